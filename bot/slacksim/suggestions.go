package slacksim

import (
	"encoding/json"

	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim/blockkit"
)

// Suggestions are an app's answer to a typed query: one of the two.
type Suggestions struct {
	Options []json.RawMessage `json:"options,omitempty"`
	Groups  []json.RawMessage `json:"option_groups,omitempty"`
}

// readSuggestions takes what a menu with fixed options could hold, or an empty list.
func readSuggestions(payload json.RawMessage) (Suggestions, error) {
	var offered Suggestions
	if json.Unmarshal(payload, &offered) != nil || (offered.Options == nil) == (offered.Groups == nil) {
		return Suggestions{}, &Refusal{noOptions}
	}
	if len(offered.Options)+len(offered.Groups) == 0 {
		return offered, nil
	}
	menu := object{"type": "static_select", "action_id": "suggested"}
	if offered.Groups != nil {
		menu["option_groups"] = offered.Groups
	} else {
		menu["options"] = offered.Options
	}
	if len(blockkit.Message(frame([]object{{"type": "actions", "elements": []object{menu}}}))) > 0 {
		return Suggestions{}, &Refusal{noOptions}
	}
	return offered, nil
}

// suggested are the options that an app has given to the menus of a surface, by block, action and value.
type suggested map[[3]string]any

// offer notes what this person can choose from now on.
func (h *Hand) offer(on Surface, blockID, actionID string, given Suggestions) {
	h.s.mu.Lock()
	defer h.s.mu.Unlock()
	p, err := h.me()
	if err != nil {
		return
	}
	at, err := h.s.find(p, on)
	if err != nil {
		return // closed in the meantime
	}
	var menu map[string]any
	_ = json.Unmarshal(frame(given), &menu) // it has been read before
	for _, option := range offered(menu) {
		if fields, ok := option.(map[string]any); ok {
			value, _ := fields["value"].(string)
			at.suggested()[[3]string{blockID, actionID, value}] = option
		}
	}
}

func (at place) suggested() suggested {
	if at.view != nil {
		if at.view.suggested == nil {
			at.view.suggested = suggested{}
		}
		return at.view.suggested
	}
	if at.message.suggested == nil {
		at.message.suggested = suggested{}
	}
	return at.message.suggested
}
