package blockkit_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim/blockkit"
)

// What an untouched element holds in state.values: as it is in testdata, and without its first value.
var heldAtFirst = map[string][2]string{
	"plain_text_input":           {`{"type":"plain_text_input","value":"I learned"}`, `{"type":"plain_text_input","value":null}`},
	"email_text_input":           {`{"type":"email_text_input","value":"ada@example.org"}`, `{"type":"email_text_input","value":null}`},
	"url_text_input":             {`{"type":"url_text_input","value":"https://example.org"}`, `{"type":"url_text_input","value":null}`},
	"number_input":               {`{"type":"number_input","value":"2.5"}`, `{"type":"number_input","value":null}`},
	"rich_text_input":            {`{"type":"rich_text_input","rich_text_value":{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"I learned"}]}]}}`, `{"type":"rich_text_input","rich_text_value":null}`},
	"static_select":              {`{"type":"static_select","selected_option":{"text":{"type":"plain_text","text":"Retail"},"value":"retail"}}`, `{"type":"static_select","selected_option":null}`},
	"external_select":            {`{"type":"external_select","selected_option":{"text":{"type":"plain_text","text":"Fair"},"value":"7"}}`, `{"type":"external_select","selected_option":null}`},
	"radio_buttons":              {`{"type":"radio_buttons","selected_option":{"text":{"type":"plain_text","text":"Online"},"value":"online"}}`, `{"type":"radio_buttons","selected_option":null}`},
	"multi_static_select":        {`{"type":"multi_static_select","selected_options":[{"text":{"type":"plain_text","text":"Go"},"value":"go"}]}`, `{"type":"multi_static_select","selected_options":[]}`},
	"multi_external_select":      {`{"type":"multi_external_select","selected_options":[{"text":{"type":"plain_text","text":"Fair"},"value":"7"}]}`, `{"type":"multi_external_select","selected_options":[]}`},
	"checkboxes":                 {`{"type":"checkboxes","selected_options":[{"text":{"type":"plain_text","text":"Learn"},"value":"learn"}]}`, `{"type":"checkboxes","selected_options":[]}`},
	"users_select":               {`{"type":"users_select","selected_user":"U1"}`, `{"type":"users_select","selected_user":null}`},
	"multi_users_select":         {`{"type":"multi_users_select","selected_users":["U1","U2"]}`, `{"type":"multi_users_select","selected_users":[]}`},
	"conversations_select":       {`{"type":"conversations_select","selected_conversation":"C1"}`, `{"type":"conversations_select","selected_conversation":null}`},
	"multi_conversations_select": {`{"type":"multi_conversations_select","selected_conversations":["C1"]}`, `{"type":"multi_conversations_select","selected_conversations":[]}`},
	"channels_select":            {`{"type":"channels_select","selected_channel":"C1"}`, `{"type":"channels_select","selected_channel":null}`},
	"multi_channels_select":      {`{"type":"multi_channels_select","selected_channels":["C1"]}`, `{"type":"multi_channels_select","selected_channels":[]}`},
	"datepicker":                 {`{"type":"datepicker","selected_date":"2026-11-22"}`, `{"type":"datepicker","selected_date":null}`},
	"timepicker":                 {`{"type":"timepicker","selected_time":"09:30","timezone":"Europe/Rome"}`, `{"type":"timepicker","selected_time":null,"timezone":"Europe/Rome"}`},
	"datetimepicker":             {`{"type":"datetimepicker","selected_date_time":1795341600}`, `{"type":"datetimepicker","selected_date_time":null}`},
	"file_input":                 {`{"type":"file_input","files":[]}`, `{"type":"file_input","files":[]}`},
}

func TestAnUntouchedElementHoldsItsFirstValueOrNothing(t *testing.T) {
	for kind, element := range samples(t, "elements.json") {
		wants, holds := heldAtFirst[kind]
		if !holds {
			wants = [2]string{"null", "null"}
		}
		for i, e := range []string{string(element), withoutFirstValue(t, element)} {
			block := edit(t, json.RawMessage(fmt.Sprintf(`{"block_id":"b","element":%s}`, e)), "/type", `"input"`)
			state := blockkit.InitialState(json.RawMessage("["+block+"]"), blockkit.Conversation{})
			var got, want any
			decode(t, state["b"]["a"], &got)
			decode(t, json.RawMessage(wants[i]), &want)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s: %s", kind, diff)
			}
		}
	}
}

