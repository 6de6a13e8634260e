package lesson

import (
	"path/filepath"
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
	"github.com/fieldnotes-slack/fieldnotes/store/storetest/ready"
)

func TestWhatIsSentAgainAfterTroubleIsWhatCounts(t *testing.T) {
	ctx := t.Context()
	db, err := store.Open(ctx, ready.URL(t, filepath.Join(t.TempDir(), "again.db")))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	now := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	id := learn.NewID()
	send := func(takeaway string, at time.Time) {
		t.Helper()
		l := learn.Lesson{
			ID: id, Author: "UANA", Takeaway: takeaway, Met: learn.NotSaid, Learned: learn.NotSaid, Created: at, Updated: at,
		}
		if err := db.Transact(ctx, func(tx *store.DB) error { return add(ctx, tx, l) }); err != nil {
			t.Fatal(err)
		}
	}
	found := func(words string, want int) {
		t.Helper()
		f, err := db.Search(ctx, learn.Viewer{Member: "UBEN"}, learn.LessonSearch{Words: words}, 0, 10)
		if err != nil || len(f.Lessons) != want {
			t.Errorf("%q finds %d lessons (%v), want %d", words, len(f.Lessons), err, want)
		}
	}
	send("Ask first", now)
	send("Listen first", now.Add(5*time.Second))
	found("listen", 1)
	found("ask", 0)
	send("Ask first", now.Add(6*time.Second)) // Slack delivers the first once more
	found("listen", 1)
}
