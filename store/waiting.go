package store

import (
	"context"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// Coming are those who go to an event, wait for a place or may come, with what
// must be known to write to them: they hear what becomes of it.
func (db *DB) Coming(ctx context.Context, event string) ([]learn.Reader, error) {
	chosen, err := db.usual(ctx)
	if err != nil {
		return nil, err
	}
	usual := chosen.Quiet
	scan := func(s scanner) (r learn.Reader, err error) {
		m := &r.Member
		r.Preferences, err = scanPreferences(prefixed{s, []any{&m.ID, &m.Name, &m.Zone, &m.Locale, &m.Admin, &m.Bot, &m.Guest, &m.Deleted, &r.Calendar}})
		return r, err
	}
	return collect(ctx, db, scan, `SELECT a.member, `+knownMember+`,
			EXISTS (SELECT 1 FROM calendar_file c WHERE c.event = a.event AND c.member = a.member), coalesce(p.language, ''),
			coalesce(p.quiet_from, $2), coalesce(p.quiet_to, $3), coalesce(p.muted, ''), coalesce(p.paused, 0)
		FROM attendance a LEFT JOIN member m ON m.id = a.member LEFT JOIN preference p ON p.member = a.member
		WHERE a.event = $1 AND a.rsvp IN ('going', 'waitlisted', 'maybe') ORDER BY a.created, a.member`, event, usual.From, usual.To)
}

// Waiting are the deliveries of a kind about a subject that are still to be
// posted, by place.
func (db *DB) Waiting(ctx context.Context, kind learn.Kind, subject string) (map[string]learn.Delivery, error) {
	all, err := collect(ctx, db, scanDelivery, `SELECT `+deliveryColumns+` FROM delivery
		WHERE state = $1 AND kind = CAST($2 AS TEXT) AND subject = $3 ORDER BY seq DESC`, learn.Pending, kind, subject)
	waiting := make(map[string]learn.Delivery, len(all))
	for _, d := range all {
		waiting[d.Place] = d
	}
	return waiting, err
}

// Hasten has a delivery that is still to be posted fall due at due.
func (db *DB) Hasten(ctx context.Context, delivery string, due time.Time) error {
	_, err := db.exec(ctx, `UPDATE delivery SET due = $2 WHERE id = $1 AND state = $3`, delivery, seconds(due), learn.Pending)
	db.announce(err)
	return err
}
