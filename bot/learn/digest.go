package learn

import "time"

// Schedule is a weekly wall-clock time in a zone.
type Schedule struct {
	Weekday time.Weekday
	Hour    int // 0–23
	Minute  int // 0–59
	Zone    string
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

// Horizon is how far ahead an edition looks for events.
const Horizon = 14 * 24 * time.Hour

// CatchUp is how late an edition may be sent after downtime; a later one waits
// for the next date.
const CatchUp = 48 * time.Hour

// Edition is one sending of a digest. It reports what happened in (Since, Due].
type Edition struct {
	ID      string // also its delivery's subject
	Channel string
	Since   time.Time
	Due     time.Time
}
