package event

import (
	"strings"
	"testing"

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
