package learn

import "time"

// Question is something that a member is asked by direct message, once or
// twice. There is one of a kind for a member and a subject.
type Question struct {
	ID         string // filled in by the store
	Kind       QuestionKind
	Member     string // who is asked; the answer is theirs alone
	Subject    string // id of the event, lesson, … it is about
	Cause      string // what led to it: "attendance/<event>"
	State      QuestionState
	Answer     string    // in the words of its kind; PutOff while it is asked; "" for none
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

// PutOff stands for an answer while the question waits for a better moment.
const PutOff = "later"

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

// habits is how often questions of a kind are asked at most, how long after
// what led to them, and whether of guests too: not what a colleague wants to know.
var habits = map[QuestionKind]struct {
	times  int
	stale  time.Duration
	guests bool
}{
	TurnoutQuestion: {2, TurnoutStale, true},
	UseQuestion:     {1, 60 * 24 * time.Hour, true},
	ConsentQuestion: {1, SuggestionStale, false},
	AskQuestion:     {1, AskStale, false},
}

// Open tells whether the question is still to be answered.
func (q Question) Open() bool { return q.State == QuestionWaiting || q.State == QuestionAsked }

// IsDue tells whether the question is to be asked at now.
func (q Question) IsDue(now time.Time) bool { return !q.Due.IsZero() && !q.Due.After(now) }

// LastTime tells whether the question, asked as often as it was, is not asked again.
func (q Question) LastTime() bool { return q.Asked >= max(habits[q.Kind].times, 1) }

// stale tells whether at now it is too late to ask.
func (q Question) stale(now time.Time) bool {
	after := habits[q.Kind].stale
	return after > 0 && !now.Before(q.Created.Add(after))
}

// MayAnswer tells whether at now the member may still answer, or answer otherwise.
func (q Question) MayAnswer(now time.Time) bool {
	return q.State != QuestionAnswered || now.Before(q.AnsweredAt.Add(ChangeMind))
}

// Again is when the question is repeated that is asked, or put off, at now;
// zero when it isn't.
func (q Question) Again(now time.Time, zone *time.Location) time.Time {
	if q.LastTime() {
		return time.Time{}
	}
	return QuestionAfter(now, repeatAfter, zone)
}
