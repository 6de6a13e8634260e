package blockkit_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim/blockkit"
)

// What Slack limits over all blocks of a message together.
func TestSlackRefusesMessages(t *testing.T) {
	table := `{"type":"table","rows":[[{"type":"raw_text","text":"t"}]]}`
	chart := `{"type":"data_visualization","title":"t","chart":{"type":"pie","segments":[{"label":"l","value":1}]}}`
	contained := `{"type":"container","title":{"type":"plain_text","text":"t"},"child_blocks":[` + table + `]}`
	markdown := `{"type":"markdown","text":` + long(6000) + `}`
	focused := `{"type":"input","label":{"type":"plain_text","text":"l"},"element":{"type":"plain_text_input","focus_on_load":true}}`
	button := `{"type":"actions","elements":[{"type":"button","action_id":"a","text":{"type":"plain_text","text":"t"}}]}`
	menu := `{"type":"actions","elements":[{"type":"channels_select","response_url_enabled":true}]}`
	for what, c := range map[string]struct{ blocks, want string }{
		"no blocks":                     {`[]`, ""},
		"fifty blocks":                  {times(50, `{"type":"divider"}`), ""},
		"more than fifty blocks":        {times(51, `{"type":"divider"}`), "no more than 50 items allowed [json-pointer:/blocks]"},
		"a block that is none":          {`["divider"]`, "must provide an object [json-pointer:/blocks/0]"},
		"a block id used twice":         {`[{"type":"divider","block_id":"b"},{"type":"divider","block_id":"b"}]`, "`block_id` \"b\" already exists [json-pointer:/blocks/1/block_id]"},
		"an action id in two blocks":    {times(2, button), ""},
		"two tables":                    {times(2, table), "only_one_table_allowed [json-pointer:/blocks/1]"},
		"a second table in a container": {"[" + table + "," + contained + "]", "only_one_table_allowed [json-pointer:/blocks/1/child_blocks/0]"},
		"two charts":                    {times(2, chart), ""},
		"three charts":                  {times(3, chart), "too many data_visualization blocks [json-pointer:/blocks/2]"},
		"12,000 characters of markdown": {times(2, markdown), ""},
		"more markdown":                 {"[" + markdown + "," + markdown + `,{"type":"markdown","text":"x"}]`, "must be less than 12001 characters [json-pointer:/blocks/2/text]"},
		"two elements in focus":         {times(2, focused), "only one element can have `focus_on_load` set to true [json-pointer:/blocks/1/element/focus_on_load]"},
		"a response_url out of a form":  {"[" + menu + "]", "only available to inputs in modals [json-pointer:/blocks/0/elements/0/response_url_enabled]"},
	} {
		found := strings.Join(texts(blockkit.Message(json.RawMessage(c.blocks))), "; ")
		if found != c.want {
			t.Errorf("%s: got %q, want %q", what, found, c.want)
		}
	}
}

func TestAMenuInAModalMayAskForAResponseURL(t *testing.T) {
	menu := `{"type":"input","label":{"type":"plain_text","text":"l"},"element":{"type":"conversations_select","response_url_enabled":true}}`
	if found := surfaces["modal"](menu); found != nil {
		t.Error(texts(found))
	}
}

func TestAFileInputMayNotDispatch(t *testing.T) {
	file := `{"type":"input","dispatch_action":true,"label":{"type":"plain_text","text":"l"},"element":{"type":"file_input"}}`
	want := "unsupported type: file_input [json-pointer:/view/blocks/0/element/type]"
	if found := texts(surfaces["modal"](file)); len(found) != 1 || found[0] != want {
		t.Error(found)
	}
}

func TestEveryProblemIsReported(t *testing.T) {
	blocks := `[{"type":"section"},{"type":"divider","x":1},{"type":"nonsense"}]`
	want := "missing required field: text [json-pointer:/blocks/0]; " +
		"invalid additional property: x [json-pointer:/blocks/1]; " +
		"unsupported type: nonsense [json-pointer:/blocks/2/type]"
	if found := strings.Join(texts(blockkit.Message(json.RawMessage(blocks))), "; "); found != want {
		t.Error(found)
	}
}

func TestTextLengthCountsTheTextOfAllBlocks(t *testing.T) {
	for what, c := range map[string]struct {
		blocks string
		want   int
	}{
		"nothing":          {`[]`, 0},
		"not JSON":         {`[`, 0},
		"text and fields":  {`[{"type":"section","text":{"type":"mrkdwn","text":"čtyři"},"fields":[{"type":"plain_text","text":"six"}]}]`, 8},
		"ids are no text":  {`[{"type":"divider","block_id":"text"}]`, 0},
		"rich text":        {`[{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"four"},{"type":"link","url":"https://example.org","text":"two"}]}]}]`, 7},
		"cells of a table": {`[{"type":"table","rows":[[{"type":"raw_text","text":"a"},{"type":"raw_text","text":"b"}]]}]`, 2},
		"markdown":         {`[{"type":"markdown","text":"# x"}]`, 3},
	} {
		if got := blockkit.TextLength(json.RawMessage(c.blocks)); got != c.want {
			t.Errorf("%s: %d, want %d", what, got, c.want)
		}
	}
}
