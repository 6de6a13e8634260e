package blockkit_test

import (
	"fmt"
	"strings"
	"testing"
)

// refusal is one change to a valid sample that Slack refuses: what changes (its type, then a pointer into it),
// what it becomes, and the one message about it. After the @ comes the pointer into the sample.
type refusal struct{ change, to, want string }

var blockRefusals = []refusal{
	{"section/foo", `1`, "invalid additional property: foo @"},
	{"section/block_id", long(256), "must be less than 256 characters @/block_id"},
	{"section/block_id", `""`, "must be more than 0 characters @/block_id"},
	{"section/block_id", `7`, "must provide a string @/block_id"},
	{"section/type", `7`, "must provide a string @/type"},
	{"section/type", gone, "missing required field: type @"},
	{"section/text", `"bare"`, "must provide an object @/text"},
	{"section/text", `null`, "must provide an object @/text"},
	{"section/text/text", long(3001), "must be less than 3001 characters @/text/text"},
	{"section/text/text", `""`, "must be more than 0 characters @/text/text"},
	{"section/text/text", gone, "missing required field: text @/text"},
	{"section/text/text", `null`, "must provide a string @/text/text"},
	{"section/text/type", `"markdown"`, "unsupported type: markdown @/text/type"},
	{"section/text/type", gone, "missing required field: type @/text"},
	{"section/text/emoji", `true`, "invalid additional property: emoji @/text"},
	{"section/text/verbatim", `"yes"`, "must be a boolean @/text/verbatim"},
	{"section/fields", `[]`, "must provide at least 1 items @/fields"},
	{"section/fields", `{}`, "must provide an array @/fields"},
	{"section/fields", times(11, `{"type":"mrkdwn","text":"f"}`), "no more than 10 items allowed @/fields"},
	{"section/fields/0/text", long(2001), "must be less than 2001 characters @/fields/0/text"},
	{"section/fields/0/verbatim", `true`, "invalid additional property: verbatim @/fields/0"},
	{"section/expand", `1`, "must be a boolean @/expand"},
	{"section/accessory", `{"type":"plain_text_input"}`, "unsupported type: plain_text_input @/accessory/type"},

	{"header/text", gone, "missing required field: text @"},
	{"header/text/type", `"mrkdwn"`, "must be a valid enum value @/text/type"},
	{"header/text/text", long(151), "must be less than 151 characters @/text/text"},
	{"header/level", `5`, "must be less than 4 @/level"},
	{"header/level", `0`, "must be greater than 1 @/level"},
	{"header/level", `1.5`, "must provide an integer @/level"},
	{"header/level", `"1"`, "must provide a number @/level"},
	{"divider/text", `{"type":"mrkdwn","text":"t"}`, "invalid additional property: text @"},

	{"context/elements", gone, "missing required field: elements @"},
	{"context/elements", `[]`, "must provide at least 1 items @/elements"},
	{"context/elements", times(11, `{"type":"mrkdwn","text":"f"}`), "no more than 10 items allowed @/elements"},
	{"context/elements/0/text", long(3001), "must be less than 3001 characters @/elements/0/text"},
	{"context/elements/0", `"bare"`, "must provide an object @/elements/0"},

	{"actions/elements", gone, "missing required field: elements @"},
	{"actions/elements", `[]`, "must provide at least 1 items @/elements"},
	{"actions/elements", times(26, `{"type":"button","action_id":"a%d","text":{"type":"plain_text","text":"t"}}`), "no more than 25 items allowed @/elements"},
	{"actions/elements/1/action_id", `"going"`, "`action_id` \"going\" already exists @/elements/1/action_id"},
	{"actions/elements/0", `{"type":"number_input","is_decimal_allowed":true}`, "unsupported type: number_input @/elements/0/type"},

	{"input/label", gone, "missing required field: label @"},
	{"input/label/type", `"mrkdwn"`, "must be a valid enum value @/label/type"},
	{"input/label/text", long(2001), "must be less than 2001 characters @/label/text"},
	{"input/hint/text", long(2001), "must be less than 2001 characters @/hint/text"},
	{"input/hint/type", `"mrkdwn"`, "must be a valid enum value @/hint/type"},
	{"input/element", gone, "missing required field: element @"},
	{"input/element", `{"type":"button","text":{"type":"plain_text","text":"t"}}`, "unsupported type: button @/element/type"},
	{"input/optional", `"no"`, "must be a boolean @/optional"},
	{"input/dispatch_action", `1`, "must be a boolean @/dispatch_action"},

	{"image/alt_text", gone, "missing required field: alt_text @"},
	{"image/alt_text", `""`, "must be more than 0 characters @/alt_text"},
	{"image/alt_text", long(2001), "must be less than 2001 characters @/alt_text"},
	{"image/title/text", long(2001), "must be less than 2001 characters @/title/text"},
	{"image/title/type", `"mrkdwn"`, "must be a valid enum value @/title/type"},
	{"image/slack_file", gone, "failed to match exactly one allowed schema @"},
	{"image/image_url", `"https://example.org/r.png"`, "failed to match exactly one allowed schema @"},
	{"image/slack_file/id", `"F1"`, "failed to match exactly one allowed schema @/slack_file"},
	{"image/slack_file", `{}`, "failed to match exactly one allowed schema @/slack_file"},

	{"video/alt_text", gone, "missing required field: alt_text @"},
	{"video/title", gone, "missing required field: title @"},
	{"video/title/text", long(200), "must be less than 200 characters @/title/text"},
	{"video/author_name", long(50), "must be less than 50 characters @/author_name"},
	{"video/video_url", gone, "missing required field: video_url @"},
	{"video/video_url", `"http://example.org"`, "input must be a valid: uri @/video_url"},
	{"video/thumbnail_url", gone, "missing required field: thumbnail_url @"},

	{"markdown/text", gone, "missing required field: text @"},
	{"markdown/text", `{"type":"mrkdwn","text":"t"}`, "must provide a string @/text"},
	{"markdown/text", long(12001), "must be less than 12001 characters @/text"},

	{"alert/text", gone, "missing required field: text @"},
	{"alert/level", `"fatal"`, "must be a valid enum value @/level"},

	{"table/rows", gone, "missing required field: rows @"},
	{"table/rows", times(101, `[{"type":"raw_text","text":"t"}]`), "no more than 100 items allowed @/rows"},
	{"table/rows/0", times(21, `{"type":"raw_text","text":"t"}`), "no more than 20 items allowed @/rows/0"},
	{"table/rows/0", `[]`, "must provide at least 1 items @/rows/0"},
	{"table/rows/0/0", `null`, "must provide an object @/rows/0/0"},
	{"table/rows/0/0/text", `""`, "must be more than 0 characters @/rows/0/0/text"},
	{"table/rows/0/0/text", long(10_000), "must be less than 10001 characters @/rows"},
	{"table/rows/0/0", `{"type":"raw_number","value":1}`, "unsupported type: raw_number @/rows/0/0/type"},
	{"table/rows/0/0", `{"type":"plain_text","text":"t"}`, "unsupported type: plain_text @/rows/0/0/type"},
	{"table/rows/1/0/elements", gone, "missing required field: elements @/rows/1/0"},
	{"table/column_settings", times(21, `{}`), "no more than 20 items allowed @/column_settings"},
	{"table/column_settings/0/align", `"top"`, "must be a valid enum value @/column_settings/0/align"},
	{"table/column_settings/0/width", `1`, "invalid additional property: width @/column_settings/0"},

	{"data_table/caption", gone, "missing required field: caption @"},
	{"data_table/rows", `[[{"type":"raw_text","text":"t"}]]`, "must provide at least 2 items @/rows"},
	{"data_table/rows", times(102, `[{"type":"raw_text","text":"t"}]`), "no more than 101 items allowed @/rows"},
	{"data_table/rows/0/0", `{"type":"raw_number","value":1}`, "must be a valid enum value @/rows/0"},
	{"data_table/rows/1", `[{"type":"raw_text","text":"t"}]`, "all rows must have the same number of cells @/rows"},
	{"data_table/page_size", `101`, "must be less than 100 @/page_size"},

	{"rich_text/elements", gone, "missing required field: elements @"},
	{"rich_text/elements/0/type", `"text"`, "unsupported type: text @/elements/0/type"},
	{"rich_text/elements/0/elements/0/text", `""`, "must be more than 0 characters @/elements/0/elements/0/text"},
	{"rich_text/elements/0/elements/0/style/loud", `true`, "invalid additional property: loud @/elements/0/elements/0/style"},
	{"rich_text/elements/0/elements/1/user_id", gone, "missing required field: user_id @/elements/0/elements/1"},
	{"rich_text/elements/0/elements/1/style/code", `true`, "invalid additional property: code @/elements/0/elements/1/style"},
	{"rich_text/elements/0/elements/5/range", `"everybody"`, "must be a valid enum value @/elements/0/elements/5/range"},
	{"rich_text/elements/1/style", gone, "missing required field: style @/elements/1"},
	{"rich_text/elements/1/style", `"dashed"`, "must be a valid enum value @/elements/1/style"},
	{"rich_text/elements/1/indent", `9`, "must be less than 8 @/elements/1/indent"},
	{"rich_text/elements/1/elements/0", `{"type":"rich_text_quote","elements":[]}`, "must be a valid enum value @/elements/1/elements/0/type"},
	{"rich_text/elements/3/elements/0", `{"type":"user","user_id":"U1"}`, "unsupported type: user @/elements/3/elements/0/type"},

	{"context_actions/elements", times(6, `{"type":"icon_button","icon":"trash","text":{"type":"plain_text","text":"t"}}`), "no more than 5 items allowed @/elements"},

	{"card/title/text", long(151), "must be less than 151 characters @/title/text"},
	{"card/subtitle/text", long(151), "must be less than 151 characters @/subtitle/text"},
	{"card/body/text", long(201), "must be less than 201 characters @/body/text"},
	{"card/title", `"bare"`, "must provide an object @/title"},
	{"card/slack_icon", `{"type":"icon","name":"book"}`, "failed because matched disallowed schema @"},
	{"card/actions/0", `{"type":"overflow","options":[]}`, "unsupported type: overflow @/actions/0/type"},
	{"carousel/elements", `[]`, "must provide at least 1 items @/elements"},
	{"carousel/elements", times(11, `{"type":"card","body":{"type":"mrkdwn","text":"t"}}`), "no more than 10 items allowed @/elements"},
	{"carousel/elements/0", `{"type":"divider"}`, "unsupported type: divider @/elements/0/type"},
	{"carousel/elements/0/body", gone, "missing required field: title @/elements/0"},
	{"carousel/elements/0/block_id", `"b"`, "`block_id` \"b\" already exists @/elements/0/block_id"},
	{"carousel/elements/0/slack_icon", `{"type":"icon"}`, "missing required field: name @/elements/0/slack_icon"},
	{"container/title", gone, "missing required field: title @"},
	{"container/title/text", long(151), "must be less than 151 characters @/title/text"},
	{"container/subtitle/text", long(151), "must be less than 151 characters @/subtitle/text"},
	{"container/width", `"huge"`, "must be a valid enum value @/width"},
	{"container/child_blocks", `[]`, "must provide at least 1 items @/child_blocks"},
	{"container/child_blocks", times(11, `{"type":"divider"}`), "no more than 10 items allowed @/child_blocks"},
	{"container/child_blocks/0", `{"type":"markdown","text":"t"}`, "unsupported type: markdown @/child_blocks/0/type"},
	{"container/is_collapsible", `false`, "failed to match all allowed schemas @"},
	{"container/has_header_divider", `true`, "failed to match all allowed schemas @"},
	{"plan/title", `{"type":"plain_text","text":"t"}`, "must provide a string @/title"},
	{"task_card/status", `"done"`, "must be a valid enum value @/status"},
	{"task_card/task_id", gone, "missing required field: task_id @"},

	{"data_visualization/title", gone, "missing required field: title @"},
	{"data_visualization/title", long(51), "must be less than 51 characters @/title"},
	{"data_visualization/chart/type", `"radar"`, "unsupported type: radar @/chart/type"},
	{"data_visualization/chart/x_label", `"t"`, "invalid additional property: x_label @/chart"},
	{"data_visualization/chart/axis_config", gone, "missing required field: axis_config @/chart"},
	{"data_visualization/chart/axis_config/y_label", long(51), "must be less than 51 characters @/chart/axis_config/y_label"},
	{"data_visualization/chart", `{"type":"pie","segments":[{"label":` + long(21) + `,"value":1}]}`, "must be less than 21 characters @/chart/segments/0/label"},
	{"data_visualization/chart/axis_config/categories/0", `"July"`, "failed to match exactly one allowed schema @/chart"},
	{"data_visualization/chart/series/0/name", long(21), "must be less than 21 characters @/chart/series/0/name"},
	{"data_visualization/chart/series/0/data/0/value", `"3"`, "must provide a number @/chart/series/0/data/0/value"},
	{"data_visualization/chart/series/0/data", `[{"label":"May","value":1}]`, "failed to match exactly one allowed schema @/chart"},
	{"data_visualization/chart", `{"type":"pie","segments":[]}`, "must provide at least 1 items @/chart/segments"},
	{"data_visualization/chart", `{"type":"pie","segments":` + times(7, `{"label":"s%d","value":1}`) + `}`, "no more than 6 items allowed @/chart/segments"},
	{"data_visualization/chart", `{"type":"pie","segments":[{"label":"s","value":0}]}`, "must be greater than 0 @/chart/segments/0/value"},
	{"data_visualization/chart/series", times(7, `{"name":"s%d","data":[{"label":"May","value":1},{"label":"June","value":1}]}`), "no more than 6 items allowed @/chart/series"},
	{"data_visualization/chart/series", times(2, `{"name":"s","data":[{"label":"May","value":1},{"label":"June","value":1}]}`), "Input contains duplicate items @/chart/series"},
}

func TestSlackRefusesBlocks(t *testing.T) {
	valid := samples(t, "blocks.json")
	for _, r := range blockRefusals {
		kind, pointer, _ := strings.Cut(r.change, "/")
		surface, root := "message", "/blocks/0"
		if kind == "alert" {
			surface, root = "modal", "/view/blocks/0"
		}
		block := edit(t, valid[kind], "/"+pointer, r.to)
		r.check(t, texts(surfaces[surface](block)), root)
	}
}

// check holds the problems against the one wanted.
func (r refusal) check(t *testing.T, found []string, root string) {
	t.Helper()
	message, pointer, _ := strings.Cut(r.want, " @")
	want := fmt.Sprintf("%s [json-pointer:%s%s]", message, root, pointer)
	if len(found) != 1 || found[0] != want {
		t.Errorf("%s = %.40s:\n got %q\nwant %q", r.change, r.to, found, want)
	}
}
