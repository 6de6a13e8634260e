package store

import (
	"context"
	"errors"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

const editionColumns = `e.id, e.channel, e.since, e.until, e.planned, e.due`

func scanEdition(s scanner) (e learn.Edition, err error) {
	var since, until, planned, due int64
	err = s.Scan(&e.ID, &e.Channel, &since, &until, &planned, &due)
	e.Since, e.Until, e.Planned, e.Due = instant(since), instant(until), instant(planned), instant(due)
	return e, err
}

// AddEdition stores the edition.
func (db *DB) AddEdition(ctx context.Context, e learn.Edition) error {
	_, err := db.exec(ctx, `INSERT INTO edition (id, channel, since, until, planned, due) VALUES ($1, $2, $3, $4, $5, $6)`,
		e.ID, e.Channel, seconds(e.Since), seconds(e.Until), seconds(e.Planned), seconds(e.Due))
	return err
}

// RenewEdition has the edition, which nobody has seen yet, report until later.
func (db *DB) RenewEdition(ctx context.Context, e learn.Edition) error {
	_, err := db.exec(ctx, `UPDATE edition SET until = $2, planned = $3 WHERE id = $1`, e.ID, seconds(e.Until), seconds(e.Planned))
	return err
}

// Edition returns the edition with the id; ErrNone when there is none.
func (db *DB) Edition(ctx context.Context, id string) (learn.Edition, error) {
	return first(ctx, db, scanEdition, `SELECT `+editionColumns+` FROM edition e WHERE e.id = $1`, id)
}

// ofDigest is the SQL of the editions e, with their deliveries d, that were
// meant for the channel $1: no tests.
const ofDigest = ` FROM edition e JOIN delivery d ON d.subject = e.id AND d.kind = '` + string(learn.DigestPost) + `' WHERE e.channel = $1`

// LastEdition is the one that was planned last for the channel; the zero
// PlannedEdition when there was none.
func (db *DB) LastEdition(ctx context.Context, channel string) (learn.PlannedEdition, error) {
	scan := func(s scanner) (p learn.PlannedEdition, err error) {
		var since, until, planned, due int64
		err = s.Scan(&p.ID, &p.Channel, &since, &until, &planned, &due, &p.State)
		p.Since, p.Until, p.Planned, p.Due = instant(since), instant(until), instant(planned), instant(due)
		return p, err
	}
	last, err := first(ctx, db, scan, `SELECT `+editionColumns+`, d.state`+ofDigest+` ORDER BY e.planned DESC, d.seq DESC LIMIT 1`, channel)
	if errors.Is(err, ErrNone) {
		return learn.PlannedEdition{}, nil
	}
	return last, err
}

// DatesHad are the dates after since on which the channel had its editions, or
// will still have one that waits; the earliest first.
func (db *DB) DatesHad(ctx context.Context, channel string, since time.Time) ([]time.Time, error) {
	dates, err := collect(ctx, db, scanInt, `SELECT e.due`+ofDigest+` AND e.planned > $2 AND e.due > 0
		AND d.state NOT IN ($3, $4) ORDER BY e.due`, channel, seconds(since), learn.Failed, learn.Skipped)
	had := make([]time.Time, len(dates))
	for i, at := range dates {
		had[i] = instant(at)
	}
	return had, err
}

// SaidNothing tells whether the channel was told after since that there is
// nothing new: it was shown the subject that stands for that.
func (db *DB) SaidNothing(ctx context.Context, subject learn.Subject, since time.Time) (bool, error) {
	n, err := first(ctx, db, scanInt, `SELECT count(*) FROM shown s JOIN delivery d ON d.id = s.delivery
		WHERE s.subject = $1 AND s.kind = $2 AND d.kind = $3 AND d.created > $4`, subject.ID, subject.Kind, learn.DigestPost, seconds(since))
	return n > 0, err
}
