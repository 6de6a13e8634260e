package blockkit

import (
	"fmt"
	"net/mail"
	"slices"
	"strings"
	"unicode/utf8"
)

// What Slack's client says beside a field. The first is recorded (bolt-js issue 1317), the others are ours.
const (
	sayRequired = "Please complete this required field."
	sayEmail    = "Please enter a valid email address."
	sayURL      = "Please enter a valid URL."
	sayNumber   = "Please enter a valid number."
	sayInteger  = "Please enter a whole number."
	sayDate     = "Please enter a valid date."
	sayTime     = "Please enter a valid time."
	sayOption   = "Please choose one of the options."
	sayInvalid  = "This field cannot hold that."
)

// Check is what Slack's client says of a value before it submits a form; empty when it accepts it. A value that
// the element's type cannot have, or one of another type, is not accepted either.
func Check(input Input, value Value) string {
	h, ok := holders[input.Element]
	if kind, given := value["type"]; !ok || given && kind != input.Element {
		return sayInvalid
	}
	held := value[h.field]
	if isEmpty(held) {
		if input.Optional {
			return ""
		}
		return sayRequired
	}
	if check := checks[input.Element]; check != nil {
		return check(input, held)
	}
	return checkID(input, held)
}

// checks are for the elements that hold more than an id or a list of ids.
var checks = map[string]func(Input, any) string{
	"plain_text_input":           typedText(checkLength),
	"email_text_input":           typedText(checkEmail),
	"url_text_input":             typedText(checkURL),
	"number_input":               typedText(checkNumber),
	"datepicker":                 typedText(accept(isDate, sayDate)),
	"timepicker":                 typedText(accept(isTime, sayTime)),
	"datetimepicker":             checkInstant,
	"rich_text_input":            checkRichText,
	"static_select":              checkListed,
	"radio_buttons":              checkListed,
	"external_select":            checkObject,
	"multi_static_select":        each(checkListed),
	"multi_external_select":      each(checkObject),
	"checkboxes":                 each(checkListed),
	"multi_users_select":         each(checkID),
	"multi_conversations_select": each(checkID),
	"multi_channels_select":      each(checkID),
	"file_input":                 each(checkObject),
}

func isEmpty(held any) bool {
	switch v := held.(type) {
	case nil:
		return true
	case string:
		return v == ""
	case []any:
		return len(v) == 0
	}
	return false
}

func typedText(check func(Input, string) string) func(Input, any) string {
	return func(in Input, held any) string {
		s, ok := held.(string)
		if !ok {
			return sayInvalid
		}
		return check(in, s)
	}
}

func accept(valid func(string) bool, otherwise string) func(Input, string) string {
	return func(_ Input, s string) string {
		if valid(s) {
			return ""
		}
		return otherwise
	}
}

func checkLength(in Input, s string) string {
	n := utf8.RuneCountInString(s)
	switch {
	case n < in.MinLength:
		return fmt.Sprintf("Please enter at least %d characters.", in.MinLength)
	case in.MaxLength > 0 && n > in.MaxLength:
		return fmt.Sprintf("Please enter at most %d characters.", in.MaxLength)
	}
	return ""
}

func checkEmail(_ Input, s string) string {
	a, err := mail.ParseAddress(s)
	if err != nil || a.Address != s || !strings.Contains(s[strings.LastIndex(s, "@"):], ".") {
		return sayEmail
	}
	return ""
}

func checkURL(_ Input, s string) string {
	if isURL(s, "http", "https") {
		return ""
	}
	return sayURL
}

func checkNumber(in Input, s string) string {
	switch {
	case !isNumeral(s):
		return sayNumber
	case !in.Decimal && !isWhole(s):
		return sayInteger
	case in.Min != "" && less(s, in.Min):
		return "Please enter a number of at least " + in.Min + "."
	case in.Max != "" && less(in.Max, s):
		return "Please enter a number of at most " + in.Max + "."
	}
	return ""
}

func checkInstant(_ Input, held any) string {
	switch held.(type) {
	case int, int64, float64:
		return ""
	}
	return sayDate
}

func checkRichText(_ Input, held any) string {
	if block, ok := held.(map[string]any); ok && block["type"] == "rich_text" {
		return ""
	}
	return sayInvalid
}

// checkListed takes one of the options that are in the element.
func checkListed(in Input, held any) string {
	option, ok := held.(map[string]any)
	if !ok {
		return sayInvalid
	}
	if slices.ContainsFunc(in.Options, func(o Option) bool { return o.Value == option["value"] }) {
		return ""
	}
	return sayOption
}

// checkObject takes what only the server can check: a file, an option that it suggested.
func checkObject(_ Input, held any) string {
	if _, ok := held.(map[string]any); ok {
		return ""
	}
	return sayInvalid
}

func checkID(_ Input, held any) string {
	if s, ok := held.(string); ok && s != "" {
		return ""
	}
	return sayInvalid
}

// each checks a list: its number of items, then every one.
func each(check func(Input, any) string) func(Input, any) string {
	return func(in Input, held any) string {
		items, ok := held.([]any)
		if !ok {
			return sayInvalid
		}
		if in.MaxItems > 0 && len(items) > in.MaxItems {
			return fmt.Sprintf("Please choose at most %d.", in.MaxItems)
		}
		for _, item := range items {
			if wrong := check(in, item); wrong != "" {
				return wrong
			}
		}
		return ""
	}
}
