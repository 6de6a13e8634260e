package store_test

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

func TestOldPrivateRecordsGoAndPublicOnesStay(t *testing.T) {
	f := newFile(t)
	db, ctx := f.db, t.Context()
	l := write(t, db, "Read before you meet", nil)
	share(t, db, anEvent("e1", "COPEN", monday))
	answer(t, db, "e1", "UBEN", learn.Going, monday)
	answer(t, db, "e1", "UCIA", learn.Maybe, monday)
	if _, err := db.SaveIntention(ctx, "e1", "UBEN", learn.Intention{Meet: 3, ComeBack: "a plan"}, monday); err != nil {
		t.Fatal(err)
	}
	if _, err := db.SetUse(ctx, learn.Use{Lesson: l.ID, Member: "UBEN", State: learn.Used, Note: "on Monday", Updated: monday}); err != nil {
		t.Fatal(err)
	}
	if err := db.Plan(ctx, learn.Delivery{Kind: learn.ReminderDM, Place: "UBEN", Created: monday}); err != nil {
		t.Fatal(err)
	}
	f.exec(`UPDATE delivery SET state = 'sent'`)
	if early, err := db.Outdated(ctx, monday.Add(-time.Hour)); err != nil || store.Records(early) != 0 {
		t.Errorf("nothing is that old: %v, %v", early, err)
	}
	late := monday.AddDate(0, 0, 30)
	would, err := db.Outdated(ctx, late)
	if err != nil || store.Records(would) != 4 {
		t.Errorf("would go: %v, %v", would, err)
	}
	did, err := db.EraseOutdated(ctx, late)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(would, did); diff != "" {
		t.Errorf("what was announced, and what went: %s", diff)
	}
	if again, err := db.EraseOutdated(ctx, late); err != nil || store.Records(again) != 0 {
		t.Errorf("a second night: %v, %v", again, err)
	}
	ben, err := db.Attendance(ctx, "e1", "UBEN")
	if err != nil || ben.RSVP != learn.Going || ben.Stated || ben.Intention.ComeBack != "" {
		t.Errorf("left of ben's answer: %+v, %v", ben, err)
	}
	if cia, err := db.Attendance(ctx, "e1", "UCIA"); err != nil || cia.RSVP != learn.NoAnswer {
		t.Errorf("left of chiara's answer: %+v, %v", cia, err)
	}
	if kept, err := db.Lesson(ctx, l.ID); err != nil || kept.Takeaway != l.Takeaway {
		t.Errorf("left of the lesson: %+v, %v", kept, err)
	}
	if at, err := db.OldestPrivate(ctx); !errors.Is(err, store.ErrNone) {
		t.Errorf("something private from %s is left, %v", at, err)
	}
}

func TestWhoseAccountIsDeactivatedIsNotedUntilTheyComeBack(t *testing.T) {
	db, ctx := open(t), t.Context()
	save := func(gone bool) {
		t.Helper()
		if err := db.SaveMembers(ctx, []learn.Member{{ID: "UBEN", Name: "ben", Deleted: gone}}); err != nil {
			t.Fatal(err)
		}
	}
	left := func(want int) {
		t.Helper()
		if err := db.NoteLeft(ctx, monday); err != nil {
			t.Fatal(err)
		}
		if all, err := db.Left(ctx, monday); err != nil || len(all) != want {
			t.Errorf("left: %v, %v", all, err)
		}
	}
	save(false)
	left(0)
	save(true)
	left(1)
	save(true)
	left(1)
	save(false)
	left(0)
}

func TestAMessageToWhoIsGoneIsForgottenOnceSlackHasDeletedItOrCannot(t *testing.T) {
	f := newFile(t)
	ctx := t.Context()
	for _, ts := range []string{"1.1", "1.2"} {
		if err := f.db.Plan(ctx, learn.Delivery{Kind: learn.ReminderDM, Place: eraser, Created: monday}); err != nil {
			t.Fatal(err)
		}
		f.exec(`UPDATE delivery SET state = 'sent', channel = 'D1', ts = ? WHERE state = 'pending'`, ts)
	}
	if err := f.db.Erase(ctx, eraser, learn.LessonsKept, monday); err != nil {
		t.Fatal(err)
	}
	due, err := f.db.ClaimRefreshes(ctx, monday, time.Minute, 10)
	if err != nil || len(due) != 2 || due[0].Kind != learn.ErasedPost || due[0].Channel != "D1" {
		t.Fatalf("to be deleted in Slack: %v, %v", due, err)
	}
	if err := f.db.Removed(ctx, due[0].ID); err != nil {
		t.Fatal(err)
	}
	for _, night := range []struct {
		at   time.Time
		want int
	}{{monday.Add(time.Hour), 1}, {monday.Add(24 * time.Hour), 0}, {monday.Add(store.ErasedTried), 1}} {
		if n, err := f.db.ForgetErased(ctx, night.at); err != nil || n != night.want {
			t.Errorf("%s: forgot %d, want %d, %v", night.at, n, night.want, err)
		}
	}
}
