package store

import (
	"context"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// ForgetEditions deletes what is left of editions before the instant that Slack
// doesn't show, and will not: there was nothing to tell, they were refused or
// deleted again, or were somebody's test. Each channel's latest stays: the next
// one goes on from there. What Slack shows stays too, since lessons that are
// withdrawn must disappear from it.
func (db *DB) ForgetEditions(ctx context.Context, before time.Time) error {
	if err := db.inPieces(ctx, db.forget, `SELECT d.id FROM delivery d JOIN edition e ON e.id = d.subject
		WHERE d.kind = $1 AND d.state IN ($2, $3, $4) AND d.created > 0 AND d.created < $5
		AND EXISTS (SELECT 1 FROM edition l JOIN delivery o ON o.subject = l.id AND o.kind = $1 WHERE l.channel = e.channel AND l.planned > e.planned)
		ORDER BY d.id LIMIT $6`, learn.DigestPost, learn.Skipped, learn.Failed, learn.Removed, seconds(before), forgotten); err != nil {
		return err
	}
	return db.inPieces(ctx, db.dropEditions, `SELECT e.id FROM edition e WHERE e.planned < $1
		AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.subject = e.id) ORDER BY e.id LIMIT $2`, seconds(before), forgotten)
}

// inPieces deletes what the query finds until it finds nothing more.
func (db *DB) inPieces(ctx context.Context, drop func(context.Context, []string) error, query string, args ...any) error {
	for {
		ids, err := collect(ctx, db, scanText, query, args...)
		if err != nil || len(ids) == 0 {
			return err
		}
		if err := drop(ctx, ids); err != nil {
			return err
		}
	}
}

func (db *DB) dropEditions(ctx context.Context, ids []string) error {
	_, err := db.exec(ctx, `DELETE FROM edition WHERE id IN (`+places(1, len(ids))+`)`, anys(ids)...)
	return err
}
