package learn_test

import (
	"strings"
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

func TestTheSameAddressHasOneSpelling(t *testing.T) {
	for typed, want := range map[string]string{
		" webcal://Meetup.Example/All.ics ":    "https://meetup.example/All.ics",
		"WEBCALS://meetup.example/All.ics#top": "https://meetup.example/All.ics",
		"https://meetup.example/All.ics":       "https://meetup.example/All.ics",
		"http://meetup.example/a?key=%2F&b":    "http://meetup.example/a?key=%2F&b",
		"lunch":                                "lunch",
	} {
		if got := learn.FeedAddress(typed); got != want {
			t.Errorf("%q: %q, want %q", typed, got, want)
		}
	}
}

func TestWhatIsFoundKeepsItsKey(t *testing.T) {
	at := time.Date(2026, 11, 24, 18, 0, 0, 0, time.UTC)
	rome := learn.Location("Europe/Rome")
	keys := map[string]string{}
	for what, f := range map[string]learn.Found{
		"an event":            {UID: "a@example.org", Start: at},
		"an occurrence":       {UID: "a@example.org", Start: at, Original: at},
		"the next occurrence": {UID: "a@example.org", Start: at, Original: at.AddDate(0, 0, 7)},
		"one without a name":  {Title: "Talk", Start: at},
		"another without":     {Title: "Talk", Start: at.AddDate(0, 0, 7)},
		"a long name":         {UID: strings.Repeat("a", 5000)},
		"another long name":   {UID: strings.Repeat("a", 5001)},
	} {
		key := f.Key()
		if keys[key] != "" || len(key) > 300 {
			t.Errorf("%s has the key %.300q, as has %s", what, key, keys[key])
		}
		keys[key] = what
		moved := f
		moved.Original = f.Original.In(rome)
		if f.UID != "" {
			moved.Start, moved.Title = at.Add(time.Hour), "Another title"
		}
		if moved.Key() != key {
			t.Errorf("%s, moved, has the key %q, before %q", what, moved.Key(), key)
		}
	}
}
