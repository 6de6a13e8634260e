package store

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// Counted is a period that was counted for good.
type Counted struct {
	Period string
	Zone   string
	Home   string // home industry at that time
	At     time.Time
}

func scanCounted(s scanner) (c Counted, err error) {
	var at int64
	err = s.Scan(&c.Period, &c.Zone, &c.Home, &at)
	c.At = instant(at)
	return c, err
}

// Counted returns the period with its cells; ErrNone before it was counted.
func (db *DB) Counted(ctx context.Context, period string) (c Counted, cells learn.Cells, err error) {
	if c, err = first(ctx, db, scanCounted, `SELECT period, zone, home, at FROM counted WHERE period = $1`, period); err != nil {
		return c, nil, err
	}
	cells, err = collect(ctx, db, scanCell, `SELECT section, figure, item, grp, private, state, low, high, whole, base, median, text
		FROM cell WHERE period = $1 ORDER BY position`, period)
	return c, cells, err
}

func scanCell(s scanner) (c learn.Cell, err error) {
	err = s.Scan(&c.Section, &c.Figure, &c.Item, &c.Group, &c.Private, &c.Precision, &c.Low, &c.High, &c.Of, &c.Base, &c.Median, &c.Text)
	return c, err
}

// AllCounted are the periods that were counted, in no order.
func (db *DB) AllCounted(ctx context.Context) ([]Counted, error) {
	return collect(ctx, db, scanCounted, `SELECT period, zone, home, at FROM counted`)
}

// FirstFact is when the first event was shared or the first lesson written;
// ErrNone before.
func (db *DB) FirstFact(ctx context.Context) (time.Time, error) {
	at, err := first(ctx, db, scanInt, `SELECT coalesce(min(created), 0) FROM (SELECT min(created) AS created FROM event
		UNION ALL SELECT min(created) FROM lesson) AS facts`)
	if err == nil && at == 0 {
		err = ErrNone
	}
	return instant(at), err
}

// CommonZone is the zone in which most members live; "" when Slack says it of nobody.
func (db *DB) CommonZone(ctx context.Context) (string, error) {
	zone, err := first(ctx, db, scanText, `SELECT zone FROM member WHERE zone <> '' AND bot = 0 AND deleted = 0
		GROUP BY zone ORDER BY count(*) DESC, zone LIMIT 1`)
	if errors.Is(err, ErrNone) {
		return "", nil
	}
	return zone, err
}

// CountPeriod counts a period for good, at now: what is told of it changes no
// more. Private answers are counted by the quarter; those of a year are added up
// from what was told of its quarters, which must have been counted before. A
// period that was counted stays as it is. Nobody waits to write meanwhile.
func (db *DB) CountPeriod(ctx context.Context, p learn.Period, home string, hr []string, now time.Time) error {
	var cells learn.Cells
	err := db.glimpse(ctx, func(seen *DB) error {
		c, err := seen.count(ctx, p, now, home, hr, p.Length == learn.AQuarter)
		if err != nil {
			return err
		}
		cells = c.Tell()
		if p.Length != learn.AYear {
			return nil
		}
		quarters, err := seen.quartersOf(ctx, p)
		cells = append(cells, learn.Yearly(quarters)...)
		return err
	})
	if err != nil {
		return err
	}
	return db.Transact(ctx, func(tx *DB) error {
		n, err := tx.exec(ctx, `INSERT INTO counted (period, zone, home, at) VALUES ($1, $2, $3, $4) ON CONFLICT (period) DO NOTHING`,
			p.Name, p.Start.Location().String(), home, seconds(now))
		if err != nil || n == 0 {
			return err
		}
		return tx.saveCells(ctx, p.Name, cells)
	})
}

func (db *DB) quartersOf(ctx context.Context, year learn.Period) ([]learn.Cells, error) {
	var all []learn.Cells
	for _, q := range year.Quarters() {
		_, cells, err := db.Counted(ctx, q.Name)
		if err != nil && !errors.Is(err, ErrNone) {
			return nil, err
		}
		all = append(all, cells)
	}
	return all, nil
}

func (db *DB) saveCells(ctx context.Context, period string, cells learn.Cells) error {
	const columns = 13
	rows, args := make([]string, len(cells)), []any{period}
	for i, c := range cells {
		rows[i] = fmt.Sprintf("($1, %s)", places(i*columns+2, columns))
		args = append(args, i, c.Section, c.Figure, c.Item, c.Group, flag(c.Private), c.Precision, c.Low, c.High, c.Of, c.Base, c.Median, c.Text)
	}
	_, err := db.exec(ctx, `INSERT INTO cell (period, position, section, figure, item, grp, private, state, low, high, whole, base, median, text)
		VALUES `+strings.Join(rows, ", "), args...)
	return err
}
