package event

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

func TestWhatFollowsTheCommandIsALinkATitleOrBoth(t *testing.T) {
	s := testSheet(t)
	for _, c := range []struct{ text, title, link string }{
		{"", "", ""},
		{"https://example.org/a?b=c", "", "https://example.org/a?b=c"},
		{"<https://example.org|example.org>", "", "https://example.org"},
		{"Data & Coffee https://example.org", "Data & Coffee", "https://example.org"},
		{"ftp://example.org", "ftp://example.org", ""},
		{"https://", "https://", ""},
		{"https://a.example https://b.example", "https://b.example", "https://a.example"},
		{"webcal://example.org/a", "", ""}, // a calendar's address may be a secret
		{"Talks https://calendar.example/ical/secret/basic", "Talks", ""},
		{"https://example.org/a.ics?token=secret", "", ""},
		{strings.Repeat("long ", 40), strings.Repeat("long ", 29) + "long…", ""},
	} {
		s.from.Text = c.text
		if d := s.said(); d.Title != c.title || d.Link != c.link || d.startDate != "" {
			t.Errorf("%q: %q, %q, %q", c.text, d.Title, d.Link, d.startDate)
		}
	}
}

func TestADateThatFollowsTheCommandIsFilledIn(t *testing.T) {
	s := testSheet(t)
	for _, c := range []struct{ text, title, date, clock, endDate, endClock, zone string }{
		{"Data & Coffee on thursday at 6:30pm", "Data & Coffee", "2026-11-26", "18:30", "", "", "Europe/Rome"},
		{"Data & Coffee tomorrow", "Data & Coffee", "2026-11-24", "", "", "", "Europe/Rome"},
		{"Lunch tomorrow from 12:30 to 14:00", "Lunch", "2026-11-24", "12:30", "", "14:00", "Europe/Rome"},
		{"https://data.example tomorrow at 9am", "", "2026-11-24", "09:00", "", "", "Europe/Rome"},
		{"Board of ideas", "Board of ideas", "", "", "", "", "Europe/Rome"},
	} {
		s.from.Text = c.text
		d := s.said()
		got := []string{d.Title, d.startDate, d.startTime, d.endDate, d.endTime, d.Zone}
		if want := []string{c.title, c.date, c.clock, c.endDate, c.endClock, c.zone}; !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", c.text, got, want)
		}
	}
}

// testSheet is a form of somebody in Rome, on a Monday morning.
func testSheet(t testing.TB) *sheet {
	t.Helper()
	locales, err := chat.LoadLocales("en")
	if err != nil {
		t.Fatal(err)
	}
	return &sheet{Feature: &Feature{}, req: &chat.Request{
		Now: time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC), Loc: locales.For("en"), Who: learn.Member{ID: "UANA", Zone: "Europe/Rome"},
	}}
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
	s := testSheet(f)
	f.Add("Data & Coffee <https://example.org/?a=1|example> tonight")
	f.Fuzz(func(t *testing.T, text string) {
		s.from.Text = text
		d := s.said()
		var mistakes learn.Errors
		if err := d.Check(time.Time{}, nil); !errors.As(err, &mistakes) {
			t.Fatal(err)
		}
		for _, m := range mistakes {
			if m.Field == "link" || m.Key == "error.too_long" {
				t.Errorf("%q: title %q, link %q: %v", text, d.Title, d.Link, m)
			}
		}
	})
}
