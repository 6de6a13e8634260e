package store_test

import (
	"errors"
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

func TestAReplyIsTakenOnceItIsKnownWhatBecameOfItsMessage(t *testing.T) {
	for state, waits := range map[learn.DeliveryState]bool{
		learn.Pending: true, learn.Lost: true, learn.Sent: false, learn.Skipped: false, learn.Failed: false,
	} {
		db := open(t)
		plan(t, db, learn.Delivery{Key: "card", Place: "C1"})
		card, err := db.Keyed(t.Context(), "card")
		if err != nil {
			t.Fatal(err)
		}
		plan(t, db, learn.Delivery{Key: "reply", Place: "C1", Thread: card.ID})
		taken := claim(t, db, noon)
		if len(taken) != 1 || taken[0].Key != "card" {
			t.Fatalf("taken first: %v", keys(taken))
		}
		record(t, db, taken[0], state)
		if state == learn.Pending { // it waits for later, and the reply for it
			if err := db.Hasten(t.Context(), card.ID, noon.Add(time.Hour)); err != nil {
				t.Fatal(err)
			}
		}
		outlook, err := db.Outlook(t.Context(), noon, time.Minute)
		if err != nil || outlook.Posts == waits {
			t.Errorf("%s: there is something to post: %v, %v", state, outlook.Posts, err)
		}
		if got := claim(t, db, noon); (len(got) == 0) != waits || len(got) == 1 && (got[0].Key != "reply" || got[0].Thread != card.ID) {
			t.Errorf("%s: taken then: %v", state, keys(got))
		}
	}
	if _, err := open(t).Keyed(t.Context(), "nothing"); !errors.Is(err, store.ErrNone) {
		t.Errorf("what was never planned: %v", err)
	}
}
