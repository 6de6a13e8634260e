package blockkit_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// Where Slack shows each block (blocks.json, "available-in-surfaces").
var blockSurfaces = map[string]string{
	"section":            "message modal home",
	"header":             "message modal home",
	"divider":            "message modal home",
	"context":            "message modal home",
	"actions":            "message modal home",
	"image":              "message modal home",
	"video":              "message modal home",
	"input":              "message modal home",
	"rich_text":          "message modal home",
	"card":               "message modal home",
	"alert":              "modal",
	"table":              "message home",
	"carousel":           "message home",
	"data_table":         "message",
	"markdown":           "message",
	"context_actions":    "message",
	"data_visualization": "message",
	"container":          "message",
	"plan":               "message",
	"task_card":          "message",
}

func TestABlockIsTakenOnlyOnItsSurfaces(t *testing.T) {
	for kind, block := range samples(t, "blocks.json") {
		for name, check := range surfaces {
			found := texts(check(string(block)))
			expect(t, kind+" in "+name, found, strings.Contains(blockSurfaces[kind], name), "unsupported type: "+kind)
		}
	}
}

// Where each element may stand, and on which surfaces.
var elementPlaces = map[string][2]string{
	"button":                     {"accessory actions", "message modal home"},
	"workflow_button":            {"accessory actions", "message"},
	"overflow":                   {"accessory actions", "message modal home"},
	"feedback_buttons":           {"context_actions", "message"},
	"icon_button":                {"context_actions", "message"},
	"image":                      {"accessory context", "message modal home"},
	"plain_text":                 {"context", "message modal home"},
	"mrkdwn":                     {"context", "message modal home"},
	"static_select":              {"accessory actions input", "message modal home"},
	"external_select":            {"accessory actions input", "message modal home"},
	"users_select":               {"accessory actions input", "message modal home"},
	"conversations_select":       {"accessory actions input", "message modal home"},
	"channels_select":            {"accessory actions input", "message modal home"},
	"multi_static_select":        {"accessory actions input", "message modal home"},
	"multi_external_select":      {"accessory actions input", "message modal home"},
	"multi_users_select":         {"accessory actions input", "message modal home"},
	"multi_conversations_select": {"accessory actions input", "message modal home"},
	"multi_channels_select":      {"accessory actions input", "message modal home"},
	"checkboxes":                 {"accessory actions input", "message modal home"},
	"radio_buttons":              {"accessory actions input", "message modal home"},
	"datepicker":                 {"accessory actions input", "message modal home"},
	"timepicker":                 {"accessory actions input", "message modal home"},
	"datetimepicker":             {"actions input", "message modal"},
	"plain_text_input":           {"input", "message modal home"},
	"rich_text_input":            {"input", "modal home"},
	"email_text_input":           {"input", "modal"},
	"url_text_input":             {"input", "modal"},
	"number_input":               {"input", "modal"},
	"file_input":                 {"input", "modal"},
}

func TestAnElementIsTakenOnlyWhereItMayStand(t *testing.T) {
	for kind, element := range samples(t, "elements.json") {
		allowed := elementPlaces[kind]
		for place, holder := range places {
			for name, check := range surfaces {
				ok := slices.Contains(strings.Fields(allowed[0]), place) && strings.Contains(allowed[1], name)
				found := texts(check(fmt.Sprintf(holder, element)))
				if place == "context_actions" && name != "message" {
					expect(t, kind, found, false, "unsupported type: context_actions")
					continue
				}
				expect(t, kind+" in "+place+" in "+name, found, ok, "unsupported type: "+kind)
			}
		}
	}
}

func TestEveryTypeHasASample(t *testing.T) {
	blocks, elements := samples(t, "blocks.json"), samples(t, "elements.json")
	for kind := range blockSurfaces {
		if blocks[kind] == nil {
			t.Errorf("no sample of block %s", kind)
		}
	}
	for kind := range elementPlaces {
		if elements[kind] == nil {
			t.Errorf("no sample of element %s", kind)
		}
	}
}

// expect asks for no problem, or for the one problem named.
func expect(t *testing.T, what string, found []string, ok bool, otherwise string) {
	t.Helper()
	if ok && len(found) > 0 {
		t.Errorf("%s: refused with %q", what, found)
	}
	if !ok && (len(found) != 1 || !strings.HasPrefix(found[0], otherwise)) {
		t.Errorf("%s: got %q, want %q", what, found, otherwise)
	}
}

func TestWhatCannotBeSentByItselfIsRefused(t *testing.T) {
	for _, kind := range []string{"file", "layout", "call", "auth_provider", "chart", ""} {
		found := texts(surfaces["message"](`{"type":"` + kind + `","block_id":"b"}`))
		expect(t, kind, found, false, "unsupported type: "+kind+" [json-pointer:/blocks/0/type]")
	}
}
