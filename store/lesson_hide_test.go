package store_test

import (
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

func TestAHiddenLessonIsItsAuthorsAlone(t *testing.T) {
	db := open(t)
	l := write(t, db, "Read before you meet", nil)
	now := l.Created.Add(time.Hour)
	for i, want := range []bool{true, false} {
		if hidden, err := db.HideLesson(t.Context(), l.ID, "UADMIN", "names a client", now); err != nil || hidden != want {
			t.Errorf("%d: %v, %v", i, hidden, err)
		}
	}
	sees := func(see learn.Viewer, want int) {
		t.Helper()
		found, err := db.LessonsByIDs(t.Context(), see, l.ID)
		if err != nil || len(found) != want {
			t.Errorf("%s sees %d, %v", see.Member, len(found), err)
		}
	}
	finds := func(want int) {
		t.Helper()
		f, err := db.Search(t.Context(), ben, learn.LessonSearch{Words: "read"}, 0, 10)
		if err != nil || len(f.Lessons) != want {
			t.Errorf("found: %d, %v", len(f.Lessons), err)
		}
	}
	sees(ana, 1)
	sees(ben, 0)
	finds(0)
	hidden, err := db.HiddenLessons(t.Context(), learn.Viewer{Member: "UOTHER"}, 10)
	if err != nil || len(hidden) != 1 || hidden[0].HiddenReason != "names a client" || hidden[0].HiddenBy != "UADMIN" {
		t.Errorf("%+v, %v", hidden, err)
	}
	// The author mends it: that alone doesn't show it.
	hidden[0].Takeaway = "Read first"
	hidden[0].Updated = now.Add(time.Minute)
	if saved, err := db.SaveLesson(t.Context(), hidden[0], l.Created); err != nil || !saved {
		t.Fatal(saved, err)
	}
	sees(ben, 0)
	finds(0)
	for i, want := range []bool{true, false} {
		if shown, err := db.ShowLesson(t.Context(), l.ID, "UADMIN", now.Add(time.Hour)); err != nil || shown != want {
			t.Errorf("%d: %v, %v", i, shown, err)
		}
	}
	sees(ben, 1)
	finds(1)
}

func TestWhoChangedALessonIsKept(t *testing.T) {
	db := open(t)
	l := write(t, db, "Read before you meet", nil)
	at := func(minutes int) time.Time { return l.Created.Add(time.Duration(minutes) * time.Minute) }
	edited := l
	edited.Takeaway, edited.Updated = "Read first", at(1)
	_, err1 := db.SaveLesson(t.Context(), edited, l.Created)
	_, err2 := db.HideLesson(t.Context(), l.ID, "UADMIN", "names a client", at(2))
	_, err3 := db.ShowLesson(t.Context(), l.ID, "UADMIN", at(3))
	err4 := db.WithdrawLesson(t.Context(), l.ID, at(4))
	err5 := db.WithdrawLesson(t.Context(), l.ID, at(5))
	for _, err := range []error{err1, err2, err3, err4, err5} {
		if err != nil {
			t.Fatal(err)
		}
	}
	got, err := db.Audit(t.Context(), l.ID)
	want := []learn.Audited{
		{At: at(0), Actor: "UANA", Did: learn.LessonWritten}, {At: at(1), Actor: "UANA", Did: learn.LessonEdited},
		{At: at(2), Actor: "UADMIN", Did: learn.LessonHidden}, {At: at(3), Actor: "UADMIN", Did: learn.LessonShown},
		{At: at(4), Actor: "UANA", Did: learn.LessonWithdrawn},
	}
	if err != nil || len(got) != len(want) {
		t.Fatalf("%+v, %v", got, err)
	}
	for i := range want {
		if !got[i].At.Equal(want[i].At) || got[i].Actor != want[i].Actor || got[i].Did != want[i].Did {
			t.Errorf("%d: %+v, want %+v", i, got[i], want[i])
		}
	}
}

func TestALessonShownAgainIsStillOneThatWasUsed(t *testing.T) {
	db := open(t)
	l := write(t, db, "Read before you meet", nil)
	now := l.Created.Add(time.Hour)
	if _, err := db.SetUse(t.Context(), learn.Use{Lesson: l.ID, Member: "UBEN", State: learn.Used, Note: "Yes", Updated: now}); err != nil {
		t.Fatal(err)
	}
	if _, err := db.HideLesson(t.Context(), l.ID, "UADMIN", "names a client", now); err != nil {
		t.Fatal(err)
	}
	if _, err := db.ShowLesson(t.Context(), l.ID, "UADMIN", now); err != nil {
		t.Fatal(err)
	}
	write(t, db, "Read before you write", func(l *learn.Lesson) { l.Created = now.Add(time.Hour) })
	if got := found(t, db, ben, "read"); len(got) != 2 || got[0] != l.Takeaway {
		t.Errorf("the used one isn't ahead: %q", got)
	}
}
