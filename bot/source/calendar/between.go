package calendar

import (
	"container/heap"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// Between lists what starts in [from, to), by start, at most limit; without
// what is cancelled. Days and floating times count as if in UTC.
func (c *Calendar) Between(from, to time.Time, limit int) []learn.Found {
	return c.list(from, to, limit, false)
}

// Cancelled lists what was to start in [from, to) and is cancelled. What a
// series merely leaves out is not in it.
func (c *Calendar) Cancelled(from, to time.Time, limit int) []learn.Found {
	return c.list(from, to, limit, true)
}

func (c *Calendar) list(from, to time.Time, limit int, cancelled bool) []learn.Found {
	work := maxWork
	var next queue
	for _, e := range c.Events {
		if e.Cancelled != cancelled {
			continue
		}
		if s := e.series(from.UTC(), to.UTC(), &work); s.seek(from, to) {
			next = append(next, s)
		}
	}
	heap.Init(&next)
	var list []learn.Found
	for len(next) > 0 && len(list) < limit {
		list = append(list, next[0].found)
		if next[0].seek(from, to) {
			heap.Fix(&next, 0)
		} else {
			heap.Pop(&next)
		}
	}
	return list
}

// series gives the dates of one event in order.
type series struct {
	event  *Event
	dates  []dated // named ones that are left
	rules  []*repeat
	except []*repeat
	found  learn.Found
}

// leap is more than any clock is put forward or back.
const leap = 3 * time.Hour

func (e *Event) series(from, to time.Time, work *int) *series {
	if e.start.clock == learn.Instant {
		from, to = wallOf(from, e.start.place.loc), wallOf(to, e.start.place.loc)
	}
	slack := leap
	for _, c := range e.changes {
		slack = max(slack, leap+c.shift.Abs())
	}
	from, to = from.Add(-slack), to.Add(slack)
	s := &series{event: e, dates: e.dates}
	if len(s.dates) == 0 {
		s.dates = []dated{{e.start.wall, e.length}}
	}
	for _, r := range e.rules {
		s.rules = append(s.rules, r.from(e.start.wall, from, to, work))
	}
	for _, r := range e.except {
		s.except = append(s.except, r.from(e.start.wall, from, to, work))
	}
	return s
}

// seek goes on to the next date that starts in [from, to).
func (s *series) seek(from, to time.Time) bool {
	for d, ok := s.next(); ok; d, ok = s.next() {
		s.found = s.event.on(d)
		if !s.found.Start.Before(to) {
			return false
		}
		if !s.found.Start.Before(from) {
			return true
		}
	}
	return false
}

// next is the next date that is not left out.
func (s *series) next() (dated, bool) {
	for {
		d, ok := s.first()
		if !ok {
			return dated{}, false
		}
		c := s.event.changeAt(d.wall)
		if !s.event.leavesOut(d.wall) && !s.excepted(d.wall) && (c == nil || !c.to.Cancelled) {
			return d, true
		}
	}
}

// first takes the first date off all lists in which it is.
func (s *series) first() (dated, bool) {
	first, ok := dated{}, false
	if len(s.dates) > 0 {
		first, ok = s.dates[0], true
	}
	for _, r := range s.rules {
		if r.ok && (!ok || r.head.Before(first.wall)) {
			first, ok = dated{r.head, s.event.length}, true
		}
	}
	if !ok {
		return dated{}, false
	}
	if len(s.dates) > 0 && s.dates[0].wall.Equal(first.wall) {
		s.dates = s.dates[1:]
	}
	for _, r := range s.rules {
		if r.ok && r.head.Equal(first.wall) {
			r.advance()
		}
	}
	return first, true
}

func (s *series) excepted(wall time.Time) bool {
	for _, r := range s.except {
		for r.ok && r.head.Before(wall) {
			r.advance()
		}
		if r.ok && r.head.Equal(wall) {
			return true
		}
	}
	return false
}

// queue is a heap of series by the start of their next date.
type queue []*series

func (q queue) Len() int { return len(q) }
func (q queue) Less(i, j int) bool {
	a, b := q[i].found, q[j].found
	return a.Start.Before(b.Start) || a.Start.Equal(b.Start) && a.Title < b.Title
}
func (q queue) Swap(i, j int) { q[i], q[j] = q[j], q[i] }
func (q *queue) Push(s any)   { *q = append(*q, s.(*series)) }
func (q *queue) Pop() any {
	last := (*q)[len(*q)-1]
	*q = (*q)[:len(*q)-1]
	return last
}
