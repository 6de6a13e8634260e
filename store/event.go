package store

import (
	"cmp"
	"context"
	"fmt"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

const eventColumns = `e.id, e.title, e.link, e.starts, e.ends, e.zone, e.format, e.place, e.industry, e.benefit,
	e.host, e.capacity, e.channel, e.shared_by, e.owner, e.series, e.date, e.sequence, e.cancelled, e.closed, e.created, e.updated`

func scanEvent(s scanner) (e learn.Event, err error) {
	var starts, ends, cancelled, closed, created, updated int64
	err = s.Scan(&e.ID, &e.Title, &e.Link, &starts, &ends, &e.Zone, &e.Format, &e.Place, &e.Industry, &e.Benefit,
		&e.Host, &e.Capacity, &e.Channel, &e.SharedBy, &e.Owner, &e.Series, &e.Date, &e.Sequence, &cancelled, &closed, &created, &updated)
	e.Start, e.End, e.Cancelled = instant(starts), instant(ends), instant(cancelled)
	e.Closed, e.Created, e.Updated = instant(closed), instant(created), instant(updated)
	return e, err
}

// AddEvent stores a new event with its topics. It reports false, and changes
// nothing, when there is one with its id already, or of its series on its date.
// Without an owner it is its sharer's, without a host somebody else's.
func (db *DB) AddEvent(ctx context.Context, e learn.Event) (added bool, err error) {
	err = db.Transact(ctx, func(tx *DB) error {
		n, err := tx.exec(ctx, `INSERT INTO event (id, title, link, starts, ends, zone, format, place, industry, benefit,
			host, capacity, channel, shared_by, owner, series, date, sequence, link_key, title_key, day, cancelled, closed, created, updated)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, 0, $23, $24)
			ON CONFLICT DO NOTHING`,
			e.ID, e.Title, e.Link, seconds(e.Start), seconds(e.End), e.Zone, e.Format, e.Place, e.Industry, e.Benefit,
			cmp.Or(e.Host, learn.Theirs), e.Capacity, e.Channel, e.SharedBy, cmp.Or(e.Owner, e.SharedBy), e.Series, e.Date, e.Sequence,
			learn.LinkKey(e.Link), Fold(e.Title), e.Day(), seconds(e.Cancelled), seconds(e.Created), seconds(e.Updated))
		if added = n == 1; err != nil || !added {
			return err
		}
		topics, err := tx.asInUse(ctx, seesEvent(e), e.ID, e.Topics)
		if err != nil {
			return err
		}
		return tx.addTopics(ctx, ofEvent, e.ID, topics)
	})
	return added, err
}

// SaveEvent stores what an edit, a cancellation or a new owner changed. Where
// the event was shared, and by whom, stays.
func (db *DB) SaveEvent(ctx context.Context, e learn.Event) error {
	return db.Transact(ctx, func(tx *DB) error {
		_, err := tx.exec(ctx, `UPDATE event SET title = $2, link = $3, starts = $4, ends = $5, zone = $6, format = $7,
			place = $8, industry = $9, benefit = $10, host = $11, capacity = $12, owner = $13, sequence = $14,
			link_key = $15, title_key = $16, day = $17, cancelled = $18, updated = $19 WHERE id = $1`,
			e.ID, e.Title, e.Link, seconds(e.Start), seconds(e.End), e.Zone, e.Format,
			e.Place, e.Industry, e.Benefit, e.Host, e.Capacity, e.Owner, e.Sequence,
			learn.LinkKey(e.Link), Fold(e.Title), e.Day(), seconds(e.Cancelled), seconds(e.Updated))
		if err != nil {
			return err
		}
		topics, err := tx.asInUse(ctx, seesEvent(e), e.ID, e.Topics)
		if err != nil {
			return err
		}
		return tx.setTopics(ctx, ofEvent, e.ID, topics)
	})
}

// seesEvent is the event's owner, looking from where it was shared.
func seesEvent(e learn.Event) learn.Viewer {
	return learn.Viewer{Member: cmp.Or(e.Owner, e.SharedBy), Here: e.Channel}
}

// Event returns the event with the id, whoever may see it; ErrNone when there is none.
func (db *DB) Event(ctx context.Context, id string) (learn.Event, error) {
	e, err := first(ctx, db, scanEvent, `SELECT `+eventColumns+` FROM event e WHERE e.id = $1`, id)
	return db.withTopics(ctx, e, err)
}

// VisibleEvent is Event for what the viewer may see; ErrNone for the rest.
func (db *DB) VisibleEvent(ctx context.Context, v learn.Viewer, id string) (learn.Event, error) {
	e, err := first(ctx, db, scanEvent, `SELECT `+eventColumns+` FROM event e
		WHERE e.id = $1 AND `+visibleEvent(2), id, v.Member, v.Here)
	return db.withTopics(ctx, e, err)
}

// OwnEvent is VisibleEvent for what nobody but the viewer reads: of what was
// shared in a private channel they also see what they have answered.
func (db *DB) OwnEvent(ctx context.Context, v learn.Viewer, id string) (learn.Event, error) {
	e, err := first(ctx, db, scanEvent, `SELECT `+eventColumns+` FROM event e
		WHERE e.id = $1 AND `+ownEvent(2), id, v.Member, v.Here)
	return db.withTopics(ctx, e, err)
}

// Events returns the events with these ids, in this order, whoever may see
// them. One that there isn't is left out.
func (db *DB) Events(ctx context.Context, ids []string) ([]learn.Event, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	found, err := db.events(ctx, `WHERE e.id IN (`+places(1, len(ids))+`)`, anys(ids)...)
	if err != nil {
		return nil, err
	}
	return inOrder(ids, found, func(e learn.Event) string { return e.ID }), nil
}

// Upcoming returns at most limit events that stand, aren't over at from and
// start before to (zero: at any time), soonest first, as far as the viewer may
// see them.
func (db *DB) Upcoming(ctx context.Context, v learn.Viewer, from, to time.Time, limit int) ([]learn.Event, error) {
	return db.events(ctx, `WHERE `+upcoming+` ORDER BY e.starts, e.id LIMIT $5`, append(coming(v, from, to), limit)...)
}

// CountUpcoming is how many events Upcoming finds without a limit.
func (db *DB) CountUpcoming(ctx context.Context, v learn.Viewer, from, to time.Time) (int, error) {
	n, err := first(ctx, db, scanInt, `SELECT count(*) FROM event e WHERE `+upcoming, coming(v, from, to)...)
	return int(n), err
}

// upcoming is the SQL condition of Upcoming on the events of the table e, whose
// arguments are those of coming; ahead is it without a word on who may see them.
var (
	upcoming = ahead + ` AND ` + visibleEvent(1)
	// Where $3 is a bound that the index can use: no event is longer than
	// learn.LongestEvent.
	ahead = fmt.Sprintf(`e.cancelled = 0 AND e.starts > $3 - %d AND e.starts < $4 AND %s > $3`,
		int(learn.LongestEvent.Seconds()), eventEnd)
)

func coming(v learn.Viewer, from, to time.Time) []any {
	until := int64(1) << 40
	if !to.IsZero() {
		until = seconds(to)
	}
	return []any{v.Member, v.Here, seconds(from), until}
}

// MyRecentEvents returns events that the viewer shared or said to be going to,
// that began in the sixty days before now and that they may see; the latest first.
func (db *DB) MyRecentEvents(ctx context.Context, v learn.Viewer, now time.Time, limit int) ([]learn.Event, error) {
	return db.events(ctx, `WHERE e.cancelled = 0 AND e.starts <= $3 AND e.starts > $4 AND `+visibleEvent(1)+`
		AND (e.shared_by = $1 OR EXISTS (SELECT 1 FROM attendance a WHERE a.event = e.id AND a.member = $1 AND a.rsvp = 'going'))
		ORDER BY e.starts DESC, e.id LIMIT $5`,
		v.Member, v.Here, seconds(now), seconds(now.Add(-learn.RecentEvent)), limit)
}

func (db *DB) events(ctx context.Context, where string, args ...any) ([]learn.Event, error) {
	all, err := collect(ctx, db, scanEvent, `SELECT `+eventColumns+` FROM event e `+where, args...)
	if err != nil {
		return nil, err
	}
	ids := make([]string, len(all))
	for i, e := range all {
		ids[i] = e.ID
	}
	topics, err := db.Topics(ctx, ids)
	if err != nil {
		return nil, err
	}
	for i := range all {
		all[i].Topics = topics[all[i].ID]
	}
	return all, db.withRepeats(ctx, all)
}

func (db *DB) withTopics(ctx context.Context, e learn.Event, err error) (learn.Event, error) {
	if err != nil {
		return e, err
	}
	topics, err := db.Topics(ctx, []string{e.ID})
	if err != nil {
		return e, err
	}
	e.Topics = topics[e.ID]
	one := []learn.Event{e}
	err = db.withRepeats(ctx, one)
	return one[0], err
}
