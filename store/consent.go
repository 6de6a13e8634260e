package store

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// Askable tells whether colleagues may ask a member, and whether the member was
// ever offered that.
func (db *DB) Askable(ctx context.Context, member string) (agreed, offered bool, err error) {
	n, err := first(ctx, db, scanInt, `SELECT agreed FROM consent WHERE member = $1`, member)
	if errors.Is(err, ErrNone) {
		return false, false, nil
	}
	return n == 1, err == nil, err
}

// SetAskable stores whether colleagues may ask a member.
func (db *DB) SetAskable(ctx context.Context, member string, agreed bool, now time.Time) error {
	_, err := db.exec(ctx, `INSERT INTO consent (member, agreed, updated) VALUES ($1, $2, $3)
		ON CONFLICT (member) DO UPDATE SET agreed = excluded.agreed, updated = excluded.updated`, member, flag(agreed), seconds(now))
	return err
}

// OfferAskable notes that a member was offered to be asked; what they have
// chosen stays.
func (db *DB) OfferAskable(ctx context.Context, member string, now time.Time) error {
	_, err := db.exec(ctx, `INSERT INTO consent (member, agreed, updated) VALUES ($1, 0, $2) ON CONFLICT (member) DO NOTHING`,
		member, seconds(now))
	return err
}

// visitors is the SQL of the members who were at an event, given as SQL, or at
// one of its series: as they say, or else, once it is over at the instant of the
// placeholder, as they had said before.
func visitors(event string, now int) string {
	return fmt.Sprintf(`SELECT a.member FROM attendance a JOIN event e ON e.id = a.event
		WHERE (e.id = %[1]s OR e.series <> '' AND e.series = (SELECT s.series FROM event s WHERE s.id = %[1]s))
		AND (a.turnout = 'went' OR a.turnout = '' AND a.rsvp = 'going' AND e.cancelled = 0 AND %[2]s <= $%[3]d)`, event, eventEnd, now)
}

// WhoKnows are at most limit members who agreed to be asked and whom the ask
// can still be put to: who went to its event, or to one of its series that is
// over at now, or its lesson's author. Those who were asked least come first.
func (db *DB) WhoKnows(ctx context.Context, a learn.Ask, now time.Time, limit int) ([]string, error) {
	return collect(ctx, db, scanText, `SELECT c.member FROM consent c
		LEFT JOIN member m ON m.id = c.member LEFT JOIN preference p ON p.member = c.member
		WHERE c.agreed = 1 AND c.member <> $1 AND coalesce(m.deleted, 0) = 0 AND coalesce(m.guest, 0) = 0 AND coalesce(m.bot, 0) = 0
		AND ',' || coalesce(p.muted, '') || ',' NOT LIKE '%,questions,%'
		AND NOT EXISTS (SELECT 1 FROM question q WHERE q.kind = 'ask' AND q.member = c.member AND q.subject = $2)
		AND (c.member IN (SELECT l.author FROM lesson l WHERE l.id = $3 AND l.withdrawn = 0 AND l.hidden = 0)
			OR c.member IN (`+visitors("$4", 5)+`))
		ORDER BY (SELECT count(*) FROM question q WHERE q.kind = 'ask' AND q.member = c.member), c.member LIMIT $6`,
		a.Member, a.ID, a.Lesson, a.Event, seconds(now), limit)
}
