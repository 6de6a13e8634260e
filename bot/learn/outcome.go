package learn

import (
	"slices"
	"time"
)

// Aim is one thing that a member wanted from an event: one of their purposes,
// or one of those below.
type Aim string

// The aims of an Intention besides its purposes.
const (
	MeetAim     Aim = "meet"
	LearnAim    Aim = "learn"
	ComeBackAim Aim = "come_back"
)

// Field is the name of the form's field that asks what came of the aim.
func (a Aim) Field() string { return aimField + string(a) }

const aimField = "aim_"

// Result is what came of an aim.
type Result string

// The results.
const (
	NoResult  Result = "" // not said
	AimMet    Result = "met"
	AimPartly Result = "partly"
	AimMissed Result = "missed"
)

// Results returns all results in the order in which forms show them.
func Results() []Result { return []Result{AimMet, AimPartly, AimMissed} }

// Outcome is what came of each aim of a member at an event. It is theirs alone.
type Outcome struct {
	Event   string
	Member  string
	Results map[Aim]Result
	Updated time.Time
}

// Said tells whether the member has said what came of any aim.
func (o Outcome) Said() bool {
	for _, r := range o.Results {
		if r != NoResult {
			return true
		}
	}
	return false
}

// Check returns what keeps the outcome from being saved, as Errors beside the
// fields of its aims.
func (o Outcome) Check() error {
	var errs Errors
	for aim, r := range o.Results {
		if r != NoResult && !slices.Contains(Results(), r) {
			errs.Add(aim.Field(), "error.choice")
		}
	}
	return errs.OrNil()
}

// Aims are what the intention comes to, in the order in which forms ask. A
// purpose that has a number is asked about once, with its number.
func (i Intention) Aims() []Aim {
	var aims []Aim
	for _, p := range Purposes() {
		if slices.Contains(i.Purposes, p) && !i.Counts(p) {
			aims = append(aims, Aim(p))
		}
	}
	for _, other := range []struct {
		aim    Aim
		stated bool
	}{
		{MeetAim, i.Meet > 0}, {LearnAim, i.Learn > 0}, {ComeBackAim, i.ComeBack != ""},
	} {
		if other.stated {
			aims = append(aims, other.aim)
		}
	}
	return aims
}

// Counts tells whether the purpose is stated with a number, which says it all.
func (i Intention) Counts(p Purpose) bool {
	return p == MeetPeople && i.Meet > 0 || p == LearnAbout && i.Learn > 0
}

// Aims are those of which the member is asked what came of them: of what they
// stated, unless they missed the event or it didn't take place.
func (a Attendance) Aims() []Aim {
	if !a.Stated || a.RSVP != Going || a.Turnout == Missed || a.Turnout == CalledOff {
		return nil
	}
	return a.Intention.Aims()
}

// TookPlace tells whether at now the event took place lately, or has begun: one
// may write a lesson from it.
func (e Event) TookPlace(now time.Time) bool {
	return e.Cancelled.IsZero() && !e.Start.After(now) && e.Start.After(now.Add(-RecentEvent))
}

// Knows tells whether the member goes to the event, as far as they said, or
// shared it. Both have seen it, wherever it was shared.
func (a Attendance) Knows(e Event) bool { return a.RSVP == Going || e.SharedBy == a.Member }
