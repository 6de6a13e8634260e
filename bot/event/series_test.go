package event_test

import (
	"strings"
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// weekly is the first occurrence of a series of Ana's in the channel.
func (s *stage) weekly(channel string, times int) learn.Event {
	e := s.share(channel, func(e *learn.Event) {
		e.Series, e.Date, e.Owner = learn.NewID(), e.Day(), "UANA"
	})
	if err := s.db.AddSeries(s.t.Context(), learn.NewSeries(e.Series, e, learn.Repetition{Rhythm: learn.EveryWeek, Times: times})); err != nil {
		s.t.Fatal(err)
	}
	return e
}

// coming are the events of the public channel that stand.
func (s *stage) coming() []learn.Event {
	s.t.Helper()
	all, err := s.db.Upcoming(s.t.Context(), learn.Viewer{Member: "UBEN", Here: "COPEN"}, now, time.Time{}, 100)
	if err != nil {
		s.t.Fatal(err)
	}
	return all
}

func TestSkippingTwiceSkipsOne(t *testing.T) {
	s := newStage(t)
	e := s.weekly("COPEN", learn.NoCount)
	if _, err := s.Skip(t.Context(), inDetails(s.press("UBEN", e.ID))); !learn.Is(err, learn.Forbidden) {
		t.Errorf("somebody else skips: %v", err)
	}
	for i, refused := range []bool{false, true} {
		if _, err := s.Skip(t.Context(), inDetails(s.press("UANA", e.ID))); learn.Is(err, learn.Forbidden) != refused {
			t.Errorf("press %d: %v", i+1, err)
		}
	}
	next := s.coming()
	if len(next) != 1 || !next[0].Start.Equal(e.Start.AddDate(0, 0, 7)) || next[0].Series != e.Series || next[0].Owner != "UANA" {
		t.Errorf("%+v", next)
	}
}

func TestASeriesThatEndedIsNeitherSkippedNorEnded(t *testing.T) {
	s := newStage(t)
	e := s.weekly("COPEN", learn.NoCount)
	if _, err := s.EndSeries(t.Context(), inDetails(s.press("UBEN", e.ID))); !learn.Is(err, learn.Forbidden) {
		t.Errorf("somebody else ends it: %v", err)
	}
	reply, err := s.EndSeries(t.Context(), inDetails(s.press("UANA", e.ID)))
	if err != nil {
		t.Fatal(err)
	}
	if got := modal(t, reply.Update); !strings.Contains(got, "The series has ended.") || !strings.Contains(got, `"event.cancel"`) {
		t.Error(got)
	}
	for name, press := range map[string]func() error{
		"skip": func() error { _, err := s.Skip(t.Context(), inDetails(s.press("UANA", e.ID))); return err },
		"end":  func() error { _, err := s.EndSeries(t.Context(), inDetails(s.press("UANA", e.ID))); return err },
	} {
		if err := press(); !learn.Is(err, learn.Forbidden) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := s.PlanSeries(t.Context(), now.AddDate(0, 1, 0)); err != nil || len(s.coming()) != 1 {
		t.Error(err, s.coming())
	}
}

func TestAnOccurrenceIsMadeOnceAndOnlyWhenItsTimeHasCome(t *testing.T) {
	s := newStage(t)
	e := s.weekly("COPEN", 2)
	over := e.Start.Add(learn.UsualEvent)
	for _, c := range []struct {
		at   time.Time
		want int
	}{{over.Add(-time.Second), 1}, {over, 2}, {over, 2}, {over.AddDate(0, 0, 30), 2}} {
		if err := s.PlanSeries(t.Context(), c.at); err != nil {
			t.Fatal(err)
		}
		if got := s.coming(); len(got) != c.want {
			t.Errorf("at %v: %d", c.at, len(got))
		}
	}
	if at, err := s.NextOccurrence(t.Context(), over); err != nil || !at.IsZero() {
		t.Errorf("after the last of two: %v, %v", at, err)
	}
}

func TestWhoLookedAfterAnEarlierOneHasNoSayInTheSeries(t *testing.T) {
	s := newStage(t)
	e := s.weekly("COPEN", learn.NoCount)
	if err := s.PlanSeries(t.Context(), e.Start.Add(learn.UsualEvent)); err != nil {
		t.Fatal(err)
	}
	for name, press := range map[string]func() error{
		"skip": func() error { _, err := s.Skip(t.Context(), inDetails(s.press("UANA", e.ID))); return err },
		"end":  func() error { _, err := s.EndSeries(t.Context(), inDetails(s.press("UANA", e.ID))); return err },
	} {
		if err := press(); !learn.Is(err, learn.Forbidden) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestASeriesInAPrivateChannelStaysThere(t *testing.T) {
	s := newStage(t)
	e := s.weekly("CQUIET", learn.NoCount)
	if err := s.PlanSeries(t.Context(), e.Start.Add(learn.UsualEvent)); err != nil {
		t.Fatal(err)
	}
	if got := s.coming(); len(got) != 0 {
		t.Errorf("seen elsewhere: %+v", got)
	}
	list, _, err := s.db.ListEvents(t.Context(), learn.Viewer{Member: "UBEN", Here: "CQUIET"}, now, store.EventFilter{}, 0, 10)
	if err != nil || len(list) != 2 {
		t.Errorf("in the channel: %+v, %v", list, err)
	}
}
