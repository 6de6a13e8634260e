package store

import (
	"context"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// SameEvent returns the event that e most likely is, shared before: one to the
// same page, or with the same title on the same day. It stands, isn't over at
// now, and the viewer may see it; ErrNone when there is none. Of e it needs ID,
// Title, Link, Zone, and Start if that is known: two events of one page, with
// other titles on other days, are not the same. Of several it is one that is
// posted where the viewer looks from, else one that everybody may see; the first.
func (db *DB) SameEvent(ctx context.Context, v learn.Viewer, e learn.Event, now time.Time) (learn.Event, error) {
	day := ""
	if !e.Start.IsZero() {
		day = e.Day()
	}
	link, title := learn.LinkKey(e.Link), Fold(e.Title)
	if link == "" && (day == "" || title == "") {
		return learn.Event{}, ErrNone
	}
	same, err := db.events(ctx, `WHERE e.id IN (
			SELECT id FROM event WHERE link_key = $6 AND $6 <> '' AND (day = $7 OR $7 = '' OR title_key = $8 OR $8 = '')
			UNION ALL SELECT id FROM event WHERE day = $7 AND title_key = $8 AND $8 <> '')
		AND e.id <> $5 AND `+upcoming+`
		ORDER BY CASE WHEN e.channel = $2 OR EXISTS (SELECT 1 FROM card d WHERE d.event = e.id AND d.channel = $2) THEN 0
			WHEN `+standsForAll+` THEN 1 ELSE 2 END, e.created, e.id LIMIT 1`,
		append(coming(v, now, time.Time{}), e.ID, link, day, title)...)
	switch {
	case err != nil:
		return learn.Event{}, err
	case len(same) == 0:
		return learn.Event{}, ErrNone
	}
	return same[0], nil
}

// AddCard notes that an event is posted in one more channel, where it may be
// seen from now on. It reports false, and changes nothing, when it is there already.
func (db *DB) AddCard(ctx context.Context, event, channel, by string, now time.Time) (bool, error) {
	n, err := db.exec(ctx, `INSERT INTO card (event, channel, posted_by, created)
		SELECT e.id, $2, $3, CAST($4 AS BIGINT) FROM event e WHERE e.id = $1 AND e.channel <> $2
		ON CONFLICT (event, channel) DO NOTHING`, event, channel, by, seconds(now))
	return n == 1, err
}

// Posted tells whether an event is posted in the channel.
func (db *DB) Posted(ctx context.Context, event, channel string) (bool, error) {
	n, err := first(ctx, db, scanInt, `SELECT (SELECT count(*) FROM event WHERE id = $1 AND channel = $2)
		+ (SELECT count(*) FROM card WHERE event = $1 AND channel = $2)`, event, channel)
	return n > 0, err
}

// MembersOnly are the channels in which the event is posted when it takes being
// in one of them to know who goes there. They are none for whoever shared it or
// looks after it, looks from one of them, or may see it as everybody may.
func (db *DB) MembersOnly(ctx context.Context, v learn.Viewer, event string) ([]string, error) {
	return collect(ctx, db, scanText, `SELECT e.channel FROM event e WHERE e.id = $3 AND NOT `+visibleEvent(1)+`
		UNION ALL SELECT d.channel FROM card d JOIN event e ON e.id = d.event WHERE d.event = $3 AND NOT `+visibleEvent(1),
		v.Member, v.Here, event)
}
