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

func TestTheOthersWhoGoAreAllButOneself(t *testing.T) {
	line := learn.Line{Going: 9, First: []string{"UANA", "UBEN"}}
	for _, c := range []struct {
		mine  learn.Attendance
		first []string
		count int
	}{
		{learn.Attendance{Member: "UBEN", RSVP: learn.Going}, []string{"UANA"}, 8},
		{learn.Attendance{Member: "UCIA", RSVP: learn.Going}, []string{"UANA", "UBEN"}, 8},
		{learn.Attendance{Member: "UDAN", RSVP: learn.Waitlisted}, []string{"UANA", "UBEN"}, 9},
	} {
		first, count := line.Others(c.mine)
		if diff := cmp.Diff(c.first, first); diff != "" || count != c.count {
			t.Errorf("%+v: %d %s", c.mine, count, diff)
		}
	}
}
