package calendar

import "github.com/fieldnotes-slack/fieldnotes/bot/learn"

// newest keeps of each event the version with the highest SEQUENCE. Of versions
// with the same one that start at the same time it keeps the one modified last;
// others are different events whose writer gave them one UID.
func newest(events []*Event) []*Event {
	last := map[string]int{}
	best := map[string]*Event{}
	for _, e := range events {
		id := e.id()
		last[id] = max(last[id], e.sequence)
	}
	for _, e := range events {
		key := e.id() + e.start.wall.String()
		if was := best[key]; e.sequence == last[e.id()] && (was == nil || e.modified >= was.modified) {
			best[key] = e
		}
	}
	var kept []*Event
	for _, e := range events {
		if e.UID == "" || best[e.id()+e.start.wall.String()] == e {
			kept = append(kept, e)
		}
	}
	return kept
}

func (e *Event) id() string {
	if e.replaces == nil {
		return e.UID
	}
	return e.UID + "\x00" + e.replaces.wall.String()
}

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
