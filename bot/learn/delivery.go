package learn

import "time"

// Kind is what a delivery shows; bot/deliveries.go says what renders it.
type Kind string

// The kinds of deliveries.
const (
	EventCard  Kind = "event_card"
	LessonCard Kind = "lesson_card"
	DigestPost Kind = "digest"
	RecallPost Kind = "recall" // below an event's card: lessons of those who went to others like it
	SummaryDM  Kind = "summary"
	// SummaryPart replies to it with one of its sections; SummaryFile is all of it.
	SummaryPart Kind = "summary_part"
	SummaryFile Kind = "summary_file"
	RefusedDM   Kind = "refused" // "I couldn't post this there", with "Try again"
	LostDM      Kind = "lost"    // to an admin: of so many it isn't known whether they arrived
	StoppedDM   Kind = "stopped" // to an admin: for a time Slack took nothing

	ChangedDM    Kind = "event_changed" // what changed of an event, or that it is cancelled
	MovedUpDM    Kind = "moved_up"      // from the waitlist to going
	HandedOverDM Kind = "handed_over"   // an event is now the reader's to look after
	ReminderDM   Kind = "reminder"      // tomorrow, or in an hour
	CalendarDM   Kind = "calendar_file" // an event's calendar file
	ThanksDM     Kind = "thanks"        // a colleague used a lesson: to its author
	FollowUpDM   Kind = "follow_up"     // what one wanted to do
	HiddenDM     Kind = "lesson_hidden" // an admin has hidden a lesson: to its author
	FeedFailedDM Kind = "feed_failed"   // a calendar could not be read for days
	ExportDM     Kind = "export"        // all that is stored about the reader, as a file
	ErasedPost   Kind = "erased"        // was to somebody who had their records deleted: it goes
)

// DeliveryState says how far a delivery is.
type DeliveryState string

// The states of a delivery.
const (
	Pending DeliveryState = "pending" // to be posted once Due
	Sending DeliveryState = "sending" // claimed; settled after a crash
	Sent    DeliveryState = "sent"    // Slack shows it at Channel and TS
	Skipped DeliveryState = "skipped" // nothing to show
	Failed  DeliveryState = "failed"  // refused for good, Reason says why
	Lost    DeliveryState = "unknown" // may have been posted; can't be looked up
	Removed DeliveryState = "removed" // was shown, is deleted again
)

// Unsettled tells whether Slack may show the delivery later: what replies to it
// waits.
func (s DeliveryState) Unsettled() bool { return s == Pending || s == Sending || s == Lost }

// Delivery is one row of the outbox: something Slack must show, once.
type Delivery struct {
	ID      string
	Kind    Kind
	Key     string // unique: the fact that it stands for, "digest/C012/2026-W34"
	Place   string // channel id, or the id of the member whose direct message it is; of several members, Together
	Subject string // what it is about: id of an event, lesson, digest, delivery; "" for none
	Args    string // what its renderer needs beside the subject, its own JSON; "" for none
	For     string // member on whose behalf it is posted, told when it can't be; "" for none
	State   DeliveryState
	Tries   int
	Due     time.Time // zero: at once
	Claimed time.Time // when it was last taken to be posted
	Nonce   string    // random, in the message's metadata
	Channel string    // where Slack put it
	TS      string
	File    string // id of the file that it uploads, once Slack gave one
	Thread  string // id of the delivery, in the same Place, whose message it replies to; "" for none
	Reason  string // Slack's code when refused, also while it waits to be tried again
	Created time.Time
}

// Subject is something that messages show and follow.
type Subject struct {
	Kind SubjectKind
	ID   string
}

// SubjectKind is the kind of a Subject.
type SubjectKind string

// The kinds of subjects.
const (
	EventSubject  SubjectKind = "event"
	LessonSubject SubjectKind = "lesson"

	DeliverySubject SubjectKind = "delivery" // a refused one, shown by the message that says so

	WorkspaceSubject SubjectKind = "workspace" // of an audit: what was decided for all
)

// Shown is a subject that a message shows, and in which part of the message.
type Shown struct {
	Subject
	Section string
}
