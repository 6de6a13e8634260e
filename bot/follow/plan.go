package follow

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// atOnce is how many reminders one transaction plans: few enough that a
// submission waiting for the writer doesn't notice.
const atOnce = 50

// Plan plans the reminders that are due at now, or puts them off. Planning
// twice is harmless.
func (f *Feature) Plan(ctx context.Context, now time.Time) error {
	for {
		due, err := f.db.DueFollowUps(ctx, now, 1)
		if err != nil {
			return fmt.Errorf("due follow-ups: %w", err)
		}
		if len(due) == 0 {
			return nil
		}
		if err := f.db.Transact(ctx, func(tx *store.DB) error { return planSome(ctx, tx, now) }); err != nil {
			return fmt.Errorf("plan reminders of follow-ups: %w", err)
		}
	}
}

// planSome looks again at what is due: until the turn to write came, another
// replica may have planned it, or its owner put it off.
func planSome(ctx context.Context, tx *store.DB, now time.Time) error {
	due, err := tx.DueFollowUps(ctx, now, atOnce)
	if err != nil {
		return err
	}
	for _, u := range due {
		if err := plan(ctx, tx, u, now); err != nil {
			return err
		}
	}
	return nil
}

func plan(ctx context.Context, tx *store.DB, u learn.DueFollowUp, now time.Time) error {
	at, wanted := u.When(now)
	switch {
	case !wanted:
		return tx.RemindAt(ctx, u.FollowUp, time.Time{})
	case at.After(now):
		return tx.RemindAt(ctx, u.FollowUp, at)
	}
	return tx.Remind(ctx, u.FollowUp, now)
}

// NextDue is when somebody is next to be reminded; zero when nobody is.
func (f *Feature) NextDue(ctx context.Context, _ time.Time) (time.Time, error) {
	at, err := f.db.NextFollowUp(ctx)
	if errors.Is(err, store.ErrNone) {
		return time.Time{}, nil
	}
	return at, err
}
