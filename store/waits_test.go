package store_test

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// putOff records that a claimed delivery is to be tried again, for the reason.
func putOff(t *testing.T, db *store.DB, d learn.Delivery, due time.Time, reason string) {
	t.Helper()
	d.State, d.Due, d.Reason = learn.Pending, due, reason
	if err := db.Record(t.Context(), d, ""); err != nil {
		t.Fatal(err)
	}
}

func TestWhatIsTriedAgainSoonKeepsItsPlaceInTheRow(t *testing.T) {
	db := open(t)
	plan(t, db, learn.Delivery{Key: "a1", Place: "A"}, learn.Delivery{Key: "a2", Place: "A"})
	d := claim(t, db, noon)[0]
	putOff(t, db, d, noon.Add(time.Minute), learn.Unheard)
	if got := claim(t, db, noon); len(got) != 0 {
		t.Errorf("%v goes before", keys(got))
	}
	if got := keys(claim(t, db, noon.Add(time.Minute))); cmp.Diff([]string{"a1"}, got) != "" {
		t.Errorf("then %v", got)
	}
}

func TestWhatWasTriedManyTimesLetsOthersPass(t *testing.T) {
	db := open(t)
	plan(t, db, learn.Delivery{Key: "a1", Place: "A"}, learn.Delivery{Key: "a2", Place: "A"})
	d := claim(t, db, noon)[0]
	d.Tries = learn.HoldingTries + 1
	putOff(t, db, d, noon.Add(time.Minute), learn.Unheard)
	if got := keys(claim(t, db, noon)); cmp.Diff([]string{"a2"}, got) != "" {
		t.Errorf("%v goes", got)
	}
}

func TestOnceTheBotHasArrivedAllThatWaitedIsDueInItsOrder(t *testing.T) {
	db := open(t)
	plan(t, db, learn.Delivery{Key: "a1", Place: "A"}, learn.Delivery{Key: "a2", Place: "A"}, learn.Delivery{Key: "b", Place: "B"})
	later := noon.Add(time.Hour)
	for _, d := range claim(t, db, noon) {
		putOff(t, db, d, later, learn.NotInChannel)
	}
	second := claim(t, db, noon)[0]
	first, err := db.WaitingBefore(t.Context(), second, noon)
	if err != nil || first.Key != "a1" {
		t.Errorf("before %s waits %q, %v", second.Key, first.Key, err)
	}
	if _, err := db.WaitingBefore(t.Context(), first, noon); !errors.Is(err, store.ErrNone) {
		t.Errorf("before the first: %v", err)
	}
	putOff(t, db, second, later, learn.NotInChannel)
	if err := db.Arrived(t.Context(), "A", noon); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"a1", "a2"} {
		got := claim(t, db, noon)
		if len(got) != 1 || got[0].Key != want {
			t.Fatalf("claimed %v, want %s", keys(got), want)
		}
		record(t, db, got[0], learn.Sent)
	}
}

func TestWhatFailedOrMayBeLostOrWaitsCanBeTriedAgain(t *testing.T) {
	for state, want := range map[learn.DeliveryState]bool{
		learn.Failed: true, learn.Lost: true, learn.Pending: true, learn.Sent: false, learn.Skipped: false, learn.Removed: false,
	} {
		db := open(t)
		plan(t, db, learn.Delivery{Key: "a", Place: "A"})
		d := claim(t, db, noon)[0]
		d.State = state
		if state == learn.Pending {
			d.Reason, d.Due = learn.NotInChannel, noon.Add(time.Hour)
		}
		if err := db.Record(t.Context(), d, ""); err != nil {
			t.Fatal(err)
		}
		if again, err := db.Retry(t.Context(), d.ID, noon); err != nil || again != want {
			t.Errorf("%s: tried again %t, %v", state, again, err)
		}
		if got := claim(t, db, noon); len(got) == 1 != want {
			t.Errorf("%s: claimed %v", state, keys(got))
		}
	}
}

func TestWhatIsNotSettledIsListed(t *testing.T) {
	db := open(t)
	states := []learn.DeliveryState{learn.Sent, learn.Failed, learn.Lost, learn.Skipped, learn.Pending}
	for _, state := range states {
		plan(t, db, learn.Delivery{Key: string(state), Place: string(state)})
		d := claim(t, db, noon)[0]
		d.State = state
		if state == learn.Pending {
			d.Reason, d.Due = learn.NotInChannel, noon.Add(time.Hour)
		}
		if err := db.Record(t.Context(), d, ""); err != nil {
			t.Fatal(err)
		}
	}
	plan(t, db, learn.Delivery{Key: "later", Place: "U1", Due: noon.Add(time.Hour)})
	for failed, want := range map[bool][]string{
		false: {"failed", "unknown", "pending", "later"},
		true:  {"failed", "unknown", "pending"},
	} {
		all, err := db.UnsettledDeliveries(t.Context(), failed, 10)
		if diff := cmp.Diff(want, keys(all)); err != nil || diff != "" {
			t.Errorf("failed only %t: %v\n%s", failed, err, diff)
		}
	}
	if n, err := db.CountLost(t.Context(), noon, learn.LostDM); err != nil || n != 1 {
		t.Errorf("%d may be lost, %v", n, err)
	}
}
