package learn

import "time"

// Lesson is what a member learned, from an event or another encounter.
type Lesson struct {
	ID           string
	Author       string
	Event        string // "" for an encounter or when not said
	Encounter    string // in the author's words: "a train ride"; "" when from an event
	Takeaway     string // the one required sentence
	Story        string
	Try          string // something a colleague could try
	Audience     string // who should care
	Met          int    // new people met; NotSaid when not given. Never names of outsiders
	Learned      int    // things learned; NotSaid when not given
	Industry     string
	Topics       []string
	Channel      string // where its card is; "" for none. Its privacy is the lesson's
	Withdrawn    time.Time
	Hidden       time.Time // by HiddenBy, an admin: its author alone sees it
	HiddenBy     string
	HiddenReason string
	Created      time.Time
	Updated      time.Time
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
	From Event // what it comes from; zero when that is no event, or hidden from the viewer
	Uses Uses  // what came of it: print it through TellUses only
}
