package store

import (
	"context"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// Claim takes up to limit of the Heads for posting.
func (db *DB) Claim(ctx context.Context, now time.Time, limit int, busy []string) ([]learn.Delivery, error) {
	heads, err := db.Heads(ctx, now, limit, busy)
	if err != nil || len(heads) == 0 {
		return nil, err
	}
	return db.Take(ctx, now, heads)
}

// Take takes deliveries for posting, one of a place: they are the caller's until
// it records what became of them. What somebody else has taken, or whose place
// is in use, is left out. A bare column would have SQLite look through all that
// waits.
func (db *DB) Take(ctx context.Context, now time.Time, heads []Head) ([]learn.Delivery, error) {
	var ids []string
	taken := map[string]bool{}
	for _, head := range heads {
		if !taken[head.Place] {
			taken[head.Place] = true
			ids = append(ids, head.ID)
		}
	}
	if len(ids) == 0 {
		return nil, nil
	}
	var claimed []learn.Delivery
	err := db.Transact(ctx, func(tx *DB) (err error) {
		claimed, err = collect(ctx, tx.routinely(), scanDelivery, `UPDATE delivery SET state = $1, claimed = $2, tries = tries + 1
			WHERE id IN (`+places(4, len(ids))+`) AND coalesce(state, '') = $3
				AND NOT EXISTS (SELECT 1 FROM delivery o WHERE o.place = delivery.place AND o.state = $1)
			RETURNING `+deliveryColumns, anys(ids, learn.Sending, seconds(now), learn.Pending)...)
		return err
	})
	return inOrder(ids, claimed, func(d learn.Delivery) string { return d.ID }), err
}

// Record writes what became of a claimed delivery: its State, Tries, Due,
// Channel, TS, File and Reason; content is a hash of what Slack shows. ErrNone
// means that the claim is no longer the caller's.
func (db *DB) Record(ctx context.Context, d learn.Delivery, content string) error {
	return db.claimed(ctx, `UPDATE delivery SET state = $1, tries = $2, due = $3, channel = $4, ts = $5, file = $6, reason = $7, content = $8
		WHERE id = $9 AND state = $10 AND claimed = $11`,
		d.State, d.Tries, seconds(d.Due), d.Channel, d.TS, d.File, d.Reason, content, d.ID, learn.Sending, seconds(d.Claimed))
}

// SetFile notes the File that a claimed delivery is about to share. ErrNone as
// with Record.
func (db *DB) SetFile(ctx context.Context, d learn.Delivery) error {
	return db.claimed(ctx, `UPDATE delivery SET file = $1 WHERE id = $2 AND state = $3 AND claimed = $4`,
		d.File, d.ID, learn.Sending, seconds(d.Claimed))
}

func (db *DB) claimed(ctx context.Context, update string, args ...any) error {
	n, err := db.exec(ctx, update, args...)
	if err == nil && n == 0 {
		return ErrNone
	}
	return err
}

// RecordFound writes that a delivery whose post got no answer is shown after
// all. What it shows may have changed since, so it is due for a refresh.
func (db *DB) RecordFound(ctx context.Context, d learn.Delivery, now time.Time) error {
	return db.Transact(ctx, func(tx *DB) error {
		if err := tx.Record(ctx, d, ""); err != nil {
			return err
		}
		_, err := tx.exec(ctx, `UPDATE delivery SET touches = touches + 1, refresh = $1 WHERE id = $2`, seconds(now), d.ID)
		tx.announce(err)
		return err
	})
}

// aheadAtMost is how far the clock of another process may be ahead of ours. What
// was claimed later than that, our own clock has been set back since.
const aheadAtMost = 10 * time.Minute

// Unanswered are the deliveries that were claimed at least wait before now and
// of which nothing has been recorded since.
func (db *DB) Unanswered(ctx context.Context, now time.Time, wait time.Duration) ([]learn.Delivery, error) {
	return collect(ctx, db.routinely(), scanDelivery, `SELECT `+deliveryColumns+` FROM delivery
		WHERE state = $1 AND (claimed <= $2 OR claimed > $3) ORDER BY claimed, seq`,
		learn.Sending, seconds(now.Add(-wait)), seconds(now.Add(aheadAtMost)))
}

// Outlook is what the outbox has to do at an instant, and when it will next
// have something to do; Next is zero for never.
type Outlook struct {
	Posts, Refreshes, Lookups bool
	Next                      time.Time
}

// Due tells whether there is something to do.
func (o Outlook) Due() bool { return o.Posts || o.Refreshes || o.Lookups }

// Outlook looks at the outbox as of now. wait is how long after its claim a
// delivery without an answer is looked up.
func (db *DB) Outlook(ctx context.Context, now time.Time, wait time.Duration) (o Outlook, err error) {
	scan := func(s scanner) (struct{}, error) {
		var kind string
		var due, at int64
		err := s.Scan(&kind, &due, &at)
		o.add(kind, due == 1, instant(at))
		return struct{}{}, err
	}
	_, err = collect(ctx, db.routinely(), scan, `SELECT * FROM (SELECT 'post' AS kind, 1 AS due, d.due AS at FROM delivery d WHERE d.state = $1 AND d.due <= $4 AND `+mayGo("d")+` ORDER BY d.due LIMIT 1) AS due_post
		UNION ALL SELECT * FROM (SELECT 'post', 0, due FROM delivery WHERE state = $1 AND due > $4 ORDER BY due LIMIT 1) AS next_post
		UNION ALL SELECT * FROM (SELECT 'refresh', 1, refresh FROM delivery WHERE state = $2 AND refresh > 0 AND refresh <= $4 ORDER BY refresh LIMIT 1) AS due_refresh
		UNION ALL SELECT * FROM (SELECT 'refresh', 0, refresh FROM delivery WHERE state = $2 AND refresh > 0 AND refresh > CAST($4 AS BIGINT) ORDER BY refresh LIMIT 1) AS next_refresh
		UNION ALL SELECT * FROM (SELECT 'lookup', 1, claimed FROM delivery WHERE state = $3 AND (claimed <= $4 - $5 OR claimed > $4 + $6) ORDER BY claimed LIMIT 1) AS due_lookup
		UNION ALL SELECT * FROM (SELECT 'lookup', 0, claimed + $5 FROM delivery WHERE state = $3 AND claimed > $4 - $5 ORDER BY claimed LIMIT 1) AS next_lookup`,
		learn.Pending, learn.Sent, learn.Sending, seconds(now), int64(wait/time.Second), int64(aheadAtMost/time.Second))
	return o, err
}

func (o *Outlook) add(kind string, due bool, at time.Time) {
	switch {
	case !due && (o.Next.IsZero() || at.Before(o.Next)):
		o.Next = at
	case due && kind == "post":
		o.Posts = true
	case due && kind == "refresh":
		o.Refreshes = true
	case due:
		o.Lookups = true
	}
}
