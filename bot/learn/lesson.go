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
	Met       int    // new people met; NotSaid when not given. Never names of outsiders
	Learned   int    // things learned; NotSaid when not given
	Industry  string
	Topics    []string
	Channel   string // where its card is; "" for none. Its privacy is the lesson's
	Withdrawn time.Time
	Created   time.Time
	Updated   time.Time
}

// NotSaid is a count that the member left empty.
const NotSaid = -1

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
	if l.Met != NotSaid {
		checkCount(&errs, "met", l.Met)
	}
	if l.Learned != NotSaid {
		checkCount(&errs, "learned", l.Learned)
	}
	if l.Event != "" && l.Encounter != "" {
		errs.Add("encounter", "lesson.event_or_encounter")
	}
	return errs.OrNil()
}

// SeenLesson is a lesson as a Viewer sees it.
type SeenLesson struct {
	Lesson
	From   Event // what it comes from; zero when that is no event, or hidden from the viewer
	Trying int   // members who want to try it: print it through TellTrying only
}

// TellTrying tells how exactly one may say how many members want to try a
// lesson. Nobody was asked, and each use is its owner's alone: none is not
// worth a word (Hidden), one to four are Few.
func TellTrying(n int) Precision {
	switch {
	case n <= 0:
		return Hidden
	case n < Crowd:
		return Few
	}
	return Exact
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
