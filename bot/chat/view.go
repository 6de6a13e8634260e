package chat

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"github.com/slack-go/slack"
)

// View is a modal or Home as it came back from Slack.
type View struct {
	ID     string
	Home   bool   // App Home rather than a modal
	Name   string // callback id: the Form's name
	Meta   Meta
	blocks []slack.Block
	values map[string]slack.BlockAction // by action id
}

func readView(v slack.View) *View {
	if v.ID == "" && v.CallbackID == "" {
		return nil
	}
	view := &View{ID: v.ID, Home: v.Type == slack.VTHomeTab, Name: v.CallbackID, blocks: v.Blocks.BlockSet, values: map[string]slack.BlockAction{}}
	// What can't be read is no form of ours: its Meta stays empty, and the
	// handler says that there is nothing to save.
	_ = json.Unmarshal([]byte(v.PrivateMetadata), &view.Meta)
	if v.State != nil {
		for _, actions := range v.State.Values {
			for id, value := range actions {
				view.values[id] = value
			}
		}
	}
	return view
}

// Text is what was typed or chosen in the field, without blanks around it:
// a text, a date, a time, an option's value, the id of a
// channel or member.
func (v *View) Text(field string) string {
	a := v.values[field]
	for _, s := range []string{a.Value, a.SelectedOption.Value, a.SelectedDate, a.SelectedTime, a.SelectedConversation, a.SelectedUser} {
		if s != "" {
			return strings.TrimSpace(s)
		}
	}
	return ""
}

// Texts are the values of the chosen options.
func (v *View) Texts(field string) []string {
	var values []string
	for _, o := range v.values[field].SelectedOptions {
		values = append(values, o.Value)
	}
	return values
}

// Files are the uploaded files.
func (v *View) Files(field string) []slack.File { return v.values[field].Files }

// Number is what was typed in a number field; otherwise when it is empty, and
// -2, which no rule accepts, when it is no number.
func (v *View) Number(field string, otherwise int) int {
	text := v.Text(field)
	if text == "" {
		return otherwise
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 {
		return -2
	}
	return n
}

// Fields are the names of the view's inputs.
func (v *View) Fields() []string {
	var names []string
	for _, b := range v.blocks {
		if in, ok := b.(*slack.InputBlock); ok {
			name, _, _ := strings.Cut(in.BlockID, roundMark)
			names = append(names, name)
		}
	}
	return names
}

// hasInput tells whether the block is one of the view's fields.
func (v *View) hasInput(blockID string) bool {
	return v != nil && !v.Home && slices.ContainsFunc(v.blocks, func(b slack.Block) bool {
		in, ok := b.(*slack.InputBlock)
		return ok && in.BlockID == blockID
	})
}

// inputFor is the block id of an input with the field's name; of the first
// input when there is none, so that every mistake has a place.
func (v *View) inputFor(field string) string {
	first := ""
	for _, b := range v.blocks {
		if in, ok := b.(*slack.InputBlock); ok {
			if name, _, _ := strings.Cut(in.BlockID, roundMark); name == field {
				return in.BlockID
			}
			if first == "" {
				first = in.BlockID
			}
		}
	}
	return first
}
