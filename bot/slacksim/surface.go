package slacksim

import (
	"encoding/json"

	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim/blockkit"
)

// place is a surface found: a message in its conversation, or a view.
type place struct {
	channel *channel
	message *message
	view    *view
}

// find looks for a surface that this person has before them and that belongs to the app.
func (s *Sim) find(p *person, on Surface) (place, error) {
	switch on.Type {
	case "message":
		c, ok := s.resolve(p, on.Channel)
		if !ok || !p.sees(c) {
			return place{}, missing("channel %q", on.Channel)
		}
		m, ok := c.log.byTS[on.TS]
		if !ok || !m.shownTo(p.ID) || m.BotID != s.app.BotID {
			return place{}, missing("message %q of the app in %q", on.TS, on.Channel)
		}
		return place{channel: c, message: m}, nil
	case "view":
		if v := s.views.top(p.screen()); v != nil && v.id == on.ViewID {
			return place{view: v}, nil
		}
		return place{}, missing("form %q on top", on.ViewID)
	case "home":
		if v := s.views.homes[p.ID]; v != nil {
			return place{view: v}, nil
		}
		return place{}, missing("published Home")
	}
	return place{}, missing("surface %q", on.Type)
}

func (at place) blocks() json.RawMessage {
	if at.view != nil {
		return at.view.Blocks
	}
	return at.message.Blocks
}

// state is what the surface's elements hold. A message's are as the app sent them.
func (at place) state() State {
	if at.view != nil {
		return at.view.state
	}
	return blockkit.InitialState(at.message.Blocks, blockkit.Conversation{})
}

// element is an interactive element of a surface.
type element struct {
	fields   map[string]any
	kind     string
	sends    bool // tells the app at once
	blockID  string
	actionID string
	at       place
}

// find looks for an element by its ids.
func (at place) find(blockID, actionID string) (element, error) {
	var blocks []json.RawMessage
	_ = json.Unmarshal(at.blocks(), &blocks) // they were checked when they came
	for _, raw := range blocks {
		var block struct {
			ID       string `json:"block_id"`
			Type     string `json:"type"`
			Dispatch bool   `json:"dispatch_action"`
		}
		if json.Unmarshal(raw, &block) != nil || block.ID != blockID {
			continue
		}
		var content any
		_ = json.Unmarshal(raw, &content)
		if fields := withActionID(content, actionID); fields != nil {
			kind, _ := fields["type"].(string)
			return element{fields, kind, block.Type != "input" || block.Dispatch, blockID, actionID, at}, nil
		}
	}
	return element{}, missing("element %q in block %q", actionID, blockID)
}

// withActionID finds the object with an action_id, however deep.
func withActionID(content any, actionID string) map[string]any {
	switch v := content.(type) {
	case map[string]any:
		if v["action_id"] == actionID {
			return v
		}
		for _, key := range sortedKeys(v) {
			if found := withActionID(v[key], actionID); found != nil {
				return found
			}
		}
	case []any:
		for _, item := range v {
			if found := withActionID(item, actionID); found != nil {
				return found
			}
		}
	}
	return nil
}
