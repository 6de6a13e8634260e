package learn

import (
	"slices"
	"time"
)

// Turnout is what became of a member's going to an event. It is theirs alone.
type Turnout string

// The turnouts.
const (
	NoTurnout Turnout = "" // not said
	Went      Turnout = "went"
	Missed    Turnout = "missed"
	CalledOff Turnout = "called_off" // the event didn't take place
)

// Turnouts returns all turnouts in the order of their buttons.
func Turnouts() []Turnout { return []Turnout{Went, Missed, CalledOff} }

// Check returns what is wrong with a turnout that somebody gives.
func (t Turnout) Check() error {
	if !slices.Contains(Turnouts(), t) {
		return &Error{Code: Invalid, Key: "error.choice"}
	}
	return nil
}

// TurnoutStale is how long after an event nobody is asked any more whether they went.
const TurnoutStale = 14 * 24 * time.Hour

// AsksTurnout tells whether at now it makes sense to ask those who go to the
// event whether they went.
func (e Event) AsksTurnout(now time.Time) bool {
	return e.Cancelled.IsZero() && e.Over(now) && now.Before(e.Ends().Add(TurnoutStale))
}

// TurnoutQuestion asks a member who goes to the event, from zone, whether they
// went: in the morning of the first working day after the day it ended.
func (e Event) TurnoutQuestion(member string, zone *time.Location, now time.Time) Question {
	return Question{
		Kind: TurnoutQuestion, Member: member, Subject: e.ID, Cause: "attendance/" + e.ID,
		Due: WorkingMorning(e.Ends(), zone), Created: now,
	}
}
