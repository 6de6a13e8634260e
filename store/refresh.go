package store

import (
	"context"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// Refresh is a shown message that must be brought up to date.
type Refresh struct {
	learn.Delivery
	Content string // hash of what Slack shows now
	touches int64
}

// ClaimRefreshes takes up to limit messages that are due for a refresh, for
// the time of lease: what isn't recorded by then is due again.
func (db *DB) ClaimRefreshes(ctx context.Context, now time.Time, lease time.Duration, limit int) ([]Refresh, error) {
	due, err := collect(ctx, db, scanText, `SELECT id FROM delivery WHERE refresh > 0 AND refresh <= $1 AND state = $2
		ORDER BY refresh, seq LIMIT $3`, seconds(now), learn.Sent, limit)
	if err != nil || len(due) == 0 {
		return nil, err
	}
	var claimed []Refresh
	err = db.Transact(ctx, func(tx *DB) error {
		for _, id := range due {
			one, err := collect(ctx, tx, scanRefresh, `UPDATE delivery SET refresh = $1
				WHERE id = $2 AND refresh > 0 AND refresh <= $3 AND state = $4 RETURNING content, touches, `+deliveryColumns,
				seconds(now.Add(lease)), id, seconds(now), learn.Sent)
			if err != nil {
				return err
			}
			claimed = append(claimed, one...)
		}
		return nil
	})
	return claimed, err
}

func scanRefresh(s scanner) (r Refresh, err error) {
	r.Delivery, err = scanDelivery(prefixed{s, []any{&r.Content, &r.touches}})
	return r, err
}

// prefixed scans columns that stand before those of another scan.
type prefixed struct {
	scanner
	before []any
}

func (p prefixed) Scan(dest ...any) error { return p.scanner.Scan(append(p.before, dest...)...) }

// Refreshed records that the message shows content since now. A change in the
// meantime has the next refresh follow after RefreshEvery.
func (db *DB) Refreshed(ctx context.Context, r Refresh, content string, now time.Time) error {
	_, err := db.exec(ctx, `UPDATE delivery SET content = $1, refreshed = $2, refresh = CASE WHEN touches = $3 THEN 0 ELSE $4 END
		WHERE id = $5 AND state = $6`, content, seconds(now), r.touches, seconds(now.Add(RefreshEvery)), r.ID, learn.Sent)
	return err
}

// Unchanged records that the message needs no update after all.
func (db *DB) Unchanged(ctx context.Context, r Refresh, now time.Time) error {
	_, err := db.exec(ctx, `UPDATE delivery SET refresh = CASE WHEN touches = $1 THEN 0 ELSE $2 END
		WHERE id = $3 AND state = $4`, r.touches, seconds(now), r.ID, learn.Sent)
	return err
}

// RefreshAt puts the message's refresh off.
func (db *DB) RefreshAt(ctx context.Context, r Refresh, at time.Time) error {
	_, err := db.exec(ctx, `UPDATE delivery SET refresh = $1 WHERE id = $2 AND state = $3`, seconds(at), r.ID, learn.Sent)
	return err
}

// Removed records that the message is no longer in Slack.
func (db *DB) Removed(ctx context.Context, id string) error {
	_, err := db.exec(ctx, `UPDATE delivery SET state = $1, refresh = 0 WHERE id = $2 AND state = $3`, learn.Removed, id, learn.Sent)
	return err
}
