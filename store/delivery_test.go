package store_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

var noon = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)

func plan(t testing.TB, db *store.DB, all ...learn.Delivery) {
	t.Helper()
	for _, d := range all {
		if err := db.Plan(t.Context(), d); err != nil {
			t.Fatal(err)
		}
	}
}

func claim(t testing.TB, db *store.DB, now time.Time, busy ...string) []learn.Delivery {
	t.Helper()
	claimed, err := db.Claim(t.Context(), now, 10, busy)
	if err != nil {
		t.Fatal(err)
	}
	return claimed
}

func keys(all []learn.Delivery) []string {
	keys := make([]string, len(all))
	for i, d := range all {
		keys[i] = d.Key
	}
	return keys
}

func record(t testing.TB, db *store.DB, d learn.Delivery, state learn.DeliveryState) {
	t.Helper()
	d.State, d.Channel, d.TS = state, d.Place, "1700000000.000100"
	if err := db.Record(t.Context(), d, "as posted"); err != nil {
		t.Fatal(err)
	}
}

func TestPlanningTheSameAgainLeavesTheFirst(t *testing.T) {
	db := open(t)
	plan(t, db,
		learn.Delivery{Kind: learn.DigestPost, Key: "digest/C1/2026-W48", Place: "C1", Subject: "first"},
		learn.Delivery{Kind: learn.DigestPost, Key: "digest/C1/2026-W48", Place: "C1", Subject: "second"})
	claimed := claim(t, db, noon)
	if len(claimed) != 1 || claimed[0].Subject != "first" || claimed[0].State != learn.Sending || claimed[0].Tries != 1 {
		t.Errorf("claimed %+v, want the first alone", claimed)
	}
	if again := claim(t, db, noon); len(again) != 0 {
		t.Errorf("claimed twice: %v", keys(again))
	}
}

func TestAPlaceGetsItsDeliveriesInOrderAndOneAtATime(t *testing.T) {
	db := open(t)
	plan(t, db,
		learn.Delivery{Key: "a1", Place: "A"}, learn.Delivery{Key: "a2", Place: "A", Due: noon.Add(-time.Hour)},
		learn.Delivery{Key: "b1", Place: "B", Due: noon.Add(time.Hour)}, learn.Delivery{Key: "b2", Place: "B"},
		learn.Delivery{Key: "c1", Place: "C"})
	claimed := claim(t, db, noon, "C")
	if diff := cmp.Diff([]string{"a1", "b2"}, keys(claimed)); diff != "" {
		t.Errorf("first (-want +got):\n%s", diff)
	}
	record(t, db, claimed[0], learn.Sent)
	if diff := cmp.Diff([]string{"c1", "a2"}, keys(claim(t, db, noon))); diff != "" {
		t.Errorf("then, while B is still being posted to (-want +got):\n%s", diff)
	}
	record(t, db, claimed[1], learn.Failed)
	if diff := cmp.Diff([]string{"b1"}, keys(claim(t, db, noon.Add(2*time.Hour)))); diff != "" {
		t.Errorf("later (-want +got):\n%s", diff)
	}
}

