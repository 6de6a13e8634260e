package blockkit_test

import (
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim/blockkit"
)

// samples are valid blocks or elements with every member that Slack documents, by type.
func samples(t testing.TB, file string) map[string]json.RawMessage {
	t.Helper()
	raw, err := os.ReadFile("testdata/" + file)
	if err != nil {
		t.Fatal(err)
	}
	var byType map[string]json.RawMessage
	if err := json.Unmarshal(raw, &byType); err != nil {
		t.Fatal(err)
	}
	return byType
}

// places are blocks that hold an element.
var places = map[string]string{
	"accessory":       `{"type":"section","text":{"type":"plain_text","text":"t"},"accessory":%s}`,
	"actions":         `{"type":"actions","elements":[%s]}`,
	"input":           `{"type":"input","label":{"type":"plain_text","text":"l"},"element":%s}`,
	"context":         `{"type":"context","elements":[%s]}`,
	"context_actions": `{"type":"context_actions","elements":[%s]}`,
}

// surfaces check a block where it is shown.
var surfaces = map[string]func(block string) []blockkit.Problem{
	"message": func(block string) []blockkit.Problem {
		return blockkit.Message(json.RawMessage("[" + block + "]"))
	},
	"modal": func(block string) []blockkit.Problem {
		return blockkit.View(modalOf(json.RawMessage("[" + block + "]")))
	},
	"home": func(block string) []blockkit.Problem {
		return blockkit.View(json.RawMessage(`{"type":"home","blocks":[` + block + `]}`))
	},
}

// gone takes a member away instead of changing it.
const gone = "gone"

// edit is a JSON value with what lies at a pointer replaced.
func edit(t testing.TB, raw json.RawMessage, pointer, value string) string {
	t.Helper()
	var root any
	if err := json.Unmarshal(raw, &root); err != nil {
		t.Fatal(err)
	}
	parts := strings.Split(strings.TrimPrefix(pointer, "/"), "/")
	at := root
	for _, p := range parts[:len(parts)-1] {
		if list, ok := at.([]any); ok {
			at = list[index(t, p)]
		} else {
			at = at.(map[string]any)[p]
		}
	}
	last := parts[len(parts)-1]
	if list, ok := at.([]any); ok {
		list[index(t, last)] = json.RawMessage(value)
	} else if value == gone {
		delete(at.(map[string]any), last)
	} else {
		at.(map[string]any)[last] = json.RawMessage(value)
	}
	edited, err := json.Marshal(root)
	if err != nil {
		t.Fatal(err)
	}
	return string(edited)
}

func index(t testing.TB, s string) int {
	t.Helper()
	i, err := strconv.Atoi(s)
	if err != nil {
		t.Fatal(err)
	}
	return i
}

// texts are problems as Slack prints them.
func texts(found []blockkit.Problem) []string {
	var list []string
	for _, p := range found {
		list = append(list, p.String())
	}
	return list
}

// long is a JSON string of so many characters, each of more than one byte.
func long(n int) string { return `"` + strings.Repeat("é", n) + `"` }

// times is a JSON array of one value, repeated; %d in it counts.
func times(n int, value string) string {
	items := make([]string, n)
	for i := range items {
		items[i] = strings.ReplaceAll(value, "%d", fmt.Sprint(i))
	}
	return "[" + strings.Join(items, ",") + "]"
}
