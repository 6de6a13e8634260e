package store_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

func answer(t *testing.T, db *store.DB, event, member string, rsvp learn.RSVP, at time.Time) {
	t.Helper()
	if err := db.Answer(t.Context(), event, member, rsvp, at); err != nil {
		t.Fatal(err)
	}
}

func TestAnIntentionOutlivesAChangeOfAnswerButNotTakingItBack(t *testing.T) {
	db := open(t)
	share(t, db, anEvent("e1", "COPEN", monday))
	why := learn.Intention{Purposes: []learn.Purpose{learn.MeetPeople, learn.GiveAdvice}, Meet: 3, Learn: 0}
	if saved, err := db.SaveIntention(t.Context(), "e1", "UBEN", why, monday); err != nil || saved {
		t.Fatalf("before any answer: saved %v, %v", saved, err)
	}
	answer(t, db, "e1", "UBEN", learn.Going, monday)
	if saved, err := db.SaveIntention(t.Context(), "e1", "UBEN", why, monday); err != nil || !saved {
		t.Fatalf("saved %v, %v", saved, err)
	}
	answer(t, db, "e1", "UBEN", learn.Maybe, monday)
	answer(t, db, "e1", "UBEN", learn.Going, monday.Add(time.Hour))
	want := learn.Attendance{
		Event: "e1", Member: "UBEN", RSVP: learn.Going, Intention: why, Stated: true, Updated: monday.Add(time.Hour),
	}
	got, err := db.Attendance(t.Context(), "e1", "UBEN")
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Fatalf("%v %s", err, diff)
	}
	answer(t, db, "e1", "UBEN", learn.NoAnswer, monday)
	got, err = db.Attendance(t.Context(), "e1", "UBEN")
	if diff := cmp.Diff(learn.Attendance{Event: "e1", Member: "UBEN"}, got); err != nil || diff != "" {
		t.Fatalf("taken back: %v %s", err, diff)
	}
}

func TestOnlyThoseWhoGoAreCounted(t *testing.T) {
	db := open(t)
	share(t, db, anEvent("e1", "COPEN", monday), anEvent("e2", "COPEN", monday))
	answer(t, db, "e1", "UDAN", learn.Going, monday)
	answer(t, db, "e1", "UBEN", learn.Going, monday.Add(time.Minute))
	answer(t, db, "e1", "UCIA", learn.Maybe, monday)
	answer(t, db, "e2", "UBEN", learn.NotGoing, monday)
	going, err := db.Going(t.Context(), "e1", 9)
	if diff := cmp.Diff([]string{"UDAN", "UBEN"}, going); err != nil || diff != "" {
		t.Errorf("%v %s", err, diff)
	}
	counts, err := db.CountGoing(t.Context(), []string{"e1", "e2"})
	if diff := cmp.Diff(map[string]int{"e1": 2}, counts); err != nil || diff != "" {
		t.Errorf("%v %s", err, diff)
	}
	mine, err := db.Answers(t.Context(), "UBEN", []string{"e1", "e2"})
	if diff := cmp.Diff(map[string]learn.RSVP{"e1": learn.Going, "e2": learn.NotGoing}, mine); err != nil || diff != "" {
		t.Errorf("%v %s", err, diff)
	}
}
