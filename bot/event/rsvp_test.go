package event_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/event"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

func (s *stage) attendance(event, member string) learn.Attendance {
	s.t.Helper()
	a, err := s.db.Attendance(s.t.Context(), event, member)
	if err != nil {
		s.t.Fatal(err)
	}
	return a
}

func TestGoingCountsBeforeTheFormIsFilledIn(t *testing.T) {
	s := newStage(t)
	e := s.share("COPEN", nil)
	reply, err := s.Going(t.Context(), s.press("UBEN", e.ID))
	if err != nil {
		t.Fatal(err)
	}
	form := modal(t, reply.Open)
	if !strings.Contains(form, `"initial_value":"3"`) || !strings.Contains(form, "Only you see this.") || !strings.Contains(form, "Not now") {
		t.Error(form)
	}
	if a := s.attendance(e.ID, "UBEN"); a.RSVP != learn.Going || a.Stated {
		t.Errorf("%+v", a)
	}
}

func TestGoingAgainShowsWhatWasStated(t *testing.T) {
	s := newStage(t)
	e := s.share("COPEN", nil)
	if _, err := s.Going(t.Context(), s.press("UBEN", e.ID)); err != nil {
		t.Fatal(err)
	}
	why := learn.Intention{Purposes: []learn.Purpose{learn.GetAdvice}, Meet: 7}
	if _, err := s.db.SaveIntention(t.Context(), e.ID, "UBEN", why, now); err != nil {
		t.Fatal(err)
	}
	reply, err := s.Going(t.Context(), s.press("UBEN", e.ID))
	if err != nil {
		t.Fatal(err)
	}
	form := modal(t, reply.Open)
	if !strings.Contains(form, `"initial_value":"7"`) || !strings.Contains(form, `"initial_options":[{"text":{"type":"plain_text","text":"Get advice"`) {
		t.Error(form)
	}
}

func TestWhyOneGoesIsStatedUntilTheEventIsOver(t *testing.T) {
	s := newStage(t)
	e := s.share("COPEN", nil)
	s.goes(e.ID, "UBEN")
	form := func(hours int) *chat.Request {
		req := s.by("UBEN")
		req.Kind, req.Now = chat.FormKind, now.Add(time.Duration(hours)*time.Hour)
		req.View = &chat.View{Name: event.IntentionForm, Meta: chat.Meta{ID: e.ID}}
		return req
	}
	if _, err := s.Intended(t.Context(), form(1)); err != nil || !s.attendance(e.ID, "UBEN").Stated {
		t.Error("as it begins:", err)
	}
	if _, err := s.Intended(t.Context(), form(4)); !learn.Is(err, learn.Forbidden) {
		t.Errorf("once it is over: %v", err)
	}
}

func TestAMaybeIsToldToItsOwnerOnly(t *testing.T) {
	s := newStage(t)
	e := s.share("COPEN", nil)
	reply, err := s.Maybe(t.Context(), s.press("UBEN", e.ID))
	if err != nil {
		t.Fatal(err)
	}
	if got := message(t, reply.Tell); !strings.Contains(got, "Only you can see it.") {
		t.Error(got)
	}
	card, err := s.Card(t.Context(), learn.Delivery{Subject: e.ID})
	if err != nil || strings.Contains(message(t, &card.Message), "UBEN") {
		t.Errorf("%v: the card names who may come", err)
	}
}

func TestAnswersInTheDetailsChangeThemInPlace(t *testing.T) {
	s := newStage(t)
	e := s.share("COPEN", nil)
	for _, c := range []struct {
		do   chat.Handler
		want string
		rsvp learn.RSVP
	}{
		{s.Going, "*You're going.*", learn.Going},
		{s.NotGoing, "*You can't go.*", learn.NotGoing},
		{s.Maybe, "*You said maybe.*", learn.Maybe},
		{s.Undo, "Are you going?", learn.NoAnswer},
	} {
		reply, err := c.do(t.Context(), inDetails(s.press("UBEN", e.ID)))
		if err != nil {
			t.Fatal(err)
		}
		if got := modal(t, reply.Update); !strings.Contains(got, c.want) || reply.Open != nil {
			t.Errorf("want %q in %s", c.want, got)
		}
		if a := s.attendance(e.ID, "UBEN"); a.RSVP != c.rsvp {
			t.Errorf("stored %q, want %q", a.RSVP, c.rsvp)
		}
	}
}

func TestNobodyCanAnswerToWhatIsOffOrOverOrHidden(t *testing.T) {
	s := newStage(t)
	off := s.share("COPEN", func(e *learn.Event) { e.Cancelled = now })
	over := s.share("COPEN", func(e *learn.Event) { e.Start = now.Add(-learn.UsualEvent) })
	quiet := s.share("CQUIET", nil)
	for id, key := range map[string]string{off.ID: "rsvp.cancelled", over.ID: "rsvp.over", quiet.ID: "event.gone", "none": "event.gone"} {
		_, err := s.Going(t.Context(), s.press("UBEN", id))
		var told *learn.Error
		if !errors.As(err, &told) || told.Key != key {
			t.Errorf("%v, want %s", err, key)
		}
	}
	if _, err := s.Going(t.Context(), from(s.press("UBEN", quiet.ID), "CQUIET")); err != nil {
		t.Error("from the private channel itself:", err)
	}
}
