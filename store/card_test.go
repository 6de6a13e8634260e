package store_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

func TestTheSameEventIsFoundAgain(t *testing.T) {
	db := open(t)
	channels(t, db)
	stored := func(id, channel, title, link string, days int) learn.Event {
		e := anEvent(id, channel, monday.AddDate(0, 0, days))
		e.Title, e.Link = title, link
		return e
	}
	off, past := stored("e4", "COPEN", "Called off", "https://off.example", 3), stored("e5", "COPEN", "Past", "https://past.example", -3)
	off.Cancelled = monday
	share(t, db, stored("e1", "COPEN", "Data & Coffee", "https://data.example/coffee?utm_source=x", 3),
		stored("e2", "CQUIET", "Board lunch", "https://board.example", 3), stored("e3", "COPEN", "Città aperta", "", 3), off, past,
		stored("e6", "CQUIET", "Twice", "", 3), stored("e7", "COPEN", "Twice", "", 3))
	ben, ana := learn.Viewer{Member: "UBEN", Here: "COPEN"}, learn.Viewer{Member: "UANA"}
	for _, c := range []struct {
		says, title, link string
		days              int // -1: no start is known
		who               learn.Viewer
		want              string
	}{
		{"the link alone", "", "http://www.data.example/coffee/", -1, ben, "e1"},
		{"the link, on that day", "Another name", "https://data.example/coffee", 3, ben, "e1"},
		{"the link, moved to another day", "Data & Coffee", "https://data.example/coffee", 4, ben, "e1"},
		{"another event of the same page", "Data & Tea", "https://data.example/coffee", 4, ben, ""},
		{"the title on that day", "citta  APERTA", "", 3, ben, "e3"},
		{"the title on another day", "Città aperta", "", 4, ben, ""},
		{"the title, with no day known", "Città aperta", "", -1, ben, ""},
		{"somebody else's private event", "Board lunch", "https://board.example", 3, ben, ""},
		{"one's own private event", "Board lunch", "https://board.example", 3, ana, "e2"},
		{"the private event, from its channel", "Board lunch", "", 3, learn.Viewer{Member: "UBEN", Here: "CQUIET"}, "e2"},
		{"one for all before one's own private one", "Twice", "", 3, ana, "e7"},
		{"a cancelled event", "Called off", "https://off.example", 3, ben, ""},
		{"a past event", "Past", "https://past.example", -1, ben, ""},
		{"nothing to go by", "", "", -1, ben, ""},
	} {
		e := learn.Event{ID: "new", Title: c.title, Link: c.link, Zone: "Europe/Rome"}
		if c.days >= 0 {
			e.Start = monday.AddDate(0, 0, c.days).Add(time.Hour)
		}
		got, err := db.SameEvent(t.Context(), c.who, e, monday)
		if got.ID != c.want || (err != nil) != (c.want == "") || err != nil && !errors.Is(err, store.ErrNone) {
			t.Errorf("%s: %q, %v", c.says, got.ID, err)
		}
	}
}

func TestAnEventIsSeenWhereverItIsPosted(t *testing.T) {
	db := open(t)
	channels(t, db)
	if err := db.SaveChannel(t.Context(), learn.Channel{ID: "CBOARD", Name: "board", Private: true}); err != nil {
		t.Fatal(err)
	}
	e := anEvent("e1", "CQUIET", monday.AddDate(0, 0, 3))
	share(t, db, e)
	sees := func(here string, want bool) {
		t.Helper()
		_, err := db.VisibleEvent(t.Context(), learn.Viewer{Member: "UBEN", Here: here}, "e1")
		posted, postedErr := db.Posted(t.Context(), "e1", here)
		if (err == nil) != want || postedErr != nil {
			t.Errorf("from %s: %v, %v", here, err, postedErr)
		}
		if wantPosted := here != "COPEN" && want; here != "COPEN" && posted != wantPosted {
			t.Errorf("posted in %s: %v", here, posted)
		}
	}
	add := func(channel string, want bool) {
		t.Helper()
		if added, err := db.AddCard(t.Context(), "e1", channel, "UANA", monday); err != nil || added != want {
			t.Fatalf("%s: %v, %v", channel, added, err)
		}
	}
	sees("CBOARD", false)
	add("CBOARD", true)
	add("CBOARD", false)
	add("CQUIET", false) // where it was shared
	sees("CBOARD", true)
	sees("COPEN", false)
}

func TestWhoGoesIsForThoseWhoMayReadTheCard(t *testing.T) {
	db := open(t)
	channels(t, db)
	if err := db.SaveMembers(t.Context(), []learn.Member{{ID: "UGUEST", Name: "guest", Guest: true}}); err != nil {
		t.Fatal(err)
	}
	handed := anEvent("e3", "CQUIET", monday)
	handed.Owner = "UDEV"
	share(t, db, anEvent("e1", "COPEN", monday), anEvent("e2", "CQUIET", monday), handed)
	if _, err := db.AddCard(t.Context(), "e1", "CQUIET", "UANA", monday); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		event, who, here string
		want             []string
	}{
		{"e1", "UBEN", "", nil},
		{"e1", "UGUEST", "", []string{"COPEN", "CQUIET"}},
		{"e1", "UGUEST", "CQUIET", nil},
		{"e2", "UBEN", "", []string{"CQUIET"}},
		{"e2", "UBEN", "COPEN", []string{"CQUIET"}},
		{"e2", "UBEN", "CQUIET", nil},
		{"e2", "UANA", "", nil},
		{"e3", "UDEV", "", nil},
	} {
		if err := db.Answer(t.Context(), c.event, c.who, learn.Going, monday); err != nil {
			t.Fatal(err)
		}
		got, err := db.MembersOnly(t.Context(), learn.Viewer{Member: c.who, Here: c.here}, c.event)
		if err != nil || !slices.Equal(got, c.want) {
			t.Errorf("%+v: in %v, %v", c, got, err)
		}
	}
}
