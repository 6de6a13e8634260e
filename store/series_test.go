package store_test

import (
	"errors"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// weekly is a series of Ana's on Mondays, and its first occurrence.
func weekly(t *testing.T, db *store.DB) (learn.Series, learn.Event) {
	t.Helper()
	e := anEvent("e1", "COPEN", monday.Add(time.Hour))
	e.Series, e.Date, e.End, e.Owner, e.Host = "s1", e.Day(), e.Start.Add(time.Hour), "UANA", learn.Ours
	s := learn.NewSeries(e.Series, e, learn.Repetition{Rhythm: learn.EveryWeek, Times: 10})
	if err := db.AddSeries(t.Context(), s); err != nil {
		t.Fatal(err)
	}
	share(t, db, e)
	return s, e
}

func TestASeriesComesBackAsItWasStored(t *testing.T) {
	db := open(t)
	s, e := weekly(t, db)
	s.Template = learn.Event{}.With(s.Template)
	s.Template.Channel, s.Template.SharedBy, s.Template.Owner = "COPEN", "UANA", "UANA"
	s.Template.Start, s.Template.End = time.Time{}, time.Time{}
	got, err := db.Series(t.Context(), s.ID)
	if diff := cmp.Diff(s, got); err != nil || diff != "" {
		t.Error(err, diff)
	}
	e.Place, e.Topics = "Via Roma 1", []string{"data", "coffee"}
	changed := got.Following(e)
	if saved, err := db.SaveSeries(t.Context(), got, changed); !saved || err != nil {
		t.Fatal(saved, err)
	}
	changed.Template.Start, changed.Template.End = time.Time{}, time.Time{}
	got, err = db.Series(t.Context(), s.ID)
	if diff := cmp.Diff(changed, got); err != nil || diff != "" {
		t.Error(err, diff)
	}
	if _, err := db.Series(t.Context(), "none"); !errors.Is(err, store.ErrNone) {
		t.Error(err)
	}
}

func TestASeriesIsDueOnceItsOccurrenceIsOver(t *testing.T) {
	db := open(t)
	if at, err := db.NextSeries(t.Context()); !errors.Is(err, store.ErrNone) {
		t.Fatal(at, err)
	}
	s, e := weekly(t, db)
	if at, err := db.NextSeries(t.Context()); err != nil || !at.Equal(e.End) {
		t.Error(at, err)
	}
	for at, want := range map[time.Time]int{e.End.Add(-time.Second): 0, e.End: 1} {
		if due, err := db.DueSeries(t.Context(), at); err != nil || len(due) != want {
			t.Errorf("%v: %q, %v", at, due, err)
		}
	}
	ended := s
	ended.Next = time.Time{}
	if _, err := db.SaveSeries(t.Context(), s, ended); err != nil {
		t.Fatal(err)
	}
	if due, err := db.DueSeries(t.Context(), e.End); err != nil || len(due) != 0 {
		t.Error(due, err)
	}
}

func TestOfSeveralWhoMakeTheNextOccurrenceOneDoes(t *testing.T) {
	db := open(t)
	s, e := weekly(t, db)
	next, made, _ := s.Advance(e.End)
	won := make([]bool, 8)
	var all sync.WaitGroup
	for i := range won {
		all.Go(func() {
			saved, err := db.SaveSeries(t.Context(), s, next)
			if err != nil {
				t.Error(err)
			}
			won[i] = saved
		})
	}
	all.Wait()
	n := 0
	for _, w := range won {
		if w {
			n++
		}
	}
	if n != 1 {
		t.Errorf("%d made it", n)
	}
	for i, id := range []string{"e2", "e3"} {
		made.ID = id
		if added, err := db.AddEvent(t.Context(), made); err != nil || added != (i == 0) {
			t.Errorf("%s: %t, %v", id, added, err)
		}
	}
}

func TestAnEventTellsHowItsSeriesGoesOn(t *testing.T) {
	db := open(t)
	channels(t, db)
	s, e := weekly(t, db)
	want := s.Repeats()
	if !want.On() {
		t.Fatal("the series ends before it begins")
	}
	one, err := db.Event(t.Context(), e.ID)
	if diff := cmp.Diff(want, one.Repeats); err != nil || diff != "" {
		t.Error(err, diff)
	}
	listed, err := db.Upcoming(t.Context(), learn.Viewer{Member: "UBEN"}, monday, time.Time{}, 10)
	if err != nil || len(listed) != 1 || !listed[0].Repeats.On() {
		t.Error(listed, err)
	}
}
