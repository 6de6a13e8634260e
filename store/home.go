package store

import (
	"context"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

const answeredByMe = ` AND EXISTS (SELECT 1 FROM attendance a WHERE a.event = e.id AND a.member = $1 AND a.rsvp IN ('going', 'maybe'))`

// MyUpcoming returns at most limit events that aren't over at now and that the
// viewer said going or maybe to, soonest first, as far as they may see them
// from where they look, and how many there are in all.
func (db *DB) MyUpcoming(ctx context.Context, v learn.Viewer, now time.Time, limit int) ([]learn.Event, int, error) {
	args := coming(v, now, time.Time{})
	total, err := first(ctx, db, scanInt, `SELECT count(*) FROM event e WHERE `+upcoming+answeredByMe, args...)
	if err != nil {
		return nil, 0, err
	}
	events, err := db.events(ctx, `WHERE `+upcoming+answeredByMe+` ORDER BY e.starts, e.id LIMIT $5`, append(args, limit)...)
	return events, int(total), err
}
