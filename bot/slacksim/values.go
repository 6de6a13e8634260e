package slacksim

import (
	"encoding/json"
	"fmt"
)

// valueFields names the field in which each kind of element carries its value.
var valueFields = map[string]string{
	"plain_text_input":           "value",
	"email_text_input":           "value",
	"url_text_input":             "value",
	"number_input":               "value",
	"rich_text_input":            "rich_text_value",
	"static_select":              "selected_option",
	"external_select":            "selected_option",
	"radio_buttons":              "selected_option",
	"overflow":                   "selected_option",
	"multi_static_select":        "selected_options",
	"multi_external_select":      "selected_options",
	"checkboxes":                 "selected_options",
	"users_select":               "selected_user",
	"multi_users_select":         "selected_users",
	"conversations_select":       "selected_conversation",
	"multi_conversations_select": "selected_conversations",
	"channels_select":            "selected_channel",
	"multi_channels_select":      "selected_channels",
	"datepicker":                 "selected_date",
	"timepicker":                 "selected_time",
	"datetimepicker":             "selected_date_time",
	"file_input":                 "files",
}

// take reads the value that a person gives an element: the element's type and its value field, options complete
// as the app sent them. A button takes none.
func (e element) take(given Value) (Value, error) {
	field, ok := valueFields[e.kind]
	if !ok {
		return nil, nil
	}
	value, ok := given[field]
	if !ok {
		return nil, missing("%s in the value for a %s", field, e.kind)
	}
	value, err := plain(value)
	if err != nil {
		return nil, err
	}
	switch field {
	case "selected_option":
		value, err = e.option(value)
	case "selected_options":
		value, err = e.options(value)
	}
	taken := Value{"type": e.kind, field: value}
	if zone, ok := e.fields["timezone"]; ok && e.kind == "timepicker" {
		taken["timezone"] = zone
	}
	return taken, err
}

// plain makes any value what it would be had it come as JSON.
func plain(value any) (any, error) {
	raw, err := json.Marshal(value)
	if err != nil {
		return nil, fmt.Errorf("slacksim: a value that is not JSON: %w", err)
	}
	var v any
	return v, json.Unmarshal(raw, &v)
}

func (e element) options(chosen any) (any, error) {
	list, _ := chosen.([]any)
	complete := []any{}
	for _, one := range list {
		option, err := e.option(one)
		if err != nil {
			return nil, err
		}
		complete = append(complete, option)
	}
	return complete, nil
}

// option finds a chosen option among those of the element; nothing chosen is nil.
func (e element) option(chosen any) (any, error) {
	if chosen == nil {
		return nil, nil
	}
	one, _ := chosen.(map[string]any)
	if e.kind == "external_select" || e.kind == "multi_external_select" {
		return e.loaded(one)
	}
	for _, option := range offered(e.fields) {
		if fields, ok := option.(map[string]any); ok && fields["value"] == one["value"] {
			return fields, nil
		}
	}
	return nil, missing("option %v", one["value"])
}

// loaded finds a chosen option among those that the app has suggested or that are chosen already.
func (e element) loaded(chosen map[string]any) (any, error) {
	value, _ := chosen["value"].(string)
	if option, ok := e.at.suggested()[[3]string{e.blockID, e.actionID, value}]; ok {
		return option, nil
	}
	field := valueFields[e.kind]
	held, _ := plain(e.at.state()[e.blockID][e.actionID][field])
	for _, option := range listOf(held) {
		if fields, ok := option.(map[string]any); ok && fields["value"] == value {
			return fields, nil
		}
	}
	return nil, missing("option %q, which the app has not suggested", value)
}

// listOf is what an element holds, one or several, as a list.
func listOf(held any) []any {
	if list, ok := held.([]any); ok {
		return list
	}
	return []any{held}
}

// offered are the options of a menu, those in groups too.
func offered(menu map[string]any) []any {
	all, _ := menu["options"].([]any)
	groups, _ := menu["option_groups"].([]any)
	for _, group := range groups {
		fields, _ := group.(map[string]any)
		options, _ := fields["options"].([]any)
		all = append(all, options...)
	}
	return all
}

// keep stores a value with the view's state. A message keeps none.
func (at place) keep(e element, value Value) {
	if value == nil || at.view == nil {
		return
	}
	if _, stateful := at.view.state[e.blockID][e.actionID]; stateful {
		at.view.state[e.blockID][e.actionID] = value
	}
}
