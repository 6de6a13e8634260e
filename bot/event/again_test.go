package event

import (
	"path/filepath"
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

func TestWhatIsSentAgainAfterTroubleIsWhatCounts(t *testing.T) {
	ctx := t.Context()
	db, err := store.Open(ctx, filepath.Join(t.TempDir(), "again.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	now := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	e := learn.Event{
		ID: learn.NewID(), Title: "First", Start: now.Add(48 * time.Hour), Zone: "UTC", Format: learn.InPerson,
		Channel: "CGENERAL", SharedBy: "UANA", Created: now, Updated: now,
	}
	send := func(title string, at time.Time) {
		t.Helper()
		again := e
		again.Title, again.Created, again.Updated = title, at, at
		if err := db.Transact(ctx, func(tx *store.DB) error { return add(ctx, tx, again) }); err != nil {
			t.Fatal(err)
		}
	}
	is := func(title string) {
		t.Helper()
		if stored, err := db.Event(ctx, e.ID); err != nil || stored.Title != title {
			t.Errorf("it is %q (%v), want %q", stored.Title, err, title)
		}
	}
	send("First", now)
	send("Second thoughts", now.Add(5*time.Second))
	is("Second thoughts")
	send("First", now.Add(6*time.Second)) // Slack delivers the first once more
	is("Second thoughts")
	e.SharedBy = "UBEN"
	err = db.Transact(ctx, func(tx *store.DB) error { return add(ctx, tx, e) })
	if !learn.Is(err, learn.Forbidden) {
		t.Errorf("somebody else's form: %v", err)
	}
}
