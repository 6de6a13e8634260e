package store

import (
	"context"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// Departure is an event to which somebody goes from a zone.
type Departure struct {
	Event   string
	Start   time.Time
	Zone    string // of the event
	From    string // zone of those who go; "" when unknown
	Updated time.Time
}

// Departures are the events that stand and start after after, until until at
// the latest, each with every zone from which somebody goes; soonest first.
func (db *DB) Departures(ctx context.Context, after, until time.Time) ([]Departure, error) {
	scan := func(s scanner) (d Departure, err error) {
		var starts, updated int64
		err = s.Scan(&d.Event, &starts, &d.Zone, &updated, &d.From)
		d.Start, d.Updated = instant(starts), instant(updated)
		return d, err
	}
	return collect(ctx, db, scan, `SELECT DISTINCT e.id, e.starts, e.zone, e.updated, coalesce(m.zone, '') AS origin
		FROM event e JOIN attendance a ON a.event = e.id AND a.rsvp = 'going' LEFT JOIN member m ON m.id = a.member
		WHERE e.cancelled = 0 AND e.starts > $1 AND e.starts <= $2 ORDER BY e.starts, e.id, origin`,
		seconds(after), seconds(until))
}

// NextStart is when the first event after after starts that stands and to
// which somebody goes; ErrNone when there is none.
func (db *DB) NextStart(ctx context.Context, after time.Time) (time.Time, error) {
	at, err := first(ctx, db, scanInt, `SELECT e.starts FROM event e WHERE e.cancelled = 0 AND e.starts > $1
		AND EXISTS (SELECT 1 FROM attendance a WHERE a.event = e.id AND a.rsvp = 'going') ORDER BY e.starts LIMIT 1`, seconds(after))
	return instant(at), err
}

// Attendee is a member who goes to an event, with what they chose in the settings.
type Attendee struct {
	Member      string
	Preferences learn.Preferences
}

// Unreminded are those who go to an event from a zone, have said so or why
// until then at the latest, and for whom there is no delivery yet with the key
// that begins with prefix, names the member, and ends with suffix.
func (db *DB) Unreminded(ctx context.Context, d Departure, then time.Time, prefix, suffix string) ([]Attendee, error) {
	scan := func(s scanner) (a Attendee, err error) {
		a.Preferences, err = scanPreferences(prefixed{s, []any{&a.Member}})
		return a, err
	}
	chosen, err := db.usual(ctx)
	if err != nil {
		return nil, err
	}
	usual := chosen.Quiet
	return collect(ctx, db, scan, `SELECT a.member, coalesce(p.language, ''), coalesce(p.quiet_from, $6), coalesce(p.quiet_to, $7),
			coalesce(p.muted, ''), coalesce(p.paused, 0)
		FROM attendance a LEFT JOIN member m ON m.id = a.member LEFT JOIN preference p ON p.member = a.member
		WHERE a.event = $1 AND a.rsvp = 'going' AND a.updated <= $2 AND coalesce(m.zone, '') = $3 AND coalesce(m.deleted, 0) = 0
		AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.key = $4 || a.member || $5)
		ORDER BY a.member`, d.Event, seconds(then), d.From, prefix, suffix, usual.From, usual.To)
}
