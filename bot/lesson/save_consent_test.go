package lesson_test

import (
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

func TestWhatSomebodyWroteIsForThemAloneToShareOrNot(t *testing.T) {
	s := newStage(t)
	g := learn.Suggestion{ID: learn.NewID(), Author: "UANA", Asker: "UBEN", Message: "COPEN/1.0", Text: "Ask first.", Created: now.Add(-time.Minute)}
	if err := s.db.AddSuggestion(t.Context(), g); err != nil {
		t.Fatal(err)
	}
	if err := s.db.SendSuggestion(t.Context(), g, now); err != nil {
		t.Fatal(err)
	}
	for name, press := range map[string]chat.Handler{"shares": s.Share, "declines": s.Decline} {
		if reply, err := press(t.Context(), s.press(g.Asker, "DBEN", g.ID)); !learn.Is(err, learn.NotFound) {
			t.Errorf("whoever asked %s it: %+v, %v", name, reply, err)
		}
	}
	q, err := s.db.Question(t.Context(), learn.ConsentQuestion, g.Author, g.ID)
	if err != nil || !q.Open() {
		t.Errorf("its author isn't asked any more: %+v, %v", q, err)
	}
	if reply, err := s.Share(t.Context(), s.press(g.Author, "DANA", g.ID)); err != nil || reply.Open == nil {
		t.Errorf("its author shares it: %+v, %v", reply, err)
	}
}
