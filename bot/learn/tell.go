package learn

import (
	"maps"
	"slices"
)

// Tell is what may be told of the count. It is the only way from the one to the other.
func (c *Count) Tell() Cells {
	w := &teller{Count: c, whole: c.of(nil)}
	w.reach()
	w.capture()
	w.breadth()
	w.topics()
	w.stories()
	w.groups()
	if c.Private != nil {
		w.uses()
		w.outcomes()
		w.turnout()
		w.used()
	}
	return w.cells
}

type teller struct {
	*Count
	whole *tally
	cells Cells
}

func (w *teller) tell(c Cell) { w.cells = append(w.cells, c) }

// public tells a figure that all may know; of is -1 for one that is no share.
func (w *teller) public(s Chapter, figure string, n, of int) {
	w.tell(Cell{Section: s, Figure: figure, Span: exactly(n), Of: of, Median: -1})
}

func (w *teller) reach() {
	t := w.whole
	w.channels()
	w.public(ReachSection, "events", t.Shared, -1)
	w.public(ReachSection, "sharers", t.sharers, -1)
	w.public(ReachSection, "people", t.goers, -1)
	w.public(ReachSection, "goings", t.Goings, -1)
	w.public(ReachSection, "lessons", t.Lessons, -1)
	w.public(ReachSection, "authors", t.authors, -1)
	if t.authors >= topAuthors {
		top := t.topTenth()
		w.public(ReachSection, "top_tenth", top.Part, top.Of)
	}
}

// channels tells how many take part, of those in the channels that use the bot:
// where it isn't known of any who is in it, of nobody.
func (w *teller) channels() {
	known, of := w.Channels, -1
	if known.Part > 0 {
		of = w.reachable()
	}
	w.public(ReachSection, "taking_part", w.whole.active, of)
	if known.Part < known.Of {
		w.public(ReachSection, "unread", known.Of-known.Part, known.Of)
	}
}

// topAuthors is from how many authors on a tenth of them is somebody.
const topAuthors = 10

func (w *teller) capture() {
	w.public(CaptureSection, "with_lesson", w.whole.Written, w.whole.Attended)
	if n := w.whole.Written; n > 0 {
		w.public(CaptureSection, "days", medianOf(w.Days, n), -1)
	}
}

// medianOf is the lower median of n values, of each of which there are so many.
func medianOf(times map[int]int, n int) int {
	seen := 0
	for _, value := range slices.Sorted(maps.Keys(times)) {
		if seen += times[value]; 2*seen >= n {
			return value
		}
	}
	return 0
}

func (w *teller) breadth() {
	t := w.whole
	w.public(BreadthSection, "events_outside", t.SharedOutside.Part, t.SharedOutside.Of)
	w.public(BreadthSection, "lessons_outside", t.LessonsIn.Part, t.LessonsIn.Of)
	w.public(BreadthSection, "industries", w.Industries, -1)
	w.public(BreadthSection, "people_outside", t.outward, t.goers)
	for i, format := range Formats() {
		w.tell(Cell{Section: BreadthSection, Figure: "format", Item: string(format), Span: exactly(t.SharedFormat[i]), Of: t.Shared, Median: -1})
	}
	w.public(BreadthSection, "encounters", t.Encounters, t.Lessons)
	w.public(BreadthSection, "ours", t.SharedOurs, t.Shared)
}

func (w *teller) topics() {
	for _, t := range w.Topics {
		w.tell(Cell{Section: TopicsSection, Figure: "topic", Item: Fold(t.Name), Span: exactly(t.Times), Of: -1, Median: -1, Text: t.Name})
	}
	w.public(TopicsSection, "unanswered", len(w.Unanswered), -1)
	for _, id := range w.Unanswered[:min(shownAsks, len(w.Unanswered))] {
		w.tell(Cell{Section: TopicsSection, Figure: "ask", Item: id, Span: exactly(1), Of: -1, Median: -1, Text: id})
	}
}

func (w *teller) stories() {
	for _, id := range w.Stories {
		w.tell(Cell{Section: StoriesSection, Figure: "story", Item: id, Span: exactly(1), Of: -1, Median: -1, Text: id})
	}
}

// shownAsks is how many of the asks that nobody answered are shown.
const shownAsks = 3

func (w *teller) groups() {
	for _, g := range w.Groups {
		t := w.of(&g)
		w.tell(Cell{Section: GroupsSection, Figure: "members", Group: g.ID, Span: exactly(g.People), Of: -1, Median: -1, Text: g.Name})
		w.group(g, "events", t.Shared, -1)
		w.group(g, "people", t.goers, -1)
		w.group(g, "lessons", t.Lessons, -1)
		w.group(g, "with_lesson", t.Written, t.Attended)
	}
}

func (w *teller) group(g Cohort, figure string, n, of int) {
	w.tell(Cell{Section: GroupsSection, Figure: figure, Group: g.ID, Span: exactly(n), Of: of, Median: -1})
}

// used are the topics whose lessons were used most: words, of ten people or more.
func (w *teller) used() {
	for i, name := range w.Private.Used {
		w.tell(Cell{Section: TopicsSection, Figure: "used", Item: Fold(name), Private: true, Span: exactly(i + 1), Of: -1, Median: -1, Text: name})
	}
}
