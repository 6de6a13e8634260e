package ask_test

import (
	"fmt"
	"testing"
	"testing/synctest"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/ask"
	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// gone is an event to which so many went who may be asked.
func (s *stage) gone(goers int) learn.Event {
	s.Helper()
	e := learn.Event{
		ID: learn.NewID(), Title: "Data & Coffee", Start: now.Add(-48 * time.Hour), Zone: "Europe/Rome", Format: learn.InPerson,
		Channel: "C1", SharedBy: "UANA", Created: now.Add(-72 * time.Hour), Updated: now.Add(-72 * time.Hour),
	}
	_, err := s.db.AddEvent(s.Context(), e)
	s.no(err)
	for n := range goers {
		id := fmt.Sprintf("UGOER%02d", n)
		s.no(s.db.Answer(s.Context(), e.ID, id, learn.Going, e.Created))
		s.no(s.db.SetAskable(s.Context(), id, true, e.Created))
	}
	return e
}

func TestTwoReplicasThatGoOnAtTheSameTimeAskOneGroup(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newStage(t)
		a := learn.Ask{ID: learn.NewID(), Member: "UANA", Text: "How was it?", Event: s.gone(3 * learn.AskedAtOnce).ID, Next: now, Created: now}
		_, err := s.db.AddAsk(t.Context(), a)
		s.no(err)
		planned := make(chan error, 1)
		s.no(s.db.Transact(t.Context(), func(tx *store.DB) error {
			go func() { planned <- s.Plan(t.Context(), now) }()
			synctest.Wait() // until it wants to write
			return ask.New(tx, &chat.Workspace{}, nil).Plan(t.Context(), now)
		}))
		s.no(<-planned)
		left, err := s.db.WhoKnows(t.Context(), a, now, 100)
		if err != nil || len(left) != 2*learn.AskedAtOnce {
			t.Errorf("%d are left to be asked, %v", len(left), err)
		}
	})
}
