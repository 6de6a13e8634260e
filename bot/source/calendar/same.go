package calendar

import (
	"slices"
	"sort"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// newest keeps of each event the version with the highest SEQUENCE. Of versions
// with the same one that start at the same time it keeps the one modified last.
// What starts at another time, or is called something else without being newer,
// is a different event whose writer gave it the same UID; an occurrence of a
// series takes place once.
func newest(events []*Event) []*Event {
	sequence := map[identity]int{}
	for _, e := range events {
		sequence[e.identity()] = max(sequence[e.identity()], e.sequence)
	}
	modified := map[version]string{}
	for _, e := range events {
		if e.sequence == sequence[e.identity()] {
			modified[e.version()] = max(modified[e.version()], e.modified)
		}
	}
	last := map[namesake]*Event{}
	for _, e := range events {
		if e.sequence == sequence[e.identity()] && e.modified == modified[e.version()] {
			last[e.namesake()] = e
		}
	}
	var kept []*Event
	for _, e := range events {
		if e.UID == "" || last[e.namesake()] == e {
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

func (e *Event) version() version {
	if e.replaces != nil {
		return version{identity: e.identity()}
	}
	return version{e.identity(), e.start.wall}
}

type namesake struct {
	version
	title string
}

func (e *Event) namesake() namesake {
	if e.replaces != nil {
		return namesake{version: e.version()}
	}
	return namesake{e.version(), e.Title}
}

// staleWork bounds the work of finding out what series took back.
const staleWork = 500_000

// replace takes the occurrences out of their series that stand in the file on
// their own, moved, changed or cancelled. An occurrence that the series took back
// since is left out.
func replace(events []*Event) []*Event {
	series := map[string]*Event{}
	work := staleWork
	for _, e := range events {
		if e.replaces == nil && e.UID != "" && (e.Recurs || series[e.UID] == nil) {
			series[e.UID] = e
		}
	}
	stale := map[*Event]bool{}
	for _, e := range events {
		of := series[e.UID]
		stale[e] = e.replaces != nil && of != nil && of.sequence > e.sequence && !of.comesOn(of.occurrence(*e.replaces), &work)
	}
	events = slices.DeleteFunc(events, func(e *Event) bool { return stale[e] })
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
	return events
}

// comesOn tells whether the series takes place on the day of s, at whatever
// time; so it is taken to when finding out is too much work.
func (e *Event) comesOn(s stamp, work *int) bool {
	day := midnight(s.wall)
	dates := e.series(day.Add(-24*time.Hour), day.Add(48*time.Hour), work)
	for d, ok := dates.next(); ok; d, ok = dates.next() {
		if midnight(d.wall).Equal(day) {
			return true
		}
	}
	return *work < 0
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
	c := change{original.wall, to.start.in(e.start).Sub(original.wall), to}
	e.changes = slices.Insert(e.changes, e.changesUntil(c.from), c)
}

// changesUntil is how many changes there are up to a date.
func (e *Event) changesUntil(wall time.Time) int {
	return sort.Search(len(e.changes), func(i int) bool { return e.changes[i].from.After(wall) })
}

// changeAt is the change that holds on a date; nil before the first.
func (e *Event) changeAt(wall time.Time) *change {
	if n := e.changesUntil(wall); n > 0 {
		return &e.changes[n-1]
	}
	return nil
}
