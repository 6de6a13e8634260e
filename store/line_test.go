package store_test

import (
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// queue are who goes to an event, and those of the members who wait for a
// place, each in their order.
type queue struct{ Going, Waiting []string }

func queueOf(t *testing.T, db *store.DB, event string, members ...string) (q queue) {
	t.Helper()
	places := map[int]string{}
	for _, m := range members {
		line, err := db.Line(t.Context(), event, m, len(members))
		if err != nil {
			t.Fatal(err)
		}
		if q.Going = line.First; len(line.First) != line.Going {
			t.Errorf("%d go: %q", line.Going, line.First)
		}
		if line.Place > 0 {
			places[line.Place] = m
		}
	}
	for i := range len(places) {
		q.Waiting = append(q.Waiting, places[i+1])
	}
	return q
}

func TestThePlaceInTheLineIsKeptUntilOneLeavesIt(t *testing.T) {
	db := open(t)
	share(t, db, anEvent("e1", "COPEN", monday), anEvent("e2", "COPEN", monday))
	waiting := []string{"UZOE", "UBEN", "UCIA"}
	for _, m := range waiting {
		answer(t, db, "e1", m, learn.Waitlisted, monday)
	}
	answer(t, db, "e1", "UANA", learn.Maybe, monday)
	answer(t, db, "e2", "UANA", learn.Going, monday)
	answer(t, db, "e1", "UZOE", learn.Waitlisted, monday.Add(time.Hour))
	if diff := cmp.Diff(queue{Waiting: []string{"UZOE", "UBEN", "UCIA"}}, queueOf(t, db, "e1", waiting...)); diff != "" {
		t.Errorf("asked again: %s", diff)
	}
	answer(t, db, "e1", "UZOE", learn.NotGoing, monday)
	answer(t, db, "e1", "UZOE", learn.Waitlisted, monday)
	if diff := cmp.Diff(queue{Waiting: []string{"UBEN", "UCIA", "UZOE"}}, queueOf(t, db, "e1", waiting...)); diff != "" {
		t.Errorf("left and came back: %s", diff)
	}
	moved, err := db.MoveUp(t.Context(), "e1", 2, monday)
	if diff := cmp.Diff([]string{"UBEN", "UCIA"}, moved); err != nil || diff != "" {
		t.Errorf("%v %s", err, diff)
	}
	if diff := cmp.Diff(queue{Going: []string{"UBEN", "UCIA"}, Waiting: []string{"UZOE"}}, queueOf(t, db, "e1", waiting...)); diff != "" {
		t.Error(diff)
	}
	if line, err := db.Line(t.Context(), "e1", "", 1); err != nil || line.Going != 2 || line.Waiting != 1 || len(line.First) != 1 || line.Place != 0 {
		t.Errorf("%+v, %v", line, err)
	}
	if moved, err := db.MoveUp(t.Context(), "e1", 0, monday); err != nil || len(moved) > 0 {
		t.Errorf("no place, yet %v move up (%v)", moved, err)
	}
}

func TestWhyOneGoesCanBeSaidWhileWaitingButNotAfterANo(t *testing.T) {
	db := open(t)
	share(t, db, anEvent("e1", "COPEN", monday))
	for rsvp, want := range map[learn.RSVP]bool{learn.Waitlisted: true, learn.Going: true, learn.Maybe: false, learn.NotGoing: false} {
		answer(t, db, "e1", "UBEN", rsvp, monday)
		saved, err := db.SaveIntention(t.Context(), "e1", "UBEN", learn.Intention{ComeBack: "an idea"}, monday)
		if err != nil || saved != want {
			t.Errorf("%s: saved %v, %v", rsvp, saved, err)
		}
	}
}

// Whatever comes at once, nobody shares a place in the line, and the line is
// that of a sequence of answers.
func TestManyAtOnceStandInOneLine(t *testing.T) {
	db := open(t)
	share(t, db, anEvent("e1", "COPEN", monday))
	const crowd = 40
	var members []string
	for i := range crowd {
		members = append(members, fmt.Sprintf("U%02d", i))
	}
	var all sync.WaitGroup
	for _, m := range members {
		all.Go(func() {
			if err := db.Answer(t.Context(), "e1", m, learn.Waitlisted, monday); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	before := queueOf(t, db, "e1", members...).Waiting
	for range 4 {
		all.Go(func() {
			if _, err := db.MoveUp(t.Context(), "e1", 5, monday); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	after := queueOf(t, db, "e1", members...)
	if diff := cmp.Diff(queue{Going: before[:20], Waiting: before[20:]}, after); len(before) != crowd || diff != "" {
		t.Errorf("%d came: %s", len(before), diff)
	}
}

func TestWhoLeftTheWorkspaceStandsInNoLineOfWhatIsToCome(t *testing.T) {
	db := open(t)
	off := anEvent("off", "COPEN", monday.Add(time.Hour))
	off.Cancelled = monday
	share(t, db, anEvent("soon", "COPEN", monday.Add(time.Hour)), anEvent("past", "COPEN", monday.Add(-time.Hour)), off)
	members := []learn.Member{{ID: "UGONE", Deleted: true}, {ID: "UBEN"}}
	if err := db.SaveMembers(t.Context(), members); err != nil {
		t.Fatal(err)
	}
	for _, id := range []string{"soon", "past", "off"} {
		answer(t, db, id, "UGONE", learn.Going, monday)
		answer(t, db, id, "UBEN", learn.Going, monday)
	}
	got, err := db.Departed(t.Context(), monday)
	if err != nil || len(got) != 1 || got[0].Event != "soon" || got[0].Member != "UGONE" {
		t.Errorf("%v %+v", err, got)
	}
}

func TestAMessageThatWaitsCanBeHastened(t *testing.T) {
	db := open(t)
	late, soon := monday.Add(10*time.Hour), monday.Add(time.Minute)
	for _, m := range []string{"UBEN", "UCIA"} {
		d := learn.Delivery{Kind: learn.ChangedDM, Key: "changed/" + m, Place: m, Subject: "e1", Args: m, Due: late, Created: monday}
		if err := db.Plan(t.Context(), d); err != nil {
			t.Fatal(err)
		}
	}
	waiting, err := db.Waiting(t.Context(), learn.ChangedDM, "e1")
	if err != nil || len(waiting) != 2 || waiting["UBEN"].Args != "UBEN" {
		t.Fatalf("%v %+v", err, waiting)
	}
	if err := db.Hasten(t.Context(), waiting["UBEN"].ID, soon); err != nil {
		t.Fatal(err)
	}
	claimed, err := db.Claim(t.Context(), soon, 10, nil)
	if err != nil || len(claimed) != 1 || claimed[0].Place != "UBEN" {
		t.Fatalf("%v %+v", err, claimed)
	}
	waiting, err = db.Waiting(t.Context(), learn.ChangedDM, "e1")
	if err != nil || len(waiting) != 1 || waiting["UCIA"].ID == "" {
		t.Errorf("%v %+v", err, waiting)
	}
}
