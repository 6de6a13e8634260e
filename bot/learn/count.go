package learn

import (
	"maps"
	"slices"
)

// Count is what happened in a period, as it is. It never leaves learn and store:
// what may be told of it does, as Cells.
type Count struct {
	Reached    map[string]bool // people in the public channels that use the bot
	Channels   Share           // of these channels, those of which it is known who is in them
	By         map[string]*Deeds
	Days       map[int]int // of attendances with a lesson: how many by days from the event's end
	Industries int
	Topics     []TopicCount
	Unanswered []string // asks that nobody answered
	Stories    []string // lessons that were used and may be quoted
	Groups     []Cohort
	Private    *Answered // nil for a period whose private answers aren't told
}

// TopicCount is how many events and lessons have a topic.
type TopicCount struct {
	Name  string
	Times int
}

// Answered is what members answered in private in a quarter.
type Answered struct {
	Uses     Poll // used, not used, no answer: of lessons they had wanted to try a month before
	Reasons  Poll // by NoUses, of those not used
	Turnout  Poll // went, didn't, no answer: of attendances without a lesson
	Stated   Poll // stated an intention, or not: of attendances
	Outcomes map[Aim]*Poll
	Met      Sum
	Learned  Sum
	Taken    Share // of the lessons of the quarter, those that somebody else tried or used
	Takers   int   // how many these are
	Used     []string
}

// The places of kinds of answers in the Polls of Answered.
const (
	UseUsed = iota
	UseNot
	UseUnanswered
	useKinds
)

// See UseUsed.
const (
	DidGo = iota
	DidNotGo
	DidNotSay
	turnoutKinds
)

// See UseUsed.
const (
	DidState = iota
	DidNotState
	statedKinds
)

// See UseUsed: the Results in their order, and that nothing was said.
const (
	ResultUnsaid = 3
	resultKinds  = 4
)

// NoUses are why a lesson was not used: the reasons that members give, the last
// that it was not yet.
func NoUses() []UseReason { return append(UseReasons(), NotYet) }

// NewAnswered has nothing yet.
func NewAnswered() *Answered {
	return &Answered{
		Uses: Poll{Kinds: useKinds}, Reasons: Poll{Kinds: len(NoUses())},
		Turnout: Poll{Kinds: turnoutKinds}, Stated: Poll{Kinds: statedKinds}, Outcomes: map[Aim]*Poll{},
	}
}

// Outcome are the answers to what came of an aim.
func (a *Answered) Outcome(aim Aim) *Poll {
	if a.Outcomes[aim] == nil {
		a.Outcomes[aim] = &Poll{Kinds: resultKinds}
	}
	return a.Outcomes[aim]
}

// DeedsOf are a member's, to add to.
func (c *Count) DeedsOf(member string) *Deeds {
	if c.By == nil {
		c.By = map[string]*Deeds{}
	}
	if c.By[member] == nil {
		c.By[member] = &Deeds{}
	}
	return c.By[member]
}

// Everybody is everybody of whom anything is counted.
func (c *Count) Everybody() []string {
	all := slices.Collect(maps.Keys(c.By))
	if a := c.Private; a != nil {
		for _, p := range []Poll{a.Uses, a.Turnout, a.Stated} {
			all = slices.AppendSeq(all, maps.Keys(p.By))
		}
	}
	return all
}

// reachable is how many people there are in the channels that use the bot, with
// those who took part from elsewhere.
func (c *Count) reachable() int {
	n := len(c.Reached)
	for member, d := range c.By {
		if member != Nobody && d.TookPart() && !c.Reached[member] {
			n++
		}
	}
	return n
}

// Aims returns all aims in the order in which they are reported.
func Aims() []Aim {
	var all []Aim
	for _, p := range Purposes() {
		all = append(all, Aim(p))
	}
	return append(all, MeetAim, LearnAim, ComeBackAim)
}

// of adds up the deeds of a group's members, nil for everybody's.
func (c *Count) of(g *Cohort) *tally {
	t := &tally{}
	for member, d := range c.By {
		if g == nil || g.Members[member] {
			t.add(member, *d)
		}
	}
	return t
}