func withoutFirstValue(t *testing.T, element json.RawMessage) string {
	var members map[string]json.RawMessage
	decode(t, element, &members)
	for name := range members {
		if len(name) > 8 && name[:8] == "initial_" {
			delete(members, name)
		}
	}
	raw, err := json.Marshal(members)
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

// decode turns a value into JSON and reads it into another.
func decode(t *testing.T, from, to any) {
	t.Helper()
	raw, err := json.Marshal(from)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(raw, to); err != nil {
		t.Fatal(err)
	}
}

func TestStateIsByBlockAndAction(t *testing.T) {
	blocks := `[
		{"type":"section","block_id":"s","accessory":{"type":"datepicker","action_id":"d"}},
		{"type":"actions","block_id":"a","elements":[{"type":"button","action_id":"go"},{"type":"users_select","action_id":"u"},{"type":"timepicker","action_id":"t"}]},
		{"type":"input","block_id":"i","element":{"type":"plain_text_input","action_id":"p","initial_value":""}},
		{"type":"actions","block_id":"buttons","elements":[{"type":"button","action_id":"go"}]},
		{"type":"input","element":{"type":"plain_text_input","action_id":"block without id"}},
		{"type":"input","block_id":"action without id","element":{"type":"plain_text_input"}}]`
	want := map[string]map[string]blockkit.Value{
		"s": {"d": {"type": "datepicker", "selected_date": nil}},
		"a": {"u": {"type": "users_select", "selected_user": nil}, "t": {"type": "timepicker", "selected_time": nil}},
		"i": {"p": {"type": "plain_text_input", "value": nil}},
	}
	if diff := cmp.Diff(want, blockkit.InitialState(json.RawMessage(blocks), blockkit.Conversation{})); diff != "" {
		t.Error(diff)
	}
	if state := blockkit.InitialState(json.RawMessage("["), blockkit.Conversation{}); len(state) != 0 {
		t.Error(state)
	}
}

func TestInputsSayWhatTheyAccept(t *testing.T) {
	blocks := `[{"type":"divider","block_id":"d"},
		{"type":"input","block_id":"b1","optional":true,"dispatch_action":true,"label":{"type":"plain_text","text":"Takeaway"},
		 "element":{"type":"plain_text_input","action_id":"a1","min_length":3,"max_length":300,"dispatch_action_config":{"trigger_actions_on":["on_enter_pressed"]}}},
		{"type":"input","block_id":"b2","label":{"type":"plain_text","text":"How many"},"element":{"type":"number_input","action_id":"a2","is_decimal_allowed":true,"min_value":"0","max_value":"9"}},
		{"type":"input","block_id":"b3","label":{"type":"plain_text","text":"Topics"},"element":{"type":"multi_static_select","action_id":"a3","max_selected_items":2,"option_groups":[{"options":[{"value":"x"}]},{"options":[{"value":"y","text":1}]}]}},
		{"type":"input","block_id":"b4","label":{"type":"plain_text","text":"Story"},"element":{"type":"plain_text_input","action_id":"a4"}},
		{"type":"input","block_id":"b5","label":{"type":"plain_text","text":"Calendar"},"element":{"type":"file_input","action_id":"a5"}}]`
	want := []blockkit.Input{
		{BlockID: "b1", ActionID: "a1", Element: "plain_text_input", Label: "Takeaway", Optional: true, Dispatch: true, TriggerOn: []string{"on_enter_pressed"}, MinLength: 3, MaxLength: 300},
		{BlockID: "b2", ActionID: "a2", Element: "number_input", Label: "How many", Min: "0", Max: "9", Decimal: true},
		{BlockID: "b3", ActionID: "a3", Element: "multi_static_select", Label: "Topics", MaxItems: 2, Options: []blockkit.Option{{Value: "x", Raw: json.RawMessage(`{"value":"x"}`)}, {Value: "y", Raw: json.RawMessage(`{"value":"y","text":1}`)}}},
		{BlockID: "b4", ActionID: "a4", Element: "plain_text_input", Label: "Story", MaxLength: 3000},
		{BlockID: "b5", ActionID: "a5", Element: "file_input", Label: "Calendar", MaxItems: 10},
	}
	if diff := cmp.Diff(want, blockkit.Inputs(json.RawMessage(blocks))); diff != "" {
		t.Error(diff)
	}
	if got := blockkit.Inputs(json.RawMessage("{")); got != nil {
		t.Error(got)
	}
}

func TestAMenuStartsAtTheConversationThatThePersonIsIn(t *testing.T) {
	general := blockkit.Conversation{ID: "C1", Kind: "public"}
	shared := blockkit.Conversation{ID: "C2", Kind: "public", External: true}
	direct := blockkit.Conversation{ID: "D1", Kind: "im"}
	for _, c := range []struct {
		more string
		at   blockkit.Conversation
		want any
	}{
		{`"default_to_current_conversation":true`, general, "C1"},
		{`"default_to_current_conversation":true,"filter":{"include":["public","private"]}`, general, "C1"},
		{`"default_to_current_conversation":true,"filter":{"include":["public","private"]}`, direct, nil},
		{`"default_to_current_conversation":true,"filter":{"exclude_external_shared_channels":true}`, shared, nil},
		{`"default_to_current_conversation":true,"initial_conversation":"C9"`, general, "C9"},
		{`"default_to_current_conversation":true`, blockkit.Conversation{}, nil},
		{`"placeholder":{"type":"plain_text","text":"x"}`, general, nil},
	} {
		block := `[{"type":"input","block_id":"b","label":{"type":"plain_text","text":"x"},"element":{"type":"conversations_select","action_id":"a",` + c.more + `}}]`
		got := blockkit.InitialState(json.RawMessage(block), c.at)["b"]["a"]["selected_conversation"]
		if got != c.want {
			t.Errorf("%s in %s: %v, want %v", c.more, c.at.ID, got, c.want)
		}
	}
}
