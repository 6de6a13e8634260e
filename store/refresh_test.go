package store_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// shown plans, posts and records a message that shows the subjects.
func shown(t testing.TB, db *store.DB, place string, subjects ...string) learn.Delivery {
	t.Helper()
	plan(t, db, learn.Delivery{Key: place, Place: place})
	d := claim(t, db, noon)[0]
	var shows []learn.Shown
	for _, s := range subjects {
		shows = append(shows, learn.Shown{Subject: learn.Subject{Kind: learn.EventSubject, ID: s}, Section: "coming"})
	}
	if err := db.SetShown(t.Context(), d.ID, shows); err != nil {
		t.Fatal(err)
	}
	got, err := db.Shown(t.Context(), d.ID)
	if diff := cmp.Diff(shows, got); diff != "" || err != nil {
		t.Fatalf("%v (-want +got):\n%s", err, diff)
	}
	record(t, db, d, learn.Sent)
	return d
}

func touch(t testing.TB, db *store.DB, subject string, now time.Time) {
	t.Helper()
	if err := db.Touch(t.Context(), subject, now); err != nil {
		t.Fatal(err)
	}
}

func refreshes(t testing.TB, db *store.DB, now time.Time) []store.Refresh {
	t.Helper()
	all, err := db.ClaimRefreshes(t.Context(), now, 30*time.Second, 10)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestEveryMessageThatShowsAnEventFollowsIt(t *testing.T) {
	db := open(t)
	shown(t, db, "A", "e1")
	shown(t, db, "B", "e2", "e1")
	shown(t, db, "C", "e2")
	touch(t, db, "e1", noon)
	var places []string
	for _, r := range refreshes(t, db, noon) {
		places = append(places, r.Place)
	}
	if diff := cmp.Diff([]string{"A", "B"}, places); diff != "" {
		t.Errorf("to refresh (-want +got):\n%s", diff)
	}
}

func TestAMessageIsRefreshedAtOnceAndThenEveryTenSeconds(t *testing.T) {
	db := open(t)
	shown(t, db, "A", "e1")
	touch(t, db, "e1", noon)
	first := refreshes(t, db, noon)
	if len(first) != 1 || first[0].Content != "as posted" {
		t.Fatalf("at once: %+v", first)
	}
	touch(t, db, "e1", noon.Add(time.Second))
	if during := refreshes(t, db, noon.Add(2*time.Second)); len(during) != 0 {
		t.Error("two refreshes of one message at the same time")
	}
	if err := db.Refreshed(t.Context(), first[0], "updated", noon.Add(2*time.Second)); err != nil {
		t.Fatal(err)
	}
	if early := refreshes(t, db, noon.Add(11*time.Second)); len(early) != 0 {
		t.Error("refreshed twice within ten seconds")
	}
	second := refreshes(t, db, noon.Add(12*time.Second))
	if len(second) != 1 || second[0].Content != "updated" {
		t.Fatalf("the change during the refresh is lost: %+v", second)
	}
	if err := db.Refreshed(t.Context(), second[0], "updated", noon.Add(12*time.Second)); err != nil {
		t.Fatal(err)
	}
	if more := refreshes(t, db, noon.Add(time.Hour)); len(more) != 0 {
		t.Error("refreshed without a change")
	}
}

func TestARefreshThatCrashedIsDueAgain(t *testing.T) {
	db := open(t)
	shown(t, db, "A", "e1")
	touch(t, db, "e1", noon)
	refreshes(t, db, noon)
	if again := refreshes(t, db, noon.Add(30*time.Second)); len(again) != 1 {
		t.Error("the refresh is lost")
	}
}

func TestAChangeWhileAMessageIsBeingPostedIsNotLost(t *testing.T) {
	db := open(t)
	plan(t, db, learn.Delivery{Key: "a", Place: "A"})
	d := claim(t, db, noon)[0]
	touch(t, db, "e1", noon)
	record(t, db, d, learn.Sent)
	if all := refreshes(t, db, noon); len(all) != 1 {
		t.Error("the message isn't refreshed once it is posted")
	}
}
