package slacksim

import (
	"context"
	"slices"
	"unicode/utf8"
)

// Press uses a button, menu or other element on a surface, or presses Enter in a text. In an input block that tells the
// app nothing, it only fills in.
func (h *Hand) Press(ctx context.Context, on Surface, blockID, actionID string, value Value) error {
	return h.act(ctx, on, blockID, actionID, value, func(e element) bool { return e.sends })
}

// FillIn is Fill and then going on: the app hears of a field that dispatches its actions. A text is told while it is
// typed, if the app wants that; what it wants told at Enter, Press tells.
func (h *Hand) FillIn(ctx context.Context, viewID, blockID, actionID string, value Value) error {
	return h.act(ctx, InView(viewID), blockID, actionID, value, func(e element) bool { return e.sends && e.tellsBeforeEnter() })
}

// act gives an element a value, and tells the app where it is to be told.
func (h *Hand) act(ctx context.Context, on Surface, blockID, actionID string, value Value, tells func(element) bool) error {
	_, err := h.asks(ctx, func(p *person) (*delivery, error) {
		at, e, taken, err := h.use(p, on, blockID, actionID, value)
		if err != nil || !tells(e) {
			return nil, err
		}
		if !h.s.manifest.Settings.Interactivity.Enabled {
			return nil, &Refusal{notConfigured}
		}
		return h.s.interact("interactive", false, h.s.blockActions(p, at, e, taken))
	}, notResponding)
	return err
}

// Fill types into, or chooses in, an element of an open view without telling the app: what is in the middle of
// being typed.
func (h *Hand) Fill(viewID, blockID, actionID string, value Value) error {
	h.s.mu.Lock()
	defer h.s.mu.Unlock()
	p, err := h.me()
	if err != nil {
		return err
	}
	on := InView(viewID)
	if home := h.s.views.homes[p.ID]; home != nil && home.id == viewID {
		on = InHome()
	}
	_, _, _, err = h.use(p, on, blockID, actionID, value)
	return err
}

// tellsBeforeEnter says of an element that dispatches whether it does so as soon as its value changes: what is chosen
// does, and a text if the app asks for it.
func (e element) tellsBeforeEnter() bool {
	if e.kind != "rich_text_input" && valueFields[e.kind] != "value" {
		return true
	}
	config, _ := e.fields["dispatch_action_config"].(map[string]any)
	on, _ := config["trigger_actions_on"].([]any)
	return slices.Contains(on, any("on_character_entered"))
}

// use finds an element and gives it a value.
func (h *Hand) use(p *person, on Surface, blockID, actionID string, value Value) (place, element, Value, error) {
	at, err := h.s.find(p, on)
	if err != nil {
		return at, element{}, nil, err
	}
	e, err := at.find(blockID, actionID)
	if err != nil {
		return at, e, nil, err
	}
	taken, err := e.take(value)
	if err != nil {
		return at, e, nil, err
	}
	at.keep(e, taken)
	return at, e, taken, nil
}

const defaultMinQuery = 3 // characters before a menu asks the app

// Suggest types a query into a menu that loads its options from the app. One too short asks nothing.
func (h *Hand) Suggest(ctx context.Context, on Surface, blockID, actionID, query string) (Suggestions, error) {
	payload, err := h.asks(ctx, func(p *person) (*delivery, error) {
		at, err := h.s.find(p, on)
		if err != nil {
			return nil, err
		}
		e, err := at.find(blockID, actionID)
		if err != nil {
			return nil, err
		}
		if e.kind != "external_select" && e.kind != "multi_external_select" {
			return nil, missing("menu that loads its options: %q is a %s", actionID, e.kind)
		}
		if utf8.RuneCountInString(query) < e.minQuery() {
			return nil, nil
		}
		return h.s.interact("interactive", true, h.s.blockSuggestion(p, at, e, query))
	}, noOptions)
	if err != nil || payload == nil {
		return Suggestions{}, err
	}
	offered, err := readSuggestions(payload)
	if err == nil {
		h.offer(on, blockID, actionID, offered)
	}
	return offered, err
}

func (e element) minQuery() int {
	if n, ok := e.fields["min_query_length"].(float64); ok {
		return int(n)
	}
	return defaultMinQuery
}
