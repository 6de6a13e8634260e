package blockkit_test

import (
	"testing"

	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim/blockkit"
)

const required = "Please complete this required field."

func TestAFormIsCheckedBeforeItIsSent(t *testing.T) {
	option := func(v string) any { return map[string]any{"value": v} }
	listed := []blockkit.Option{{Value: "go"}, {Value: "rust"}}
	type in = blockkit.Input
	type value = blockkit.Value
	for what, c := range map[string]struct {
		input in
		value value
		want  string
	}{
		"an empty required text":      {in{Element: "plain_text_input"}, value{"value": nil}, required},
		"a text that is not there":    {in{Element: "plain_text_input"}, nil, required},
		"an empty string":             {in{Element: "plain_text_input"}, value{"value": ""}, required},
		"an empty optional text":      {in{Element: "plain_text_input", Optional: true, MinLength: 3}, value{"value": nil}, ""},
		"a text":                      {in{Element: "plain_text_input", MinLength: 3, MaxLength: 4}, value{"type": "plain_text_input", "value": "čtyř"}, ""},
		"a text that is too short":    {in{Element: "plain_text_input", MinLength: 3}, value{"value": "éé"}, "Please enter at least 3 characters."},
		"a text that is too long":     {in{Element: "plain_text_input", MaxLength: 3}, value{"value": "čtyř"}, "Please enter at most 3 characters."},
		"a text of spaces is a text":  {in{Element: "plain_text_input"}, value{"value": " "}, ""},
		"a number as a text":          {in{Element: "plain_text_input"}, value{"value": 7}, "This field cannot hold that."},
		"the value of something else": {in{Element: "plain_text_input"}, value{"type": "datepicker", "value": "x"}, "This field cannot hold that."},
		"an element without a value":  {in{Element: "button"}, value{"value": "x"}, "This field cannot hold that."},

		"an address":                   {in{Element: "email_text_input"}, value{"value": "ada@example.org"}, ""},
		"an address without a domain":  {in{Element: "email_text_input"}, value{"value": "ada@example"}, "Please enter a valid email address."},
		"an address with a name":       {in{Element: "email_text_input"}, value{"value": "Ada <ada@example.org>"}, "Please enter a valid email address."},
		"a link":                       {in{Element: "url_text_input"}, value{"value": "https://example.org/a?b=c"}, ""},
		"a link without a scheme":      {in{Element: "url_text_input"}, value{"value": "example.org"}, "Please enter a valid URL."},
		"a link of another kind":       {in{Element: "url_text_input"}, value{"value": "javascript:alert(1)"}, "Please enter a valid URL."},
		"a whole number":               {in{Element: "number_input", Min: "0", Max: "10"}, value{"value": "10"}, ""},
		"a decimal number":             {in{Element: "number_input", Decimal: true, Min: "0.1"}, value{"value": "0.10"}, ""},
		"a decimal, not allowed":       {in{Element: "number_input"}, value{"value": "2.5"}, "Please enter a whole number."},
		"a number that is none":        {in{Element: "number_input"}, value{"value": "1e3"}, "Please enter a valid number."},
		"a number that is too small":   {in{Element: "number_input", Min: "-2"}, value{"value": "-3"}, "Please enter a number of at least -2."},
		"a number that is too great":   {in{Element: "number_input", Max: "9"}, value{"value": "10"}, "Please enter a number of at most 9."},
		"a limit that is no number":    {in{Element: "number_input", Min: "1e999999999"}, value{"value": "1"}, ""},
		"a number, not its text":       {in{Element: "number_input"}, value{"value": 3.0}, "This field cannot hold that."},
		"a date":                       {in{Element: "datepicker"}, value{"selected_date": "2028-02-29"}, ""},
		"a date that never comes":      {in{Element: "datepicker"}, value{"selected_date": "2026-02-29"}, "Please enter a valid date."},
		"no date":                      {in{Element: "datepicker"}, value{"selected_date": nil}, required},
		"a time":                       {in{Element: "timepicker"}, value{"selected_time": "23:59"}, ""},
		"a time after midnight":        {in{Element: "timepicker"}, value{"selected_time": "24:00"}, "Please enter a valid time."},
		"an instant":                   {in{Element: "datetimepicker"}, value{"selected_date_time": 1795341600.0}, ""},
		"an instant as a text":         {in{Element: "datetimepicker"}, value{"selected_date_time": "1795341600"}, "Please enter a valid date."},
		"a rich text":                  {in{Element: "rich_text_input"}, value{"rich_text_value": map[string]any{"type": "rich_text"}}, ""},
		"a rich text that is none":     {in{Element: "rich_text_input"}, value{"rich_text_value": "x"}, "This field cannot hold that."},
		"an option":                    {in{Element: "static_select", Options: listed}, value{"selected_option": option("go")}, ""},
		"an option that is not listed": {in{Element: "radio_buttons", Options: listed}, value{"selected_option": option("c")}, "Please choose one of the options."},
		"an option by its name":        {in{Element: "static_select", Options: listed}, value{"selected_option": "go"}, "This field cannot hold that."},
		"a suggested option":           {in{Element: "external_select"}, value{"selected_option": option("7")}, ""},
		"no options":                   {in{Element: "checkboxes", Options: listed}, value{"selected_options": []any{}}, required},
		"several options":              {in{Element: "checkboxes", Options: listed}, value{"selected_options": []any{option("go"), option("rust")}}, ""},
		"too many options":             {in{Element: "multi_static_select", Options: listed, MaxItems: 1}, value{"selected_options": []any{option("go"), option("rust")}}, "Please choose at most 1."},
		"several, one not listed":      {in{Element: "multi_static_select", Options: listed}, value{"selected_options": []any{option("go"), option("c")}}, "Please choose one of the options."},
		"several suggested options":    {in{Element: "multi_external_select"}, value{"selected_options": []any{option("7")}}, ""},
		"a person":                     {in{Element: "users_select"}, value{"selected_user": "U1"}, ""},
		"no person":                    {in{Element: "users_select"}, value{"selected_user": ""}, required},
		"people":                       {in{Element: "multi_users_select"}, value{"selected_users": []any{"U1", "U2"}}, ""},
		"people who are none":          {in{Element: "multi_users_select"}, value{"selected_users": []any{7}}, "This field cannot hold that."},
		"a list where one is asked":    {in{Element: "channels_select"}, value{"selected_channel": []any{"C1"}}, "This field cannot hold that."},
		"one where a list is asked":    {in{Element: "multi_channels_select"}, value{"selected_channels": "C1"}, "This field cannot hold that."},
		"a file":                       {in{Element: "file_input", MaxItems: 1}, value{"files": []any{map[string]any{"id": "F1"}}}, ""},
		"too many files":               {in{Element: "file_input", MaxItems: 1}, value{"files": []any{map[string]any{}, map[string]any{}}}, "Please choose at most 1."},
	} {
		if got := blockkit.Check(c.input, c.value); got != c.want {
			t.Errorf("%s: got %q, want %q", what, got, c.want)
		}
	}
}
