package question_test

import (
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// press is a member pressing a button that stands for value.
func press(member, value string, now time.Time) *chat.Request {
	return &chat.Request{Kind: chat.ActionKind, Who: learn.Member{ID: member}, Value: value, Now: now}
}

// refused is the text with which a press was refused; "" when it wasn't.
func refused(err error) string {
	if err == nil {
		return ""
	}
	if said, ok := err.(*learn.Error); ok { //nolint:errorlint // handlers return it as it is
		return said.Key
	}
	return err.Error()
}

func TestAnAnswerThatComesTooLateSaysWhy(t *testing.T) {
	for name, c := range map[string]struct {
		then func(s *stage, e *learn.Event)
		by   string
		when string
		want string
	}{
		"in time":           {func(*stage, *learn.Event) {}, "UANA", "2026-11-27 10:00", ""},
		"weeks later":       {func(*stage, *learn.Event) {}, "UANA", "2026-12-31 10:00", ""},
		"whom nobody asked": {func(*stage, *learn.Event) {}, "UBEN", "2026-11-27 10:00", "question.gone"},
		"cancelled meanwhile": {func(s *stage, e *learn.Event) {
			e.Cancelled = e.Ends()
			s.no(s.db.SaveEvent(s.Context(), *e))
		}, "UANA", "2026-11-27 10:00", "turnout.cancelled"},
		"who can't, they said meanwhile": {func(s *stage, e *learn.Event) {
			s.no(s.db.Answer(s.Context(), e.ID, "UANA", learn.NotGoing, e.Ends()))
		}, "UANA", "2026-11-27 10:00", "turnout.not_going"},
		"changed within a week": {func(s *stage, e *learn.Event) {
			s.no(s.db.SayTurnout(s.Context(), e.ID, "UANA", learn.Went, at(s, "2026-11-27 10:00")))
		}, "UANA", "2026-12-04 09:59", ""},
		"changed after a week": {func(s *stage, e *learn.Event) {
			s.no(s.db.SayTurnout(s.Context(), e.ID, "UANA", learn.Went, at(s, "2026-11-27 10:00")))
		}, "UANA", "2026-12-04 10:00", "turnout.settled"},
	} {
		s := newStage(t)
		e := s.event("2026-11-26 18:30", "UANA")
		c.then(s, &e)
		_, err := s.Missed(t.Context(), press(c.by, e.ID, at(s, c.when)))
		if got := refused(err); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
		a, err := s.db.Attendance(t.Context(), e.ID, "UANA")
		s.no(err)
		if (a.Turnout == learn.Missed) != (c.want == "") {
			t.Errorf("%s: stored %q", name, a.Turnout)
		}
	}
}

func TestOnlyWhoIsAskedPutsAQuestionOffOrAside(t *testing.T) {
	s := newStage(t)
	e := s.event("2026-11-26 18:30", "UANA")
	s.until("2026-11-27 09:30")
	now := at(s, "2026-11-27 10:00")
	stands := func() learn.Question {
		q, err := s.db.Question(t.Context(), learn.TurnoutQuestion, "UANA", e.ID)
		s.no(err)
		return q
	}
	was := stands()
	for _, do := range []chat.Handler{s.Later, s.NotThisTime} {
		if _, err := do(t.Context(), press("UBEN", was.ID, now)); refused(err) != "question.gone" || stands() != was {
			t.Errorf("Ben decides for Ana: %v, %+v", err, stands())
		}
		if _, err := do(t.Context(), press("UANA", "nothing", now)); refused(err) != "question.gone" {
			t.Errorf("about nothing: %v", err)
		}
	}
	_, err := s.Later(t.Context(), press("UANA", was.ID, now))
	if q := stands(); err != nil || q.Answer != learn.PutOff || !q.Due.Equal(at(s, "2026-11-30 09:30")) {
		t.Errorf("later: %+v, %v", q, err)
	}
	s.no(s.db.SayTurnout(t.Context(), e.ID, "UANA", learn.Went, now))
	answered := stands()
	for _, do := range []chat.Handler{s.Later, s.NotThisTime} {
		if _, err := do(t.Context(), press("UANA", was.ID, now)); err != nil || stands() != answered {
			t.Errorf("an answer is lost: %v, %+v", err, stands())
		}
	}
}
