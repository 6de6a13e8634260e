package main

import (
	"path/filepath"
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// old is a database with a follow-up of three years ago and one of today.
func old(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "old.db")
	db, err := store.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	for _, due := range []time.Time{time.Now().AddDate(-3, 0, 0), time.Now()} {
		if _, err := db.SaveFollowUp(t.Context(), learn.FollowUp{ID: learn.NewID(), Member: "UBEN", What: "write", Due: due, Created: due}); err != nil {
			t.Fatal(err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestRetentionSaysWhatWouldGoAndThenErasesIt(t *testing.T) {
	environ := []string{"FIELDNOTES_DATABASE_URL=" + old(t)}
	for _, run := range []struct {
		args []string
		says []string
	}{
		{[]string{"retention", "--dry-run"}, []string{"Would be erased: private records from before ", "kept for 24 months", "1  follow-ups"}},
		{[]string{"retention", "--dry-run"}, []string{"1  follow-ups"}},
		{[]string{"retention"}, []string{"Erased: ", "1  follow-ups"}},
		{[]string{"retention"}, []string{"0  follow-ups"}},
	} {
		start(t, environ, run.args...).ends(0, run.says...)
	}
	start(t, append(environ, "FIELDNOTES_RETENTION_MONTHS=48"), "retention", "--dry-run").ends(0, "kept for 48 months")
	start(t, append(environ, "FIELDNOTES_RETENTION_MONTHS=3"), "retention").ends(exitSettings, "from 6 to 120")
	start(t, environ, "retention", "--all").ends(exitSettings, "usage: fieldnotes retention [--dry-run]")
}
