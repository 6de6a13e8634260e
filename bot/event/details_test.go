package event_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

func TestEditAndCancelAreForWhoSharedItAndForAdmins(t *testing.T) {
	s := newStage(t)
	e := s.share("COPEN", nil)
	admin := s.press("UBOSS", e.ID)
	admin.Actor.Admin = true
	for _, c := range []struct {
		who *chat.Request
		may bool
	}{{s.press("UANA", e.ID), true}, {admin, true}, {s.press("UBEN", e.ID), false}} {
		reply, err := s.More(t.Context(), c.who)
		if err != nil {
			t.Fatal(err)
		}
		got := modal(t, reply.Open)
		if strings.Contains(got, `"event.edit"`) != c.may || strings.Contains(got, `"event.cancel"`) != c.may {
			t.Errorf("%s: %s", c.who.Who.ID, got)
		}
		reply, err = s.Edit(t.Context(), inDetails(c.who))
		if learn.Is(err, learn.Forbidden) == c.may {
			t.Errorf("%s edits: %v", c.who.Who.ID, err)
		}
		if c.may {
			modal(t, reply.Open)
		}
	}
}

func TestACancelledEventSaysSoAndIsDoneWith(t *testing.T) {
	s := newStage(t)
	e := s.share("COPEN", nil)
	if _, err := s.Cancel(t.Context(), inDetails(s.press("UBEN", e.ID))); !learn.Is(err, learn.Forbidden) {
		t.Fatal(err)
	}
	reply, err := s.Cancel(t.Context(), inDetails(s.press("UANA", e.ID)))
	if err != nil {
		t.Fatal(err)
	}
	got := modal(t, reply.Update)
	if !strings.Contains(got, "*Cancelled.*") || strings.Contains(got, `"event.going"`) || strings.Contains(got, `"event.edit"`) {
		t.Error(got)
	}
	_, err = s.Edit(t.Context(), inDetails(s.press("UANA", e.ID)))
	var told *learn.Error
	if !errors.As(err, &told) || told.Key != "event.closed" {
		t.Error(err)
	}
}

func TestDetailsShowMyIntentionToMeOnly(t *testing.T) {
	s := newStage(t)
	e := s.share("COPEN", nil)
	if _, err := s.Going(t.Context(), s.press("UBEN", e.ID)); err != nil {
		t.Fatal(err)
	}
	why := learn.Intention{Purposes: []learn.Purpose{learn.PractisePitch}, Meet: 1, Learn: 3}
	if _, err := s.db.SaveIntention(t.Context(), e.ID, "UBEN", why, now); err != nil {
		t.Fatal(err)
	}
	want := `• Practise explaining what we do\n• 1 new person to meet\n• 3 new things to learn`
	for member, mine := range map[string]bool{"UBEN": true, "UANA": false} {
		reply, err := s.More(t.Context(), s.press(member, e.ID))
		if err != nil {
			t.Fatal(err)
		}
		got := modal(t, reply.Open)
		if strings.Contains(got, want) != mine || !strings.Contains(got, "1 going: \\u003c@UBEN\\u003e") {
			t.Errorf("%s: %s", member, got)
		}
	}
}

func TestAListHasTenAPageAndMyAnswers(t *testing.T) {
	s := newStage(t)
	reply, err := s.List(t.Context(), s.by("UBEN"))
	if err != nil || !strings.Contains(message(t, reply.Tell), "`/event share` and paste the link") {
		t.Fatal(err, reply.Tell)
	}
	for range 12 {
		s.share("COPEN", func(e *learn.Event) { e.Start = now.Add(learn.Horizon) })
	}
	quiet := s.share("CQUIET", nil)
	soon := s.share("COPEN", func(e *learn.Event) { e.Title = "Soon" })
	if _, err := s.Going(t.Context(), s.press("UBEN", soon.ID)); err != nil {
		t.Fatal(err)
	}
	reply, err = s.List(t.Context(), s.by("UBEN"))
	if err != nil {
		t.Fatal(err)
	}
	got := message(t, reply.Tell)
	if !strings.Contains(got, "1–10 of 13") || strings.Contains(got, quiet.ID) || strings.Count(got, "_You're going_") != 1 {
		t.Error(got)
	}
	if strings.Index(got, "Soon") > strings.Index(got, "Coffee") {
		t.Error("the soonest isn't first")
	}
	next := s.press("UBEN", `{"page":1}`)
	reply, err = s.Turn(t.Context(), next)
	if err != nil || !reply.Replace || !strings.Contains(message(t, reply.Tell), "11–13 of 13") {
		t.Error(err, reply)
	}
	// The list has become shorter since.
	next.Value = `{"page":7}`
	if reply, err = s.Turn(t.Context(), next); err != nil || !strings.Contains(message(t, reply.Tell), "11–13 of 13") {
		t.Error(err, reply)
	}
}
