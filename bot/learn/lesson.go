package learn

import "time"

// Lesson is what a member learned, from an event or another encounter.
type Lesson struct {
	ID        string
	Author    string
	Event     string // "" for an encounter or when not said
	Encounter string // in the author's words: "a train ride"; "" when from an event
	Takeaway  string // the one required sentence
	Story     string
	Try       string // something a colleague could try
	Audience  string // who should care
	Met       int    // new people met; -1 when not said. Never names of outsiders
	Learned   int    // things learned; -1 when not said
	Industry  string
	Topics    []string
	Channel   string // where its card is; "" for none. Its privacy is the lesson's
	Withdrawn time.Time
	Created   time.Time
	Updated   time.Time
}

// Check returns what keeps the lesson from being saved, as Errors beside the
// fields takeaway, story, try, audience, encounter, met, learned, industry and topics.
func (l Lesson) Check() error {
	var errs Errors
	checkText(&errs, "takeaway", l.Takeaway, MaxLine, true)
	checkText(&errs, "story", l.Story, MaxStory, false)
	checkText(&errs, "try", l.Try, MaxLine, false)
	checkText(&errs, "audience", l.Audience, MaxLine, false)
	checkText(&errs, "encounter", l.Encounter, MaxPlace, false)
	checkText(&errs, "industry", l.Industry, MaxIndustry, false)
	checkTopics(&errs, l.Topics)
	checkCount(&errs, "met", max(l.Met, 0))
	checkCount(&errs, "learned", max(l.Learned, 0))
	return errs.OrNil()
}

// UseState says how far a member is with somebody's lesson.
type UseState string

// The states of a Use; the others come with the question after thirty days.
const (
	NoUse   UseState = ""
	WillTry UseState = "will_try"
)

// Use is one member and one lesson. It is its owner's alone.
type Use struct {
	Lesson  string
	Member  string
	State   UseState
	Updated time.Time
}
