package event

import (
	"path/filepath"
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// again is a store into which a form for a new event is sent more than once.
type again struct {
	*testing.T
	db  *store.DB
	now time.Time
}

func newAgain(t *testing.T) *again {
	t.Helper()
	db, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "again.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return &again{t, db, time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)}
}

func (s *again) event() learn.Event {
	return learn.Event{
		ID: learn.NewID(), Title: "First", Start: s.now.Add(48 * time.Hour), Zone: "UTC", Format: learn.InPerson,
		Channel: "CGENERAL", SharedBy: "UANA", Owner: "UANA",
	}
}

func (s *again) add(e learn.Event, at time.Time) error {
	e.Created, e.Updated = at, at
	return s.db.Transact(s.Context(), func(tx *store.DB) error { return add(s.Context(), tx, e) })
}

func (s *again) send(e learn.Event, at time.Time) {
	s.Helper()
	if err := s.add(e, at); err != nil {
		s.Fatal(err)
	}
}

func TestWhatIsSentAgainAfterTroubleIsWhatCounts(t *testing.T) {
	s := newAgain(t)
	first := s.event()
	second := first
	second.Title = "Second thoughts"
	is := func(title string) {
		t.Helper()
		if stored, err := s.db.Event(t.Context(), first.ID); err != nil || stored.Title != title {
			t.Errorf("it is %q (%v), want %q", stored.Title, err, title)
		}
	}
	s.send(first, s.now)
	s.send(second, s.now.Add(5*time.Second))
	is("Second thoughts")
	s.send(first, s.now.Add(6*time.Second)) // Slack delivers the first once more
	is("Second thoughts")
	bens := first
	bens.SharedBy = "UBEN"
	if err := s.add(bens, s.now); !learn.Is(err, learn.Forbidden) {
		t.Errorf("somebody else's form: %v", err)
	}
}

func TestWhatIsSentAgainWithAnotherTimeIsAnEditForWhoComes(t *testing.T) {
	s := newAgain(t)
	e := s.event()
	s.send(e, s.now)
	if err := s.db.Answer(t.Context(), e.ID, "UBEN", learn.Going, s.now); err != nil {
		t.Fatal(err)
	}
	e.Start = e.Start.Add(time.Hour)
	s.send(e, s.now.Add(5*time.Second))
	stored, err := s.db.Event(t.Context(), e.ID)
	if err != nil || stored.Sequence != 1 || !stored.Created.Equal(s.now) {
		t.Errorf("changed %d times, created %v (%v)", stored.Sequence, stored.Created, err)
	}
	waiting, err := s.db.Waiting(t.Context(), learn.ChangedDM, e.ID)
	if _, told := waiting["UBEN"]; err != nil || !told || len(waiting) != 1 {
		t.Errorf("told are %v (%v)", waiting, err)
	}
}
