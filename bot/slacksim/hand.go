package slacksim

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

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

// Refusal is what Slack itself tells a person whose gesture came to nothing, in Slack's words where they are known.
type Refusal struct{ Text string }

func (r *Refusal) Error() string { return r.Text }

// ErrNoSuchThing is a gesture at what is not there for this person: a defect of the test or page, not of the app.
var ErrNoSuchThing = errors.New("slacksim: there is no such thing on this person's screen")

func missing(format string, a ...any) error {
	return fmt.Errorf("%w: %s", ErrNoSuchThing, fmt.Sprintf(format, a...))
}

// Slack's words for what goes wrong. Those for elements and shortcuts are ours: Slack shows a sign there.
const (
	troubleConnecting = "We had some trouble connecting. Try again?"
	notConfigured     = "This app is not configured to handle interactive responses."
	notResponding     = "This app did not respond. Try again or contact the app developer."
	noOptions         = "No results could be loaded."
	deactivated       = "Your account has been deactivated."
)

// Surface is where a person acts.
type Surface struct {
	Type    string `json:"type"` // "message", "view" (a modal) or "home"
	Channel string `json:"channel,omitempty"`
	TS      string `json:"ts,omitempty"`
	ViewID  string `json:"view_id,omitempty"`
}

// InMessage is a message, an ephemeral one too.
func InMessage(channelID, ts string) Surface {
	return Surface{Type: "message", Channel: channelID, TS: ts}
}

// InView is the modal on top.
func InView(viewID string) Surface { return Surface{Type: "view", ViewID: viewID} }

// InHome is the app's Home tab.
func InHome() Surface { return Surface{Type: "home"} }

// Value is what a gesture gives an element: its value field as in a Slack action, selected_option for instance.
// Of an option, {"value": …} is enough unless the app loads them. Nil for a button.
type Value = blockkit.Value

// Submission is how a form's sending ended.
type Submission struct {
	Result string            // "closed", "updated", "pushed", "errors" or "trouble"
	Errors map[string]string // by block id
}

// me is the person, who must be active.
func (h *Hand) me() (*person, error) {
	p, ok := h.s.people.get(h.id)
	switch {
	case !ok || p.Bot:
		return nil, missing("person %q", h.id)
	case p.Deleted:
		return nil, &Refusal{deactivated}
	}
	return p, nil
}

// refused gives what a person is told when the app has not answered; a context's end stays what it is.
func refused(err error, text string) error {
	if errors.Is(err, errNoAnswer) || errors.Is(err, errNoConnection) {
		return &Refusal{text}
	}
	return err
}

// asks sends an interaction that only has to be acknowledged.
func (h *Hand) asks(ctx context.Context, build func(*person) (*delivery, error), whenNot string) (json.RawMessage, error) {
	h.s.mu.Lock()
	p, err := h.me()
	var d *delivery
	if err == nil {
		d, err = build(p)
	}
	h.s.mu.Unlock()
	if err != nil || d == nil {
		return nil, refused(err, whenNot)
	}
	payload, err := h.s.await(ctx, d)
	return payload, refused(err, whenNot)
}
