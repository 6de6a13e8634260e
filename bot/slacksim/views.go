package slacksim

import (
	"encoding/json"

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

type view struct {
	viewSpec
	id, owner, hash string
	root, previous  string // view ids
	state           State
}

type viewTable struct {
	open     map[string]*view   // modals and Homes by id
	external map[string]string  // external id → view id
	stacks   map[string][]*view // by person, top last
	homes    map[string]*view   // by person
}

func (t *viewTable) top(personID string) *view {
	if stack := t.stacks[personID]; len(stack) > 0 {
		return stack[len(stack)-1]
	}
	return nil
}

func (v *view) snapshot() View {
	return View{ID: v.id, Type: v.Type, CallbackID: v.CallbackID, PrivateMetadata: v.PrivateMetadata, ExternalID: v.ExternalID,
		Hash: v.hash, Title: v.Title.text(), Submit: v.Submit.text(), Close: v.Close.text(),
		Blocks: v.Blocks, State: cloneState(v.state)}
}

func (t *plainText) text() string {
	if t == nil {
		return ""
	}
	return t.Text
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
