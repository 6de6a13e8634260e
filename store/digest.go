package store

import (
	"context"
	"strings"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

const digestColumns = `channel, weekday, hour, minute, zone, set_by, paused, next, since, created,
	cadence, days, phase, industries, topics, left_out, says_nothing, until`

func scanDigest(s scanner) (d learn.Digest, err error) {
	var next, since, created, until int64
	var weekday time.Weekday
	var industries, topics, leftOut string
	err = s.Scan(&d.Channel, &weekday, &d.Schedule.Hour, &d.Schedule.Minute, &d.Schedule.Zone,
		&d.SetBy, &d.Paused, &next, &since, &created,
		&d.Schedule.Cadence, &d.Schedule.Days, &d.Schedule.Phase, &industries, &topics, &leftOut, &d.SaysNothing, &until)
	d.Next, d.Since, d.Created, d.Until = instant(next), instant(since), instant(created), instant(until)
	d.Filter = learn.Filter{Industries: parts(industries, "\n"), Topics: parts(topics, "\n")}
	for _, section := range parts(leftOut, ",") {
		d.LeftOut = append(d.LeftOut, learn.Section(section))
	}
	if !d.Schedule.Days.Has(weekday) {
		d.Schedule.Days = learn.On(weekday)
	}
	return d, err
}

// parts splits what was joined; nothing has no parts.
func parts(joined, separator string) []string {
	if joined == "" {
		return nil
	}
	return strings.Split(joined, separator)
}

// Digest returns the channel's subscription; ErrNone when it has none.
func (db *DB) Digest(ctx context.Context, channel string) (learn.Digest, error) {
	return first(ctx, db, scanDigest, `SELECT `+digestColumns+` FROM digest WHERE channel = $1`, channel)
}

// SaveDigest sets up the channel's digest, or changes it and when it is due
// next. What it has reported, and a pause without an end, stay as they were.
func (db *DB) SaveDigest(ctx context.Context, d learn.Digest) error {
	weekday := time.Sunday
	if days := d.Schedule.Days.List(); len(days) > 0 {
		weekday = days[0]
	}
	leftOut := make([]string, len(d.LeftOut))
	for i, section := range d.LeftOut {
		leftOut[i] = string(section)
	}
	s := d.Schedule
	_, err := db.exec(ctx, `INSERT INTO digest (`+digestColumns+`)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
		ON CONFLICT (channel) DO UPDATE SET weekday = excluded.weekday, hour = excluded.hour, minute = excluded.minute,
		zone = excluded.zone, set_by = excluded.set_by, next = excluded.next, cadence = excluded.cadence, days = excluded.days,
		phase = excluded.phase, industries = excluded.industries, topics = excluded.topics, left_out = excluded.left_out,
		says_nothing = excluded.says_nothing, until = excluded.until`,
		d.Channel, int(weekday), s.Hour, s.Minute, s.Zone, d.SetBy, flag(d.Paused), seconds(d.Next), seconds(d.Since), seconds(d.Created),
		string(s.Cadence), int(s.Days), s.Phase, strings.Join(d.Filter.Industries, "\n"), strings.Join(d.Filter.Topics, "\n"),
		strings.Join(leftOut, ","), flag(d.SaysNothing), seconds(d.Until))
	return err
}

// PauseDigest pauses the channel's digest, or resumes it, also from a pause
// with an end, with its next edition due at next.
func (db *DB) PauseDigest(ctx context.Context, channel string, paused bool, next time.Time) error {
	_, err := db.exec(ctx, `UPDATE digest SET paused = $2, next = $3, until = 0 WHERE channel = $1`, channel, flag(paused), seconds(next))
	return err
}

// DueDigests are the digests with an edition due by now, the longest due first.
func (db *DB) DueDigests(ctx context.Context, now time.Time) ([]learn.Digest, error) {
	return collect(ctx, db, scanDigest, `SELECT `+digestColumns+` FROM digest
		WHERE paused = 0 AND next <= $1 ORDER BY next, channel`, seconds(now))
}

// NextDigest is the earliest instant at which an edition is due; ErrNone when
// no channel awaits one.
func (db *DB) NextDigest(ctx context.Context) (time.Time, error) {
	next, err := first(ctx, db, scanInt, `SELECT next FROM digest WHERE paused = 0 ORDER BY next LIMIT 1`)
	return instant(next), err
}

// AdvanceDigest moves the digest, as it was read, on to its next due instant,
// having reported until since. It tells whether it did: somebody else may have
// moved, changed or paused it meanwhile.
func (db *DB) AdvanceDigest(ctx context.Context, d learn.Digest, next, since time.Time) (bool, error) {
	n, err := db.exec(ctx, `UPDATE digest SET next = $3, since = $4 WHERE channel = $1 AND next = $2 AND paused = 0`,
		d.Channel, seconds(d.Next), seconds(next), seconds(since))
	return n > 0, err
}

// ReportedUntil notes that an edition of the channel's digest, other than the
// one that is due next, reports until then.
func (db *DB) ReportedUntil(ctx context.Context, channel string, until time.Time) error {
	_, err := db.exec(ctx, `UPDATE digest SET since = $2 WHERE channel = $1 AND since < $2`, channel, seconds(until))
	return err
}

// HasDelivery tells whether the delivery that stands for the fact key was planned.
func (db *DB) HasDelivery(ctx context.Context, key string) (bool, error) {
	n, err := first(ctx, db, scanInt, `SELECT count(*) FROM delivery WHERE key = $1`, key)
	return n > 0, err
}

// SetsDigest tells whether the member looks after a channel's digest.
func (db *DB) SetsDigest(ctx context.Context, member string) (bool, error) {
	n, err := first(ctx, db, scanInt, `SELECT count(*) FROM digest WHERE set_by = $1`, member)
	return n > 0, err
}
