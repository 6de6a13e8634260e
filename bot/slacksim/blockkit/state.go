package blockkit

import "encoding/json"

// Value is what an element holds, in the shape of state.values: "type" and the element's value field, with
// null or [] when it holds nothing. Its parts are those that encoding/json decodes into an any.
type Value map[string]any

// holder says how one type of element gives its value.
type holder struct {
	field   string // in the state
	initial string // in the element
	many    bool   // empty is [], not null
}

var holders = map[string]holder{
	"plain_text_input":           {"value", "initial_value", false},
	"email_text_input":           {"value", "initial_value", false},
	"url_text_input":             {"value", "initial_value", false},
	"number_input":               {"value", "initial_value", false},
	"rich_text_input":            {"rich_text_value", "initial_value", false},
	"static_select":              {"selected_option", "initial_option", false},
	"external_select":            {"selected_option", "initial_option", false},
	"radio_buttons":              {"selected_option", "initial_option", false},
	"multi_static_select":        {"selected_options", "initial_options", true},
	"multi_external_select":      {"selected_options", "initial_options", true},
	"checkboxes":                 {"selected_options", "initial_options", true},
	"users_select":               {"selected_user", "initial_user", false},
	"multi_users_select":         {"selected_users", "initial_users", true},
	"conversations_select":       {"selected_conversation", "initial_conversation", false},
	"multi_conversations_select": {"selected_conversations", "initial_conversations", true},
	"channels_select":            {"selected_channel", "initial_channel", false},
	"multi_channels_select":      {"selected_channels", "initial_channels", true},
	"datepicker":                 {"selected_date", "initial_date", false},
	"timepicker":                 {"selected_time", "initial_time", false},
	"datetimepicker":             {"selected_date_time", "initial_date_time", false},
	"file_input":                 {"files", "", true},
}

// Conversation is where a person is when a surface opens: what default_to_current_conversation starts at.
type Conversation struct {
	ID       string // "" for nowhere
	Kind     string // "public", "private", "im" or "mpim"
	External bool
}

// InitialState is state.values of untouched blocks: every element that can hold something, by block and action
// id, in input blocks and elsewhere. Elements without ids are left out: see FillIDs.
func InitialState(blocks json.RawMessage, current Conversation) map[string]map[string]Value {
	state := map[string]map[string]Value{}
	n, err := parse(blocks)
	if err != nil {
		return state
	}
	eachBlock(n.items, func(b *node) {
		id := b.str("block_id")
		eachElement(b, func(e *node) {
			value, action := initialValue(e, current), e.str("action_id")
			if value == nil || id == "" || action == "" {
				return
			}
			if state[id] == nil {
				state[id] = map[string]Value{}
			}
			state[id][action] = value
		})
	})
	return state
}

// initialValue is what an untouched element holds, or nil if it never holds anything.
func initialValue(e *node, current Conversation) Value {
	kind := e.str("type")
	h, ok := holders[kind]
	if !ok {
		return nil
	}
	value := Value{"type": kind, h.field: nil}
	if h.many {
		value[h.field] = []any{}
	}
	if initial := e.get(h.initial); initial != nil && (initial.text != "" || len(initial.items) > 0) {
		value[h.field] = initial.value()
	} else if e.isTrue("default_to_current_conversation") && current.passes(e.get("filter")) {
		value[h.field] = current.ID
		if h.many {
			value[h.field] = []any{current.ID}
		}
	}
	if zone := e.str("timezone"); zone != "" {
		value["timezone"] = zone
	}
	return value
}

func (c Conversation) passes(filter *node) bool {
	if c.ID == "" || filter == nil {
		return c.ID != ""
	}
	included := filter.get("include") == nil
	for _, kind := range filter.list("include") {
		included = included || kind.text == c.Kind
	}
	return included && !(c.External && filter.isTrue("exclude_external_shared_channels"))
}
