package chat

import (
	"crypto/sha256"
	"encoding/base32"
	"strings"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// Kind is a kind of Request.
type Kind string

// The kinds of requests. Each has its own way of being answered.
const (
	CommandKind Kind = "command" // a slash command; Name is "event share"
	ActionKind  Kind = "action"  // a button or menu; Name is its action id
	FormKind    Kind = "form"    // a submitted modal; Name is its callback id
	OptionsKind Kind = "options" // a menu asks what to offer; Name is its action id
	EventKind   Kind = "event"   // something happened; Name is Slack's event type
	// ShortcutKind is a shortcut, from a message's menu or from anywhere; Name is its callback id.
	ShortcutKind Kind = "shortcut"
	// TypedKind is a modal's Input with Dispatch that was typed or chosen in; Name is the form's callback id. What goes
	// wrong is logged, and the person isn't told.
	TypedKind Kind = "typed"
	// ClosedKind is a modal with NotifyClose that was closed without being sent; Name is its callback id. Slack says
	// nothing of what stood in it. What goes wrong is logged, and the person isn't told.
	ClosedKind Kind = "closed"
)

// Request is one envelope: who, where, what, in which language, by when.
type Request struct {
	Kind  Kind
	Name  string
	ID    string // envelope id: the same on every delivery of it
	Now   time.Time
	Who   learn.Member
	Actor learn.Actor
	Loc   *Locale // the member's language

	Channel  string  // "" outside a channel
	Text     string  // of a command, after its subcommand; of an options request, what was typed
	Mentions []Named // in the text of a command, in their order
	Value    string  // of an action: the button's value or the chosen option's
	Field    string  // that was typed in; Value is what it holds, as far as that is one text
	View     *View   // the modal or Home that the action or form belongs to
	Event    any     // of an event: slackevents' inner event

	Original *Original // of a shortcut: the message that it was used on, nil when it was on none
	Acted    time.Time // when the person acted, by Slack's clock; zero where Slack doesn't say

	trigger     string
	responseURL string
	once        string // the same on every delivery of it
}

// NewID is the id of what this request creates without a form: the same when
// Slack delivers it again, to this process or another.
func (r *Request) NewID() string {
	if r.once == "" {
		return learn.NewID()
	}
	sum := sha256.Sum256([]byte(r.once))
	return strings.ToLower(base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(sum[:16]))
}

// Viewer is who looks, and from where: in a form, from where it was opened.
func (r *Request) Viewer() learn.Viewer {
	return learn.Viewer{Member: r.Who.ID, Here: r.origin()}
}

// Meta is what a new form must carry to answer this request later: its origin.
func (r *Request) Meta(id string) Meta {
	m := Meta{ID: id, Channel: r.Channel, ReplyTo: r.responseURL}
	if r.View != nil {
		m.Channel, m.ReplyTo = r.View.Meta.Channel, r.View.Meta.ReplyTo
	}
	return m
}
