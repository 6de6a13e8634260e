package calendar

import (
	"slices"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// newest keeps of each event the version with the highest SEQUENCE. Of versions
// with the same one that start at the same time it keeps the one modified last;
// others are different events whose writer gave them one UID.
func newest(events []*Event) []*Event {
	last := map[identity]int{}
	for _, e := range events {
		last[e.identity()] = max(last[e.identity()], e.sequence)
	}
	best := map[version]*Event{}
	for _, e := range events {
		if was := best[e.version()]; e.sequence == last[e.identity()] && (was == nil || e.modified >= was.modified) {
			best[e.version()] = e
		}
	}
	var kept []*Event
	for _, e := range events {
		if e.UID == "" || best[e.version()] == e {
			kept = append(kept, e)
		}
	}
	return kept
}

// identity is what an event is, whatever its version.
type identity struct {
	uid      string
	replaces time.Time // zero of one that replaces no other
}

type version struct {
	identity
	start time.Time
}

func (e *Event) identity() identity {
	id := identity{uid: e.UID}
	if e.replaces != nil {
		id.replaces = e.replaces.wall
	}
	return id
}

func (e *Event) version() version { return version{e.identity(), e.start.wall} }

// replace takes the occurrences out of their series that stand in the file on
// their own, moved, changed or cancelled.
func replace(events []*Event) {
	series := map[string]*Event{}
	for _, e := range events {
		if e.replaces == nil && e.Recurs && e.UID != "" {
			series[e.UID] = e
		}
	}
	for _, e := range events {
		if e.replaces == nil {
			continue
		}
		original := *e.replaces
		if of := series[e.UID]; of != nil {
			of.leaveOut(original)
			original = of.occurrence(original)
			if e.onwards {
				of.change(e, original)
			}
		}
		e.Original = original.at()
	}
}

// occurrence is the start in the series that a RECURRENCE-ID means.
func (e *Event) occurrence(id stamp) stamp {
	s := e.start
	s.wall = id.in(e.start)
	if id.clock == learn.Days && s.clock != learn.Days {
		s.wall = midnight(s.wall).Add(e.start.wall.Sub(midnight(e.start.wall)))
	}
	return s
}

// change is what a series is from one of its dates on.
type change struct {
	from  time.Time // the date as the rule gives it
	shift time.Duration
	to    *Event
}

func (e *Event) change(to *Event, original stamp) {
	e.changes = append(e.changes, change{original.wall, to.start.in(e.start).Sub(original.wall), to})
	slices.SortFunc(e.changes, func(a, b change) int { return a.from.Compare(b.from) })
}

// changeAt is the change that holds on a date; nil before the first.
func (e *Event) changeAt(wall time.Time) *change {
	for i, c := range slices.Backward(e.changes) {
		if !wall.Before(c.from) {
			return &e.changes[i]
		}
	}
	return nil
}
