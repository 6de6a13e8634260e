package phrase

import (
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// resolve tells when a reading is, seen from now. It fails for a day that
// doesn't exist.
func (r reading) resolve(now time.Time) (When, bool) {
	if r.zone == nil {
		return r.in(now)
	}
	w, ok := r.in(now.In(r.zone))
	if learn.ValidZone(r.zone.String()) {
		w.Zone = r.zone.String()
		return w, ok
	}
	w.Start = w.Start.In(now.Location())
	if !w.End.IsZero() {
		w.End = w.End.In(now.Location())
	}
	return w, ok
}

// in resolves in now's zone.
func (r reading) in(now time.Time) (When, bool) {
	var w When
	if r.has(hasDelta) {
		w.Start = now.AddDate(0, r.shift.months, r.shift.days).Add(r.delta).Truncate(time.Minute)
		return w, true
	}
	on, ok := r.resolveDay(dayOfTime(now))
	if !ok {
		return When{}, false
	}
	if !r.has(hasClock) {
		return r.wholeDays(on, now), true
	}
	minute := r.minute(now)
	if r.overnight(minute) || !r.dated() {
		if !wall(on, minute, now.Location()).After(now) {
			on = on.AddDate(0, 0, 1)
		}
	}
	w.Start = wall(on, minute, now.Location())
	w.End = r.resolveEnd(on, minute, now)
	return w, true
}

func (r reading) wholeDays(on, now time.Time) When {
	w := When{Day: true, Start: wall(on, 0, now.Location())}
	if last, ok := r.lastOf(on, now); ok {
		w.End = wall(last, 0, now.Location())
	}
	return w
}

// lastOf is the day on which what begins on a day ends, if it is a later one.
func (r reading) lastOf(on, now time.Time) (time.Time, bool) {
	if r.end == nil || !r.end.dated() {
		return time.Time{}, false
	}
	from := on
	if r.end.bits&(hasShift|hasWeek) != 0 { // "tomorrow", "next week"
		from = dayOfTime(now)
	}
	last, ok := r.end.resolveDay(from)
	return last, ok && last.After(on)
}

// overnight tells whether it is the small hours of tonight, which may be tomorrow's.
func (r reading) overnight(minute int) bool {
	return r.has(hasShift|hasPart) && r.shift == shift{} && r.part >= evening && minute < 5*60
}

// minute is the clock time as minutes of the day. An hour of twelve that stands
// open is read by the part of the day, by the end, or as most events begin:
// between 8 in the morning and 8 in the evening, without a day the next such.
func (r reading) minute(now time.Time) int {
	c := r.clock
	at := c.hour*60 + c.minute
	const half = 12 * 60
	switch {
	case r.has(hasPart) && !c.halved && 1 <= c.hour && c.hour <= 12:
		return r.part.minute(at)
	case !c.open:
		return at
	case r.end != nil && r.end.clock.halved:
		if end := r.end.clock.hour*60 + r.end.clock.minute; at+half < end && c.hour < 12 {
			return at + half
		}
	case c.hour <= 6, c.hour == 7 && r.dated():
		return at + half
	case !r.dated() && c.hour <= 9 && at <= now.Hour()*60+now.Minute() && at+half > now.Hour()*60+now.Minute():
		return at + half
	}
	return at
}

// minute moves a time between 1:00 and 12:59 to the part of the day.
func (p part) minute(at int) int {
	const half = 12 * 60
	switch {
	case p == morning || at >= half && p != night:
		return at
	case p == night && at >= half:
		return at + half
	case p == night && at < 5*60:
		return at
	}
	return at + half
}

// resolveEnd is the first such time after the start.
func (r reading) resolveEnd(on time.Time, start int, now time.Time) time.Time {
	zone := now.Location()
	switch {
	case r.end == nil:
		return time.Time{}
	case r.end.has(hasDelta):
		return wall(on, start, zone).Add(r.end.delta)
	case !r.end.has(hasClock):
		return time.Time{}
	}
	c, minute := r.end.clock, r.end.minute(on)
	if c.open && !r.end.has(hasPart) {
		minute = c.hour*60 + c.minute
	}
	if last, ok := r.lastOf(on, now); ok {
		return wall(last, r.end.minute(on), zone)
	}
	switch {
	case minute > start:
	case (c.open || r.clock.open) && c.hour < 12 && minute+12*60 > start:
		minute += 12 * 60
	default:
		minute += 24 * 60
	}
	return wall(on, minute, zone)
}

// wall is the instant at which clocks in zone show a minute of a day. A time
// that a clock change skips is as far from midnight as it would have been; of
// one that comes twice it is the first.
func wall(day time.Time, minute int, zone *time.Location) time.Time {
	shown := day.Add(time.Duration(minute) * time.Minute)
	at := func(near time.Time) time.Time {
		_, east := near.In(zone).Zone()
		return shown.Add(-time.Duration(east) * time.Second).In(zone)
	}
	before, after := at(shown.AddDate(0, 0, -1)), at(shown.AddDate(0, 0, 1))
	if shows(after, shown) && !shows(before, shown) {
		return after
	}
	return before
}

func shows(t, shown time.Time) bool {
	return t.Hour() == shown.Hour() && t.Minute() == shown.Minute()
}
