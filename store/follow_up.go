package store

import (
	"context"
	"fmt"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

const followUpColumns = `u.id, u.member, u.what, u.due, u.reminded, u.done, u.created`

func scanFollowUp(s scanner) (u learn.FollowUp, err error) {
	var due, reminded, done, created int64
	err = s.Scan(&u.ID, &u.Member, &u.What, &due, &reminded, &done, &created)
	u.Due, u.Reminded, u.Done, u.Created = instant(due), instant(reminded), instant(done), instant(created)
	return u, err
}

// FollowUp is the member's follow-up with the id; ErrNone when there is none,
// or when it is somebody else's.
func (db *DB) FollowUp(ctx context.Context, member, id string) (learn.FollowUp, error) {
	return first(ctx, db, scanFollowUp, `SELECT `+followUpColumns+` FROM follow_up u WHERE u.id = $1 AND u.member = $2`, id, member)
}

// FollowUps are the member's open follow-ups, at most limit, what is due first,
// and how many there are. They are their owner's alone.
func (db *DB) FollowUps(ctx context.Context, member string, limit int) ([]learn.FollowUp, int, error) {
	total, err := first(ctx, db, scanInt, `SELECT count(*) FROM follow_up u WHERE u.member = $1 AND u.done = 0`, member)
	if err != nil || total == 0 {
		return nil, 0, err
	}
	some, err := collect(ctx, db, scanFollowUp, `SELECT `+followUpColumns+` FROM follow_up u
		WHERE u.member = $1 AND u.done = 0 ORDER BY u.due, u.created, u.id LIMIT $2`, member, limit)
	return some, int(total), err
}

// SaveFollowUp stores a new follow-up, or what its owner changed of an open
// one: its ID, Member, What, Due and Created. They are reminded anew when it is
// due at another time. It reports false, and changes nothing, when it is done
// or somebody else's.
func (db *DB) SaveFollowUp(ctx context.Context, u learn.FollowUp) (bool, error) {
	n, err := db.exec(ctx, `INSERT INTO follow_up (id, member, what, due, remind, reminded, done, created) VALUES ($1, $2, $3, $4, $4, 0, 0, $5)
		ON CONFLICT (id) DO UPDATE SET what = excluded.what, due = excluded.due,
			remind = CASE WHEN follow_up.due = excluded.due THEN follow_up.remind ELSE excluded.remind END
		WHERE follow_up.member = excluded.member AND follow_up.done = 0`,
		u.ID, u.Member, u.What, seconds(u.Due), seconds(u.Created))
	return n == 1, err
}

// FinishFollowUp notes that the member has done it, at done; zero for not yet.
// It reports false when they have no such follow-up.
func (db *DB) FinishFollowUp(ctx context.Context, member, id string, done time.Time) (bool, error) {
	n, err := db.exec(ctx, `UPDATE follow_up SET done = $3, remind = CASE WHEN $3 = 0 AND due > reminded THEN due ELSE 0 END
		WHERE id = $1 AND member = $2`, id, member, seconds(done))
	return n == 1, err
}

// DeleteFollowUp deletes a follow-up of the member's, done or not. There may be
// none.
func (db *DB) DeleteFollowUp(ctx context.Context, member, id string) error {
	_, err := db.exec(ctx, `DELETE FROM follow_up WHERE id = $1 AND member = $2`, id, member)
	return err
}

// SnoozeFollowUp puts what the member hasn't done yet off until due. It reports
// false when they have no such follow-up.
func (db *DB) SnoozeFollowUp(ctx context.Context, member, id string, due time.Time) (bool, error) {
	n, err := db.exec(ctx, `UPDATE follow_up SET due = $3, remind = $3 WHERE id = $1 AND member = $2 AND done = 0`, id, member, seconds(due))
	return n == 1, err
}

// DueFollowUps are at most limit open follow-ups of which somebody is to be
// reminded at now, those first that wait for longest.
func (db *DB) DueFollowUps(ctx context.Context, now time.Time, limit int) ([]learn.DueFollowUp, error) {
	chosen, err := db.usual(ctx)
	if err != nil {
		return nil, err
	}
	usual := chosen.Quiet
	scan := func(s scanner) (u learn.DueFollowUp, err error) {
		m := &u.To.Member
		u.FollowUp, err = scanFollowUp(scanFunc(func(columns ...any) (err error) {
			u.To.Preferences, err = scanPreferences(prefixed{s, append(columns,
				&m.Name, &m.Zone, &m.Locale, &m.Admin, &m.Bot, &m.Guest, &m.Deleted)})
			return err
		}))
		m.ID = u.FollowUp.Member
		return u, err
	}
	return collect(ctx, db, scan, `SELECT `+followUpColumns+`, `+knownMember+`,
			coalesce(p.language, ''), coalesce(p.quiet_from, $3), coalesce(p.quiet_to, $4), coalesce(p.muted, ''), coalesce(p.paused, 0)
		FROM follow_up u LEFT JOIN member m ON m.id = u.member LEFT JOIN preference p ON p.member = u.member
		WHERE u.remind > 0 AND u.remind <= $1 ORDER BY u.remind, u.id LIMIT $2`, seconds(now), limit, usual.From, usual.To)
}

// NextFollowUp is when somebody is next to be reminded of a follow-up; ErrNone
// when nobody is.
func (db *DB) NextFollowUp(ctx context.Context) (time.Time, error) {
	at, err := first(ctx, db, scanInt, `SELECT remind FROM follow_up WHERE remind > 0 ORDER BY remind LIMIT 1`)
	return instant(at), err
}

// Remind plans the message that reminds a member of their follow-up at now. The
// message of an earlier time follows.
func (db *DB) Remind(ctx context.Context, u learn.FollowUp, now time.Time) error {
	return db.Transact(ctx, func(tx *DB) error {
		_, err := tx.exec(ctx, `UPDATE follow_up SET reminded = $2, remind = 0 WHERE id = $1`, u.ID, seconds(now))
		if err != nil {
			return err
		}
		if err := tx.Touch(ctx, u.ID, now); err != nil {
			return err
		}
		return tx.Plan(ctx, learn.Delivery{
			Kind: learn.FollowUpDM, Key: fmt.Sprintf("follow_up/%s/%d", u.ID, now.Unix()), Place: u.Member, For: u.Member,
			Subject: u.ID, Due: now, Created: now,
		})
	})
}

// RemindAt has a member be reminded of a follow-up later, at at; zero for not at
// all. What they have done or put off since it was read stays as it is.
func (db *DB) RemindAt(ctx context.Context, u learn.FollowUp, at time.Time) error {
	_, err := db.exec(ctx, `UPDATE follow_up SET remind = $2 WHERE id = $1 AND done = 0 AND due = $3`, u.ID, seconds(at), seconds(u.Due))
	return err
}
