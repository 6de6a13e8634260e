package store

import (
	"context"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// Unwritten are the events that ended after since, that the member said to
// have been to, and from which they have neither written nor begun a lesson; at
// most limit, the latest first.
func (db *DB) Unwritten(ctx context.Context, member string, since time.Time, limit int) ([]learn.Event, error) {
	return db.events(ctx, `WHERE e.id IN (SELECT a.event FROM attendance a
				WHERE a.member = $1 AND a.rsvp = 'going' AND a.turnout = 'went')
			AND e.cancelled = 0 AND `+eventEnd+` > $2
			AND NOT EXISTS (SELECT 1 FROM lesson l WHERE l.event = e.id AND l.author = $1)
			AND NOT EXISTS (SELECT 1 FROM draft d WHERE d.member = $1 AND d.origin = e.id)
		ORDER BY e.starts DESC, e.id LIMIT $3`, member, seconds(since), limit)
}
