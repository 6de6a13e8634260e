package store

import (
	"context"
	"errors"
	"strings"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

const attendanceColumns = `event, member, rsvp, stated, purposes, meet, learn, come_back, calendar, updated`

func scanAttendance(s scanner) (a learn.Attendance, err error) {
	var purposes string
	var updated int64
	err = s.Scan(&a.Event, &a.Member, &a.RSVP, &a.Stated, &purposes, &a.Intention.Meet, &a.Intention.Learn, &a.Intention.ComeBack, &a.Calendar, &updated)
	for p := range strings.SplitSeq(purposes, ",") {
		if p != "" {
			a.Intention.Purposes = append(a.Intention.Purposes, learn.Purpose(p))
		}
	}
	a.Updated = instant(updated)
	return a, err
}

// Attendance returns what a member answered to an event; NoAnswer when nothing.
// It is the member's alone, except that they are going.
func (db *DB) Attendance(ctx context.Context, event, member string) (learn.Attendance, error) {
	a, err := first(ctx, db, scanAttendance, `SELECT `+attendanceColumns+` FROM attendance
		WHERE event = $1 AND member = $2`, event, member)
	if errors.Is(err, ErrNone) {
		return learn.Attendance{Event: event, Member: member}, nil
	}
	return a, err
}

// Answers are the member's own answers to these events, by event.
func (db *DB) Answers(ctx context.Context, member string, events []string) (map[string]learn.RSVP, error) {
	if len(events) == 0 {
		return nil, nil
	}
	all, err := collect(ctx, db, scanAttendance, `SELECT `+attendanceColumns+` FROM attendance
		WHERE member = $1 AND event IN (`+places(2, len(events))+`)`, anys(events, member)...)
	answers := make(map[string]learn.RSVP, len(all))
	for _, a := range all {
		answers[a.Event] = a.RSVP
	}
	return answers, err
}

// Going are the members who go to an event, in the order in which they answered.
func (db *DB) Going(ctx context.Context, event string) ([]string, error) {
	return collect(ctx, db, scanText, `SELECT member FROM attendance
		WHERE event = $1 AND rsvp = 'going' ORDER BY created, member`, event)
}

// CountGoing is how many members go to each of these events; events to which
// nobody goes are left out.
func (db *DB) CountGoing(ctx context.Context, events []string) (map[string]int, error) {
	if len(events) == 0 {
		return nil, nil
	}
	type count struct {
		event string
		n     int
	}
	all, err := collect(ctx, db, func(s scanner) (c count, err error) { return c, s.Scan(&c.event, &c.n) },
		`SELECT event, count(*) FROM attendance WHERE rsvp = 'going' AND event IN (`+places(1, len(events))+`)
		GROUP BY event`, anys(events)...)
	counts := make(map[string]int, len(all))
	for _, c := range all {
		counts[c.event] = c.n
	}
	return counts, err
}

// Answer stores a member's answer to an event; an intention stated before
// stays. NoAnswer takes back the answer and the intention with it.
func (db *DB) Answer(ctx context.Context, event, member string, answer learn.RSVP, now time.Time) error {
	if answer == learn.NoAnswer {
		_, err := db.exec(ctx, `DELETE FROM attendance WHERE event = $1 AND member = $2`, event, member)
		return err
	}
	_, err := db.exec(ctx, `INSERT INTO attendance (event, member, rsvp, stated, purposes, meet, learn, come_back, calendar, position, created, updated)
		VALUES ($1, $2, $3, 0, '', 0, 0, '', 0, 0, $4, $4)
		ON CONFLICT (event, member) DO UPDATE SET rsvp = excluded.rsvp, updated = excluded.updated`,
		event, member, answer, seconds(now))
	return err
}

// SaveIntention stores why a member goes. It reports false when they have no
// answer to the event that it could belong to.
func (db *DB) SaveIntention(ctx context.Context, event, member string, i learn.Intention, now time.Time) (bool, error) {
	purposes := make([]string, len(i.Purposes))
	for k, p := range i.Purposes {
		purposes[k] = string(p)
	}
	n, err := db.exec(ctx, `UPDATE attendance SET stated = 1, purposes = $3, meet = $4, learn = $5, come_back = $6, updated = $7
		WHERE event = $1 AND member = $2`,
		event, member, strings.Join(purposes, ","), i.Meet, i.Learn, i.ComeBack, seconds(now))
	return n == 1, err
}
