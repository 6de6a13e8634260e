package event

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// latest is the series of e. It tells whether e is its latest occurrence, with
// others to come.
func latest(ctx context.Context, tx *store.DB, e learn.Event) (learn.Series, bool, error) {
	if e.Series == "" {
		return learn.Series{}, false, nil
	}
	s, err := tx.Series(ctx, e.Series)
	return s, err == nil && s.Last == e.Date && s.GoesOn(), err
}

// follow has the series take in what became of its latest occurrence: when that
// is over and, unless it is about this one only, what those that come are like.
func follow(ctx context.Context, tx *store.DB, e learn.Event, scope string, now time.Time) error {
	s, ok, err := latest(ctx, tx, e)
	if err != nil || !ok {
		return err
	}
	next := s.Awaiting(e)
	if scope == allThatComes {
		next = s.Following(e)
	}
	return become(ctx, tx, e, s, next, now)
}

// become stores what the series was has become, of which e is the latest
// occurrence.
func become(ctx context.Context, tx *store.DB, e learn.Event, was, s learn.Series, now time.Time) error {
	if _, err := tx.SaveSeries(ctx, was, s); err != nil {
		return err
	}
	if err := tx.SetDate(ctx, e.ID, s.Last); err != nil {
		return err
	}
	return tx.Touch(ctx, e.ID, now)
}

// handOverSeries gives the series to whom its latest occurrence was given.
func handOverSeries(ctx context.Context, tx *store.DB, e learn.Event) error {
	s, ok, err := latest(ctx, tx, e)
	if err != nil || !ok {
		return err
	}
	given := s
	given.Template.Owner = e.Owner
	_, err = tx.SaveSeries(ctx, s, given)
	return err
}

// carryOn makes the next occurrence of a series, with its card. Nobody has
// answered to it yet, whoever came to the one before.
func carryOn(ctx context.Context, tx *store.DB, s learn.Series, now time.Time) error {
	next, e, more := s.Advance(now)
	saved, err := tx.SaveSeries(ctx, s, next)
	if err != nil || !saved || !more {
		return err
	}
	e.ID, e.Created, e.Updated = learn.NewID(), now, now
	added, err := tx.AddEvent(ctx, e)
	if err != nil || !added {
		return err
	}
	return planCard(ctx, tx, e.ID, e.Channel, e.Owner, now)
}

// PlanSeries makes the next occurrence of each series whose latest is over.
func (f *Feature) PlanSeries(ctx context.Context, now time.Time) error {
	due, err := f.db.DueSeries(ctx, now)
	if err != nil {
		return fmt.Errorf("due series: %w", err)
	}
	for _, id := range due {
		err = errors.Join(err, f.db.Transact(ctx, func(tx *store.DB) error {
			s, err := tx.Series(ctx, id)
			if err != nil || !s.GoesOn() || s.Next.After(now) {
				return err
			}
			if err := carryOn(ctx, tx, s, now); err != nil {
				return fmt.Errorf("next of series %s: %w", id, err)
			}
			return nil
		}))
	}
	return err
}

// NextOccurrence is the earliest instant at which a series goes on; zero when
// none does.
func (f *Feature) NextOccurrence(ctx context.Context, _ time.Time) (time.Time, error) {
	at, err := f.db.NextSeries(ctx)
	if errors.Is(err, store.ErrNone) {
		return time.Time{}, nil
	}
	return at, err
}
