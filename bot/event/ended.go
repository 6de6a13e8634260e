package event

import (
	"cmp"
	"context"
	"errors"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// closedAtOnce is how many events are closed in one transaction: after a long
// standstill the others follow with the next.
const closedAtOnce = 100

// PlanEnds closes the events that are over: what shows them takes no answers
// any more.
func (f *Feature) PlanEnds(ctx context.Context, now time.Time) error {
	ended, err := f.db.Ended(ctx, now, closedAtOnce)
	if err != nil || len(ended) == 0 {
		return err
	}
	return f.db.Transact(ctx, func(tx *store.DB) error {
		for _, id := range ended {
			if err := errors.Join(tx.CloseEvent(ctx, id, now), tx.Touch(ctx, id, now), askTurnout(ctx, tx, id, now)); err != nil {
				return err
			}
		}
		return nil
	})
}

// askTurnout has those who went to an event asked how it was, as far as they
// had said that they go.
func askTurnout(ctx context.Context, tx *store.DB, id string, now time.Time) error {
	e, err := tx.Event(ctx, id)
	if err != nil || !e.AsksTurnout(now) {
		return err
	}
	goers, err := tx.Goers(ctx, id)
	if err != nil {
		return err
	}
	questions := make([]learn.Question, len(goers))
	for i, m := range goers {
		questions[i] = e.TurnoutQuestion(m.ID, learn.Location(cmp.Or(m.Zone, e.Zone)), now)
	}
	return tx.InquireAll(ctx, questions)
}

// NextEnd is when the first of the events ends that are to come; zero when
// there is none.
func (f *Feature) NextEnd(ctx context.Context, _ time.Time) (time.Time, error) {
	at, err := f.db.NextEnd(ctx)
	if errors.Is(err, store.ErrNone) {
		return time.Time{}, nil
	}
	return at, err
}
