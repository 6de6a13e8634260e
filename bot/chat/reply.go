package chat

import (
	"context"

	"github.com/slack-go/slack"
)

// Handler answers a request. It returns a learn.Error or learn.Errors for what
// the person can mend; any other error is shown as a reference to the log.
type Handler func(ctx context.Context, req *Request) (Reply, error)

// Reply says what the person sees next. The zero Reply acknowledges, and a
// submitted form closes.
type Reply struct {
	// Open is a modal to open; from inside a modal it is pushed on top.
	Open *slack.ModalViewRequest
	// Update replaces the modal that the request came from.
	Update *slack.ModalViewRequest
	// Clear closes all of this person's modals with the submitted one.
	Clear bool
	// Options are what a menu offers.
	Options []Option
	// Tell is something for this person only: best effort, never stored.
	Tell *Message
	// Replace puts Tell in the place of the ephemeral message whose button was pressed.
	Replace bool
	// Late runs once Open or Update is shown, for what takes seconds to find
	// out. The modal that it returns replaces the shown one, unless that has
	// changed or was closed meanwhile. Its context lives for some seconds.
	Late func(ctx context.Context) *slack.ModalViewRequest
	// After runs once the request is answered; what it finds out must not be
	// needed for the answer. Its context lives for some seconds.
	After func(ctx context.Context)
}

// Message is what a message shows. Text is what notifications and screen
// readers say; it is always given.
type Message struct {
	Text   string
	Blocks []slack.Block
	// File comes with the message: a delivery's only. Text then stands above
	// it, in markup, and Blocks are not shown.
	File *File
}

// File is something to download.
type File struct {
	Name    string // "data-and-coffee.ics"
	Content []byte
	Instead Mrkdwn // what the message says in its place where no files can be sent
}

// Option is one choice of a menu. About explains it in small print, if at all.
type Option struct{ Value, Label, About string }

// Say is the Reply that tells the person one paragraph.
func Say(text Mrkdwn) Reply {
	return Reply{Tell: &Message{Text: Plain(text), Blocks: []slack.Block{Section(text)}}}
}
