package event

import (
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

func TestTheFormOfASeriesSentAgainCorrectsTheSeries(t *testing.T) {
	s := newAgain(t)
	send := func(e learn.Event, r learn.Repetition, at time.Time) {
		t.Helper()
		e.Created, e.Updated = at, at
		if err := s.db.Transact(t.Context(), func(tx *store.DB) error { return addRepeating(t.Context(), tx, e, r) }); err != nil {
			t.Fatal(err)
		}
	}
	first := s.event()
	weekly := learn.Repetition{Rhythm: learn.EveryWeek, Times: learn.NoCount}
	send(first, weekly, s.now)
	second := first
	second.Place, second.Start = "Via Roma 1", first.Start.AddDate(0, 0, 1)
	send(second, learn.Repetition{Rhythm: learn.EveryTwoWeeks, Times: 5}, s.now.Add(5*time.Second))
	send(first, weekly, s.now.Add(6*time.Second)) // Slack delivers the first once more

	stored, err := s.db.Event(t.Context(), first.ID)
	if err != nil {
		t.Fatal(err)
	}
	series, err := s.db.Series(t.Context(), stored.Series)
	if err != nil || series.Template.Place != "Via Roma 1" || series.Every != 2 || series.Remaining != 4 || series.Last != second.Day() {
		t.Errorf("%+v, %v", series, err)
	}
	if stored.Date != second.Day() || stored.Sequence != 1 {
		t.Errorf("%+v", stored)
	}
	due, err := s.db.DueSeries(t.Context(), s.now.AddDate(1, 0, 0))
	if err != nil || len(due) != 1 {
		t.Errorf("%d series, %v", len(due), err)
	}
}

func TestTheFormOfASeriesSentAgainAsOneEventEndsTheSeries(t *testing.T) {
	s := newAgain(t)
	first := s.event()
	for i, r := range []learn.Repetition{{Rhythm: learn.EveryWeek, Times: learn.NoCount}, {Rhythm: learn.Once, Times: learn.NoCount}} {
		e := first
		e.Created = s.now.Add(time.Duration(i) * time.Second)
		e.Updated = e.Created
		if err := s.db.Transact(t.Context(), func(tx *store.DB) error { return addRepeating(t.Context(), tx, e, r) }); err != nil {
			t.Fatal(err)
		}
	}
	due, err := s.db.DueSeries(t.Context(), s.now.AddDate(1, 0, 0))
	if err != nil || len(due) > 0 {
		t.Errorf("%d series go on, %v", len(due), err)
	}
	if stored, err := s.db.Event(t.Context(), first.ID); err != nil || stored.Repeats.On() {
		t.Errorf("%+v, %v", stored.Repeats, err)
	}
}