func TestTwoThatSawTheSameClaimItOnce(t *testing.T) {
	db := open(t)
	plan(t, db, learn.Delivery{Key: "a1", Place: "A"}, learn.Delivery{Key: "b1", Place: "B"})
	heads, err := db.Heads(t.Context(), noon, 10, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []int{2, 0} {
		if claimed, err := db.Take(t.Context(), noon, heads); err != nil || len(claimed) != want {
			t.Errorf("claim %d: %v, %v", i, keys(claimed), err)
		}
	}
}

func TestAClaimThatWasTakenOverRecordsNothing(t *testing.T) {
	db := open(t)
	plan(t, db, learn.Delivery{Key: "a", Place: "A"})
	old := claim(t, db, noon)[0]
	record(t, db, old, learn.Pending)
	claim(t, db, noon.Add(time.Minute))
	old.State = learn.Sent
	if err := db.Record(t.Context(), old, ""); !errors.Is(err, store.ErrNone) {
		t.Errorf("recorded with %v", err)
	}
	old.File = "F1"
	if err := db.SetFile(t.Context(), old); !errors.Is(err, store.ErrNone) {
		t.Errorf("its file noted with %v", err)
	}
}

func TestTheFileOfADeliveryIsKnownAfterACrash(t *testing.T) {
	db := open(t)
	plan(t, db, learn.Delivery{Key: "a", Place: "A"})
	d := claim(t, db, noon)[0]
	d.File = "F1"
	if err := db.SetFile(t.Context(), d); err != nil {
		t.Fatal(err)
	}
	unanswered, err := db.Unanswered(t.Context(), noon.Add(time.Minute), 0)
	if err != nil || len(unanswered) != 1 || unanswered[0].File != "F1" {
		t.Errorf("%+v, %v", unanswered, err)
	}
}

func TestManyArePlannedAtOnceInTheirOrderAndNoneTwice(t *testing.T) {
	db := open(t)
	plan(t, db, learn.Delivery{Key: "2", Place: "A"})
	var all []learn.Delivery
	for i := range 5 {
		all = append(all, learn.Delivery{Key: fmt.Sprint(i), Place: "A"})
	}
	for range 2 {
		if err := db.PlanAll(t.Context(), all); err != nil {
			t.Fatal(err)
		}
	}
	var order []string
	for range 6 {
		for _, d := range claim(t, db, noon) {
			order = append(order, d.Key)
			record(t, db, d, learn.Sent)
		}
	}
	if diff := cmp.Diff([]string{"2", "0", "1", "3", "4"}, order); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestPlanningWakesTheOutboxAfterTheCommit(t *testing.T) {
	db := open(t)
	err := db.Transact(t.Context(), func(tx *store.DB) error {
		if err := tx.Plan(t.Context(), learn.Delivery{Place: "A"}); err != nil {
			return err
		}
		select {
		case <-db.Planned():
			return errors.New("woken before the commit")
		default:
			return nil
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	<-db.Planned()
}

func TestTheOutlookNamesTheNextInstantWithWork(t *testing.T) {
	db := open(t)
	const wait = 20 * time.Second
	outlook := func(now time.Time) string {
		o, err := db.Outlook(t.Context(), now, wait)
		if err != nil {
			t.Fatal(err)
		}
		return fmt.Sprint(o.Due(), " ", o.Next.Format(time.TimeOnly))
	}
	want := func(now time.Time, what string) {
		t.Helper()
		if got := outlook(now); got != what {
			t.Errorf("at %s: %s, want %s", now.Format(time.TimeOnly), got, what)
		}
	}
	want(noon, "false 00:00:00")
	plan(t, db, learn.Delivery{Key: "a", Place: "A", Due: noon.Add(time.Minute)})
	want(noon, "false 12:01:00")
	want(noon.Add(time.Minute), "true 00:00:00")
	d := claim(t, db, noon.Add(time.Minute))[0]
	want(noon.Add(time.Minute), "false 12:01:20")
	unanswered, err := db.Unanswered(t.Context(), noon.Add(time.Minute), 0)
	if err != nil || len(unanswered) != 1 {
		t.Errorf("unanswered %v, %v", keys(unanswered), err)
	}
	record(t, db, d, learn.Sent)
	want(noon.Add(time.Hour), "false 00:00:00")
}

func BenchmarkPlanAndClaim(b *testing.B) {
	db := open(b)
	ctx := context.Background()
	for round := 0; b.Loop(); round++ {
		const rows = 10000
		err := db.Transact(ctx, func(tx *store.DB) error {
			for i := range rows {
				if err := tx.Plan(ctx, learn.Delivery{Place: fmt.Sprintf("U%d-%d", round, i)}); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
		for got := 0; got < rows; {
			heads, err := db.Heads(ctx, noon, 256, nil)
			if err != nil || len(heads) == 0 {
				b.Fatal(len(heads), err)
			}
			for eight := range slices.Chunk(heads, 8) {
				claimed, err := db.Take(ctx, noon, eight)
				if err != nil {
					b.Fatal(err)
				}
				got += len(claimed)
			}
		}
	}
}

func TestOneCrowdedPlaceHidesNoOther(t *testing.T) {
	t.Parallel()
	db := open(t)
	ctx := t.Context()
	plan := func(place string, n int) {
		t.Helper()
		for range n {
			if err := db.Plan(ctx, learn.Delivery{Place: place, Due: noon.Add(-time.Hour)}); err != nil {
				t.Fatal(err)
			}
		}
	}
	places := func() (all []string) {
		t.Helper()
		heads, err := db.Heads(ctx, noon, 4, nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, h := range heads {
			all = append(all, h.Place)
		}
		return all
	}
	plan("CBUSY", 30)
	if got := places(); !slices.Equal(got, []string{"CBUSY"}) {
		t.Errorf("with one place: %v", got)
	}
	plan("CQUIET", 1)
	plan("UANA", 1)
	if got := places(); !slices.Equal(got, []string{"CBUSY", "CQUIET", "UANA"}) {
		t.Errorf("with two more behind it: %v", got)
	}
}
