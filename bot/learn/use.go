package learn

import (
	"slices"
	"time"
)

// UseState says how far a member is with somebody's lesson.
type UseState string

// The states of a Use.
const (
	NoUse   UseState = ""
	WillTry UseState = "will_try"
	Used    UseState = "used"
	NotUsed UseState = "not_used" // and won't be
)

// UseReason is why a lesson won't be used.
type UseReason string

// The reasons, in the order in which forms show them.
const (
	NoTime      UseReason = "no_time"
	NoFit       UseReason = "no_fit" // it didn't fit
	NoSupport   UseReason = "no_support"
	OtherReason UseReason = "something_else"
)

// UseReasons returns all reasons in the order in which forms show them.
func UseReasons() []UseReason { return []UseReason{NoTime, NoFit, NoSupport, OtherReason} }

// UseAskedAfter is how many days after wanting to try a lesson a member is
// asked what came of it.
const UseAskedAfter = 30

// NotYet is an answer to that question which leaves the use as it is.
const NotYet = "not_yet"

// Use is one member and one lesson. It is its owner's alone, but for what they
// let its author know: the note, and with Named who wrote it.
type Use struct {
	Lesson  string
	Member  string
	State   UseState
	Cue     string    // "when …", as the member put it
	Action  string    // "I will …"
	Note    string    // once Used: how, in a sentence
	Named   bool      // once Used: the author may know who
	Quoted  bool      // once Used: the summary may quote the note, without a name, if the author agrees too
	Reason  UseReason // once NotUsed
	Updated time.Time
}

// Check returns what keeps the use from being saved, as Errors beside the
// fields cue, action, note and reason.
func (u Use) Check() error {
	var errs Errors
	checkText(&errs, "cue", u.Cue, MaxLine, false)
	checkText(&errs, "action", u.Action, MaxLine, false)
	checkText(&errs, "note", u.Note, MaxLine, u.State == Used)
	if u.State == NotUsed && !slices.Contains(UseReasons(), u.Reason) {
		errs.Add("reason", "error.choice")
	}
	return errs.OrNil()
}

// Uses are how many members want to try a lesson, and how many have used it.
type Uses struct{ Trying, Used int }

// TellUses tells how exactly one may say how many members want to try a
// lesson, or have used it. Each use is its owner's alone: none is not worth a
// word (Hidden), one to four are Few.
func TellUses(n int) Precision {
	switch {
	case n <= 0:
		return Hidden
	case n < Crowd:
		return Few
	}
	return Exact
}
