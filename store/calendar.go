package store

import (
	"context"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// CalendarEvery is the least time between two files of one version of an event
// for one member.
const CalendarEvery = time.Minute

// TakeCalendar notes that a member takes the event's calendar file as it is
// now, so that they get the new one after a change. It reports false when they
// took this version less than CalendarEvery before.
func (db *DB) TakeCalendar(ctx context.Context, e learn.Event, member string, now time.Time) (bool, error) {
	n, err := db.exec(ctx, `INSERT INTO calendar_file (event, member, sequence, taken) VALUES ($1, $2, $3, $4)
		ON CONFLICT (event, member) DO UPDATE SET sequence = excluded.sequence, taken = excluded.taken
		WHERE calendar_file.sequence <> excluded.sequence OR calendar_file.taken <= $5`,
		e.ID, member, e.Sequence, seconds(now), seconds(now.Add(-CalendarEvery)))
	return n == 1, err
}

// CalendarIsOld tells whether the member took the event's calendar file before
// the event's last change.
func (db *DB) CalendarIsOld(ctx context.Context, e learn.Event, member string) (bool, error) {
	n, err := first(ctx, db, scanInt, `SELECT count(*) FROM calendar_file WHERE event = $1 AND member = $2 AND sequence < $3`,
		e.ID, member, e.Sequence)
	return n > 0, err
}
