package page

import (
	"slices"
	"time"
)

// rhythm is on which days something takes place. It is followed day by day, so
// that one that never comes about is known as soon as any other.
type rhythm struct {
	start     time.Time // of the first, as clocks show it there
	until     time.Time // zero: no end
	unit      byte      // of interval: D, W, M or Y
	interval  int
	count     int // 0: no end
	weekdays  []weekday
	monthDays []int // -1 is a month's last day
	months    []int
	except    map[string]bool // dates
}

// weekday is a day of the week, in a month perhaps only the nth or, below
// zero, nth last one.
type weekday struct {
	time.Weekday
	nth int // 0: any
}

// farthest is how far ahead of now, and of its start, a rhythm is followed.
const farthest = 2 * 365 * day

// next is the first time after now, else the first of all; zero for none.
func (r rhythm) next(now time.Time) time.Time {
	end := now.Add(farthest)
	if r.start.After(now) {
		end = r.start.Add(farthest)
	}
	if !r.until.IsZero() && r.until.Before(end) {
		end = r.until
	}
	var first time.Time
	for at, n := r.start, 0; at.Before(end) && (r.count <= 0 || n < r.count); at = at.Add(day) {
		if !r.on(at) {
			continue
		}
		n++
		switch {
		case r.except[at.Format(time.DateOnly)]:
		case at.After(now):
			return at
		case first.IsZero():
			first = at
		}
	}
	return first
}

// on tells whether it takes place on a day.
func (r rhythm) on(at time.Time) bool {
	years, months := at.Year()-r.start.Year(), int(at.Month())-int(r.start.Month())
	if len(r.months) > 0 && !slices.Contains(r.months, int(at.Month())) {
		return false
	}
	switch r.unit {
	case 'D':
		return int(at.Sub(r.start)/day)%r.interval == 0 && (len(r.weekdays) == 0 || r.onWeekday(at))
	case 'W':
		weeks := int(monday(at).Sub(monday(r.start)) / (7 * day))
		return weeks%r.interval == 0 && (r.onWeekday(at) || len(r.weekdays) == 0 && at.Weekday() == r.start.Weekday())
	case 'M':
		return (12*years+months)%r.interval == 0 && r.onMonthDay(at)
	}
	return years%r.interval == 0 && (len(r.months) > 0 || months == 0) && r.onMonthDay(at)
}

func (r rhythm) onMonthDay(at time.Time) bool {
	switch {
	case len(r.monthDays) > 0:
		return slices.Contains(r.monthDays, at.Day()) || slices.Contains(r.monthDays, at.Day()-lastDay(at)-1)
	case len(r.weekdays) > 0:
		return r.onWeekday(at)
	}
	return at.Day() == r.start.Day()
}

func (r rhythm) onWeekday(at time.Time) bool {
	return slices.ContainsFunc(r.weekdays, func(d weekday) bool {
		nth := (at.Day()-1)/7 + 1
		last := (lastDay(at)-at.Day())/7 + 1
		return d.Weekday == at.Weekday() && (d.nth == 0 || r.unit == 'W' || d.nth == nth || d.nth == -last)
	})
}

func lastDay(at time.Time) int {
	return time.Date(at.Year(), at.Month()+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

func monday(at time.Time) time.Time {
	back := (int(at.Weekday()) + 6) % 7
	return at.Truncate(day).Add(-time.Duration(back) * day)
}
