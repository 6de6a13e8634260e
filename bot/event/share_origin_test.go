package event

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

func TestWhatAFormIsFilledFromFitsIntoIt(t *testing.T) {
	link := "https://data.example/?" + strings.Repeat("a=1&", 200)
	for _, c := range []struct{ says, text, want string }{
		{"a line", "Data & Coffee https://data.example", "Data & Coffee https://data.example"},
		{"a long text with a link", strings.Repeat("word ", 600) + "https://data.example", "https://data.example"},
		{"a long text", strings.Repeat("word ", 600), ""},
		{"a link of ampersands alone", "https://data.example/?" + strings.Repeat("&", 1900), ""},
		{"a long link", link, link},
	} {
		from := origin{Text: c.text, Told: true, Ours: true}
		meta, err := json.Marshal(chat.Meta{
			ID: learn.NewID(), Channel: "C0123456789", More: from.carried(), Round: 9,
			ReplyTo: "https://hooks.slack.com/commands/T0123456789/1234567890123/" + strings.Repeat("x", 24),
		})
		var back origin
		if err != nil || len(meta) > 3000 || json.Unmarshal([]byte(from.carried()), &back) != nil {
			t.Errorf("%s: %d bytes, %v", c.says, len(meta), err)
		}
		if from.Text = c.want; back != from {
			t.Errorf("%s: it comes back as %+v", c.says, back)
		}
	}
}
