package store

import (
	"context"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

const seriesColumns = `id, frequency, every, weekday, week, start, length, zone, first, until, remaining, last,
	title, link, format, place, industry, benefit, host, capacity, channel, shared_by, owner, next, created`

func scanSeries(s scanner) (r learn.Series, err error) {
	var length, next, created int64
	t := &r.Template
	err = s.Scan(&r.ID, &r.Frequency, &r.Every, &r.Weekday, &r.Week, &r.Clock, &length, &t.Zone, &r.First, &r.Until, &r.Remaining, &r.Last,
		&t.Title, &t.Link, &t.Format, &t.Place, &t.Industry, &t.Benefit, &t.Host, &t.Capacity, &t.Channel, &t.SharedBy, &t.Owner, &next, &created)
	r.Length, r.Next, r.Created = time.Duration(length)*time.Second, instant(next), instant(created)
	return r, err
}

// AddSeries stores a new series with its topics.
func (db *DB) AddSeries(ctx context.Context, s learn.Series) error {
	return db.Transact(ctx, func(tx *DB) error {
		t := s.Template
		_, err := tx.exec(ctx, `INSERT INTO series (`+seriesColumns+`)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25)`,
			s.ID, s.Frequency, s.Every, int(s.Weekday), s.Week, s.Clock, int64(s.Length.Seconds()), t.Zone, s.First, s.Until, s.Remaining, s.Last,
			t.Title, t.Link, t.Format, t.Place, t.Industry, t.Benefit, t.Host, t.Capacity, t.Channel, t.SharedBy, t.Owner, seconds(s.Next), seconds(s.Created))
		if err != nil {
			return err
		}
		return tx.addTopics(ctx, ofSeries, s.ID, t.Topics)
	})
}

// SaveSeries stores what a series has become since it was read as was. It
// reports false, and changes nothing, when its latest occurrence is no longer
// that of then. Where it is shared, and by whom, stays.
func (db *DB) SaveSeries(ctx context.Context, was, s learn.Series) (saved bool, err error) {
	err = db.Transact(ctx, func(tx *DB) error {
		t := s.Template
		n, err := tx.exec(ctx, `UPDATE series SET frequency = $3, every = $4, weekday = $5, week = $6, start = $7, length = $8,
			zone = $9, first = $10, until = $11, remaining = $12, last = $13, title = $14, link = $15, format = $16, place = $17,
			industry = $18, benefit = $19, host = $20, capacity = $21, owner = $22, next = $23 WHERE id = $1 AND last = $2`,
			s.ID, was.Last, s.Frequency, s.Every, int(s.Weekday), s.Week, s.Clock, int64(s.Length.Seconds()),
			t.Zone, s.First, s.Until, s.Remaining, s.Last, t.Title, t.Link, t.Format, t.Place,
			t.Industry, t.Benefit, t.Host, t.Capacity, t.Owner, seconds(s.Next))
		if saved = n == 1; err != nil || !saved {
			return err
		}
		return tx.setTopics(ctx, ofSeries, s.ID, t.Topics)
	})
	return saved, err
}

// Series returns the series with the id; ErrNone when there is none.
func (db *DB) Series(ctx context.Context, id string) (learn.Series, error) {
	s, err := first(ctx, db, scanSeries, `SELECT `+seriesColumns+` FROM series WHERE id = $1`, id)
	if err != nil {
		return s, err
	}
	topics, err := db.Topics(ctx, []string{id})
	s.Template.Topics = topics[id]
	return s, err
}

// DueSeries are the ids of the series whose next occurrence is to be made by
// now, the longest due first.
func (db *DB) DueSeries(ctx context.Context, now time.Time) ([]string, error) {
	return collect(ctx, db, scanText, `SELECT id FROM series WHERE next > 0 AND next <= $1 ORDER BY next, id`, seconds(now))
}

// NextSeries is the earliest instant at which an occurrence is to be made;
// ErrNone when none is.
func (db *DB) NextSeries(ctx context.Context) (time.Time, error) {
	next, err := first(ctx, db, scanInt, `SELECT next FROM series WHERE next > 0 ORDER BY next LIMIT 1`)
	return instant(next), err
}

// SetDate notes that the occurrence is the one that its series has on a day.
func (db *DB) SetDate(ctx context.Context, event, date string) error {
	_, err := db.exec(ctx, `UPDATE event SET date = $2 WHERE id = $1`, event, date)
	return err
}

// withRepeats fills in how the series of the events go on.
func (db *DB) withRepeats(ctx context.Context, events []learn.Event) error {
	var ids []string
	for _, e := range events {
		if e.Series != "" {
			ids = append(ids, e.Series)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	found, err := collect(ctx, db, scanSeries, `SELECT `+seriesColumns+` FROM series WHERE id IN (`+places(1, len(ids))+`)`, anys(ids)...)
	byID := make(map[string]learn.Series, len(found))
	for _, s := range found {
		byID[s.ID] = s
	}
	for i, e := range events {
		s, ok := byID[e.Series]
		if err != nil || !ok {
			continue
		}
		var made []string
		if e.Date < s.Last {
			made, err = db.madeAfter(ctx, e)
		}
		events[i].Repeats = s.Repeats(made...)
	}
	return err
}

// madeAfter are the days on which the next occurrences take place that were
// made after e and stand.
func (db *DB) madeAfter(ctx context.Context, e learn.Event) ([]string, error) {
	return collect(ctx, db, scanText, `SELECT day FROM event WHERE series = $1 AND date > $2 AND cancelled = 0
		ORDER BY date LIMIT $3`, e.Series, e.Date, learn.Ahead)
}

// TouchSkipped touches the occurrences of the series of e before it that aren't
// over: they were skipped, and tell when the next one is.
func (db *DB) TouchSkipped(ctx context.Context, e learn.Event, now time.Time) error {
	skipped, err := collect(ctx, db, scanText, `SELECT id FROM event WHERE series = $1 AND date < $2 AND closed = 0 AND cancelled > 0`, e.Series, e.Date)
	for _, id := range skipped {
		if err == nil {
			err = db.Touch(ctx, id, now)
		}
	}
	return err
}
