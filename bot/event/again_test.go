package event

import (
	"errors"
	"path/filepath"
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
	"github.com/fieldnotes-slack/fieldnotes/store/storetest/ready"
)

// again is a store into which a form for a new event is sent more than once.
type again struct {
	*testing.T
	db  *store.DB
	now time.Time
}

func newAgain(t *testing.T) *again {
	t.Helper()
	db, err := store.Open(t.Context(), ready.URL(t, filepath.Join(t.TempDir(), "again.db")))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return &again{t, db, time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)}
}

func (s *again) event() learn.Event {
	return learn.Event{
		ID: learn.NewID(), Title: "First", Start: s.now.Add(48 * time.Hour), Zone: "UTC", Format: learn.InPerson, Host: learn.Theirs,
		Channel: "CGENERAL", SharedBy: "UANA", Owner: "UANA",
	}
}

func (s *again) send(e learn.Event, r learn.Repetition) error {
	s.now = s.now.Add(time.Second)
	e.Created, e.Updated = s.now, s.now
	return s.db.Transact(s.Context(), func(tx *store.DB) error { return add(s.Context(), tx, e, r) })
}

func TestAFormThatIsSentAgainChangesNothing(t *testing.T) {
	weekly := learn.Repetition{Rhythm: learn.EveryWeek, Times: 5}
	for _, first := range []learn.Repetition{{Rhythm: learn.Once, Times: learn.NoCount}, weekly} {
		s := newAgain(t)
		e := s.event()
		e.Topics = []string{"hiring", "Data"}
		if err := s.send(e, first); err != nil {
			t.Fatal(err)
		}
		for range 2 {
			if err := s.send(e, first); err != nil {
				t.Errorf("the same: %v", err)
			}
		}
		for name, other := range map[string]func(*learn.Event, *learn.Repetition){
			"title":   func(e *learn.Event, _ *learn.Repetition) { e.Title = "Second thoughts" },
			"channel": func(e *learn.Event, _ *learn.Repetition) { e.Channel = "CDESIGN" },
			"topics":  func(e *learn.Event, _ *learn.Repetition) { e.Topics = []string{"hiring"} },
			"once": func(_ *learn.Event, r *learn.Repetition) {
				r.Rhythm = map[learn.Rhythm]learn.Rhythm{learn.Once: learn.EveryWeek, learn.EveryWeek: learn.Once}[r.Rhythm]
			},
			"rhythm": func(_ *learn.Event, r *learn.Repetition) { r.Rhythm = learn.EveryTwoWeeks },
			"number": func(_ *learn.Event, r *learn.Repetition) { *r = learn.Repetition{Rhythm: learn.EveryWeek, Times: 6} },
		} {
			changed, r := e, first
			other(&changed, &r)
			if err := s.send(changed, r); !errors.Is(err, errSharedOtherwise) {
				t.Errorf("another %s: %v", name, err)
			}
		}
		bens := e
		bens.SharedBy = "UBEN"
		if err := s.send(bens, first); !learn.Is(err, learn.Forbidden) {
			t.Errorf("somebody else's form: %v", err)
		}
		stored, err := s.db.Event(t.Context(), e.ID)
		if err != nil || stored.Title != e.Title || stored.Channel != e.Channel || stored.Repeats.On() != (first == weekly) || !stored.Updated.Equal(stored.Created) {
			t.Errorf("%+v, %v", stored, err)
		}
		due, err := s.db.DueSeries(t.Context(), s.now.AddDate(1, 0, 0))
		if err != nil || (len(due) == 1) != (first == weekly) {
			t.Errorf("%d series, %v", len(due), err)
		}
	}
}

func TestTopicsInOtherLettersAreTheSameForm(t *testing.T) {
	s := newAgain(t)
	for _, topic := range []string{"Hiring", "hiring"} {
		e := s.event()
		e.Topics = []string{topic}
		for range 2 {
			if err := s.send(e, learn.Repetition{Rhythm: learn.Once, Times: learn.NoCount}); err != nil {
				t.Errorf("%s: %v", topic, err)
			}
		}
	}
}
