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

func TestACardStaysAmongThoseToWhomOneSaidThatOneGoes(t *testing.T) {
	s := newStage(t)
	for _, c := range []learn.Channel{
		{ID: "CBOARD", Name: "board", Private: true}, {ID: "COTHER", Name: "other"},
		{ID: "CPARTNERS", Name: "partners", External: true, Allowed: true}, {ID: "CVENDORS", Name: "vendors", External: true},
	} {
		if err := s.db.SaveChannel(t.Context(), c); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct{ from, to, want string }{
		{"COPEN", "COTHER", ""},
		{"COPEN", "CBOARD", ""},
		{"CQUIET", "CQUIET", ""},
		{"CQUIET", "COPEN", "already.private"},
		{"CQUIET", "CBOARD", "already.private"},
		{"CQUIET", "CPARTNERS", "already.private"},
		{"CUNKNOWN", "COPEN", "already.private"},
		{"COPEN", "CPARTNERS", "already.outsiders_here"},
		{"COPEN", "CVENDORS", "error.channel_external"},
		{"CPARTNERS", "COPEN", "already.outsiders_there"},
		{"CPARTNERS", "CVENDORS", "already.outsiders_there"},
	} {
		e := s.share(c.from, nil)
		_, err := s.PostHere(t.Context(), inForm(s.press("UANA", e.ID), c.to))
		if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("from %s to %s: %v, want %q", c.from, c.to, err, c.want)
		}
		if posted, err := s.db.Posted(t.Context(), e.ID, c.to); err != nil || posted != (c.want == "") {
			t.Errorf("from %s to %s: posted %v, %v", c.from, c.to, posted, err)
		}
	}
	e := s.share("CQUIET", nil)
	if _, err := s.PostHere(t.Context(), inForm(s.press("UBEN", e.ID), "COPEN")); !learn.Is(err, learn.NotFound) {
		t.Errorf("somebody who doesn't see it: %v", err)
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
