package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

const questionColumns = `q.id, q.kind, q.member, q.subject, q.cause, q.state, q.answer, q.due, q.asked, q.last, q.created, q.answered_at`

func scanQuestion(s scanner) (q learn.Question, err error) {
	var due, last, created, answered int64
	err = s.Scan(&q.ID, &q.Kind, &q.Member, &q.Subject, &q.Cause, &q.State, &q.Answer, &due, &q.Asked, &last, &created, &answered)
	q.Due, q.Last, q.Created, q.AnsweredAt = instant(due), instant(last), instant(created), instant(answered)
	return q, err
}

// Inquire has a question asked once its Due has come: its Kind, Member,
// Subject, Cause, Due and Created. A second one of the kind for the same member
// and subject changes nothing: the first stands, unless it was dropped before
// it was ever asked.
func (db *DB) Inquire(ctx context.Context, q learn.Question) error {
	return db.InquireAll(ctx, []learn.Question{q})
}

// atOnce is how many rows one statement writes.
const atOnce = 100

// InquireAll is Inquire for many. Nobody is asked in the place of learn.Nobody.
func (db *DB) InquireAll(ctx context.Context, all []learn.Question) error {
	all = slices.DeleteFunc(slices.Clone(all), func(q learn.Question) bool { return q.Member == learn.Nobody })
	return db.Transact(ctx, func(tx *DB) error {
		for some := range slices.Chunk(all, atOnce) {
			if err := tx.inquire(ctx, some); err != nil {
				return err
			}
		}
		return nil
	})
}

func (db *DB) inquire(ctx context.Context, all []learn.Question) error {
	rows := make([]string, len(all))
	var args []any
	for i, q := range all {
		rows[i] = fmt.Sprintf(`(%s, 0, 0, '', 0)`, places(len(args)+1, 8))
		args = append(args, learn.NewID(), q.Kind, q.Member, q.Subject, q.Cause, learn.QuestionWaiting, seconds(q.Due), seconds(q.Created))
	}
	_, err := db.exec(ctx, `INSERT INTO question (id, kind, member, subject, cause, state, due, created, asked, last, answer, answered_at)
		VALUES `+strings.Join(rows, ", ")+` ON CONFLICT (kind, member, subject) DO UPDATE
			SET state = excluded.state, due = excluded.due, cause = excluded.cause, created = excluded.created, answered_at = 0, postponed = 0
			WHERE question.state = 'dropped' AND question.asked = 0`, args...)
	return err
}

// Question is what a member is asked about a subject; ErrNone when they aren't.
func (db *DB) Question(ctx context.Context, kind learn.QuestionKind, member, subject string) (learn.Question, error) {
	return first(ctx, db, scanQuestion, `SELECT `+questionColumns+` FROM question q
		WHERE q.kind = $1 AND q.member = $2 AND q.subject = $3`, kind, member, subject)
}

// QuestionByID is the question with the id; ErrNone when there is none.
func (db *DB) QuestionByID(ctx context.Context, id string) (learn.Question, error) {
	return first(ctx, db, scanQuestion, `SELECT `+questionColumns+` FROM question q WHERE q.id = $1`, id)
}

// OpenQuestions are those that were asked after since, for the last time, and
// that the member has neither answered nor put aside, the oldest first.
func (db *DB) OpenQuestions(ctx context.Context, member string, since time.Time) ([]learn.Question, error) {
	return collect(ctx, db, scanQuestion, `SELECT `+questionColumns+` FROM question q
		WHERE q.member = $1 AND q.state = $2 AND q.last > $3 ORDER BY q.created, q.id`, member, learn.QuestionAsked, seconds(since))
}

// AnswerQuestion notes what the member answered: they aren't asked again, and
// the message of the question follows. Without such a question, nothing happens.
func (db *DB) AnswerQuestion(ctx context.Context, kind learn.QuestionKind, member, subject, answer string, now time.Time) error {
	return db.settleQuestion(ctx, kind, member, subject, learn.QuestionAnswered, answer, now)
}

// DropQuestion has a question not be asked again, for the member doesn't want
// to answer it or it has lost its sense. Without such a question, nothing happens.
func (db *DB) DropQuestion(ctx context.Context, kind learn.QuestionKind, member, subject string, now time.Time) error {
	return db.settleQuestion(ctx, kind, member, subject, learn.QuestionDropped, "", now)
}

func (db *DB) settleQuestion(ctx context.Context, kind learn.QuestionKind, member, subject string, state learn.QuestionState, answer string, now time.Time) error {
	return db.Transact(ctx, func(tx *DB) error {
		ids, err := collect(ctx, tx, scanText, `UPDATE question SET state = $4, answer = $5, due = 0, postponed = 0,
				answered_at = CASE WHEN state = $4 AND state = 'answered' THEN answered_at ELSE $6 END
			WHERE kind = $1 AND member = $2 AND subject = $3 RETURNING id`, kind, member, subject, state, answer, seconds(now))
		return errors.Join(err, tx.touchAll(ctx, ids, now))
	})
}

// PutOff has a question that was asked be asked again at due, zero for never;
// its message follows.
func (db *DB) PutOff(ctx context.Context, question string, due, now time.Time) error {
	return db.Transact(ctx, func(tx *DB) error {
		ids, err := collect(ctx, tx, scanText, `UPDATE question SET answer = $2, due = $3, postponed = 0 WHERE id = $1 AND state = 'asked' RETURNING id`,
			question, learn.PutOff, seconds(due))
		return errors.Join(err, tx.touchAll(ctx, ids, now))
	})
}

func (db *DB) touchAll(ctx context.Context, subjects []string, now time.Time) error {
	for _, id := range subjects {
		if err := db.Touch(ctx, id, now); err != nil {
			return err
		}
	}
	return nil
}
