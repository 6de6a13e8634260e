package blockkit_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim/blockkit"
)

// counting makes ids 1, 2, 3 behind a prefix.
func counting(prefix string) func() string {
	n := 0
	return func() string {
		n++
		return fmt.Sprint(prefix, n)
	}
}

func TestMissingIDsAreFilledAndAllElseIsKept(t *testing.T) {
	for what, c := range map[string]struct{ blocks, want string }{
		"no blocks":           {`[]`, `[]`},
		"ids that are there":  {`[ {"type":"divider", "block_id":"b"} ]`, `[ {"type":"divider", "block_id":"b"} ]`},
		"a block":             {`[{"type":"divider"}, {}]`, `[{"block_id":"i1","type":"divider"}, {"block_id":"i2"}]`},
		"an accessory":        {`[{"type":"section","accessory":{"type":"overflow"}}]`, `[{"block_id":"i1","type":"section","accessory":{"action_id":"i2","type":"overflow"}}]`},
		"an input":            {`[{"block_id":"b","element":{"type":"datepicker"},"type":"input"}]`, `[{"block_id":"b","element":{"action_id":"i1","type":"datepicker"},"type":"input"}]`},
		"buttons":             {`[{"type":"actions","block_id":"b","elements":[{"type":"button","action_id":"a"},{"type":"button"}]}]`, `[{"type":"actions","block_id":"b","elements":[{"type":"button","action_id":"a"},{"action_id":"i1","type":"button"}]}]`},
		"images have none":    {`[{"type":"context","block_id":"b","elements":[{"type":"image"},{"type":"mrkdwn"}]}]`, `[{"type":"context","block_id":"b","elements":[{"type":"image"},{"type":"mrkdwn"}]}]`},
		"blocks in a block":   {`[{"child_blocks":[{"type":"divider"}],"type":"container"}]`, `[{"block_id":"i1","child_blocks":[{"block_id":"i2","type":"divider"}],"type":"container"}]`},
		"cards in a carousel": {`[{"type":"carousel","elements":[{"type":"card","actions":[{"type":"button"}]}]}]`, `[{"block_id":"i1","type":"carousel","elements":[{"block_id":"i2","type":"card","actions":[{"action_id":"i3","type":"button"}]}]}]`},
		"cells have none":     {`[{"type":"table","block_id":"b","rows":[[{"type":"rich_text","elements":[]}]]}]`, `[{"type":"table","block_id":"b","rows":[[{"type":"rich_text","elements":[]}]]}]`},
		"numbers and escapes": {`[{"type":"x","block_id":"b","n":1e400,"s":"\u00e9<&"}]`, `[{"type":"x","block_id":"b","n":1e400,"s":"\u00e9<&"}]`},
	} {
		got, err := blockkit.FillIDs(json.RawMessage(c.blocks), counting("i"))
		if err != nil || string(got) != c.want {
			t.Errorf("%s: %v\n got %s\nwant %s", what, err, got, c.want)
		}
	}
}

func TestAnIDIsQuoted(t *testing.T) {
	got, err := blockkit.FillIDs(json.RawMessage(`[{}]`), func() string { return `a"b` })
	if err != nil || string(got) != `[{"block_id":"a\"b"}]` {
		t.Errorf("%s, %v", got, err)
	}
}

func TestIDsNeedAnArray(t *testing.T) {
	for _, raw := range []string{"", "{}", "null", "[", `"[]"`} {
		if got, err := blockkit.FillIDs(json.RawMessage(raw), counting("i")); err == nil {
			t.Errorf("%q became %s", raw, got)
		}
	}
}
