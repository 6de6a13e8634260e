package event_test

import (
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

func (s *stage) goes(event string, members ...string) {
	s.t.Helper()
	for _, m := range members {
		if _, err := s.Going(s.t.Context(), s.press(m, event)); err != nil {
			s.t.Fatal(err)
		}
	}
}

// line is an event's, as the member knows it.
func (s *stage) line(event, member string) learn.Line {
	s.t.Helper()
	line, err := s.db.Line(s.t.Context(), event, member, 9)
	if err != nil {
		s.t.Fatal(err)
	}
	return line
}

// planned are the places of the deliveries of a kind that wait for somebody.
func (s *stage) planned(kind learn.Kind, event string) map[string]learn.Delivery {
	s.t.Helper()
	waiting, err := s.db.Waiting(s.t.Context(), kind, event)
	if err != nil {
		s.t.Fatal(err)
	}
	return waiting
}

func TestTwoLeaveAtOnceAndTwoMoveUpInOrder(t *testing.T) {
	for range 5 {
		s := newStage(t)
		e := s.share("COPEN", func(e *learn.Event) { e.Capacity = 2 })
		s.goes(e.ID, "UBEN", "UCIA", "UDAN", "UEVA", "UFAY")
		var leaving sync.WaitGroup
		for _, m := range []string{"UBEN", "UCIA"} {
			leaving.Go(func() {
				if _, err := s.NotGoing(t.Context(), s.press(m, e.ID)); err != nil {
					t.Error(err)
				}
			})
		}
		leaving.Wait()
		want := learn.Line{Going: 2, Waiting: 1, First: []string{"UDAN", "UEVA"}, Place: 1}
		if diff := cmp.Diff(want, s.line(e.ID, "UFAY")); diff != "" {
			t.Error(diff)
		}
		if told := s.planned(learn.MovedUpDM, e.ID); len(told) != 2 || told["UDAN"].ID == "" || told["UEVA"].ID == "" {
			t.Errorf("told are %v", told)
		}
	}
}

func TestACrowdNeverTakesMorePlacesThanThereAre(t *testing.T) {
	s := newStage(t)
	e := s.share("COPEN", func(e *learn.Event) { e.Capacity = 3 })
	people := []string{"U1", "U2", "U3", "U4", "U5", "U6", "U7", "U8"}
	press := func(do chat.Handler) {
		var all sync.WaitGroup
		for _, m := range people {
			all.Go(func() {
				if _, err := do(t.Context(), s.press(m, e.ID)); err != nil {
					t.Error(err)
				}
			})
		}
		all.Wait()
	}
	press(s.Going)
	if line := s.line(e.ID, ""); line.Going != 3 || line.Waiting != 5 {
		t.Errorf("%+v", line)
	}
	press(s.Going)
	if line := s.line(e.ID, ""); line.Going != 3 || line.Waiting != 5 {
		t.Errorf("once more: %+v", line)
	}
	press(s.NotGoing)
	if line := s.line(e.ID, ""); line.Going+line.Waiting > 0 {
		t.Errorf("all left: %+v", line)
	}
}

func TestThePlaceOfWhoLeftTheWorkspaceGoesToTheNext(t *testing.T) {
	s := newStage(t)
	e := s.share("COPEN", func(e *learn.Event) { e.Capacity = 1 })
	s.goes(e.ID, "UBEN", "UCIA", "UDAN")
	for _, gone := range []string{"UBEN", "UCIA"} { // also one who waits, or has just moved up
		if err := s.db.SaveMembers(t.Context(), []learn.Member{{ID: gone, Deleted: true}}); err != nil {
			t.Fatal(err)
		}
	}
	for range 2 {
		if err := s.Plan(t.Context(), now); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(learn.Line{Going: 1, First: []string{"UDAN"}}, s.line(e.ID, "")); diff != "" {
		t.Error(diff)
	}
	if told := s.planned(learn.MovedUpDM, e.ID); len(told) != 1 || told["UDAN"].ID == "" {
		t.Errorf("told are %v", told)
	}
}

func TestTheWaitlistIsSilentForWhoTurnedItOff(t *testing.T) {
	s := newStage(t)
	e := s.share("COPEN", func(e *learn.Event) { e.Capacity = 1 })
	chosen := learn.UsualPreferences()
	chosen.Muted = []learn.Notice{learn.Waitlist}
	if err := s.db.SavePreferences(t.Context(), "UCIA", chosen); err != nil {
		t.Fatal(err)
	}
	s.goes(e.ID, "UBEN", "UCIA")
	if _, err := s.NotGoing(t.Context(), s.press("UBEN", e.ID)); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"UCIA"}, s.line(e.ID, "").First); diff != "" {
		t.Error(diff)
	}
	if told := s.planned(learn.MovedUpDM, e.ID); len(told) > 0 {
		t.Errorf("told are %v", told)
	}
}

func TestWhoCancelsIsNotToldAndEverybodyElseIsOnce(t *testing.T) {
	s := newStage(t)
	e := s.share("COPEN", nil)
	s.goes(e.ID, "UANA", "UBEN")
	if _, err := s.Maybe(t.Context(), s.press("UCIA", e.ID)); err != nil {
		t.Fatal(err)
	}
	if _, err := s.NotGoing(t.Context(), s.press("UDAN", e.ID)); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Cancel(t.Context(), inDetails(s.press("UANA", e.ID))); err != nil {
		t.Fatal(err)
	}
	told := s.planned(learn.ChangedDM, e.ID)
	if len(told) != 2 || told["UBEN"].ID == "" || told["UCIA"].ID == "" {
		t.Errorf("told are %v", told)
	}
	if due := told["UBEN"].Due; !due.Equal(now.Add(time.Minute)) {
		t.Errorf("due at %v", due)
	}
	if stored, err := s.db.Event(t.Context(), e.ID); err != nil || stored.Sequence != 1 {
		t.Errorf("%v: sequence %d", err, stored.Sequence)
	}
	if _, err := s.Cancel(t.Context(), inDetails(s.press("UANA", e.ID))); !learn.Is(err, learn.Forbidden) {
		t.Errorf("once more: %v", err)
	}
}

func TestAPrivateEventIsSeenAnywhereByWhoAnsweredAlone(t *testing.T) {
	s := newStage(t)
	e := s.share("CQUIET", nil)
	if _, err := s.Maybe(t.Context(), from(s.press("UBEN", e.ID), "CQUIET")); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		member, where string
		sees          bool
	}{{"UBEN", "DBEN", true}, {"UBEN", "COPEN", true}, {"UBEN", "", true}, {"UCIA", "DCIA", false}, {"UCIA", "COPEN", false}} {
		_, err := s.More(t.Context(), from(s.press(c.member, e.ID), c.where))
		if learn.Is(err, learn.NotFound) == c.sees {
			t.Errorf("%+v: %v", c, err)
		}
	}
}
