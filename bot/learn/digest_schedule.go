package learn

import (
	"slices"
	"time"
)

// Cadence is how often a digest comes.
type Cadence string

// The cadences.
const (
	EachWeek     Cadence = "weekly"
	EachTwoWeeks Cadence = "fortnightly"
	MonthBegins  Cadence = "month_first" // on the first Monday of a month, say
	MonthEnds    Cadence = "month_last"
)

// Cadences returns all cadences in the order in which forms show them.
func Cadences() []Cadence { return []Cadence{EachWeek, EachTwoWeeks, MonthBegins, MonthEnds} }

// Schedule is a wall-clock time in a zone, on days that come again.
type Schedule struct {
	Cadence Cadence
	Days    Weekdays // several only for EachWeek
	// Phase, 0 or 1, says which are the weeks of EachTwoWeeks. Weeks are counted
	// through, not by year: some years have 53.
	Phase  int
	Hour   int // 0–23
	Minute int // 0–59
	Zone   string
}

// Check returns what keeps the schedule from being used, as Errors beside the
// fields cadence, days, hour and zone.
func (s Schedule) Check() error {
	var errs Errors
	if !slices.Contains(Cadences(), s.Cadence) {
		errs.Add("cadence", "error.choice")
	}
	switch n := len(s.Days.List()); {
	case n == 0:
		errs.Add("days", "error.choice")
	case n > 1 && s.Cadence != EachWeek:
		errs.Add("days", "digest.one_day")
	}
	if s.Hour < 0 || s.Hour > 23 || s.Minute < 0 || s.Minute > 59 {
		errs.Add("hour", "error.choice")
	}
	if !ValidZone(s.Zone) {
		errs.Add("zone", "error.zone_unknown")
	}
	return errs.OrNil()
}

// longestGap is more than the days from one date of any schedule to the next.
const longestGap = 64

// Next is the first instant of the schedule after now; zero when it has no day.
// Where a clock change skips the wall-clock time, it is the first instant after
// the gap; a time that comes twice counts the first time.
func (s Schedule) Next(now time.Time) time.Time {
	today := s.date(now)
	for i := range longestGap {
		day := today.AddDate(0, 0, i)
		if at := s.at(day); s.on(day) && at.After(now) {
			return at
		}
	}
	return time.Time{}
}

// NextAfter is Next for a channel that has had editions, at these instants: a
// week, two weeks, a month bring it no more of them than the schedule has dates
// there. Who changes Mondays to Tuesdays on a Monday afternoon gets no second one.
func (s Schedule) NextAfter(now time.Time, had []time.Time) time.Time {
	for at := s.Next(now); ; {
		dates, came := s.turnOf(at, had)
		left := slices.DeleteFunc(slices.Clone(dates), func(date time.Time) bool { return date.Before(at) })
		open := min(len(dates)-came, len(left))
		switch {
		case len(left) == 0: // no such day, or one that a zone skipped
			return at
		case open > 0:
			return left[len(left)-open]
		}
		at = s.Next(left[len(left)-1])
	}
}

// turnOf are the dates of the schedule that count together with an instant, and
// how many of the editions came among them.
func (s Schedule) turnOf(at time.Time, had []time.Time) (dates []time.Time, came int) {
	from, to := s.turn(s.date(at))
	for day := from; day.Before(to); day = day.AddDate(0, 0, 1) {
		if s.on(day) {
			dates = append(dates, s.at(day))
		}
	}
	for _, one := range had {
		if day := s.date(one); !day.Before(from) && day.Before(to) {
			came++
		}
	}
	return dates, came
}

// InStep is the schedule with its phase, if it had none before: an edition that
// came in the last two weeks counts as one of its own, else it begins as soon
// as it can.
func (s Schedule) InStep(now time.Time, had []time.Time) Schedule {
	weekly := s
	weekly.Cadence = EachWeek
	first := weekly.Next(now)
	for _, one := range had {
		if now.Sub(one) < 2*7*24*time.Hour {
			first = one
		}
	}
	s.Phase = week(s.date(first)) % 2
	return s
}

// date is the day of an instant in the schedule's zone, as a midnight in UTC.
func (s Schedule) date(t time.Time) time.Time {
	year, month, day := t.In(Location(s.Zone)).Date()
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
}

func (s Schedule) at(day time.Time) time.Time {
	return wall(day.Year(), day.Month(), day.Day(), s.Hour, s.Minute, Location(s.Zone))
}

func (s Schedule) on(day time.Time) bool {
	if !s.Days.Has(day.Weekday()) {
		return false
	}
	switch s.Cadence {
	case EachTwoWeeks:
		return week(day)%2 == s.Phase
	case MonthBegins:
		return day.Day() <= 7
	case MonthEnds:
		return inLastWeek(day)
	}
	return true
}

// turn is the week, the two weeks or the month of a day, up to and without to.
func (s Schedule) turn(day time.Time) (from, to time.Time) {
	monday := day.AddDate(0, 0, -(int(day.Weekday())+6)%7)
	switch s.Cadence {
	case EachTwoWeeks:
		monday = monday.AddDate(0, 0, -7*((week(day)+s.Phase)%2))
		return monday, monday.AddDate(0, 0, 14)
	case MonthBegins, MonthEnds:
		first := day.AddDate(0, 0, 1-day.Day())
		return first, first.AddDate(0, 1, 0)
	}
	return monday, monday.AddDate(0, 0, 7)
}

// week counts the weeks, which begin on Monday, since the one of 1 January 1970.
func week(day time.Time) int {
	const thursday = 3
	return (int(day.Unix()/(24*60*60)) + thursday) / 7
}
