package slacksim

import (
	"context"
	"encoding/json"
	"errors"

	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim/blockkit"
)

// Hand is a person at the keyboard. A method returns once the interaction is over for the person: the app has
// acknowledged it, or three seconds have passed. It never waits longer than that.
type Hand struct {
	s  *Sim
	id string
}

// As is the person with this id at the keyboard.
func (s *Sim) As(id string) *Hand { return &Hand{s, id} }

// Refusal is what Slack itself tells a person whose gesture came to nothing, in Slack's words.
type Refusal struct{ Text string }

func (r *Refusal) Error() string { return r.Text }

// ErrNoSuchThing is a gesture at what is not there for this person: a defect of the test or page, not of the app.
var ErrNoSuchThing = errors.New("slacksim: there is no such thing on this person's screen")

// Surface is where a person acts.
type Surface struct {
	Type    string `json:"type"` // "message", "view" (a modal) or "home"
	Channel string `json:"channel,omitempty"`
	TS      string `json:"ts,omitempty"`
	ViewID  string `json:"view_id,omitempty"`
}

// InMessage, InView and InHome name surfaces.
func InMessage(channelID, ts string) Surface {
	return Surface{Type: "message", Channel: channelID, TS: ts}
}
func InView(viewID string) Surface { return Surface{Type: "view", ViewID: viewID} }
func InHome() Surface              { return Surface{Type: "home"} }

// Value is what a gesture gives an element: its value field as in a Slack action, selected_option for instance.
// Of an option, {"value": …} is enough. Nil for a button.
type Value = blockkit.Value

// Suggestions are an app's answer to a typed query: one of the two.
type Suggestions struct {
	Options []json.RawMessage `json:"options,omitempty"`
	Groups  []json.RawMessage `json:"option_groups,omitempty"`
}

// Submission is how a form's sending ended.
type Submission struct {
	Result string            // "closed", "updated", "pushed", "errors" or "trouble"
	Errors map[string]string // by block id
}

// Press uses a button, menu or other element on a surface.
func (h *Hand) Press(ctx context.Context, on Surface, blockID, actionID string, value Value) error {
	return nil
}

// Fill types into, or chooses in, an element of an open view. It sends what Press would send.
func (h *Hand) Fill(viewID, blockID, actionID string, value Value) error { return nil }

// Suggest types a query into a menu that loads its options from the app.
func (h *Hand) Suggest(ctx context.Context, on Surface, blockID, actionID, query string) (Suggestions, error) {
	return Suggestions{}, nil
}

// Submit fills in values and presses the form's submit button. What Slack's own client refuses comes back as
// Errors without the app being asked. The error is a *Refusal with Result "trouble".
func (h *Hand) Submit(ctx context.Context, viewID string, values State) (Submission, error) {
	return Submission{}, nil
}

// CloseView cancels a form; all closes the whole stack, as the × does.
func (h *Hand) CloseView(ctx context.Context, viewID string, all bool) error { return nil }

// Views is this person's stack of modals, the top one last.
func (h *Hand) Views() []View { return nil }

// Home is the app's Home tab as last published for this person.
func (h *Hand) Home() (View, bool) { return View{}, false }

// OpenHome opens the app's Home tab.
func (h *Hand) OpenHome(ctx context.Context) error { return nil }

// Shortcut chooses a global shortcut of the app.
func (h *Hand) Shortcut(ctx context.Context, callbackID string) error { return nil }

// MessageShortcut chooses a shortcut of the app on a message.
func (h *Hand) MessageShortcut(ctx context.Context, callbackID, channel, ts string) error { return nil }

// Say types into a conversation, named by id, "#name" or "@handle" of the bot. A text that begins with a slash
// is a command.
func (h *Hand) Say(ctx context.Context, channel, text string) error { return nil }

// Reply types into a thread.
func (h *Hand) Reply(ctx context.Context, channel, threadTS, text string) error { return nil }

// Messages is what this person sees in a conversation, oldest first, without the replies in threads.
func (h *Hand) Messages(channel string) []Message { return nil }

// Thread is a message and the replies below it, oldest first.
func (h *Hand) Thread(channel, ts string) []Message { return nil }

// Unread counts messages in a conversation since this person last read it.
func (h *Hand) Unread(channel string) int { return 0 }

// Read marks a conversation as read.
func (h *Hand) Read(channel string) {}
