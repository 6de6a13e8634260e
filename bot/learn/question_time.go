package learn

import (
	"slices"
	"time"
)

// nightEnds is up to when, from midnight, it is still the evening before.
const nightEnds = 5 * time.Hour

// WorkingMorning is half past nine in zone on the first working day after the
// day, or the night, of after.
func WorkingMorning(after time.Time, zone *time.Location) time.Time {
	return QuestionAfter(after.Add(-nightEnds), 1, zone)
}

// QuestionAfter is half past nine in zone on the first working day that is at
// least so many days after the day of at.
func QuestionAfter(at time.Time, days int, zone *time.Location) time.Time {
	year, month, day := at.In(zone).Date()
	for day += days; ; day++ {
		if morning := wall(year, month, day, 9, 30, zone); working(morning) {
			return morning
		}
	}
}

func working(at time.Time) bool { return at.Weekday() != time.Saturday && at.Weekday() != time.Sunday }

// AskFrom is the first instant at or after at at which questions begin to be
// asked: half past nine in zone on a working day, after the member's pause and
// quiet hours.
func (p Preferences) AskFrom(at time.Time, zone *time.Location) time.Time {
	if p.Paused.After(at) {
		at = p.Paused
	}
	for days := 0; ; days++ {
		from := p.Quiet.end(QuestionAfter(at, days, zone), zone)
		if !from.Before(at) && working(from.In(zone)) {
			return from
		}
	}
}

// Asks tells whether the member may be asked something at now: in the morning
// of a working day, not in a pause or in quiet hours.
func (p Preferences) Asks(now time.Time, zone *time.Location) bool {
	return working(now.In(zone)) && !p.AskFrom(now.Add(-Morning), zone).After(now) && p.From(now, zone).Equal(now)
}

// AskNext is when a member who was asked at these instants may be asked
// again, from now on: at once, or once there are fewer than MaxAsked in the
// AskedIn before.
func AskNext(asked []time.Time, now time.Time) time.Time {
	asked = slices.SortedFunc(slices.Values(asked), time.Time.Compare)
	if len(asked) < MaxAsked {
		return now
	}
	if free := asked[len(asked)-MaxAsked].Add(AskedIn); free.After(now) {
		return free
	}
	return now
}

// Inquiry is a question that is due, with what decides whether it is asked.
type Inquiry struct {
	Question
	To     Reader
	Zone   *time.Location // in which To lives, as far as that is known
	Recent []time.Time    // when To was asked something in the AskedIn before
}

// Wanted tells whether To can be asked at all, and wants to be.
func (i Inquiry) Wanted() bool {
	able := !i.To.Deleted && !i.To.Bot && (!i.To.Guest || habits[i.Kind].guests)
	return able && i.To.Preferences.Wants(Questions)
}

// When is when the question is to be asked, given that it is due at now: at now
// or later. It reports false when it is not to be asked any more.
func (i Inquiry) When(now time.Time) (time.Time, bool) {
	p := i.To.Preferences
	if !i.Wanted() || i.stale(now) {
		return time.Time{}, false
	}
	free := AskNext(i.Recent, now)
	if p.Asks(free, i.Zone) {
		return free, true
	}
	return p.AskFrom(free, i.Zone), true
}
