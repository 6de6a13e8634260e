package store_test

import (
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// tour is an event in a followed calendar, three days from Monday.
func tour(t *testing.T, db *store.DB) learn.FoundEvent {
	t.Helper()
	calendar := learn.Feed{ID: "calendar", Address: "https://meetup.example/all.ics", AddedBy: "UANA"}
	if _, err := db.AddFeed(t.Context(), calendar); err != nil {
		t.Fatal(err)
	}
	found := learn.FoundEvent{ID: learn.NewID(), Feed: calendar.ID, Found: learn.Found{
		Title: "Ward tour", Link: "https://meetup.example/tour", Start: monday.AddDate(0, 0, 3), Clock: learn.Instant, Zone: "Europe/Rome",
	}}
	if err := db.SaveFound(t.Context(), calendar.ID, map[string]learn.FoundEvent{"1": found}, monday); err != nil {
		t.Fatal(err)
	}
	return found
}

func waits(t *testing.T, db *store.DB, when string, want bool) {
	t.Helper()
	_, n, err := db.FoundWaiting(t.Context(), monday, 5)
	if err != nil || (n == 1) != want {
		t.Errorf("%s: %d wait, %v", when, n, err)
	}
}

func TestWhatIsSharedOutOfSightIsOfferedOnToAll(t *testing.T) {
	for how, like := range map[string]func(e *learn.Event, f learn.FoundEvent){
		"with a tap":           func(*learn.Event, learn.FoundEvent) {},
		"by its link":          func(e *learn.Event, f learn.FoundEvent) { e.Link = f.Link },
		"by its title and day": func(e *learn.Event, f learn.FoundEvent) { e.Title = f.Title },
	} {
		db := open(t)
		channels(t, db)
		found := tour(t, db)
		shared := func(id, channel string) learn.Event {
			t.Helper()
			e := anEvent(id, channel, found.Start)
			like(&e, found)
			share(t, db, e)
			if how == "with a tap" {
				if err := db.SetFoundEvent(t.Context(), found.ID, e.ID); err != nil {
					t.Fatal(err)
				}
			}
			return e
		}
		cancel := func(e learn.Event) {
			t.Helper()
			e.Cancelled = monday
			if err := db.SaveEvent(t.Context(), e); err != nil {
				t.Fatal(err)
			}
		}
		waits(t, db, how+", before", true)
		shared("e1", "CQUIET")
		waits(t, db, how+", in a private channel", true)
		shared("e2", "CUNKNOWN")
		waits(t, db, how+", in a channel that nobody knows", true)
		first := shared("e3", "COPEN")
		waits(t, db, how+", for all to see", false)
		cancel(first)
		waits(t, db, how+", and called off", true)
		second := shared("e4", "COPEN")
		waits(t, db, how+", and shared again", false)
		cancel(second)
		found.Gone = true
		if err := db.SaveFound(t.Context(), found.Feed, map[string]learn.FoundEvent{"1": found}, monday); err != nil {
			t.Fatal(err)
		}
		waits(t, db, how+", and called off by its calendar too", false)
	}
}

// A colleague's private event must not be guessed from what happens to the list.
func TestWhatIsSharedOutOfSightBringsNoMessageUpToDate(t *testing.T) {
	db := open(t)
	channels(t, db)
	found := tour(t, db)
	d := learn.Delivery{Kind: learn.DigestPost, Key: "digest/1", Place: "COPEN", Created: monday}
	if err := db.Plan(t.Context(), d); err != nil {
		t.Fatal(err)
	}
	taken, err := db.Claim(t.Context(), monday, 1, nil)
	if err != nil || len(taken) != 1 {
		t.Fatal(taken, err)
	}
	posted := taken[0]
	posted.State, posted.Channel, posted.TS = learn.Sent, "COPEN", "1.1"
	for _, err := range []error{
		db.SetShown(t.Context(), posted.ID, []learn.Shown{{Subject: learn.Subject{Kind: learn.FoundSubject, ID: found.ID}}}),
		db.Record(t.Context(), posted, ""),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	for i, channel := range []string{"CQUIET", "COPEN"} {
		e := anEvent("e"+channel, channel, found.Start)
		share(t, db, e)
		if err := db.SetFoundEvent(t.Context(), found.ID, e.ID); err != nil {
			t.Fatal(err)
		}
		all, err := db.ClaimRefreshes(t.Context(), monday.Add(time.Hour), time.Minute, 10)
		if err != nil || len(all) != i {
			t.Errorf("shared in %s: %d messages follow, %v", channel, len(all), err)
		}
	}
}
