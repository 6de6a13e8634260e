package learn_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

func TestWhoComesWhenAllPlacesAreTakenWaits(t *testing.T) {
	for _, c := range []struct {
		capacity, going, waiting int
		want                     learn.RSVP
		movesUp                  int
	}{
		{0, 5000, 0, learn.Going, 0},
		{0, 2, 3, learn.Going, 3}, // the limit was lifted
		{2, 1, 0, learn.Going, 0},
		{2, 2, 0, learn.Waitlisted, 0},
		{2, 1, 1, learn.Waitlisted, 1}, // nobody passes who waits
		{2, 0, 3, learn.Waitlisted, 2},
		{2, 5, 1, learn.Waitlisted, 0}, // the limit was lowered: nobody loses a place
		{learn.MaxCapacity, learn.MaxCapacity - 1, 0, learn.Going, 0},
	} {
		e := learn.Event{Capacity: c.capacity}
		if got := e.Admits(c.going, c.waiting); got != c.want {
			t.Errorf("%+v: %s", c, got)
		}
		if got := e.MovesUp(c.going, c.waiting); got != c.movesUp {
			t.Errorf("%+v: %d move up", c, got)
		}
	}
}

func TestALineKnowsWhoIsWhere(t *testing.T) {
	line := learn.Line{Going: []string{"UANA", "UBEN"}, Waiting: []string{"UCIA", "UDAN"}}
	for member, want := range map[string]int{"UCIA": 1, "UDAN": 2, "UANA": 0, "UEVA": 0} {
		if got := line.Wait(member); got != want {
			t.Errorf("%s: %d", member, got)
		}
	}
	if diff := cmp.Diff([]string{"UANA"}, line.Others("UBEN")); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"UANA", "UBEN"}, line.Others("UCIA")); diff != "" {
		t.Error(diff)
	}
}
