package learn

import (
	"fmt"
	"time"
)

// Schedule is a weekly wall-clock time in a zone.
type Schedule struct {
	Weekday time.Weekday
	Hour    int // 0–23
	Minute  int // 0–59
	Zone    string
}

// Check returns what keeps the schedule from being used, as Errors beside the
// fields weekday, hour and zone.
func (s Schedule) Check() error {
	var errs Errors
	if s.Weekday < time.Sunday || s.Weekday > time.Saturday {
		errs.Add("weekday", "error.choice")
	}
	if s.Hour < 0 || s.Hour > 23 || s.Minute < 0 || s.Minute > 59 {
		errs.Add("hour", "error.choice")
	}
	if !ValidZone(s.Zone) {
		errs.Add("zone", "error.zone_unknown")
	}
	return errs.OrNil()
}

// Next is the first instant of the schedule after now. In a week in which a
// clock change skips the wall-clock time, it is the first instant after the gap;
// a time that comes twice counts the first time.
func (s Schedule) Next(now time.Time) time.Time {
	loc := Location(s.Zone)
	local := now.In(loc)
	days := (int(s.Weekday) - int(local.Weekday()) + 7) % 7
	for ; ; days += 7 {
		if at := wall(local.Year(), local.Month(), local.Day()+days, s.Hour, s.Minute, loc); at.After(now) {
			return at
		}
	}
}

// wall is the instant at which clocks in loc show the date and time. time.Date
// leaves open which of two instants it takes around a clock change.
func wall(year int, month time.Month, day, hour, minute int, loc *time.Location) time.Time {
	at := time.Date(year, month, day, hour, minute, 0, 0, loc)
	start, end := at.ZoneBounds()
	if at.Hour() != hour || at.Minute() != minute {
		if skipped := time.Date(year, month, day, hour, minute, 0, 0, time.UTC); wallOf(at).After(skipped) {
			return start
		}
		return end
	}
	if !start.IsZero() {
		_, now := at.Zone()
		_, before := start.Add(-time.Second).Zone()
		earlier := at.Add(time.Duration(now-before) * time.Second)
		if earlier.Before(start) && earlier.Before(at) && wallOf(earlier).Equal(wallOf(at)) {
			return earlier
		}
	}
	return at
}

func wallOf(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, time.UTC)
}

// Wall is the instant at which clocks in zone show date (YYYY-MM-DD) and clock
// (HH:MM); zero when either can't be read. Around clock changes as Schedule.Next.
func Wall(date, clock, zone string) time.Time {
	day, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return time.Time{}
	}
	hm, err := time.Parse("15:04", clock)
	if err != nil {
		return time.Time{}
	}
	return wall(day.Year(), day.Month(), day.Day(), hm.Hour(), hm.Minute(), Location(zone))
}

// Digest is one channel's subscription to a weekly edition.
type Digest struct {
	Channel  string
	Schedule Schedule
	SetBy    string
	Paused   bool
	Next     time.Time // the next edition's due instant
	Since    time.Time // until when the last edition reported
	Created  time.Time
}

// Key is the fact of the edition that is due at due: a channel has one in an
// ISO week of the digest's zone.
func (d Digest) Key(due time.Time) string {
	year, week := due.In(Location(d.Schedule.Zone)).ISOWeek()
	return fmt.Sprintf("digest/%s/%d-W%02d", d.Channel, year, week)
}

// Due is the latest date that has come by now, after downtime perhaps not Next
// but one after it.
func (d Digest) Due(now time.Time) time.Time {
	due := d.Next
	for after := d.Schedule.Next(due); !after.After(now); after = d.Schedule.Next(due) {
		due = after
	}
	return due
}

// Horizon is how far ahead an edition looks for events.
const Horizon = 14 * 24 * time.Hour

// CatchUp is how late an edition may be sent after downtime; a later one waits
// for the next date.
const CatchUp = 48 * time.Hour

// MaxListed is how many events, and how many lessons, an edition lists.
const MaxListed = 7

// How far an edition looks for something from outside our industry.
const (
	PickAhead = 8 * 7 * 24 * time.Hour  // at events
	PickBack  = 26 * 7 * 24 * time.Hour // at lessons
)

// settling is longer than any submission takes from its instant to its commit.
const settling = time.Minute

// Edition is one sending of a digest.
type Edition struct {
	ID      string // also its delivery's subject
	Channel string
	Since   time.Time // it reports the lessons written in (Since, Until]
	Until   time.Time
	Planned time.Time // it looks ahead from here
}

// Edition is the edition of what there is to tell at now; its ID is still to
// be given. It leaves what is just being saved to the next one.
func (d Digest) Edition(now time.Time) Edition {
	until := now.Add(-settling)
	if until.Before(d.Since) {
		until = d.Since
	}
	return Edition{Channel: d.Channel, Since: d.Since, Until: until, Planned: now}
}
