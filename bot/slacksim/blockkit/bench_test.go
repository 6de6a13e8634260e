package blockkit_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim/blockkit"
)

// form is twenty blocks of the kinds that a form has, with ids.
func form() json.RawMessage {
	kinds := []string{
		`{"type":"input","block_id":"b%d","label":{"type":"plain_text","text":"What did you learn?"},"hint":{"type":"plain_text","text":"One sentence is enough"},"element":{"type":"plain_text_input","action_id":"a","max_length":300,"placeholder":{"type":"plain_text","text":"I learned that"}}}`,
		`{"type":"input","block_id":"b%d","optional":true,"label":{"type":"plain_text","text":"Industry"},"element":{"type":"static_select","action_id":"a","options":[` + industries(8) + `]}}`,
		`{"type":"section","block_id":"b%d","text":{"type":"mrkdwn","text":"Some *explaining* text for the people who fill this in"}}`,
		`{"type":"input","block_id":"b%d","label":{"type":"plain_text","text":"When"},"element":{"type":"datepicker","action_id":"a","initial_date":"2026-11-22"}}`,
	}
	blocks := make([]string, 20)
	for i := range blocks {
		blocks[i] = fmt.Sprintf(kinds[i%len(kinds)], i)
	}
	return json.RawMessage("[" + strings.Join(blocks, ",") + "]")
}

func industries(n int) string {
	options := make([]string, n)
	for i := range options {
		options[i] = fmt.Sprintf(`{"text":{"type":"plain_text","text":"Industry number %d"},"value":"v%[1]d"}`, i)
	}
	return strings.Join(options, ",")
}

func modalOf(blocks json.RawMessage) json.RawMessage {
	return json.RawMessage(`{"type":"modal","title":{"type":"plain_text","text":"Lesson"},"submit":{"type":"plain_text","text":"Share"},"blocks":` + string(blocks) + `}`)
}

func BenchmarkView(b *testing.B) {
	view := modalOf(form())
	b.SetBytes(int64(len(view)))
	for b.Loop() {
		if found := blockkit.View(view); found != nil {
			b.Fatal(found)
		}
	}
}

func BenchmarkMessage(b *testing.B) {
	blocks := form()
	b.SetBytes(int64(len(blocks)))
	for b.Loop() {
		if found := blockkit.Message(blocks); found != nil {
			b.Fatal(found)
		}
	}
}
