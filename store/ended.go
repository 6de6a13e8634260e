package store

import (
	"context"
	"fmt"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// eventEnd is when the event of the table e ends, or is taken to end, as the
// index event_ends has it.
var eventEnd = fmt.Sprintf(`CASE WHEN e.ends > 0 THEN e.ends ELSE e.starts + %d END`, int(learn.UsualEvent.Seconds()))

// Ended are the ids of at most limit events that are over at now and not
// closed yet, the first to end first.
func (db *DB) Ended(ctx context.Context, now time.Time, limit int) ([]string, error) {
	return collect(ctx, db, scanText, `SELECT e.id FROM event e WHERE e.closed = 0 AND `+eventEnd+` <= $1
		ORDER BY `+eventEnd+` LIMIT $2`, seconds(now), limit)
}

// NextEnd is when the first of the events ends that aren't closed; ErrNone when
// there is none.
func (db *DB) NextEnd(ctx context.Context) (time.Time, error) {
	at, err := first(ctx, db, scanInt, `SELECT `+eventEnd+` FROM event e WHERE e.closed = 0 AND `+eventEnd+` > 0 ORDER BY `+eventEnd+` LIMIT 1`)
	return instant(at), err
}

// CloseEvent notes that an event was over at now.
func (db *DB) CloseEvent(ctx context.Context, id string, now time.Time) error {
	_, err := db.exec(ctx, `UPDATE event SET closed = $2 WHERE id = $1 AND closed = 0`, id, seconds(now))
	return err
}
