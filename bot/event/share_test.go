package event

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

func TestWhatFollowsTheCommandIsALinkATitleOrBoth(t *testing.T) {
	for _, c := range []struct{ text, title, link string }{
		{"", "", ""},
		{"https://example.org/a?b=c", "", "https://example.org/a?b=c"},
		{"<https://example.org|example.org>", "", "https://example.org"},
		{"Data & Coffee https://example.org", "Data & Coffee", "https://example.org"},
		{"ftp://example.org", "ftp://example.org", ""},
		{"https://", "https://", ""},
		{"https://a.example https://b.example", "https://b.example", "https://a.example"},
		{strings.Repeat("long ", 40), strings.Repeat("long ", 29) + "long…", ""},
	} {
		title, link := typed(c.text)
		if title != c.title || link != c.link {
			t.Errorf("%q: %q, %q", c.text, title, link)
		}
	}
}

func TestEveryZoneInTheListExists(t *testing.T) {
	zones := readZones()
	if len(zones) < 400 {
		t.Fatalf("%d zones", len(zones))
	}
	for _, z := range zones {
		if !learn.ValidZone(z.name) {
			t.Error(z.name)
		}
	}
}

func FuzzWhatFollowsTheCommandOpensInTheForm(f *testing.F) {
	f.Add("Data & Coffee <https://example.org/?a=1|example> tonight")
	f.Fuzz(func(t *testing.T, text string) {
		title, link := typed(text)
		var mistakes learn.Errors
		if err := (learn.Event{Title: title, Link: link}).Check(time.Time{}, nil); !errors.As(err, &mistakes) {
			t.Fatal(err)
		}
		for _, m := range mistakes {
			if m.Field == "link" || m.Key == "error.too_long" {
				t.Errorf("%q: title %q, link %q: %v", text, title, link, m)
			}
		}
	})
}
