package store_test

import (
	"path/filepath"
	"testing"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
	"github.com/fieldnotes-slack/fieldnotes/store/storetest"
)

func TestLessonsAreFoundAgainOnceAMigrationHasEmptiedTheIndex(t *testing.T) {
	url := storetest.URL(t, filepath.Join(t.TempDir(), "refill.db"))
	db, err := store.Open(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	write(t, db, "Read before you meet", func(l *learn.Lesson) { l.Industry = "health" })
	withdrawn := write(t, db, "Read aloud", nil)
	if err := db.WithdrawLesson(t.Context(), withdrawn.ID, withdrawn.Created); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	raw := storetest.Raw(t, url)
	for _, emptied := range []string{`DELETE FROM lesson_token`, `DELETE FROM lesson_seq`} {
		if _, err := raw.ExecContext(t.Context(), emptied); err != nil {
			t.Fatal(err)
		}
	}
	if err := raw.Close(); err != nil {
		t.Fatal(err)
	}
	if db, err = store.Open(t.Context(), url); err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	found, err := db.Search(t.Context(), learn.Viewer{}, learn.LessonSearch{Words: "read", Industry: "health"}, 0, 10)
	if err != nil || found.Total != 1 {
		t.Errorf("%+v, %v", found, err)
	}
	all, err := db.Search(t.Context(), learn.Viewer{}, learn.LessonSearch{Words: "read"}, 0, 10)
	if err != nil || all.Total != 1 {
		t.Errorf("%+v, %v", all, err)
	}
}

func TestALessonThatAnOlderReleaseWroteDuringTheUpgradeIsFoundTheNextMorning(t *testing.T) {
	url := storetest.URL(t, filepath.Join(t.TempDir(), "older.db"))
	db, err := store.Open(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	l := write(t, db, "Read before you meet", nil)
	raw := storetest.Raw(t, url)
	defer raw.Close()
	if _, err := raw.ExecContext(t.Context(), `UPDATE lesson_seq SET created = 0, public = 0`); err != nil {
		t.Fatal(err)
	}
	month := l.Created.UTC().Format("2006-01")
	for _, want := range []int{0, 1} {
		found, err := db.Search(t.Context(), learn.Viewer{Member: "USTRANGER", Here: "CELSEWHERE"}, learn.LessonSearch{Words: "read", From: month, To: month}, 0, 10)
		if err != nil || found.Total != want {
			t.Errorf("%d found, want %d: %v", found.Total, want, err)
		}
		if err := db.CleanIndex(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
}
