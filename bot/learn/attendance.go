package learn

import (
	"slices"
	"time"
)

// RSVP is a member's answer to an event.
type RSVP string

// The answers. Going is public; all others are their owner's alone.
const (
	NoAnswer   RSVP = ""
	Going      RSVP = "going"
	Waitlisted RSVP = "waitlisted" // would go, but it is full
	Maybe      RSVP = "maybe"
	NotGoing   RSVP = "not_going"
)

// Purpose is a reason to go to an event.
type Purpose string

// The purposes, in the order in which forms show them.
const (
	MeetPeople    Purpose = "meet_people"
	LearnAbout    Purpose = "learn_about"
	PractisePitch Purpose = "practise_pitch"
	GetAdvice     Purpose = "get_advice"
	GiveAdvice    Purpose = "give_advice"
	RepresentUs   Purpose = "represent_us"
	FindPartners  Purpose = "find_partners"
)

// Purposes returns all purposes in the order in which forms show them.
func Purposes() []Purpose {
	return []Purpose{MeetPeople, LearnAbout, PractisePitch, GetAdvice, GiveAdvice, RepresentUs, FindPartners}
}

// DefaultAim is how many people to meet and things to learn a form suggests.
const DefaultAim = 3

// Intention is why a member goes. It is theirs alone: nobody else sees it by name.
type Intention struct {
	Purposes []Purpose
	Meet     int    // new people to meet
	Learn    int    // new things to learn
	ComeBack string // "I want to come back with …"
}

// Check returns what is wrong with the intention beside the fields purposes, meet, learn and come_back.
func (i Intention) Check() error {
	var errs Errors
	for _, p := range i.Purposes {
		if !slices.Contains(Purposes(), p) {
			errs.Add("purposes", "error.choice")
			break
		}
	}
	checkCount(&errs, "meet", i.Meet)
	checkCount(&errs, "learn", i.Learn)
	checkText(&errs, "come_back", i.ComeBack, MaxLine, false)
	return errs.OrNil()
}

func checkCount(errs *Errors, field string, n int) {
	if n < 0 || n > MaxCount {
		errs.Add(field, "error.count", "Limit", MaxCount)
	}
}

// Attendance is one member and one event.
type Attendance struct {
	Event     string
	Member    string
	RSVP      RSVP
	Intention Intention
	Stated    bool // the member has filled in the intention
	Calendar  bool // the member took the event's calendar file: once they come, they get the new one after a change
	Turnout   Turnout
	Updated   time.Time
}

// InLine tells whether the answer is a place at an event, or a wish for one.
func (r RSVP) InLine() bool { return r == Going || r == Waitlisted }

// Comes tells whether who answered so may come, and hears what becomes of the
// event.
func (r RSVP) Comes() bool { return r.InLine() || r == Maybe }

// Line is what one member may know of those who go to an event and of those
// who wait for a place. Who waits is theirs alone.
type Line struct {
	Going, Waiting int      // how many
	First          []string // of those who go, in the order in which they came
	Place          int      // the member's own among those who wait, from 1; 0 for none
}

// Others are the first of those who go besides the member whose attendance is
// given, and how many do in all.
func (l Line) Others(mine Attendance) (first []string, count int) {
	count = l.Going
	if mine.RSVP == Going {
		count--
	}
	return slices.DeleteFunc(slices.Clone(l.First), func(m string) bool { return m == mine.Member }), count
}

// Unnamed is the line without the names of those who go.
func (l Line) Unnamed() Line {
	l.First = nil
	return l
}

// Admits is what saying "going" comes to for somebody who isn't in the line
// while so many go and wait: nobody passes those who came before.
func (e Event) Admits(going, waiting int) RSVP {
	if e.Capacity > 0 && going+waiting >= e.Capacity {
		return Waitlisted
	}
	return Going
}

// MovesUp is how many of those who wait get a place while so many go. When
// more go than there are places, nobody loses theirs.
func (e Event) MovesUp(going, waiting int) int {
	if e.Capacity == 0 {
		return waiting
	}
	return min(max(e.Capacity-going, 0), waiting)
}
