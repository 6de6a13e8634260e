package learn

import "time"

// Ask is a question of a member to colleagues: to those who went to an event,
// to a lesson's author, or to everybody's networks.
type Ask struct {
	ID      string
	Member  string // who asks
	Text    string
	Event   string // asks those who went there, or to an earlier one of its series; "" for none
	Lesson  string // asks its author; "" for none
	Channel string // in which it stays, private or read by outsiders; "" for none
	State   AskState
	Helper  string    // who answered first; "" while nobody has
	Next    time.Time // when something is to be done about it; zero for never
	Created time.Time
	Ended   time.Time // when it was answered or closed
}

// AskState says how far an ask is.
type AskState string

// The states of an Ask.
const (
	AskOpen     AskState = "open"
	AskAnswered AskState = "answered" // its Helper and its Member are connected
	AskClosed   AskState = "closed"   // by who asked, or because nobody answered
)

// AskSubject is an ask that messages show.
const AskSubject SubjectKind = "ask"

// The deliveries about an ask, which is their Subject.
const (
	IntroductionDM Kind = "introduction" // connects who asked and who answers
	UnansweredDM   Kind = "unanswered"   // to who asked: a month has passed
)

// AskQuestion asks a member who agreed to be asked; its subject is an Ask.
const AskQuestion QuestionKind = "ask"

const (
	// AskKept is how long an ask is open at most.
	AskKept = 30 * 24 * time.Hour
	// AskStale is how long one member is given to be asked in.
	AskStale = 14 * 24 * time.Hour
	// AskedAtOnce is how many members get an ask at a time.
	AskedAtOnce = 5
	// MaxAsks is how many open asks a member may have.
	MaxAsks = 5

	// askOthers is how long after some were asked the next are.
	askOthers = 7 * 24 * time.Hour
)

// ForAll tells whether the ask is to everybody rather than to who knows about
// something.
func (a Ask) ForAll() bool { return a.Event == "" && a.Lesson == "" }

// Expires is when the ask ends if nobody has answered.
func (a Ask) Expires() time.Time { return a.Created.Add(AskKept) }

// Expired tells whether at now the ask has been open for too long.
func (a Ask) Expired(now time.Time) bool { return !now.Before(a.Expires()) }

// After is when something is to be done about the ask after now, at which some
// were asked, or nobody was left to ask.
func (a Ask) After(now time.Time, some bool) time.Time {
	if next := now.Add(askOthers); some && next.Before(a.Expires()) {
		return next
	}
	return a.Expires()
}

// Check returns what keeps the ask from being put, as Errors beside the field text.
func (a Ask) Check() error {
	var errs Errors
	checkText(&errs, "text", a.Text, MaxLine, true)
	return errs.OrNil()
}

// MayHelp returns nil when the member may answer the ask, or has; else an
// Error that says why not.
func (a Ask) MayHelp(m Member) error {
	switch {
	case a.Member == m.ID:
		return Denied("ask.own")
	case m.Guest:
		return Denied("ask.guest")
	case a.State == AskAnswered && a.Helper != m.ID:
		return Denied("ask.quicker")
	case a.State == AskClosed:
		return Missing("ask.gone")
	}
	return nil
}
