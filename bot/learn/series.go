package learn

import (
	"slices"
	"time"
)

// Series is an event that repeats. There is one occurrence of it at a time: the
// next is made once the one before is over. Days are YYYY-MM-DD.
type Series struct {
	ID string
	Pattern
	Template  Event         // what the next occurrence says; its times, series and state mean nothing
	Clock     string        // when it starts, HH:MM on the wall in the template's zone
	Length    time.Duration // on the wall; 0 when no end is given
	First     string        // day on which the pattern begins
	Until     string        // last possible day; "" for none
	Remaining int           // days still to come; NoCount when they aren't counted
	Last      string        // day of the latest occurrence, also when it was skipped
	Next      time.Time     // when the next occurrence is to be made; zero when there is none to come
	Created   time.Time
}

// NoCount says that a series isn't limited to a number of times.
const NoCount = -1

// MaxTimes is how many times a series may be said to take place.
const MaxTimes = 200

// Repetition is how somebody wants an event to repeat.
type Repetition struct {
	Rhythm Rhythm
	Until  string // last possible day; "" for none
	Times  int    // the first included; NoCount when not given
}

// Check returns what keeps e from repeating so, as Errors beside the fields
// repeats, until and times.
func (r Repetition) Check(e Event) error {
	var errs Errors
	once := r.Rhythm == Once
	switch {
	case !slices.Contains(Rhythms(), r.Rhythm):
		errs.Add("repeats", "error.choice")
	case once && (r.Times != NoCount || r.Until > e.Day()): // Slack's date fields can't always be emptied
		errs.Add("repeats", "error.repeats_once")
	case r.Rhythm == LastWeekday && !e.Start.IsZero() && !inLastWeek(day(e.Day())):
		errs.Add("repeats", "error.repeats_last")
	}
	if !once && r.Until != "" && !e.Start.IsZero() && r.Until < e.Day() {
		errs.Add("until", "error.until_before")
	}
	switch {
	case once || r.Times == NoCount:
	case r.Until != "":
		errs.Add("times", "error.until_or_times")
	case r.Times < 1 || r.Times > MaxTimes:
		errs.Add("times", "error.times", "Limit", MaxTimes)
	}
	return errs.OrNil()
}

// NewSeries is the series of which e is the first occurrence.
func NewSeries(id string, e Event, r Repetition) Series {
	s := Series{
		ID: id, Pattern: r.Rhythm.From(day(e.Day())), Template: e, First: e.Day(),
		Until: r.Until, Remaining: r.Times, Created: e.Created,
	}
	return s.passed(e.Day()).like(e)
}

// like is the series with what e says, and when on the wall it is.
func (s Series) like(e Event) Series {
	zone := Location(e.Zone)
	start := e.Start.In(zone)
	s.Template, s.Clock, s.Length = s.Template.With(e), start.Format("15:04"), 0
	if !e.End.IsZero() {
		s.Length = wallOf(e.End.In(zone)).Sub(wallOf(start))
	}
	return s.Awaiting(e)
}

// Following is the series once all that follows is as its latest occurrence e.
func (s Series) Following(e Event) Series {
	if to := e.Day(); to != s.Last {
		s.Pattern, s.First, s.Last = s.Pattern.Moved(day(to)), to, max(s.Last, to)
	}
	return s.like(e)
}

// Awaiting is the series once its latest occurrence is e: the next is made when
// that is over.
func (s Series) Awaiting(e Event) Series {
	s.Next = time.Time{}
	if s.after(s.Last) != "" {
		s.Next = e.Ends()
	}
	return s
}

// Ended is the series with no occurrence after the latest.
func (s Series) Ended() Series {
	s.Until, s.Next = s.Last, time.Time{}
	return s
}

// GoesOn tells whether there is an occurrence to come after the latest.
func (s Series) GoesOn() bool { return !s.Next.IsZero() }

// Advance is the series once its first occurrence that begins after now is made,
// with that occurrence. Those that should have begun by now have passed. There
// is none when the series ends.
func (s Series) Advance(now time.Time) (Series, Event, bool) {
	for {
		next := s.after(s.Last)
		if next == "" {
			s.Next = time.Time{}
			return s, Event{}, false
		}
		s = s.passed(next)
		if e := s.Occurrence(next); e.Start.After(now) {
			return s.Awaiting(e), e, true
		}
	}
}

// passed is the series once its latest day is date.
func (s Series) passed(date string) Series {
	s.Last = date
	if s.Remaining > 0 {
		s.Remaining--
	}
	return s
}

// Occurrence is the event of a day. A wall-clock time that a clock change skips
// or repeats is as Wall has it.
func (s Series) Occurrence(date string) Event {
	t := s.Template
	e := Event{Channel: t.Channel, SharedBy: t.SharedBy, Owner: t.Owner, Series: s.ID, Date: date}.With(t)
	e.Start = Wall(date, s.Clock, e.Zone)
	e.End = time.Time{}
	if s.Length == 0 {
		return e
	}
	clock, _ := time.Parse(time.DateTime, date+" "+s.Clock+":00")
	end := clock.Add(s.Length)
	if e.End = Wall(end.Format(time.DateOnly), end.Format("15:04"), e.Zone); !e.End.After(e.Start) {
		e.End = e.Start.Add(s.Length)
	}
	return e
}

// after is the next day of the series after one, "" when it has ended by then.
func (s Series) after(date string) string {
	if date >= s.Last && s.Remaining == 0 {
		return ""
	}
	next := s.Pattern.after(day(s.First), day(date)).Format(time.DateOnly)
	if s.Until != "" && next > s.Until {
		return ""
	}
	return next
}

// Repeats is how the series of an event goes on after it; zero when it doesn't.
type Repeats struct {
	Pattern
	Coming []string // the days that come next
}

// On tells whether the series goes on.
func (r Repeats) On() bool { return len(r.Coming) > 0 }

// Ahead is how many of the days to come an event tells.
const Ahead = 2

// Repeats is how the series goes on after an occurrence, since which others were
// made: those that stand take place on the days made, wherever the pattern has
// them.
func (s Series) Repeats(made ...string) Repeats {
	r := Repeats{Pattern: s.Pattern, Coming: made[:min(len(made), Ahead)]}
	for len(r.Coming) < Ahead {
		next := s.after(s.Last)
		if next == "" {
			break
		}
		s = s.passed(next)
		r.Coming = append(r.Coming, next)
	}
	if !r.On() {
		return Repeats{}
	}
	return r
}

func day(date string) time.Time {
	d, _ := time.Parse(time.DateOnly, date) // what can't be read is no day of a series
	return d
}
