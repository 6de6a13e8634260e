package store

import (
	"context"
	"errors"
	"strings"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

const attendanceColumns = `event, member, rsvp, stated, purposes, meet, learn, come_back, turnout, updated,
	EXISTS (SELECT 1 FROM calendar_file c WHERE c.event = attendance.event AND c.member = attendance.member)`

func scanAttendance(s scanner) (a learn.Attendance, err error) {
	var purposes string
	var updated int64
	err = s.Scan(&a.Event, &a.Member, &a.RSVP, &a.Stated, &purposes, &a.Intention.Meet, &a.Intention.Learn, &a.Intention.ComeBack, &a.Turnout, &updated, &a.Calendar)
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

// Going are the first members who go to an event, at most limit, in the order
// in which they came.
func (db *DB) Going(ctx context.Context, event string, limit int) ([]string, error) {
	return collect(ctx, db, scanText, `SELECT member FROM attendance WHERE event = $1 AND rsvp = 'going' AND position > 0
		ORDER BY position LIMIT $2`, event, limit)
}

// Line is an event's line as a member may know it, "" for anybody; at most
// limit of those who go are First.
func (db *DB) Line(ctx context.Context, event, member string, limit int) (line learn.Line, err error) {
	if line.Going, line.Waiting, err = db.CountLine(ctx, event); err != nil {
		return line, err
	}
	if line.Waiting > 0 && member != "" {
		place, err := first(ctx, db, scanInt, `SELECT count(*) FROM attendance a JOIN attendance o
			ON o.event = a.event AND o.rsvp = 'waitlisted' AND o.position <= a.position
			WHERE a.event = $1 AND a.member = $2 AND a.rsvp = 'waitlisted'`, event, member)
		if line.Place = int(place); err != nil {
			return line, err
		}
	}
	line.First, err = db.Going(ctx, event, limit)
	return line, err
}

// CountLine is how many go to an event, and how many wait for a place.
func (db *DB) CountLine(ctx context.Context, event string) (going, waiting int, err error) {
	_, err = collect(ctx, db, func(s scanner) (none struct{}, err error) { return none, s.Scan(&going, &waiting) },
		`SELECT (SELECT count(*) FROM attendance WHERE event = $1 AND rsvp = 'going' AND position > 0),
			(SELECT count(*) FROM attendance WHERE event = $1 AND rsvp = 'waitlisted' AND position > 0)`, event)
	return going, waiting, err
}

// MoveUp lets the first n of those who wait for a place at an event go. It
// returns them in the order of their line.
func (db *DB) MoveUp(ctx context.Context, event string, n int, now time.Time) (moved []string, err error) {
	err = db.Transact(ctx, func(tx *DB) error {
		moved, err = collect(ctx, tx, scanText, `SELECT member FROM attendance WHERE event = $1 AND position > 0 AND rsvp = 'waitlisted'
			ORDER BY position LIMIT $2`, event, n)
		for _, member := range moved {
			if err == nil {
				_, err = tx.exec(ctx, `UPDATE attendance SET rsvp = 'going', updated = $3 WHERE event = $1 AND member = $2`,
					event, member, seconds(now))
			}
		}
		return err
	})
	return moved, err
}

// Departed are the answers of members who have left the workspace and stand in
// the line of an event that hasn't begun at now.
func (db *DB) Departed(ctx context.Context, now time.Time) ([]learn.Attendance, error) {
	return collect(ctx, db, scanAttendance, `SELECT `+attendanceColumns+` FROM attendance
		WHERE member IN (SELECT m.id FROM member m WHERE m.deleted = 1) AND position > 0
		AND EXISTS (SELECT 1 FROM event e WHERE e.id = event AND e.starts > $1 AND e.cancelled = 0) ORDER BY event, position`, seconds(now))
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
// stays. Who goes, or waits for a place, comes to the end of the line and keeps
// their place in it until they leave it. NoAnswer takes back the answer and the
// intention with it.
func (db *DB) Answer(ctx context.Context, event, member string, answer learn.RSVP, now time.Time) error {
	if answer == learn.NoAnswer {
		_, err := db.exec(ctx, `DELETE FROM attendance WHERE event = $1 AND member = $2`, event, member)
		return err
	}
	_, err := db.exec(ctx, `INSERT INTO attendance (event, member, rsvp, stated, purposes, meet, learn, come_back, position, created, updated)
		VALUES ($1, $2, $3, 0, '', 0, 0, '',
			CASE WHEN $4 = 1 THEN (SELECT coalesce(max(position), 0) + 1 FROM attendance WHERE event = $1 AND position > 0) ELSE 0 END, $5, $5)
		ON CONFLICT (event, member) DO UPDATE SET rsvp = excluded.rsvp, updated = excluded.updated,
			position = CASE WHEN excluded.position > 0 AND attendance.position > 0 THEN attendance.position ELSE excluded.position END`,
		event, member, answer, flag(answer.InLine()), seconds(now))
	return err
}

// SaveIntention stores why a member goes. It reports false when they neither go
// nor wait for a place.
func (db *DB) SaveIntention(ctx context.Context, event, member string, i learn.Intention, now time.Time) (bool, error) {
	purposes := make([]string, len(i.Purposes))
	for k, p := range i.Purposes {
		purposes[k] = string(p)
	}
	n, err := db.exec(ctx, `UPDATE attendance SET stated = 1, purposes = $3, meet = $4, learn = $5, come_back = $6, updated = $7
		WHERE event = $1 AND member = $2 AND position > 0`,
		event, member, strings.Join(purposes, ","), i.Meet, i.Learn, i.ComeBack, seconds(now))
	return n == 1, err
}
