package store_test

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// wanted is something that Ana wants to do at due.
func wanted(t *testing.T, db *store.DB, what string, due time.Time) learn.FollowUp {
	t.Helper()
	u := learn.FollowUp{ID: learn.NewID(), Member: "UANA", What: what, Due: due, Created: monday}
	if saved, err := db.SaveFollowUp(t.Context(), u); err != nil || !saved {
		t.Fatalf("%s: %t, %v", what, saved, err)
	}
	return u
}

func TestFollowUpsAreTheirOwnersAlone(t *testing.T) {
	db := open(t)
	u := wanted(t, db, "Write to somebody", monday.Add(time.Hour))
	if _, err := db.FollowUp(t.Context(), "UBEN", u.ID); !errors.Is(err, store.ErrNone) {
		t.Errorf("Ben reads it: %v", err)
	}
	theirs := u
	theirs.Member, theirs.What = "UBEN", "Something else"
	for name, change := range map[string]func() (bool, error){
		"save":   func() (bool, error) { return db.SaveFollowUp(t.Context(), theirs) },
		"finish": func() (bool, error) { return db.FinishFollowUp(t.Context(), "UBEN", u.ID, monday) },
		"snooze": func() (bool, error) { return db.SnoozeFollowUp(t.Context(), "UBEN", u.ID, monday) },
	} {
		if changed, err := change(); changed || err != nil {
			t.Errorf("Ben can %s it: %t, %v", name, changed, err)
		}
	}
	if some, total, err := db.FollowUps(t.Context(), "UBEN", 10); len(some) > 0 || total > 0 || err != nil {
		t.Errorf("Ben's list: %v, %d, %v", some, total, err)
	}
	if got, err := db.FollowUp(t.Context(), "UANA", u.ID); err != nil || got != u {
		t.Errorf("as Ana left it: %+v, %v", got, err)
	}
}

func TestOpenFollowUpsAreListedByWhenTheyAreDue(t *testing.T) {
	db := open(t)
	late, early, done := wanted(t, db, "b", monday.Add(2*time.Hour)), wanted(t, db, "a", monday.Add(time.Hour)), wanted(t, db, "c", monday)
	if _, err := db.FinishFollowUp(t.Context(), "UANA", done.ID, monday); err != nil {
		t.Fatal(err)
	}
	some, total, err := db.FollowUps(t.Context(), "UANA", 10)
	if diff := cmp.Diff([]learn.FollowUp{early, late}, some); diff != "" || total != 2 || err != nil {
		t.Errorf("%d, %v (-want +got):\n%s", total, err, diff)
	}
	if some, total, err := db.FollowUps(t.Context(), "UANA", 1); len(some) != 1 || total != 2 || err != nil {
		t.Errorf("one of them: %v of %d, %v", some, total, err)
	}
}

// reminding is when the next reminder comes; zero for none.
func reminding(t *testing.T, db *store.DB) time.Time {
	t.Helper()
	at, err := db.NextFollowUp(t.Context())
	if err != nil && !errors.Is(err, store.ErrNone) {
		t.Fatal(err)
	}
	return at
}

func TestAFollowUpRemindsOncePerTimeThatItIsDue(t *testing.T) {
	db := open(t)
	u := wanted(t, db, "Write to somebody", monday)
	if err := db.SaveMembers(t.Context(), []learn.Member{{ID: "UANA", Name: "Ana", Zone: "Europe/Rome"}}); err != nil {
		t.Fatal(err)
	}
	due, err := db.DueFollowUps(t.Context(), monday, 10)
	if err != nil || len(due) != 1 || due[0].FollowUp != u || due[0].To.Zone != "Europe/Rome" || due[0].To.Preferences.Quiet != learn.UsualPreferences().Quiet {
		t.Fatalf("due: %+v, %v", due, err)
	}
	for range 2 {
		if err := db.Remind(t.Context(), u, monday); err != nil {
			t.Fatal(err)
		}
	}
	if all := claim(t, db, monday); len(all) != 1 || all[0].Kind != learn.FollowUpDM || all[0].Place != "UANA" || all[0].Subject != u.ID {
		t.Errorf("planned: %+v", all)
	}
	finish := func(done time.Time) {
		if _, err := db.FinishFollowUp(t.Context(), "UANA", u.ID, done); err != nil {
			t.Fatal(err)
		}
	}
	u.What = "Write to them"
	for _, step := range []struct {
		name string
		do   func()
		want time.Time
	}{
		{"reminded", func() {}, time.Time{}},
		{"other words", func() { _, err = db.SaveFollowUp(t.Context(), u) }, time.Time{}},
		{"another day", func() { u.Due = monday.Add(48 * time.Hour); _, err = db.SaveFollowUp(t.Context(), u) }, monday.Add(48 * time.Hour)},
		{"put off", func() { _, err = db.SnoozeFollowUp(t.Context(), "UANA", u.ID, monday.Add(72*time.Hour)) }, monday.Add(72 * time.Hour)},
		{"done", func() { finish(monday.Add(time.Hour)) }, time.Time{}},
		{"put off when done", func() { _, err = db.SnoozeFollowUp(t.Context(), "UANA", u.ID, monday.Add(96*time.Hour)) }, time.Time{}},
		{"not done after all", func() { finish(time.Time{}) }, monday.Add(72 * time.Hour)},
	} {
		if step.do(); err != nil {
			t.Fatalf("%s: %v", step.name, err)
		}
		if got := reminding(t, db); !got.Equal(step.want) {
			t.Errorf("%s: next at %s, want %s", step.name, got, step.want)
		}
	}
}
