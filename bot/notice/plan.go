package notice

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

const (
	// ahead is longer before its start than any reminder of an event.
	ahead = 48 * time.Hour
	// fresh is how long somebody who has just answered needs no reminder, and
	// what a reminder said needs no other.
	fresh = 2 * time.Hour
	// lastMoment is how long before the start a reminder still helps.
	lastMoment = 15 * time.Minute
	// atOnce is how many reminders one transaction plans: few enough that a
	// submission waiting for the writer doesn't notice.
	atOnce = 100
)

// reminder is a kind of reminder.
type reminder struct {
	notice learn.Notice
	// at is when it comes for those who go from a zone, quiet hours aside.
	at func(start time.Time, zone string) time.Time
	// late is how long after that it still makes sense, when we were down.
	late time.Duration
}

// reminders is the table of reminders.
func reminders() []reminder {
	return []reminder{
		{learn.DayBefore, dayBefore, 6 * time.Hour},
		{learn.HourBefore, hourBefore, 30 * time.Minute},
	}
}

func dayBefore(start time.Time, zone string) time.Time {
	year, month, day := start.In(learn.Location(zone)).Date()
	before := time.Date(year, month, day-1, 0, 0, 0, 0, time.UTC)
	return learn.Wall(before.Format(time.DateOnly), "16:00", zone)
}

func hourBefore(start time.Time, _ string) time.Time { return start.Add(-time.Hour) }

// zoneOf is the zone of those who go from d, as far as it is known.
func zoneOf(d store.Departure) string { return cmp.Or(d.From, d.Zone) }

// due tells whether at now the reminder of what comes at at is to be planned.
// Who goes to an event that has changed since then knows of it from that.
func (r reminder) due(d store.Departure, at, now time.Time) bool {
	return !at.After(now) && now.Sub(at) <= r.late && !d.Updated.After(at)
}

// args is what a reminder's delivery needs beside the event: it is void when
// the event starts at another time by then.
type args struct {
	Notice learn.Notice `json:"notice"`
	Start  int64        `json:"start"`
}

// Plan plans the reminders that are due at now. Planning twice is harmless.
func (f *Feature) Plan(ctx context.Context, now time.Time) error {
	departures, err := f.db.Departures(ctx, now.Add(lastMoment), now.Add(ahead))
	if err != nil {
		return fmt.Errorf("events to come: %w", err)
	}
	for _, d := range departures {
		for _, r := range reminders() {
			if at := r.at(d.Start, zoneOf(d)); r.due(d, at, now) {
				err = errors.Join(err, f.remind(ctx, d, r, at, now))
			}
		}
	}
	return err
}

// remind plans a reminder for all who go to an event from one zone.
func (f *Feature) remind(ctx context.Context, d store.Departure, r reminder, at, now time.Time) error {
	prefix, suffix := "reminder/"+d.Event+"/", fmt.Sprintf("/%s/%d", r.notice, d.Start.Unix())
	going, err := f.db.Unreminded(ctx, d, at.Add(-fresh), prefix, suffix)
	if err != nil {
		return fmt.Errorf("who goes to %s: %w", d.Event, err)
	}
	raw, err := json.Marshal(args{r.notice, d.Start.Unix()})
	if err != nil {
		return err
	}
	var planned []learn.Delivery
	zone, later := learn.Location(zoneOf(d)), after(d, at)
	for _, a := range going {
		from := a.Preferences.From(now, zone)
		if a.Preferences.Wants(r.notice) && inTime(from, d.Start) && !followed(a.Preferences, later, d.Start, from, zone) {
			planned = append(planned, learn.Delivery{
				Kind: learn.ReminderDM, Key: prefix + a.Member + suffix, Place: a.Member, For: a.Member,
				Subject: d.Event, Args: string(raw), Due: from, Created: now,
			})
		}
	}
	for some := range slices.Chunk(planned, atOnce) {
		if err := f.db.PlanAll(ctx, some); err != nil {
			return fmt.Errorf("plan reminders of %s: %w", d.Event, err)
		}
	}
	return nil
}

// after are the instants later than at, by what comes then, at which those who
// go from d are reminded again.
func after(d store.Departure, at time.Time) map[learn.Notice]time.Time {
	later := map[learn.Notice]time.Time{}
	for _, r := range reminders() {
		if next := r.at(d.Start, zoneOf(d)); next.After(at) {
			later[r.notice] = next
		}
	}
	return later
}

// followed tells whether a reminder of what begins at start, put off to from by
// quiet hours or a pause, would soon be followed by a later one that says the same.
func followed(p learn.Preferences, later map[learn.Notice]time.Time, start, from time.Time, zone *time.Location) bool {
	for notice, at := range later {
		if next := p.From(at, zone); p.Wants(notice) && next.Sub(from) < fresh && inTime(next, start) {
			return true
		}
	}
	return false
}

func inTime(at, start time.Time) bool { return !at.After(start.Add(-lastMoment)) }

// NextDue is the earliest instant after now at which a reminder comes; zero
// when none does.
func (f *Feature) NextDue(ctx context.Context, now time.Time) (time.Time, error) {
	for until := now.Add(ahead); ; {
		departures, err := f.db.Departures(ctx, now, until)
		if err != nil {
			return time.Time{}, err
		}
		next := earliest(departures, now)
		switch {
		case next.IsZero():
			start, err := f.db.NextStart(ctx, until)
			if errors.Is(err, store.ErrNone) {
				return time.Time{}, nil
			}
			if err != nil {
				return time.Time{}, err
			}
			until = start
		case next.Add(ahead).After(until): // a later event may be reminded of earlier
			until = next.Add(ahead)
		default:
			return next, nil
		}
	}
}

// earliest is the first reminder after now.
func earliest(departures []store.Departure, now time.Time) (first time.Time) {
	for _, d := range departures {
		for _, r := range reminders() {
			if at := r.at(d.Start, zoneOf(d)); at.After(now) && (first.IsZero() || at.Before(first)) {
				first = at
			}
		}
	}
	return first
}
