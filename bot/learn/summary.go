package learn

import (
	"math"
	"time"
)

// Figures is what a summary reports of one period, about everybody or about a
// group. All of it is public, and only from public channels, but for Met.
type Figures struct {
	Events         int // shared in the period
	Formats        map[Format]int
	EventsOutside  Share // of the events with a known industry, those outside ours
	People         int   // who said going to an event that starts in the period
	Goings         int   // how often they said it
	Lessons        int   // written in the period
	LessonsOutside Share // of the lessons with a known industry, those outside ours
	Followed       Share // of the goings to events that ended in the period, those with a lesson
	Met            Met   // at events that ended in the period
}

// Share is a part of a whole.
type Share struct{ Part, Of int }

// Percent is s in whole percents: 0 and 100 only for none and all.
func (s Share) Percent() int {
	switch {
	case s.Part == 0 || s.Of == 0:
		return 0
	case s.Part == s.Of:
		return 100
	}
	return min(99, max(1, (200*s.Part+s.Of)/(2*s.Of)))
}

func (s Share) plus(t Share) Share { return Share{s.Part + t.Part, s.Of + t.Of} }

// AddEvents counts n events of a format and an industry; home is ours.
func (f *Figures) AddEvents(n int, format Format, home, industry string) {
	if f.Formats == nil {
		f.Formats = map[Format]int{}
	}
	f.Events += n
	f.Formats[format] += n
	f.EventsOutside = f.EventsOutside.plus(outside(n, home, industry))
}

// AddLessons counts n lessons of an industry; home is ours.
func (f *Figures) AddLessons(n int, home, industry string) {
	f.Lessons += n
	f.LessonsOutside = f.LessonsOutside.plus(outside(n, home, industry))
}

func outside(n int, home, industry string) Share {
	switch {
	case home == "" || industry == "":
		return Share{}
	case CrossIndustry(home, industry):
		return Share{n, n}
	}
	return Share{0, n}
}

// Empty tells whether there is nothing to report.
func (f Figures) Empty() bool {
	return f.Events == 0 && f.Goings == 0 && f.Lessons == 0 && f.Followed.Of == 0
}

// Plus is the figures of two groups that nobody is in both of.
func (f Figures) Plus(g Figures) Figures {
	sum := Figures{
		Events: f.Events + g.Events, Formats: map[Format]int{}, EventsOutside: f.EventsOutside.plus(g.EventsOutside),
		People: f.People + g.People, Goings: f.Goings + g.Goings,
		Lessons: f.Lessons + g.Lessons, LessonsOutside: f.LessonsOutside.plus(g.LessonsOutside),
		Followed: f.Followed.plus(g.Followed),
		Met:      Met{f.Met.People + g.Met.People, f.Met.Met + g.Met.Met, f.Met.Hoped + g.Met.Hoped},
	}
	for _, format := range Formats() {
		sum.Formats[format] = f.Formats[format] + g.Formats[format]
	}
	return sum
}

// Report is the figures of one period, of a group (HR) and of all others.
type Report struct{ Group, Others Figures }

// All is the figures of everybody.
func (r Report) All() Figures { return r.Group.Plus(r.Others) }

// Apart tells whether private figures of the group and of the others may be
// told apart. Each of them could be had from the whole and the other, so that
// neither is told unless both may be told exactly.
func (r Report) Apart() bool {
	return r.Group.Met.Precision() == Exact && r.Others.Met.Precision() == Exact
}

// Summary is the L&D report over a period, beside the period before.
type Summary struct {
	Period Period
	At     time.Time // what is counted happened until then
	Now    Report
	Before Report
}

// Measure is a public figure that a summary may begin with.
type Measure string

// The measures. Unchanged stands for none: much is as it was.
const (
	Unchanged       Measure = ""
	EventsShared    Measure = "events"
	PeopleGoing     Measure = "people"
	LessonsWritten  Measure = "lessons"
	LessonsFollowed Measure = "followed"
	EventsOutside   Measure = "events_outside"
	LessonsOutside  Measure = "lessons_outside"
)

// Count is a measure that counts; ok is false for one that is a share.
func (f Figures) Count(m Measure) (n int, ok bool) {
	n, ok = map[Measure]int{EventsShared: f.Events, PeopleGoing: f.People, LessonsWritten: f.Lessons}[m]
	return n, ok
}

// Share is a measure that is a share.
func (f Figures) Share(m Measure) Share {
	return map[Measure]Share{LessonsFollowed: f.Followed, EventsOutside: f.EventsOutside, LessonsOutside: f.LessonsOutside}[m]
}

// Change is the measure that changed most since the period before, chance
// taken into account: from 1 to 2 events is less than from 20 to 40. While the
// period runs, a count that is behind the whole period before says nothing yet.
func (s Summary) Change() Measure {
	now, before := s.Now.All(), s.Before.All()
	most, by := Unchanged, 1.0
	for _, m := range []Measure{LessonsFollowed, LessonsWritten, PeopleGoing, EventsShared, EventsOutside, LessonsOutside} {
		n, counts := now.Count(m)
		was, _ := before.Count(m)
		moved := shareMoved(now.Share(m), before.Share(m))
		if counts && (n > was || !s.Period.Running(s.At)) {
			moved = countMoved(n, was)
		}
		if moved >= by && (most == Unchanged || moved > by) {
			most, by = m, moved
		}
	}
	return most
}

// countMoved is how many standard deviations lie between two counts, were both
// drawn at the same rate.
func countMoved(a, b int) float64 {
	if a == b {
		return 0
	}
	return math.Abs(float64(a-b)) / math.Sqrt(float64(a+b))
}

// shareMoved is the same for two shares; one of fewer than five says nothing.
func shareMoved(a, b Share) float64 {
	if a.Of < Crowd || b.Of < Crowd {
		return 0
	}
	both := a.plus(b)
	p := float64(both.Part) / float64(both.Of)
	if p == 0 || p == 1 {
		return 0
	}
	distance := float64(a.Part)/float64(a.Of) - float64(b.Part)/float64(b.Of)
	return math.Abs(distance) / math.Sqrt(p*(1-p)*(1/float64(a.Of)+1/float64(b.Of)))
}
