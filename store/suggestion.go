package store

import (
	"context"
	"errors"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

const suggestionColumns = `s.id, s.author, s.asker, s.message, s.text, s.why, s.created, s.sent`

func scanSuggestion(s scanner) (g learn.Suggestion, err error) {
	var created, sent int64
	err = s.Scan(&g.ID, &g.Author, &g.Asker, &g.Message, &g.Text, &g.Why, &created, &sent)
	g.Created, g.Sent = instant(created), instant(sent)
	return g, err
}

// AddSuggestion keeps what the asker is about to send.
func (db *DB) AddSuggestion(ctx context.Context, s learn.Suggestion) error {
	_, err := db.exec(ctx, `INSERT INTO suggestion (id, author, asker, message, text, why, created, sent)
		VALUES ($1, $2, $3, $4, $5, '', $6, 0) ON CONFLICT DO NOTHING`, s.ID, s.Author, s.Asker, s.Message, s.Text, seconds(s.Created))
	return err
}

// Suggestion is the one with the id; ErrNone when there is none.
func (db *DB) Suggestion(ctx context.Context, id string) (learn.Suggestion, error) {
	return first(ctx, db, scanSuggestion, `SELECT `+suggestionColumns+` FROM suggestion s WHERE s.id = $1`, id)
}

// OpenSuggestion is the one about the author's message that isn't settled;
// ErrNone when there is none.
func (db *DB) OpenSuggestion(ctx context.Context, message, author string) (learn.Suggestion, error) {
	return first(ctx, db, scanSuggestion, `SELECT `+suggestionColumns+` FROM suggestion s
		WHERE s.message = $1 AND s.author = $2 AND s.sent > 0 AND s.text <> ''`, message, author)
}

// Suggested is what decides at now whether the author of the message can be
// asked about it.
func (db *DB) Suggested(ctx context.Context, message, author string, now time.Time) (s learn.Suggested, err error) {
	if s.Author, err = db.Member(ctx, author); err != nil {
		return s, err
	}
	if s.Preferences, err = db.Preferences(ctx, author); err != nil {
		return s, err
	}
	same, err := first(ctx, db, scanInt, `SELECT count(*) FROM suggestion WHERE message = $1 AND sent > 0`, message)
	if err != nil {
		return s, err
	}
	recent, err := first(ctx, db, scanInt, `SELECT count(*) FROM suggestion WHERE author = $1 AND sent > CAST($2 AS BIGINT)`,
		author, seconds(now.Add(-learn.AskedIn)))
	s.Before, s.Recent = same > 0, int(recent)
	return s, err
}

// SendSuggestion has the author asked from now on; a second time changes nothing.
func (db *DB) SendSuggestion(ctx context.Context, s learn.Suggestion, now time.Time) error {
	return db.Transact(ctx, func(tx *DB) error {
		n, err := tx.exec(ctx, `UPDATE suggestion SET why = $2, sent = $3 WHERE id = $1 AND sent = 0`, s.ID, s.Why, seconds(now))
		if err != nil || n == 0 {
			return err
		}
		return tx.Inquire(ctx, learn.Question{
			Kind: learn.ConsentQuestion, Member: s.Author, Subject: s.ID, Cause: "suggestion/" + s.ID, Due: now, Created: now,
		})
	})
}

// SettleSuggestion notes what the author answered, and forgets the text.
func (db *DB) SettleSuggestion(ctx context.Context, s learn.Suggestion, answer string, now time.Time) error {
	return db.Transact(ctx, func(tx *DB) error {
		return errors.Join(tx.AnswerQuestion(ctx, learn.ConsentQuestion, s.Author, s.ID, answer, now), tx.forgetText(ctx, s.ID))
	})
}

func (db *DB) forgetText(ctx context.Context, id string) error {
	_, err := db.exec(ctx, `UPDATE suggestion SET text = '', why = '' WHERE id = $1`, id)
	return err
}

// ForgetSuggestions forgets what was never sent, and the text of what has
// waited for its author's answer too long, or that nobody will be asked about
// any more: the message that asks goes.
func (db *DB) ForgetSuggestions(ctx context.Context, now time.Time) error {
	return db.Transact(ctx, func(tx *DB) error {
		if _, err := tx.exec(ctx, `DELETE FROM suggestion WHERE text <> '' AND sent = 0 AND created <= $1`,
			seconds(now.Add(-learn.SuggestionOpen))); err != nil {
			return err
		}
		over, err := collect(ctx, tx, scanSuggestion, `SELECT `+suggestionColumns+` FROM suggestion s
			JOIN question q ON q.kind = 'consent' AND q.member = s.author AND q.subject = s.id
			WHERE s.text <> '' AND s.sent > 0 AND (q.state = 'dropped' OR q.state = 'asked' AND q.last <= $1)`,
			seconds(now.Add(-learn.SuggestionKept)))
		for _, s := range over {
			err = errors.Join(err, tx.DropQuestion(ctx, learn.ConsentQuestion, s.Author, s.ID, now), tx.forgetText(ctx, s.ID))
		}
		return err
	})
}

// NextForgotten is when ForgetSuggestions has something to do; ErrNone when
// nothing waits.
func (db *DB) NextForgotten(ctx context.Context) (time.Time, error) {
	at, err := first(ctx, db, scanInt, `SELECT at FROM (
			SELECT created + $1 AS at FROM suggestion WHERE text <> '' AND sent = 0
			UNION ALL
			SELECT CASE WHEN q.state = 'asked' THEN q.last + $2 ELSE q.answered_at END FROM suggestion s
				JOIN question q ON q.kind = 'consent' AND q.member = s.author AND q.subject = s.id
				WHERE s.text <> '' AND s.sent > 0 AND q.state IN ('asked', 'dropped')
		) AS ends ORDER BY at LIMIT 1`, int64(learn.SuggestionOpen/time.Second), int64(learn.SuggestionKept/time.Second))
	return instant(at), err
}

// DropConsents drops those of the questions with these ids, all about
// suggestions, whose suggestion is gone.
func (db *DB) DropConsents(ctx context.Context, ids []string, now time.Time) error {
	_, err := db.exec(ctx, `UPDATE question SET state = $1, due = 0, answered_at = $2 WHERE id IN (`+places(3, len(ids))+`)
		AND NOT EXISTS (SELECT 1 FROM suggestion s WHERE s.id = question.subject AND s.text <> '')`,
		anys(ids, learn.QuestionDropped, seconds(now))...)
	return err
}
