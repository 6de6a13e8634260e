package learn

import (
	"slices"
	"time"
)

// Question is something that a member is asked by direct message, once or
// twice. There is one of a kind for a member and a subject.
type Question struct {
	ID         string // filled in by the store
	Kind       QuestionKind
	Member     string // who is asked; the answer is theirs alone
	Subject    string // id of the event, lesson, … it is about
	Cause      string // what led to it: "attendance/<event>"
	State      QuestionState
	Answer     string    // in the words of its kind; "" for none
	Due        time.Time // when it may be asked next; zero: never again
	Asked      int       // how often it was asked
	Last       time.Time // when it was last asked; zero when it wasn't
	Created    time.Time
	AnsweredAt time.Time // when it was answered or dropped
}

// QuestionKind is what a question asks.
type QuestionKind string

// The kinds of questions.
const (
	TurnoutQuestion QuestionKind = "turnout" // did you go to this event?
	UseQuestion     QuestionKind = "use"     // have you used this lesson?
)

// QuestionDM is the delivery of a question: its Subject is the question's id.
const QuestionDM Kind = "question"

// Questions is the notice by which members turn all questions off.
const Questions Notice = "questions"

// QuestionSubject is a question that a message shows.
const QuestionSubject SubjectKind = "question"

// QuestionState says how far a question is.
type QuestionState string

// The states of a question.
const (
	QuestionWaiting  QuestionState = "waiting"  // to be asked once Due
	QuestionAsked    QuestionState = "asked"    // its message is there
	QuestionAnswered QuestionState = "answered" // may be changed for ChangeMind
	QuestionDropped  QuestionState = "dropped"  // not this time, or it has lost its sense
)

// How often one member is asked, all kinds of questions together, repeats too.
const (
	MaxAsked = 2
	AskedIn  = 7 * 24 * time.Hour
)

const (
	// ChangeMind is how long after it an answer may be given anew.
	ChangeMind = 7 * 24 * time.Hour
	// Morning is how long, from half past nine, a question may still be asked
	// when it couldn't be at once.
	Morning = 150 * time.Minute

	// repeatAfter is how many days later a question is asked again.
	repeatAfter = 3
)

// times is how often a question of a kind is asked at most.
var times = map[QuestionKind]int{TurnoutQuestion: 2}

// Open tells whether the question is still to be answered.
func (q Question) Open() bool { return q.State == QuestionWaiting || q.State == QuestionAsked }

// LastTime tells whether the question, asked as often as it was, is not asked again.
func (q Question) LastTime() bool { return q.Asked >= max(times[q.Kind], 1) }

// MayAnswer tells whether at now the member may still answer, or answer otherwise.
func (q Question) MayAnswer(now time.Time) bool {
	return q.State != QuestionAnswered || now.Before(q.AnsweredAt.Add(ChangeMind))
}

// Again is when the question is repeated when it is asked, or put off, at now;
// zero when it isn't.
func (q Question) Again(now time.Time, zone *time.Location) time.Time {
	if q.LastTime() {
		return time.Time{}
	}
	return QuestionAfter(now, repeatAfter, zone)
}

// WorkingMorning is half past nine in zone on the first working day after the
// day of after.
func WorkingMorning(after time.Time, zone *time.Location) time.Time {
	return QuestionAfter(after, 1, zone)
}

// QuestionAfter is half past nine in zone on the first working day that is at
// least so many days after the day of at.
func QuestionAfter(at time.Time, days int, zone *time.Location) time.Time {
	year, month, day := at.In(zone).Date()
	for day += days; ; day++ {
		if morning := wall(year, month, day, 9, 30, zone); working(morning) {
			return morning
		}
	}
}

func working(at time.Time) bool { return at.Weekday() != time.Saturday && at.Weekday() != time.Sunday }

// AskFrom is the first instant at or after at at which questions begin to be
// asked: half past nine in zone on a working day, after the member's pause and
// quiet hours.
func (p Preferences) AskFrom(at time.Time, zone *time.Location) time.Time {
	if p.Paused.After(at) {
		at = p.Paused
	}
	for days := 0; ; days++ {
		from := p.Quiet.end(QuestionAfter(at, days, zone), zone)
		if !from.Before(at) && working(from.In(zone)) {
			return from
		}
	}
}

// Asks tells whether the member may be asked something at now: in the morning
// of a working day, not in a pause or in quiet hours.
func (p Preferences) Asks(now time.Time, zone *time.Location) bool {
	return !p.AskFrom(now.Add(-Morning), zone).After(now) && p.From(now, zone).Equal(now)
}

// AskNext is when a member who was asked at these instants may be asked
// again, from now on: at once, or once there are fewer than MaxAsked in the
// AskedIn before.
func AskNext(asked []time.Time, now time.Time) time.Time {
	asked = slices.SortedFunc(slices.Values(asked), time.Time.Compare)
	if len(asked) < MaxAsked {
		return now
	}
	if free := asked[len(asked)-MaxAsked].Add(AskedIn); free.After(now) {
		return free
	}
	return now
}
