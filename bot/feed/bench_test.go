package feed_test

import (
	"fmt"
	"log/slog"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/feed"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/source/fetch"
	"github.com/fieldnotes-slack/fieldnotes/bot/websim"
	"github.com/fieldnotes-slack/fieldnotes/store"
	"github.com/fieldnotes-slack/fieldnotes/store/storetest"
)

// bench is the feature on a new store, with an internet around it.
func bench(b *testing.B) (*feed.Feature, *store.DB, *websim.Web) {
	web, err := websim.New()
	if err != nil {
		b.Fatal(err)
	}
	db, err := store.Open(b.Context(), storetest.URL(b, filepath.Join(b.TempDir(), "feeds.db")))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		_ = web.Close()
		_ = db.Close()
	})
	return feed.New(db, &chat.Workspace{}, fetch.New(web.Network()), slog.New(slog.DiscardHandler)), db, web
}

// A calendar of 10,000 entries over twenty years, followed for the first time:
// fetched, read, stored.
func BenchmarkFirstReading(b *testing.B) {
	f, db, web := bench(b)
	entries := make([]string, 10_000)
	for i := range entries {
		at := monday.Add(time.Duration(i-9000) * 18 * hour).Format("20060102T150405Z")
		entries[i] = entry(fmt.Sprint("Talk ", i), ":"+at, "DESCRIPTION:"+strings.Repeat("What one learns there. ", 10), "URL:https://meetup.example/"+fmt.Sprint(i))
	}
	body := ics(entries...)
	web.Site("meetup.example", http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = fmt.Fprint(w, body) }))
	n := 0
	for b.Loop() {
		n++
		one := learn.Feed{ID: learn.NewID(), Address: fmt.Sprintf("http://meetup.example/%d", n), Name: "Meetup", AddedBy: ana, Next: monday}
		if _, err := db.AddFeed(b.Context(), one); err != nil {
			b.Fatal(err)
		}
		if err := f.Read(b.Context(), monday); err != nil {
			b.Fatal(err)
		}
		found, err := db.FoundIn(b.Context(), one.ID)
		if err != nil || len(found) < 100 {
			b.Fatalf("%d found, %v", len(found), err)
		}
	}
	b.ReportMetric(float64(len(body))/1e6, "MB")
}

// crowd is a store with 50 feeds of 500 found events each, and 5,000 events.
func crowd(b *testing.B, db *store.DB) {
	if err := db.SaveChannel(b.Context(), learn.Channel{ID: "CGENERAL", Name: "general"}); err != nil {
		b.Fatal(err)
	}
	for i := range learn.MaxFeeds {
		one := learn.Feed{ID: learn.NewID(), Address: fmt.Sprint("https://meetup.example/", i), Name: "Meetup", AddedBy: ana, Next: monday.Add(hour)}
		if _, err := db.AddFeed(b.Context(), one); err != nil {
			b.Fatal(err)
		}
		found := map[string]learn.FoundEvent{}
		for k := range learn.MaxFound {
			found[fmt.Sprint(k)] = learn.FoundEvent{ID: learn.NewID(), Found: learn.Found{
				Title: fmt.Sprintf("Talk %d of %d", k, i), Link: fmt.Sprintf("https://meetup.example/%d/%d", i, k),
				Start: monday.Add(time.Duration(k+1) * 4 * hour), Clock: learn.Instant, Zone: "Europe/Rome",
			}}
		}
		if err := db.SaveFound(b.Context(), one.ID, found, monday); err != nil {
			b.Fatal(err)
		}
	}
	if err := db.Transact(b.Context(), func(tx *store.DB) error {
		for i := range 5000 {
			_, err := tx.AddEvent(b.Context(), learn.Event{
				ID: learn.NewID(), Title: fmt.Sprint("Event ", i), Link: fmt.Sprint("https://event.example/", i), Zone: "Europe/Rome",
				Start: monday.Add(time.Duration(i-2500) * hour), SharedBy: ben, Channel: "CGENERAL", Format: learn.Online,
			})
			if err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		b.Fatal(err)
	}
}

// A minute in which no feed is due.
func BenchmarkNothingDue(b *testing.B) {
	f, db, _ := bench(b)
	crowd(b, db)
	for b.Loop() {
		if err := f.Read(b.Context(), monday); err != nil {
			b.Fatal(err)
		}
	}
}

// What a digest and Home ask: the next three of 25,000, and how many there are.
func BenchmarkFoundWaiting(b *testing.B) {
	_, db, _ := bench(b)
	crowd(b, db)
	for b.Loop() {
		found, total, err := db.FoundWaiting(b.Context(), monday, 3)
		if err != nil || len(found) != 3 || total != learn.MaxCounted {
			b.Fatalf("%d of %d, %v", len(found), total, err)
		}
	}
}

// A page of the list of feeds.
func BenchmarkList(b *testing.B) {
	f, db, _ := bench(b)
	crowd(b, db)
	locales, err := chat.LoadLocales("en")
	if err != nil {
		b.Fatal(err)
	}
	req := &chat.Request{Now: monday, Who: learn.Member{ID: ana}, Actor: learn.Actor{ID: ana, Admin: true}, Loc: locales.Workspace()}
	for b.Loop() {
		if _, err := f.List(b.Context(), req); err != nil {
			b.Fatal(err)
		}
	}
}
