package store

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

const foundColumns = `f.id, f.feed, (SELECT name FROM feed WHERE id = f.feed), f.title, f.link, f.starts, f.ends, f.clock, f.zone,
	f.format, f.place, f.about, f.topics, f.event, f.gone, f.created`

func scanFound(s scanner) (f learn.FoundEvent, err error) {
	var starts, ends, created int64
	var topics string
	err = s.Scan(&f.ID, &f.Feed, &f.Calendar, &f.Title, &f.Link, &starts, &ends, &f.Clock, &f.Zone,
		&f.Format, &f.Place, &f.About, &topics, &f.Event, &f.Gone, &created)
	f.Start, f.End, f.Created = instant(starts), instant(ends), instant(created)
	if topics != "" {
		f.Topics = strings.Split(topics, "\n")
	}
	return f, err
}

// standsForAll is the SQL condition that the event of the table e stands where
// everybody may see it.
const standsForAll = `e.cancelled = 0 AND (e.channel = '' OR e.channel IN (SELECT oc.id FROM channel oc WHERE oc.private = 0))`

// waiting is the SQL condition under which the row f of found is offered at
// $1, to everybody alike: it is still to come (a whole day until its noon in
// UTC), its calendar has it, no other calendar's row offers the same, and there
// is no event of it, shared from a calendar or by hand, that stands where
// everybody may see it. So it goes on waiting whatever is shared in a private
// channel, which would tell on it otherwise, and waits again once its event is
// cancelled, unless the calendar cancels it as well.
const waiting = `f.gone = 0 AND f.starts > $1 - 43200 AND (f.starts > $1 OR f.clock = 'days')
	AND NOT EXISTS (SELECT 1 FROM event e WHERE e.link_key = f.link_key AND e.link_key <> ''
		AND e.starts BETWEEN f.starts - 86400 AND f.starts + 86400 AND ` + standsForAll + `)
	AND NOT EXISTS (SELECT 1 FROM event e WHERE e.day = f.day AND e.title_key = f.title_key AND ` + standsForAll + `)
	AND NOT EXISTS (SELECT 1 FROM found o WHERE o.gone = 0 AND o.starts = f.starts AND o.title_key = f.title_key
		AND (o.id < f.id OR o.event <> '' AND EXISTS (SELECT 1 FROM event e WHERE e.id = o.event AND ` + standsForAll + `)))`

// FoundWaiting returns at most limit events in the followed calendars that
// nobody has shared yet, soonest first, and how many there are in all, counted
// to learn.MaxCounted.
func (db *DB) FoundWaiting(ctx context.Context, now time.Time, limit int) ([]learn.FoundEvent, int, error) {
	total, err := first(ctx, db, scanInt, `SELECT count(*) FROM (SELECT 1 FROM found f WHERE `+waiting+` LIMIT $2) AS counted`, seconds(now), learn.MaxCounted)
	if err != nil {
		return nil, 0, err
	}
	all, err := collect(ctx, db, scanFound, `SELECT `+foundColumns+` FROM found f WHERE `+waiting+soonest+` LIMIT $2`, seconds(now), limit)
	return all, int(total), err
}

const soonest = ` ORDER BY f.starts, f.title_key, f.id`

// FoundWaitingIn is FoundWaiting for one feed.
func (db *DB) FoundWaitingIn(ctx context.Context, feed string, now time.Time, limit int) ([]learn.FoundEvent, int, error) {
	total, err := first(ctx, db, scanInt, `SELECT count(*) FROM found f WHERE `+waiting+` AND f.feed = $2`, seconds(now), feed)
	if err != nil || limit == 0 {
		return nil, int(total), err
	}
	all, err := collect(ctx, db, scanFound, `SELECT `+foundColumns+` FROM found f WHERE `+waiting+` AND f.feed = $2`+soonest+` LIMIT $3`, seconds(now), feed, limit)
	return all, int(total), err
}

// FoundByIDs returns those of the found events that still wait at now, in the
// order of ids.
func (db *DB) FoundByIDs(ctx context.Context, now time.Time, ids ...string) ([]learn.FoundEvent, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	all, err := collect(ctx, db, scanFound, `SELECT `+foundColumns+` FROM found f WHERE `+waiting+` AND f.id IN (`+places(2, len(ids))+`)`,
		anys(ids, seconds(now))...)
	return inOrder(ids, all, func(f learn.FoundEvent) string { return f.ID }), err
}

// UnseenFound tells whether one of the found events has not been in any
// digest of the channel.
func (db *DB) UnseenFound(ctx context.Context, channel string, ids ...string) (bool, error) {
	if len(ids) == 0 {
		return false, nil
	}
	n, err := first(ctx, db, scanInt, fmt.Sprintf(`SELECT count(*) FROM found f WHERE %s AND f.id IN (%s)`, unseen("f", 1), places(3, len(ids))),
		anys(ids, learn.DigestPost, channel)...)
	return n > 0, err
}

// Found returns the found event with the id; ErrNone when there is none.
func (db *DB) Found(ctx context.Context, id string) (learn.FoundEvent, error) {
	return first(ctx, db, scanFound, `SELECT `+foundColumns+` FROM found f WHERE f.id = $1`, id)
}

// SetFoundEvent notes that the found event was shared as an event, if that
// stands where everybody may see it; the first such counts. Messages that offer
// it follow.
func (db *DB) SetFoundEvent(ctx context.Context, id, event string) error {
	return db.Transact(ctx, func(tx *DB) error {
		n, err := tx.exec(ctx, `UPDATE found SET event = $2 WHERE id = $1
			AND EXISTS (SELECT 1 FROM event e WHERE e.id = $2 AND `+standsForAll+`)
			AND NOT EXISTS (SELECT 1 FROM event e WHERE e.id = found.event AND `+standsForAll+`)`, id, event)
		if err != nil || n == 0 {
			return err
		}
		e, err := tx.Event(ctx, event)
		if err != nil {
			return err
		}
		return tx.Touch(ctx, id, e.Updated)
	})
}
