package event_test

import (
	"strings"
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// inForm is req from a form that was opened in the channel.
func inForm(req *chat.Request, channel string) *chat.Request {
	req.View = &chat.View{ID: "V1", Name: "event.share", Meta: chat.Meta{ID: learn.NewID(), Channel: channel}}
	req.Channel = ""
	return req
}

func (s *stage) sees(member, channel, event string) bool {
	_, err := s.db.VisibleEvent(s.t.Context(), learn.Viewer{Member: member, Here: channel}, event)
	return err == nil
}

func TestWhatIsPrivateIsPostedElsewhereByItsOwnerOnly(t *testing.T) {
	s := newStage(t)
	if err := s.db.SaveChannel(t.Context(), learn.Channel{ID: "CBOARD", Name: "board", Private: true}); err != nil {
		t.Fatal(err)
	}
	e := s.share("CQUIET", nil)
	if _, err := s.PostHere(t.Context(), inForm(s.press("UBEN", e.ID), "COPEN")); !learn.Is(err, learn.NotFound) {
		t.Errorf("somebody who doesn't see it: %v", err)
	}
	if _, err := s.PostHere(t.Context(), inForm(s.press("UBEN", e.ID), "CQUIET")); err != nil {
		t.Errorf("where it is already: %v", err)
	}
	if _, err := s.PostHere(t.Context(), inForm(s.press("UANA", e.ID), "CBOARD")); err != nil || !s.sees("UBEN", "CBOARD", e.ID) {
		t.Errorf("its owner, in another private channel: %v", err)
	}
	if s.sees("UBEN", "COPEN", e.ID) {
		t.Error("it is public now")
	}
	if _, err := s.PostHere(t.Context(), inForm(s.press("UANA", e.ID), "COPEN")); err != nil || !s.sees("UBEN", "COPEN", e.ID) {
		t.Errorf("its owner, in a public channel: %v", err)
	}
	if !s.sees("UGRACE", "CQUIET", e.ID) {
		t.Error("where it was shared it is seen no longer")
	}
}

func TestWhatCannotBePostedSaysWhy(t *testing.T) {
	s := newStage(t)
	for _, c := range []learn.Channel{{ID: "CGONE", Name: "gone", Archived: true}, {ID: "COUT", Name: "out", Bot: learn.Outside}} {
		if err := s.db.SaveChannel(t.Context(), c); err != nil {
			t.Fatal(err)
		}
	}
	stands := s.share("COPEN", nil)
	over := s.share("COPEN", func(e *learn.Event) { e.Start = now.Add(-24 * time.Hour) })
	off := s.share("COPEN", func(e *learn.Event) { e.Cancelled = now })
	for _, c := range []struct{ event, channel, want string }{
		{over.ID, "CQUIET", "already.over"},
		{off.ID, "CQUIET", "already.over"},
		{stands.ID, "D01", "already.no_channel"},
		{stands.ID, "CGONE", "error.channel_archived"},
		{stands.ID, "COUT", "error.channel_without_bot"},
		{"none", "COPEN", "event.gone"},
	} {
		_, err := s.PostHere(t.Context(), inForm(s.press("UBEN", c.event), c.channel))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("in %s: %v, want %s", c.channel, err, c.want)
		}
	}
}
