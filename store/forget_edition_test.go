package store_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

func TestEditionsThatNobodyWasShownAreForgottenButTheLatest(t *testing.T) {
	db := open(t)
	edition := func(id, channel string, kind learn.Kind, place string, at time.Time, state learn.DeliveryState) {
		t.Helper()
		if err := db.AddEdition(t.Context(), learn.Edition{ID: id, Channel: channel, Planned: at, Until: at}); err != nil {
			t.Fatal(err)
		}
		if state == "" {
			return
		}
		plan(t, db, learn.Delivery{Kind: kind, Key: id, Place: place, Subject: id, Created: at})
		record(t, db, claim(t, db, noon)[0], state)
	}
	old := noon.AddDate(-1, 0, 0)
	for n, state := range []learn.DeliveryState{learn.Skipped, learn.Failed, learn.Removed, learn.Sent, learn.Lost} {
		edition(string(state), "C1", learn.DigestPost, "C1", old.Add(time.Duration(n)*time.Hour), state)
	}
	edition("quiet, the latest", "C2", learn.DigestPost, "C2", old, learn.Skipped)
	edition("recent", "C1", learn.DigestPost, "C1", noon.Add(-time.Hour), learn.Skipped)
	edition("latest", "C1", learn.DigestPost, "C1", noon, learn.Sent)
	edition("test", "C1", learn.TestDigestDM, "U1", old, learn.Sent)
	for n := range 1200 {
		edition(fmt.Sprint("forgotten test ", n), "C1", "", "", old, "")
	}
	if err := db.ForgetEditions(t.Context(), noon.Add(-learn.KeepDeliveries)); err != nil {
		t.Fatal(err)
	}
	kept := map[string]bool{}
	for _, id := range []string{"skipped", "failed", "removed", "sent", "unknown", "quiet, the latest", "recent", "latest", "test", "forgotten test 7", "forgotten test 1199"} {
		_, err := db.Edition(t.Context(), id)
		kept[id] = err == nil
	}
	want := map[string]bool{"sent": true, "unknown": true, "quiet, the latest": true, "recent": true, "latest": true, "test": true,
		"skipped": false, "failed": false, "removed": false, "forgotten test 7": false, "forgotten test 1199": false}
	if diff := cmp.Diff(want, kept); diff != "" {
		t.Error(diff)
	}
	if had, err := db.DatesHad(t.Context(), "C1", time.Time{}); err != nil || len(had) > 3 {
		t.Errorf("dates had: %v, %v", had, err)
	}
	if last, err := db.LastEdition(t.Context(), "C1"); err != nil || last.ID != "latest" {
		t.Errorf("the last edition is %q, %v", last.ID, err)
	}
}
