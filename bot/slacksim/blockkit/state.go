package blockkit

import "encoding/json"

// Value is what an element holds, in the shape of state.values: "type" and the element's value field,
// with null or [] when it holds nothing.
type Value map[string]any

// Option is one choice of a select menu, checkboxes or radio buttons, as the app sent it.
type Option struct {
	Value string
	Raw   json.RawMessage
}

// Input is an input block of a surface and what its element accepts.
type Input struct {
	BlockID, ActionID string
	Element           string // the element's type
	Label             string
	Optional          bool
	Dispatch          bool     // dispatch_action: sends block_actions by itself
	TriggerOn         []string // dispatch_action_config.trigger_actions_on
	MinLength         int
	MaxLength         int    // 0: none
	Min, Max          string // number_input
	Decimal           bool
	MaxItems          int      // max_selected_items or max_files; 0: none
	Options           []Option // static choices, those in groups included
}

// Inputs lists the input blocks in their order.
func Inputs(blocks json.RawMessage) []Input { return nil }

// InitialState is state.values of untouched blocks: every element that can hold something, by block and action id.
func InitialState(blocks json.RawMessage) map[string]map[string]Value { return nil }

// Check is what Slack's client says of a value before it submits a form; empty when it accepts it.
func Check(input Input, value Value) string { return "" }
