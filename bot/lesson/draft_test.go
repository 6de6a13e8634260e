package lesson_test

import (
	"strings"
	"testing"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// typed has Ana type words in the form of a new lesson, by field.
func (s *stage) typed(origin string, words map[string][]string) learn.Draft {
	s.t.Helper()
	form := learn.Draft{ID: learn.NewID(), Member: "UANA", Origin: origin, Created: now, Updated: now}
	err := s.db.KeepDraft(s.t.Context(), form, func(d *learn.Draft) {
		for field, values := range words {
			d.Hold(field, values, now)
		}
	})
	if err != nil {
		s.t.Fatal(err)
	}
	return form
}

func TestADraftIsItsOwnersAlone(t *testing.T) {
	s := newStage(t)
	d := s.typed("", map[string][]string{"takeaway": {"Listen first"}})
	if _, err := s.GoOn(t.Context(), s.press("UBEN", "COPEN", d.ID)); !learn.Is(err, learn.NotFound) {
		t.Errorf("Ben goes on with it: %v", err)
	}
	if _, err := s.ThrowAway(t.Context(), s.press("UBEN", "COPEN", d.ID)); err != nil {
		t.Error(err)
	}
	r, err := s.Submit(t.Context(), s.press("UBEN", "COPEN", ""))
	if modal := opened(t, r.Open, err); strings.Contains(modal, "Listen first") {
		t.Errorf("Ben sees it: %s", modal)
	}
	r, err = s.Submit(t.Context(), s.press("UANA", "COPEN", ""))
	if modal := opened(t, r.Open, err); !strings.Contains(modal, "Listen first") || !strings.Contains(modal, "Start anew") {
		t.Errorf("Ana doesn't: %s", modal)
	}
	for range 2 {
		r, err := s.ThrowAway(t.Context(), s.press("UANA", "COPEN", d.ID))
		if said := told(t, r, err); !strings.Contains(said, "Thrown away") || !r.Replace {
			t.Error(said)
		}
	}
	if _, err := s.GoOn(t.Context(), s.press("UANA", "COPEN", d.ID)); !learn.Is(err, learn.NotFound) {
		t.Errorf("Ana goes on with what she threw away: %v", err)
	}
}

func TestWhatSlackWouldRefuseToShowIsLeftOutOfADraft(t *testing.T) {
	for field, values := range map[string][]string{
		"takeaway": {strings.Repeat("🙂", 3000)}, "story": {strings.Repeat("<&>", 3000)}, "encounter": {strings.Repeat("x", 3000)},
		"try": {strings.Repeat("x", 3000)}, "audience": {strings.Repeat("x", 3000)}, "industry": {strings.Repeat("x", 3000)},
		"topics": {strings.Repeat("x", 3000), " ", "hiring", "Hiring"}, "met": {"1e3"}, "learned": {"-4"},
		"event": {"none"}, "channel": {"CUNKNOWN"}, "aim_meet": {"splendid"}, "no field": {"x"},
	} {
		s := newStage(t)
		s.typed("", map[string][]string{field: values})
		r, err := s.Submit(t.Context(), s.press("UANA", "COPEN", ""))
		opened(t, r.Open, err)
	}
}

// Ana wanted something from an event that was shared in a private channel.
func TestADirectMessageLeadsToThePrivateChannelsEventForWhoWentAlone(t *testing.T) {
	s := newStage(t)
	e := learn.Event{
		ID: learn.NewID(), Title: "Secret dinner", Start: now.AddDate(0, 0, -1), Zone: "Europe/Rome", SharedBy: "UEVE",
		Format: learn.InPerson, Industry: "finance", Channel: "CQUIET", Created: now, Updated: now,
	}
	if _, err := s.db.AddEvent(t.Context(), e); err != nil {
		t.Fatal(err)
	}
	if err := s.db.Answer(t.Context(), e.ID, "UANA", learn.Going, now); err != nil {
		t.Fatal(err)
	}
	if _, err := s.db.SaveIntention(t.Context(), e.ID, "UANA", learn.Intention{Meet: 3}, now); err != nil {
		t.Fatal(err)
	}
	for member, want := range map[string]bool{"UANA": true, "UBEN": false} {
		r, err := s.Submit(t.Context(), s.press(member, "D"+member, e.ID))
		modal := opened(t, r.Open, err)
		for _, secret := range []string{"Secret dinner", "3 new people to meet"} {
			if strings.Contains(modal, secret) != want {
				t.Errorf("%s and %q: %s", member, secret, modal)
			}
		}
		if strings.Contains(modal, `"finance"`) {
			t.Errorf("%s: the private event's industry stands in the form", member)
		}
	}
}
