package store_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

func TestWhatCameOfOnesAimsIsOnesOwnAndCanBeChanged(t *testing.T) {
	db := open(t)
	share(t, db, anEvent("e1", "COPEN", monday))
	said := func(at time.Duration, results map[learn.Aim]learn.Result) {
		t.Helper()
		o := learn.Outcome{Event: "e1", Member: "UBEN", Results: results, Updated: monday.Add(at)}
		if err := db.SaveOutcome(t.Context(), o); err != nil {
			t.Fatal(err)
		}
	}
	said(0, nil)
	said(time.Minute, map[learn.Aim]learn.Result{learn.MeetAim: learn.AimPartly, learn.LearnAim: learn.AimMet, "get_advice": learn.NoResult})
	said(time.Hour, map[learn.Aim]learn.Result{learn.MeetAim: learn.AimMet, learn.LearnAim: learn.NoResult})
	said(time.Second, map[learn.Aim]learn.Result{learn.MeetAim: learn.AimMissed}) // Slack delivers it late
	want := learn.Outcome{
		Event: "e1", Member: "UBEN", Results: map[learn.Aim]learn.Result{learn.MeetAim: learn.AimMet}, Updated: monday.Add(time.Hour),
	}
	got, err := db.Outcome(t.Context(), "e1", "UBEN")
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("%v %s", err, diff)
	}
	if o, err := db.Outcome(t.Context(), "e1", "UANA"); err != nil || o.Said() {
		t.Errorf("of somebody else: %+v, %v", o, err)
	}
}
