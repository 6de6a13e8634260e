package event_test

import (
	"testing"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

func TestTheCalendarFileGoesToWhoMaySeeTheEvent(t *testing.T) {
	s := newStage(t)
	public, quiet := s.share("COPEN", nil), s.share("CQUIET", nil)
	cancelled := s.share("COPEN", func(e *learn.Event) { e.Cancelled = now })
	if err := s.db.Answer(t.Context(), public.ID, "UBEN", learn.Going, now); err != nil {
		t.Fatal(err)
	}
	add := func(member, event string) error {
		req := s.by(member)
		req.Value = event
		_, err := s.AddToCalendar(t.Context(), req)
		return err
	}
	for range 2 {
		for _, member := range []string{"UBEN", "UCHIARA"} {
			if err := add(member, public.ID); err != nil {
				t.Error(err)
			}
		}
	}
	if err := add("UBEN", quiet.ID); !learn.Is(err, learn.NotFound) {
		t.Errorf("of a private channel: %v", err)
	}
	if err := add("UBEN", cancelled.ID); !learn.Is(err, learn.Forbidden) {
		t.Errorf("of what is cancelled: %v", err)
	}
	heads, err := s.db.Heads(t.Context(), now, 10, nil)
	if err != nil || len(heads) != 2 || heads[0].Place != "UBEN" || heads[1].Place != "UCHIARA" {
		t.Errorf("sent: %v, %v", heads, err)
	}
	for member, follows := range map[string]bool{"UBEN": true, "UCHIARA": false} {
		mine, err := s.db.Attendance(t.Context(), public.ID, member)
		if err != nil || mine.Calendar != follows {
			t.Errorf("%s gets later versions: %v, %v", member, mine.Calendar, err)
		}
	}
}

func TestWhoMovesAnEventGetsTheFileThatMovesItInTheirOwnCalendar(t *testing.T) {
	s := newStage(t)
	e := s.share("COPEN", nil)
	s.goes(e.ID, "UANA", "UBEN")
	if _, err := s.AddToCalendar(t.Context(), s.press("UANA", e.ID)); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Cancel(t.Context(), inDetails(s.press("UANA", e.ID))); err != nil {
		t.Fatal(err)
	}
	if told := s.planned(learn.ChangedDM, e.ID); len(told) != 2 || told["UANA"].ID == "" {
		t.Errorf("told are %v", told)
	}
}
