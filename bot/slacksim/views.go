package slacksim

import (
	"encoding/json"
	"fmt"

	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim/blockkit"
)

// State is what the elements of a surface hold, by block id and action id.
type State = map[string]map[string]blockkit.Value

// View is an open modal or somebody's App Home.
type View struct {
	ID              string
	Type            string // "modal" or "home"
	CallbackID      string
	PrivateMetadata string
	ExternalID      string
	Hash            string
	Title           string
	Submit          string // label; "" without the button
	Close           string // label; "" means Slack's own word
	Blocks          json.RawMessage
	State           State // of every element that can hold something
}

const (
	maxViewSize = 250 << 10 // bytes
	maxStack    = 3
)

// viewSpec is a view as an app sends it.
type viewSpec struct {
	Type            string          `json:"type"`
	Title           *plainText      `json:"title"`
	Submit          *plainText      `json:"submit"`
	Close           *plainText      `json:"close"`
	Blocks          json.RawMessage `json:"blocks"`
	PrivateMetadata string          `json:"private_metadata"`
	CallbackID      string          `json:"callback_id"`
	ExternalID      string          `json:"external_id"`
	ClearOnClose    bool            `json:"clear_on_close"`
	NotifyOnClose   bool            `json:"notify_on_close"`
}

type plainText struct {
	Type  string `json:"type"`
	Text  string `json:"text"`
	Emoji bool   `json:"emoji"`
}

func (t *plainText) text() string {
	if t == nil {
		return ""
	}
	return t.Text
}

type view struct {
	viewSpec
	id, hash       string
	screen         string // that shows a modal
	root, previous string // view ids; previous is "" at the bottom
	state          State
	suggested      suggested
	in             blockkit.Conversation // where its owner was when it opened
}

func (v *view) snapshot() View {
	return View{ID: v.id, Type: v.Type, CallbackID: v.CallbackID, PrivateMetadata: v.PrivateMetadata,
		ExternalID: v.ExternalID, Hash: v.hash, Title: v.Title.text(), Submit: v.Submit.text(), Close: v.Close.text(),
		Blocks: v.Blocks, State: cloneState(v.state)}
}

// readView checks a view that the app sends and fills in its ids. wanted is the type it must have.
func (s *Sim) readView(raw json.RawMessage, wanted string) (viewSpec, *refusal) {
	var spec viewSpec
	if len(raw) > maxViewSize {
		return spec, refuse("view_too_large")
	}
	if problems := blockkit.View(raw); len(problems) > 0 {
		return spec, invalidView(problems)
	}
	if err := json.Unmarshal(raw, &spec); err != nil {
		return spec, invalid("[ERROR] failed to match all allowed schemas [json-pointer:/view]")
	}
	if spec.Type != wanted {
		return spec, invalid("[ERROR] must be a valid enum value [json-pointer:/view/type]")
	}
	if asksForFiles(spec.Blocks) && !s.hasScope("files:read") {
		return spec, s.missingScope("files:read")
	}
	if spec.Blocks == nil {
		spec.Blocks = json.RawMessage("[]")
	}
	filled, err := blockkit.FillIDs(spec.Blocks, s.newBlockID)
	if err != nil {
		return spec, invalid("[ERROR] must provide an array [json-pointer:/view/blocks]")
	}
	spec.Blocks = filled
	return spec, nil
}

// change gives a view new content. What has been typed stays where block id, action id and element are the same,
// and a new initial value there is ignored.
func (s *Sim) change(v *view, spec viewSpec) *refusal {
	if id := spec.ExternalID; id != "" && s.views.external[id] != v.id && s.views.external[id] != "" {
		return refuse("duplicate_external_id")
	}
	s.forgetExternal(v)
	if spec.ExternalID != "" {
		s.views.external[spec.ExternalID] = v.id
	}
	v.viewSpec, v.state = spec, mergeState(blockkit.InitialState(spec.Blocks, v.in), v.state)
	v.hash = fmt.Sprintf("%d.%s", s.Now().Unix(), s.random(8))
	s.changed()
	return nil
}

func (s *Sim) forgetExternal(v *view) {
	if s.views.external[v.ExternalID] == v.id {
		delete(s.views.external, v.ExternalID)
	}
}

func mergeState(fresh, typed State) State {
	for block, actions := range fresh {
		for action, value := range actions {
			if old, ok := typed[block][action]; ok && old["type"] == value["type"] {
				actions[action] = old
			}
		}
	}
	return fresh
}

func cloneState(state State) State {
	copied := make(State, len(state))
	for block, actions := range state {
		copied[block] = make(map[string]blockkit.Value, len(actions))
		for action, value := range actions {
			copied[block][action] = value
		}
	}
	return copied
}
