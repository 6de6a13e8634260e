package event_test

import (
	"strings"
	"testing"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// Elena is in the private channel, and Slack says so once it is asked; Ben has
// left it.
func TestWhoElseGoesInAPrivateChannelIsForItsMembers(t *testing.T) {
	s := newStage(t)
	e := s.share("CQUIET", nil)
	for _, who := range []string{"UBEN", "UELENA", "UCIA"} {
		if _, err := s.Going(t.Context(), from(s.press(who, e.ID), "CQUIET")); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		who, where  string
		soon, later bool // Cia is named at once; when Slack has answered
	}{
		{"UELENA", "CQUIET", true, true},
		{"UELENA", "", false, true},
		{"UBEN", "", false, false},
		{"UBEN", "DBEN", false, false},
		{"UANA", "", true, true}, // it is hers
	} {
		clear(s.known)
		reply, err := s.More(t.Context(), from(s.press(c.who, e.ID), c.where))
		if err != nil {
			t.Fatal(err)
		}
		says := modal(t, reply.Open)
		if strings.Contains(says, "@UCIA") != c.soon {
			t.Errorf("%+v at once: %s", c, says)
		}
		if !c.soon && !strings.Contains(says, "3 going") {
			t.Errorf("%+v isn't told how many go: %s", c, says)
		}
		if c.soon != c.later && !strings.Contains(modal(t, reply.Late(t.Context())), "@UCIA") {
			t.Errorf("%+v: Cia isn't named", c)
		}
		if reply.Late != nil && !c.later && reply.Late(t.Context()) != nil {
			t.Errorf("%+v: there is more to see", c)
		}
	}
	reply, err := s.Going(t.Context(), from(s.press("UBEN", e.ID), "DBEN"))
	if err != nil || strings.Contains(modal(t, reply.Open), "<@U") {
		t.Errorf("Ben is told who goes when he says why he does: %v", err)
	}
}

func TestWhoTakesAnAnswerBackElsewhereReadsWhereTheEventIs(t *testing.T) {
	s := newStage(t)
	e := s.share("CQUIET", nil)
	if _, err := s.Maybe(t.Context(), from(s.press("UBEN", e.ID), "CQUIET")); err != nil {
		t.Fatal(err)
	}
	undo := inDetails(from(s.press("UBEN", e.ID), "DBEN"))
	reply, err := s.Undo(t.Context(), undo)
	if err != nil || !strings.Contains(modal(t, reply.Update), "your answer is taken back") {
		t.Errorf("%v", err)
	}
	if _, err := s.Undo(t.Context(), undo); !learn.Is(err, learn.NotFound) {
		t.Errorf("once more: %v", err)
	}
}
