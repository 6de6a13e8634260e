package digest

import "github.com/fieldnotes-slack/fieldnotes/bot/learn"

// noteSubject is the kind of what an edition says of itself.
const noteSubject learn.SubjectKind = "note"

// What an edition may say of itself, as a section.
const (
	hostNote    = "host"    // nothing is coming: would somebody host?
	nothingNote = "nothing" // there is nothing new
)

// note is what an edition in the channel says of itself, among what it shows.
func note(what, channel string) learn.Shown {
	return learn.Shown{Subject: learn.Subject{Kind: noteSubject, ID: what + "/" + channel}, Section: what}
}
