package learn

import "time"

// Suggestion is a member's message that a colleague would like to see shared
// as a lesson. Only its author decides, and nobody else reads it.
type Suggestion struct {
	ID      string // and of the lesson that may come of it
	Author  string // who wrote the message
	Asker   string
	Message string    // which message it is: its author is asked about it once
	Text    string    // without markup; "" once it is settled
	Why     string    // the asker's note; "" for none
	Created time.Time // when the asker looked at it
	Sent    time.Time // when the asker asked; zero as long as they haven't
}

// ConsentQuestion asks an author about a Suggestion, its Subject. A colleague
// asks, but it comes as unexpectedly as any question: so it keeps to the same
// mornings and counts as one of the two of a week.
const ConsentQuestion QuestionKind = "consent"

// The answers to a ConsentQuestion.
const (
	ConsentShared   = "shared"
	ConsentDeclined = "declined"
)

// SharedDM tells the asker that the author has shared the message as a lesson,
// the delivery's Subject.
const SharedDM Kind = "suggestion_shared"

const (
	// SuggestionKept is how long an author who was asked may take to answer; then the text is forgotten.
	SuggestionKept = 7 * 24 * time.Hour
	// SuggestionStale is how long an author is given to be asked in: the week
	// may have had its MaxAsked questions, and the next one begins with theirs.
	SuggestionStale = 14 * 24 * time.Hour
	// SuggestionOpen is how long the form may be open that asks the author.
	SuggestionOpen = 24 * time.Hour
	// MaxSuggested is for how many of their messages an author is asked in AskedIn.
	MaxSuggested = 2
)

// Check returns what keeps the suggestion from being sent, beside the field why.
func (s Suggestion) Check() error {
	var errs Errors
	checkText(&errs, "why", s.Why, MaxLine, false)
	return errs.OrNil()
}

// Suggested is what decides whether the author of a message can be asked about it.
type Suggested struct {
	Author      Member
	Preferences Preferences
	Before      bool // somebody has asked about this message
	Recent      int  // about how many messages the author was asked in the AskedIn before
}

// Refused returns why the author can't be asked at now, or nil. It doesn't tell
// a pause from questions that are turned off: that is the author's own.
func (s Suggested) Refused(now time.Time) error {
	refused := func(key string) error { return Denied(key, "Author", s.Author.Name) }
	switch p := s.Preferences; {
	case s.Author.Bot:
		return refused("save.app")
	case s.Author.Deleted || s.Author.Name == "":
		return refused("save.unreachable")
	case s.Author.Guest:
		return refused("save.guest")
	case s.Before:
		return refused("save.before")
	case s.Recent >= MaxSuggested:
		return refused("save.enough")
	case !p.Wants(Questions) || p.PausedAt(now):
		return refused("save.not_now")
	}
	return nil
}
