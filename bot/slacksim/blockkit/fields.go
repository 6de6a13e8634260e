package blockkit

import "encoding/json"

// Input is an input block of a surface and what its element accepts.
type Input struct {
	BlockID, ActionID string
	Element           string // the element's type
	Label             string
	Optional          bool
	Dispatch          bool     // dispatch_action: sends block_actions by itself
	TriggerOn         []string // dispatch_action_config.trigger_actions_on
	MinLength         int
	MaxLength         int // 0: none
	Min, Max          string
	Decimal           bool
	MaxItems          int      // max_selected_items or max_files; 0: none
	Options           []Option // static choices, those in groups included
}

// Option is one choice of a select menu, checkboxes or radio buttons, as the app sent it.
type Option struct {
	Value string
	Raw   json.RawMessage
}

// Inputs lists the input blocks in their order.
func Inputs(blocks json.RawMessage) []Input {
	n, err := parse(blocks)
	if err != nil {
		return nil
	}
	var inputs []Input
	eachBlock(n.items, func(b *node) {
		if e := b.get("element"); b.str("type") == "input" && e != nil {
			inputs = append(inputs, readInput(blocks, b, e))
		}
	})
	return inputs
}

func readInput(source json.RawMessage, b, e *node) Input {
	in := Input{
		BlockID:  b.str("block_id"),
		ActionID: e.str("action_id"),
		Element:  e.str("type"),
		Label:    b.get("label").str("text"),
		Optional: b.isTrue("optional"),
		Dispatch: b.isTrue("dispatch_action"),
		Min:      e.str("min_value"),
		Max:      e.str("max_value"),
		Decimal:  e.isTrue("is_decimal_allowed"),
	}
	in.MinLength, _ = e.get("min_length").integer()
	in.MaxLength, _ = e.get("max_length").integer()
	in.MaxItems, _ = e.get("max_selected_items").integer()
	switch in.Element {
	case "plain_text_input":
		if in.MaxLength == 0 {
			in.MaxLength = maxTyped
		}
	case "file_input":
		if in.MaxItems, _ = e.get("max_files").integer(); in.MaxItems == 0 {
			in.MaxItems = maxFiles
		}
	}
	for _, on := range e.get("dispatch_action_config").list("trigger_actions_on") {
		in.TriggerOn = append(in.TriggerOn, on.text)
	}
	for _, o := range allOptions(e) {
		in.Options = append(in.Options, Option{o.str("value"), source[o.start:o.end]})
	}
	return in
}
