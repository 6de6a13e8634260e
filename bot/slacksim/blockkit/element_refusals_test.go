package blockkit_test

import (
	"fmt"
	"strings"
	"testing"
)

const choices = `{"text":{"type":"plain_text","text":"o%d"},"value":"v%d"}`

var elementRefusals = []refusal{
	{"button/foo", `1`, "invalid additional property: foo @"},
	{"button/text", gone, "missing required field: text @"},
	{"button/text/type", `"mrkdwn"`, "must be a valid enum value @/text/type"},
	{"button/text/text", long(76), "must be less than 76 characters @/text/text"},
	{"button/action_id", long(256), "must be less than 256 characters @/action_id"},
	{"button/action_id", `""`, "must be more than 0 characters @/action_id"},
	{"button/value", long(2001), "must be less than 2001 characters @/value"},
	{"button/url", `"example"`, "input must be a valid: uri @/url"},
	{"button/url", `"https://example.org/` + strings.Repeat("a", 3000) + `"`, "must be less than 3001 characters @/url"},
	{"button/style", `"default"`, "must be a valid enum value @/style"},
	{"button/style", `null`, "must provide a string @/style"},
	{"button/accessibility_label", long(76), "must be less than 76 characters @/accessibility_label"},
	{"button/confirm/title", gone, "missing required field: title @/confirm"},
	{"button/confirm/title/text", long(101), "must be less than 101 characters @/confirm/title/text"},
	{"button/confirm/text/text", long(301), "must be less than 301 characters @/confirm/text/text"},
	{"button/confirm/text/type", `"mrkdwn"`, "must be a valid enum value @/confirm/text/type"},
	{"button/confirm/confirm/text", long(31), "must be less than 31 characters @/confirm/confirm/text"},
	{"button/confirm/deny/text", long(31), "must be less than 31 characters @/confirm/deny/text"},
	{"button/confirm/style", `"warning"`, "must be a valid enum value @/confirm/style"},
	{"workflow_button/workflow", gone, "missing required field: workflow @"},
	{"workflow_button/workflow/trigger/url", gone, "missing required field: url @/workflow/trigger"},
	{"feedback_buttons/negative_button", gone, "missing required field: negative_button @"},
	{"feedback_buttons/positive_button/text/text", long(76), "must be less than 76 characters @/positive_button/text/text"},
	{"icon_button/icon", `"star"`, "must be a valid enum value @/icon"},
	{"icon_button/text", gone, "missing required field: text @"},

	{"image/alt_text", gone, "missing required field: alt_text @"},
	{"image/image_url", gone, "failed to match exactly one allowed schema @"},
	{"image/image_url", `"ftp://example.org/b.png"`, "input must be a valid: uri @/image_url"},
	{"image/title", `{"type":"plain_text","text":"t"}`, "invalid additional property: title @"},

	{"overflow/options", gone, "missing required field: options @"},
	{"overflow/options", `[]`, "must provide at least 1 items @/options"},
	{"overflow/options", times(6, choices), "no more than 5 items allowed @/options"},
	{"overflow/options/0/text/type", `"mrkdwn"`, "must be a valid enum value @/options/0/text/type"},
	{"overflow/options/0/url", long(3001), "must be less than 3001 characters @/options/0/url"},
	{"overflow/placeholder", `{"type":"plain_text","text":"t"}`, "invalid additional property: placeholder @"},

	{"static_select/placeholder/text", long(151), "must be less than 151 characters @/placeholder/text"},
	{"static_select/placeholder/type", `"mrkdwn"`, "must be a valid enum value @/placeholder/type"},
	{"static_select/option_groups", `[{"label":{"type":"plain_text","text":"l"},"options":` + times(1, choices) + `}]`, "failed to match exactly one allowed schema @"},
	{"static_select/options/0/text/text", long(76), "must be less than 76 characters @/options/0/text/text"},
	{"static_select/options/1/text/type", `"mrkdwn"`, "must be a valid enum value @/options/1/text/type"},
	{"static_select/options/1/value", long(76), "must be less than 76 characters @/options/1/value"},
	{"static_select/options/1/value", `""`, "must be more than 0 characters @/options/1/value"},
	{"static_select/options/1/value", gone, "missing required field: value @/options/1"},
	{"static_select/options/1/value", `"retail"`, "Input contains duplicate items @/options"},
	{"static_select/options/1/description/text", long(76), "must be less than 76 characters @/options/1/description/text"},
	{"static_select/options/1/url", `"https://example.org"`, "invalid additional property: url @/options/1"},
	{"static_select/initial_option/value", `"other"`, "must be one of the provided options @/initial_option"},
	{"static_select/initial_option/text/text", `"Other"`, "must be one of the provided options @/initial_option"},
	{"static_select/initial_option/text/emoji", `true`, "must be one of the provided options @/initial_option"},
	{"static_select/focus_on_load", `"yes"`, "must be a boolean @/focus_on_load"},
	{"static_select/max_selected_items", `2`, "invalid additional property: max_selected_items @"},
	{"static_select/initial_options", `[]`, "invalid additional property: initial_options @"},
	{"multi_static_select/initial_options", `[]`, "must be one of the provided options @/initial_options"},
	{"multi_static_select/initial_options/0/value", `"rust"`, "must be one of the provided options @/initial_options"},
	{"multi_static_select/max_selected_items", `0`, "must be greater than 1 @/max_selected_items"},
	{"multi_static_select/option_groups/0/label", gone, "missing required field: label @/option_groups/0"},
	{"multi_static_select/option_groups/0/label/text", long(76), "must be less than 76 characters @/option_groups/0/label/text"},
	{"multi_static_select/option_groups/0/options", `[]`, "must provide at least 1 items @/option_groups/0/options"},
	{"external_select/options", times(1, choices), "invalid additional property: options @"},
	{"external_select/min_query_length", `-1`, "must be greater than 0 @/min_query_length"},
	{"users_select/initial_user", `["U1"]`, "must provide a string @/initial_user"},
	{"multi_users_select/initial_users", `[]`, "must provide at least 1 items @/initial_users"},
	{"multi_users_select/initial_users", `["U1","U1"]`, "Input contains duplicate items @/initial_users"},
	{"conversations_select/filter", `{}`, "missing required field: include @/filter"},
	{"conversations_select/filter/include", `[]`, "must provide at least 1 items @/filter/include"},
	{"conversations_select/filter/include/0", `"shared"`, "must be a valid enum value @/filter/include/0"},
	{"channels_select/filter", `{"include":["public"]}`, "invalid additional property: filter @"},

	{"checkboxes/options", times(11, choices), "no more than 10 items allowed @/options"},
	{"checkboxes/initial_options", `[]`, "must be one of the provided options @/initial_options"},
	{"checkboxes/initial_options/0/value", `"drink"`, "must be one of the provided options @/initial_options"},
	{"checkboxes/placeholder", `{"type":"plain_text","text":"t"}`, "invalid additional property: placeholder @"},
	{"radio_buttons/options", `[]`, "must provide at least 1 items @/options"},
	{"radio_buttons/options/0/value", `"online"`, "Input contains duplicate items @/options"},
	{"radio_buttons/initial_option/text/text", `"On line"`, "must be one of the provided options @/initial_option"},

	{"datepicker/initial_date", `"22.11.2026"`, "input must be a valid: date @/initial_date"},
	{"datepicker/initial_date", `"2026-02-30"`, "input must be a valid: date @/initial_date"},
	{"timepicker/initial_time", `"9:30"`, "input must be a valid: time @/initial_time"},
	{"timepicker/initial_time", `"24:00"`, "input must be a valid: time @/initial_time"},
	{"timepicker/timezone", `"+02:00"`, "input must be a valid: timezone @/timezone"},
	{"datetimepicker/initial_date_time", `"1795341600"`, "must provide a number @/initial_date_time"},
	{"datetimepicker/initial_date_time", `1795341600000`, "must be less than 9999999999 @/initial_date_time"},
	{"datetimepicker/placeholder", `{"type":"plain_text","text":"t"}`, "invalid additional property: placeholder @"},

	{"plain_text_input/initial_value", long(301), "must be less than 301 characters @/initial_value"},
	{"plain_text_input/max_length", `3001`, "must be less than 3000 @/max_length"},
	{"plain_text_input/max_length", `0`, "must be greater than 1 @/max_length"},
	{"plain_text_input/min_length", `301`, "must be greater than 301 @/max_length"},
	{"plain_text_input/multiline", `"true"`, "must be a boolean @/multiline"},
	{"plain_text_input/confirm", `{}`, "invalid additional property: confirm @"},
	{"plain_text_input/dispatch_action_config/trigger_actions_on", `[]`, "must provide at least 1 items @/dispatch_action_config/trigger_actions_on"},
	{"plain_text_input/dispatch_action_config/trigger_actions_on/0", `"on_blur"`, "must be a valid enum value @/dispatch_action_config/trigger_actions_on/0"},
	{"rich_text_input/action_id", gone, "missing required field: action_id @"},
	{"rich_text_input/initial_value", `"text"`, "must provide an object @/initial_value"},
	{"rich_text_input/min_lines", `0`, "must be greater than 1 @/min_lines"},
	{"rich_text_input/max_lines", `101`, "must be less than 100 @/max_lines"},
	{"number_input/is_decimal_allowed", gone, "missing required field: is_decimal_allowed @"},
	{"number_input/min_value", `0`, "must provide a string @/min_value"},
	{"number_input/max_value", `"ten"`, "input must be a valid: number @/max_value"},
	{"number_input/min_value", `"9"`, "must be greater than 9 @/initial_value"},
	{"number_input/max_value", `"2"`, "must be less than 2 @/initial_value"},
	{"number_input/is_decimal_allowed", `false`, "input must be a valid: integer @/initial_value"},
	{"file_input/max_files", `11`, "must be less than 10 @/max_files"},
	{"file_input/filetypes", `[]`, "must provide at least 1 items @/filetypes"},
	{"file_input/placeholder", `{"type":"plain_text","text":"t"}`, "invalid additional property: placeholder @"},
}

// stand is the block that holds an element in these tests, and the pointer to it there.
var stand = map[string]string{
	"accessory":       "/accessory",
	"actions":         "/elements/0",
	"input":           "/element",
	"context":         "/elements/0",
	"context_actions": "/elements/0",
}

func TestSlackRefusesElements(t *testing.T) {
	valid := samples(t, "elements.json")
	for _, r := range elementRefusals {
		kind, pointer, _ := strings.Cut(r.change, "/")
		place := strings.Fields(elementPlaces[kind][0])[0]
		surface, root := "message", "/blocks/0"
		if !strings.Contains(elementPlaces[kind][1], surface) {
			surface, root = "modal", "/view/blocks/0"
		}
		block := fmt.Sprintf(places[place], edit(t, valid[kind], "/"+pointer, r.to))
		r.check(t, texts(surfaces[surface](block)), root+stand[place])
	}
}
