package blockkit_test

import (
	"encoding/json"
	"testing"

	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim/blockkit"
)

func FuzzMessage(f *testing.F) {
	for _, block := range samples(f, "blocks.json") {
		f.Add([]byte("[" + string(block) + "]"))
	}
	f.Add([]byte(`[{"child_blocks":[{}],"elements":[{"type":"button"}]}]`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		found := blockkit.Message(raw)
		checkFilling(t, raw, found, blockkit.Message)
	})
}

func FuzzView(f *testing.F) {
	f.Add([]byte(modalSample))
	f.Add([]byte(homeSample))
	for _, element := range samples(f, "elements.json") {
		block := `{"type":"input","label":{"type":"plain_text","text":"l"},"element":` + string(element) + `}`
		f.Add([]byte(modalOf(json.RawMessage("[" + block + "]"))))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		found := blockkit.View(raw)
		var view struct{ Blocks json.RawMessage }
		if json.Unmarshal(raw, &view) == nil && view.Blocks != nil && found == nil {
			checkFilling(t, view.Blocks, found, func(blocks json.RawMessage) []blockkit.Problem {
				return blockkit.View(json.RawMessage(edit(t, raw, "/blocks", string(blocks))))
			})
		}
	})
}

// checkFilling asks that filled blocks are JSON, valid if they were, and as readable as they were.
func checkFilling(t *testing.T, raw json.RawMessage, found []blockkit.Problem, check func(json.RawMessage) []blockkit.Problem) {
	filled, err := blockkit.FillIDs(raw, counting("made up by the fuzz test "))
	if err != nil {
		return
	}
	if !json.Valid(filled) {
		t.Fatalf("%s became %s", raw, filled)
	}
	if found == nil {
		if found := check(filled); found != nil {
			t.Fatalf("%s became %s: %v", raw, filled, found)
		}
	}
	if blockkit.TextLength(filled) != blockkit.TextLength(raw) {
		t.Fatal("ids count as text")
	}
	state := blockkit.InitialState(filled, blockkit.Conversation{})
	for _, in := range blockkit.Inputs(filled) {
		if value, ok := state[in.BlockID][in.ActionID]; ok {
			blockkit.Check(in, value)
		}
	}
}
