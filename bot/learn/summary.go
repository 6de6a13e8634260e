package learn

import (
	"math"
	"time"
)

// Summary is the L&D report over a period, beside the period before.
type Summary struct {
	Period  Period
	At      time.Time // what is told happened until then
	Counted bool      // for good: what it tells changes no more
	Home    string    // home industry, when it was counted
	Now     Cells
	Before  Cells
	Trail   []Point // the latest periods of this length, this one last
}

// Point is one of the periods of a Trail.
type Point struct {
	Period Period
	Cells  Cells
}

// TrailLength is how many periods a Trail has at most.
const TrailLength = 12

// Empty tells whether there is nothing to report.
func (cs Cells) Empty() bool {
	for _, m := range Measures() {
		if n, exact := cs.measured(m).Exact(); exact && n > 0 {
			return false
		}
	}
	return true
}

// Measure is a figure that a summary may begin with.
type Measure string

// Unchanged stands for no measure: much is as it was.
const Unchanged Measure = ""

// measures are the figures that a summary may begin with, the most telling first.
var measures = []struct {
	name    Measure
	section Chapter
	figure  string
	counts  bool
}{
	{"used", UseSection, "used", false},
	{"followed", CaptureSection, "with_lesson", false},
	{"lessons", ReachSection, "lessons", true},
	{"people", ReachSection, "people", true},
	{"events", ReachSection, "events", true},
	{"events_outside", BreadthSection, "events_outside", false},
	{"lessons_outside", BreadthSection, "lessons_outside", false},
}

// Measures returns all measures, the most telling first.
func Measures() []Measure {
	var all []Measure
	for _, m := range measures {
		all = append(all, m.name)
	}
	return all
}

// Counts tells whether the measure is a count rather than a share.
func (m Measure) Counts() bool {
	for _, known := range measures {
		if known.name == m {
			return known.counts
		}
	}
	return false
}

// Of is the figure that the measure stands for.
func (m Measure) Of(cs Cells) Cell { return cs.measured(m) }

func (cs Cells) measured(m Measure) Cell {
	var c Cell
	for _, known := range measures {
		if known.name == m {
			c, _ = cs.Find(known.section, known.figure, "", "")
		}
	}
	return c
}

// Change is the measure that changed most since the period before, chance
// taken into account: from 1 to 2 events is less than from 20 to 40. While the
// period runs, a count that is behind the whole period before says nothing yet.
func (s Summary) Change() Measure {
	most, by := Unchanged, 1.0
	for _, m := range Measures() {
		now, before := m.Of(s.Now), m.Of(s.Before)
		n, exact := now.Exact()
		was, known := before.Exact()
		if !exact || !known || now.Base == BaseAsked || before.Base == BaseAsked {
			continue
		}
		moved := 0.0
		switch {
		case !m.Counts():
			moved = shareMoved(now.Share(), before.Share())
		case n > was || !s.Period.Running(s.At):
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
