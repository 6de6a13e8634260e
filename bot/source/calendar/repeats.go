package calendar

import (
	"slices"
	"strings"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// readRepeats reads on which dates an event takes place beside its first.
func (e *Event) readRepeats(v *component, z *zones) (defect learn.Defect) {
	e.dates = []dated{{e.start.wall, e.length}}
	e.without = map[exception]bool{}
	for _, p := range v.props {
		if strings.TrimSpace(p.value) == "" {
			continue
		}
		switch p.name {
		case "RRULE", "EXRULE":
			r, why := readRule(p.value, e.start, z)
			if why != "" {
				defect = why
			}
			e.addRule(p.name, r)
		case "RDATE":
			e.Recurs = true
			e.addDates(p, z)
		case "EXDATE":
			for value := range strings.SplitSeq(p.value, ",") {
				if s, ok := z.stamp(value, p); ok {
					e.leaveOut(s)
				}
			}
		}
	}
	if defect != "" {
		e.rules, e.except = nil, nil
	}
	slices.SortFunc(e.dates, func(a, b dated) int { return a.wall.Compare(b.wall) })
	e.dates = slices.CompactFunc(e.dates, func(a, b dated) bool { return a.wall.Equal(b.wall) })
	return defect
}

func (e *Event) addRule(name string, r *rule) {
	if name == "EXRULE" {
		e.except = append(e.except, r)
		return
	}
	e.Recurs = true
	e.rules = append(e.rules, r)
}

// addDates adds the dates of an RDATE, which may be periods.
func (e *Event) addDates(p property, z *zones) {
	for value := range strings.SplitSeq(p.value, ",") {
		from, to, period := strings.Cut(value, "/")
		s, ok := z.stamp(from, p)
		if !ok {
			continue
		}
		d := dated{wall: s.in(e.start), length: e.length}
		switch {
		case e.start.clock == learn.Days:
			d.wall = midnight(d.wall)
		case s.clock == learn.Days:
			d.wall = d.wall.Add(e.start.wall.Sub(midnight(e.start.wall)))
		}
		if length, ok := readSpan(to); ok {
			d.length = length
		} else if end, ok := z.stamp(to, p); ok && period {
			d.length = until(s, end)
		}
		e.dates = append(e.dates, d)
	}
}

// leaveOut takes the occurrence away that starts at s, or all on its day.
func (e *Event) leaveOut(s stamp) {
	wall := s.in(e.start)
	if s.clock == learn.Days || e.start.clock == learn.Days {
		e.without[exception{true, midnight(wall).Unix()}] = true
		return
	}
	e.without[exception{false, wall.Unix()}] = true
}

func (e *Event) leavesOut(wall time.Time) bool {
	return e.without[exception{false, wall.Unix()}] || e.without[exception{true, midnight(wall).Unix()}]
}
