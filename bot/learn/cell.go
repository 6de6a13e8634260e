package learn

import "slices"

// Cell is one figure of a period, as it may be told and as it is stored: what
// prints it knows no more. A private one has been through Tell.
type Cell struct {
	Section Chapter
	Figure  string
	Item    string // an Aim, a UseReason, a Format; "" for none
	Group   string // the id of a Cohort, "" for everybody
	Private bool
	Span
	Of     int    // of how many; -1 for none
	Base   string // what Of counts, where that differs: BaseAnswers, BaseAsked, …; "" where the figure says it
	Median int    // -1 for none
	Text   string // of a topic, a group's name; the id of a lesson, an ask
}

// Chapter is a part of the summary.
type Chapter string

// The chapters, in their order.
const (
	UseSection     Chapter = "use"
	OutcomeSection Chapter = "outcome"
	CaptureSection Chapter = "capture"
	ReachSection   Chapter = "reach"
	GroupsSection  Chapter = "groups"
	BreadthSection Chapter = "breadth"
	TopicsSection  Chapter = "topics"
	StoriesSection Chapter = "stories"
)

// Chapters returns all chapters in their order.
func Chapters() []Chapter {
	return []Chapter{
		UseSection, OutcomeSection, CaptureSection, ReachSection, GroupsSection, BreadthSection, TopicsSection, StoriesSection,
	}
}

// What the whole of a private share counts. Where the number of answers can't be
// told, a share is told of all who were asked.
const (
	BaseAnswers   = "answers"
	BaseAsked     = "asked"
	BaseGoings    = "goings"
	BaseConfirmed = "confirmed"
)

// Cells are those of one period.
type Cells []Cell

// Find is a figure of a group, "" for everybody; false when there is none.
func (cs Cells) Find(s Chapter, figure, item, group string) (Cell, bool) {
	for _, c := range cs {
		if c.Section == s && c.Figure == figure && c.Item == item && c.Group == group {
			return c, true
		}
	}
	return Cell{Span: hidden, Of: -1, Median: -1}, false
}

// In are the cells of a section.
func (cs Cells) In(s Chapter) Cells {
	var in Cells
	for _, c := range cs {
		if c.Section == s {
			in = append(in, c)
		}
	}
	return in
}

// Exact is the count of a cell that is told exactly; false for others.
func (c Cell) Exact() (int, bool) { return c.Low, c.Precision == Exact }

// Share is an exact cell as a part of its whole; zero for others.
func (c Cell) Share() Share {
	if c.Precision != Exact || c.Of < 0 {
		return Share{}
	}
	return Share{c.Low, c.Of}
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
func (s Share) times(n int) Share  { return Share{s.Part * n, s.Of * n} }

// Yearly adds up the private cells of a year's quarters, as they were told. A
// quarter in which a figure isn't told is left out of it.
func Yearly(quarters []Cells) Cells {
	var year Cells
	at := map[Cell]int{}
	for _, cells := range quarters {
		for _, c := range cells {
			if !c.Private || c.Text != "" || c.Precision == Hidden {
				continue
			}
			key := Cell{Section: c.Section, Figure: c.Figure, Item: c.Item, Group: c.Group, Base: c.Base}
			i, known := at[key]
			if !known {
				at[key] = len(year)
				c.Median = -1
				year = append(year, c)
				continue
			}
			year[i].gain(c)
		}
	}
	return year
}

func (c *Cell) gain(more Cell) {
	c.Low, c.High = c.Low+more.Low, c.High+more.High
	if more.Of >= 0 {
		c.Of += more.Of
	}
	if c.Precision = Exact; c.Low != c.High {
		c.Precision = Between
	}
}

// Has tells whether there is a figure of anybody in a section.
func (cs Cells) Has(s Chapter, figure string) bool {
	return slices.ContainsFunc(cs, func(c Cell) bool { return c.Section == s && c.Figure == figure })
}
