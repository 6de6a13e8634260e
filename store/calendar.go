package store

import "context"

// TakeCalendar notes that a member took the event's calendar file, so that
// they get the new one after a change; nothing when they have no answer to the
// event.
func (db *DB) TakeCalendar(ctx context.Context, event, member string) error {
	_, err := db.exec(ctx, `UPDATE attendance SET calendar = 1 WHERE event = $1 AND member = $2`, event, member)
	return err
}
