package page

import (
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// span is when an event takes place, as a page writes it.
type span struct {
	start, end moment
	length     time.Duration // when the end isn't written
	zone       string        // IANA; "" when the page doesn't say
	exclusive  bool          // an end that is a date alone is the first day after
}

// tell writes the span into f.
func (s span) tell(f *learn.Found) {
	if !s.start.known() {
		return
	}
	s.agree()
	f.Zone = s.zone
	switch {
	case s.start.days:
		f.Clock, f.Start, f.End = learn.Days, s.start.wall, s.lastDay()
	case s.wholeDays():
		f.Clock, f.Start = learn.Days, s.start.wall
		f.End = s.end.wall.Add(time.Minute).Truncate(day)
	case s.start.fixed || s.zone != "":
		f.Clock, f.Start = learn.Instant, s.instant(s.start)
		f.End = s.timedEnd(f.Start, s.instant)
	default:
		f.Clock, f.Start = learn.Floating, s.start.wall
		f.End = s.timedEnd(f.Start, func(m moment) time.Time { return m.wall })
	}
}

// agree lets start and end tell each other the offset that only one of them has.
func (s *span) agree() {
	if s.zone == "" {
		s.zone = s.start.zone
	}
	switch {
	case s.zone != "" || !s.end.known():
	case s.start.fixed && !s.end.fixed:
		s.end.fixed, s.end.offset = true, s.start.offset
	case s.end.fixed && !s.start.fixed && !s.start.days:
		s.start.fixed, s.start.offset = true, s.end.offset
	}
}

// wholeDays tells whether the times stand for days: from 0:00 to 23:59, or to
// 0:00 of a later day.
func (s span) wholeDays() bool {
	clock := func(m moment) string { return m.wall.Format("15:04") }
	return !s.end.days && clock(s.start) == "00:00" && (clock(s.end) == "23:59" || clock(s.end) == "00:00") && s.end.wall.After(s.start.wall)
}

// lastDay is the end of an event whose start is a date alone.
func (s span) lastDay() time.Time {
	next := s.start.wall.Add(day)
	end := s.end.wall.Truncate(day)
	switch {
	case !s.end.known() && s.length > day:
		return s.start.wall.Add(s.length.Truncate(day))
	case !s.end.known() || !end.After(s.start.wall):
		return next
	case s.end.days && s.exclusive, end.Equal(s.end.wall) && !s.end.days:
		return end
	}
	return end.Add(day)
}

// timedEnd is the end of an event that starts at a time; zero when the page
// tells none, or one that can't be.
func (s span) timedEnd(start time.Time, at func(moment) time.Time) time.Time {
	var end time.Time
	switch {
	case s.end.days && s.end.wall.Equal(s.start.wall.Truncate(day)):
	case s.end.days && !s.exclusive:
		last := s.end
		last.wall = last.wall.Add(day)
		end = at(last)
	case s.end.known():
		end = at(s.end)
	case s.length > 0:
		end = start.Add(s.length)
	}
	if !end.After(start) {
		return time.Time{}
	}
	return end
}

func (s span) instant(m moment) time.Time {
	if m.fixed {
		return m.wall.Add(-m.offset)
	}
	return learn.Wall(m.wall.Format(time.DateOnly), m.wall.Format("15:04"), s.zone).UTC()
}
