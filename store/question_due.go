package store

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// DueQuestions are at most limit questions that are to be asked at now: those
// first that are due for longest, and of these the oldest.
func (db *DB) DueQuestions(ctx context.Context, now time.Time, limit int) ([]learn.Question, error) {
	return collect(ctx, db, scanQuestion, `SELECT `+questionColumns+` FROM question q WHERE q.due > 0 AND q.due <= $1
		ORDER BY q.due, q.created, q.id LIMIT $2`, seconds(now), limit)
}

// NextQuestion is when the next question is due; ErrNone when none is to come.
func (db *DB) NextQuestion(ctx context.Context) (time.Time, error) {
	at, err := first(ctx, db, scanInt, `SELECT due FROM question WHERE due > 0 ORDER BY due LIMIT 1`)
	return instant(at), err
}

// Inquiries are the questions with these ids, in the order of DueQuestions,
// with whom they ask. Recent is left to be filled in.
func (db *DB) Inquiries(ctx context.Context, ids ...string) ([]learn.Inquiry, error) {
	chosen, err := db.usual(ctx)
	if err != nil {
		return nil, err
	}
	usual := chosen.Quiet
	scan := func(s scanner) (i learn.Inquiry, err error) {
		var zone string
		m := &i.To.Member
		i.Question, err = scanQuestion(scanFunc(func(question ...any) (err error) {
			i.To.Preferences, err = scanPreferences(prefixed{s, append(question,
				&zone, &m.Name, &m.Zone, &m.Locale, &m.Admin, &m.Bot, &m.Guest, &m.Deleted)})
			return err
		}))
		m.ID, i.Zone = i.Question.Member, learn.Location(zone)
		return i, err
	}
	return collect(ctx, db, scan, fmt.Sprintf(`SELECT `+questionColumns+`, coalesce(nullif(m.zone, ''), e.zone, ''), `+knownMember+`,
			coalesce(p.language, ''), coalesce(p.quiet_from, $1), coalesce(p.quiet_to, $2), coalesce(p.muted, ''), coalesce(p.paused, 0)
		FROM question q LEFT JOIN member m ON m.id = q.member LEFT JOIN preference p ON p.member = q.member
			LEFT JOIN event e ON e.id = q.subject
		WHERE q.id IN (%s) ORDER BY q.due, q.created, q.id`, places(3, len(ids))),
		anys(ids, usual.From, usual.To)...)
}

// scanFunc is a scanner made of a function.
type scanFunc func(dest ...any) error

func (f scanFunc) Scan(dest ...any) error { return f(dest...) }

// Asked are when each of these members was asked something after since: when it
// was planned, or posted if that was later.
func (db *DB) Asked(ctx context.Context, members []string, since time.Time) (map[string][]time.Time, error) {
	asked := map[string][]time.Time{}
	scan := func(s scanner) (none struct{}, err error) {
		var member string
		var at, posted int64
		err = s.Scan(&member, &at, &posted)
		if when := instant(max(at, posted)); when.After(since) {
			asked[member] = append(asked[member], when)
		}
		return none, err
	}
	before := since.Add(-learn.Morning) // what was planned then may have been posted later
	_, err := collect(ctx, db, scan, `SELECT a.member, a.at, coalesce(d.claimed, 0)
		FROM asking a LEFT JOIN delivery d ON d.key = 'question/' || a.question || '/' || a.at
		WHERE a.member IN (`+places(2, len(members))+`) AND a.at > $1`, anys(members, seconds(before))...)
	return asked, err
}

// Ask notes that questions are asked at now: each has how often that makes,
// Asked, and when it is repeated, Due. Their messages are planned with it, and
// those of before go.
func (db *DB) Ask(ctx context.Context, all []learn.Question, now time.Time) error {
	if len(all) == 0 {
		return nil
	}
	return db.Transact(ctx, func(tx *DB) error {
		rows := make([]string, len(all))
		args := []any{seconds(now)}
		planned := make([]learn.Delivery, len(all))
		for i, q := range all {
			if err := tx.ask(ctx, q, now); err != nil {
				return err
			}
			rows[i] = fmt.Sprintf(`($%d, $1, $%d)`, len(args)+1, len(args)+2)
			args = append(args, q.Member, q.ID)
			planned[i] = learn.Delivery{
				Kind: learn.QuestionDM, Key: fmt.Sprintf("question/%s/%d", q.ID, now.Unix()), Place: q.Member, For: q.Member,
				Subject: q.ID, Due: now, Created: now,
			}
		}
		if _, err := tx.exec(ctx, `INSERT INTO asking (member, at, question) VALUES `+strings.Join(rows, ", "), args...); err != nil {
			return err
		}
		return tx.PlanAll(ctx, planned)
	})
}

func (db *DB) ask(ctx context.Context, q learn.Question, now time.Time) error {
	_, err := db.exec(ctx, `UPDATE question SET state = $2, answer = '', due = $3, asked = $5, last = $4, postponed = 0 WHERE id = $1`,
		q.ID, learn.QuestionAsked, seconds(q.Due), seconds(now), q.Asked)
	if err != nil || q.Asked == 1 {
		return err
	}
	return db.Touch(ctx, q.ID, now)
}

// Unask takes back that a question was asked at at, for its message couldn't be
// posted in time: it is asked once due has come.
func (db *DB) Unask(ctx context.Context, question string, at, due time.Time) error {
	return db.Transact(ctx, func(tx *DB) error {
		n, err := tx.exec(ctx, `DELETE FROM asking WHERE question = $1 AND at = $2
			AND member = (SELECT q.member FROM question q WHERE q.id = $1 AND q.state = $3 AND q.last = $2)`,
			question, seconds(at), learn.QuestionAsked)
		if err != nil || n == 0 {
			return err
		}
		_, err = tx.exec(ctx, `UPDATE question SET asked = asked - 1, due = $2, state = CASE WHEN asked = 1 THEN $3 ELSE state END,
				last = coalesce((SELECT max(a.at) FROM asking a WHERE a.member = question.member AND a.question = question.id), 0)
			WHERE id = $1`, question, seconds(due), learn.QuestionWaiting)
		return err
	})
}

// Postpone has questions, by id, be asked when they say, zero for not at all.
func (db *DB) Postpone(ctx context.Context, until map[string]time.Time, now time.Time) error {
	return db.Transact(ctx, func(tx *DB) error {
		for id, due := range until {
			_, err := tx.exec(ctx, `UPDATE question SET due = $2, state = CASE WHEN $2 = 0 THEN $3 ELSE state END,
				answered_at = CASE WHEN $2 = 0 THEN $4 ELSE answered_at END, postponed = CASE WHEN $2 = 0 THEN 0 ELSE $4 END WHERE id = $1`,
				id, seconds(due), learn.QuestionDropped, seconds(now))
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// Reconsider has what the member would have been asked, had they wanted to, be
// due at now: a pause may have ended early.
func (db *DB) Reconsider(ctx context.Context, member string, now time.Time) error {
	_, err := db.exec(ctx, `UPDATE question SET due = $2 WHERE member = $1 AND postponed > 0 AND due > $2`, member, seconds(now))
	return err
}
