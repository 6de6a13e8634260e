package store

import (
	"context"
	"errors"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

const askColumns = `k.id, k.member, k.text, k.event, k.lesson, k.channel, k.state, k.helper, k.next, k.created, k.ended`

func scanAsk(s scanner) (a learn.Ask, err error) {
	var next, created, ended int64
	err = s.Scan(&a.ID, &a.Member, &a.Text, &a.Event, &a.Lesson, &a.Channel, &a.State, &a.Helper, &next, &created, &ended)
	a.Next, a.Created, a.Ended = instant(next), instant(created), instant(ended)
	return a, err
}

// AddAsk stores a new ask. It reports whether it is new: the same form may be
// sent twice.
func (db *DB) AddAsk(ctx context.Context, a learn.Ask) (bool, error) {
	n, err := db.exec(ctx, `INSERT INTO ask (id, member, text, event, lesson, channel, state, helper, next, created, ended)
		VALUES ($1, $2, $3, $4, $5, $6, $7, '', $8, $9, 0) ON CONFLICT (id) DO NOTHING`,
		a.ID, a.Member, a.Text, a.Event, a.Lesson, a.Channel, learn.AskOpen, seconds(a.Next), seconds(a.Created))
	return n > 0, err
}

// AskByID is the ask with the id, whoever may see it; ErrNone when there is none.
func (db *DB) AskByID(ctx context.Context, id string) (learn.Ask, error) {
	return first(ctx, db, scanAsk, `SELECT `+askColumns+` FROM ask k WHERE k.id = $1`, id)
}

// AskTitle is the title of the event, or what the lesson says, that an ask is
// about; ErrNone when that is gone, withdrawn or hidden.
func (db *DB) AskTitle(ctx context.Context, a learn.Ask) (string, error) {
	if a.Lesson != "" {
		takeaway, err := first(ctx, db, scanText, `SELECT takeaway FROM lesson WHERE id = $1 AND withdrawn = 0 AND hidden = 0`, a.Lesson)
		return learn.InSentence(takeaway), err
	}
	title, err := first(ctx, db, scanText, `SELECT title FROM event WHERE id = $1`, a.Event)
	return learn.OneLine(title), err
}

// MyAsks are a member's open asks, the oldest first.
func (db *DB) MyAsks(ctx context.Context, member string) ([]learn.Ask, error) {
	return collect(ctx, db, scanAsk, `SELECT `+askColumns+` FROM ask k WHERE k.member = $1 AND k.state = 'open'
		ORDER BY k.created, k.id LIMIT $2`, member, learn.MaxAsks)
}

// askSeen is the SQL condition that an ask to all may stand in the channel of
// the placeholder $1. Where outsiders read, it is what was asked there alone:
// others put their names to it for colleagues.
const askSeen = `k.state = 'open' AND k.event = '' AND k.lesson = ''
	AND (k.channel = $1 OR k.channel = '' AND NOT EXISTS (SELECT 1 FROM channel o WHERE o.id = $1 AND o.external = 1))`

// OpenAsks are at most limit open asks to all that a channel may see: those
// first that none of its digests has shown, then the newest.
func (db *DB) OpenAsks(ctx context.Context, channel string, limit int) ([]learn.Ask, error) {
	return collect(ctx, db, scanAsk, `SELECT `+askColumns+` FROM ask k WHERE `+askSeen+`
		ORDER BY `+unseen("k", 3)+` DESC, k.created DESC, k.id LIMIT $4`, channel, channel, learn.DigestPost, limit)
}

// AsksByIDs are those of the asks to all that are open and that a channel may see.
func (db *DB) AsksByIDs(ctx context.Context, channel string, ids ...string) ([]learn.Ask, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	return collect(ctx, db, scanAsk, `SELECT `+askColumns+` FROM ask k WHERE k.id IN (`+places(2, len(ids))+`)
		AND `+askSeen, anys(ids, channel)...)
}

// ShowsAsks tells whether a digest is on that shows asks to all; with a
// channel, that channel's.
func (db *DB) ShowsAsks(ctx context.Context, channel string) (bool, error) {
	n, err := first(ctx, db, scanInt, `SELECT count(*) FROM digest d WHERE d.paused = 0 AND ',' || d.left_out || ',' NOT LIKE '%,`+string(learn.AskSection)+`,%'
		AND (d.channel = $1 OR $1 = '' AND NOT EXISTS (SELECT 1 FROM channel o WHERE o.id = d.channel AND o.external = 1))`, channel)
	return n > 0, err
}

// AnswerAsk has helper be who answered an open ask. It reports false when
// somebody was quicker, or when it is closed.
func (db *DB) AnswerAsk(ctx context.Context, id, helper string, now time.Time) (bool, error) {
	return db.endAsk(ctx, id, learn.AskAnswered, helper, now)
}

// CloseAsk closes an open ask. It reports whether it was open.
func (db *DB) CloseAsk(ctx context.Context, id string, now time.Time) (bool, error) {
	return db.endAsk(ctx, id, learn.AskClosed, "", now)
}

// endAsk ends an open ask: nobody is asked any more, and all that shows it follows.
func (db *DB) endAsk(ctx context.Context, id string, state learn.AskState, helper string, now time.Time) (ended bool, err error) {
	err = db.Transact(ctx, func(tx *DB) error {
		n, err := tx.exec(ctx, `UPDATE ask SET state = $2, helper = $3, next = 0, ended = $4 WHERE id = $1 AND state = 'open'`,
			id, state, helper, seconds(now))
		if ended = n > 0; err != nil || !ended {
			return err
		}
		_, err = tx.exec(ctx, `UPDATE question SET state = $3, due = 0, answered_at = $4
			WHERE kind = $1 AND subject = $2 AND state IN ('waiting', 'asked')`, learn.AskQuestion, id, learn.QuestionDropped, seconds(now))
		return errors.Join(err, tx.Touch(ctx, id, now))
	})
	return ended, err
}

// DueAsks are the open asks about which something is to be done at now.
func (db *DB) DueAsks(ctx context.Context, now time.Time, limit int) ([]learn.Ask, error) {
	return collect(ctx, db, scanAsk, `SELECT `+askColumns+` FROM ask k WHERE k.next > 0 AND k.next <= $1
		ORDER BY k.next, k.id LIMIT $2`, seconds(now), limit)
}

// NextAsk is when something is next to be done about an ask; ErrNone when never.
func (db *DB) NextAsk(ctx context.Context) (time.Time, error) {
	at, err := first(ctx, db, scanInt, `SELECT next FROM ask WHERE next > 0 ORDER BY next LIMIT 1`)
	return instant(at), err
}

// LeaveAsk has something be done about an open ask at next.
func (db *DB) LeaveAsk(ctx context.Context, id string, next time.Time) error {
	_, err := db.exec(ctx, `UPDATE ask SET next = $2 WHERE id = $1 AND state = 'open'`, id, seconds(next))
	return err
}

// LeftAsks are the ids of open asks whose members have left.
func (db *DB) LeftAsks(ctx context.Context) ([]string, error) {
	return collect(ctx, db, scanText, `SELECT k.id FROM ask k JOIN member m ON m.id = k.member WHERE k.state = 'open' AND m.deleted = 1`)
}

// DropAsks drops those of the questions with these ids, all of asks, that have
// lost their sense at now: the ask is answered or closed, its lesson is gone, or
// the member doesn't want to be asked any more, or wasn't there after all.
func (db *DB) DropAsks(ctx context.Context, ids []string, now time.Time) error {
	_, err := db.exec(ctx, `UPDATE question SET state = $1, due = 0, answered_at = $2 WHERE id IN (`+places(3, len(ids))+`)
		AND NOT EXISTS (SELECT 1 FROM ask k JOIN consent c ON c.member = question.member AND c.agreed = 1
			WHERE k.id = question.subject AND k.state = 'open'
				AND (k.lesson = '' OR EXISTS (SELECT 1 FROM lesson l WHERE l.id = k.lesson AND l.withdrawn = 0 AND l.hidden = 0))
				AND (k.event = '' OR question.member IN (`+visitors("k.event", 2)+`)))`,
		anys(ids, learn.QuestionDropped, seconds(now))...)
	return err
}
