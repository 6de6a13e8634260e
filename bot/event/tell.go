package event

import (
	"context"
	"fmt"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// tell plans a direct message about an event that begins at start, unless its
// reader turned such messages off. It waits for their quiet hours to end if it
// still makes sense then.
func tell(ctx context.Context, tx *store.DB, about learn.Notice, start time.Time, d learn.Delivery) error {
	due, wanted, err := tellAt(ctx, tx, about, start, d)
	if err != nil || !wanted {
		return err
	}
	d.Due = due
	return tx.Plan(ctx, d)
}

func tellAt(ctx context.Context, tx *store.DB, about learn.Notice, start time.Time, d learn.Delivery) (due time.Time, wanted bool, err error) {
	to, err := tx.Member(ctx, d.Place)
	if err != nil {
		return due, false, err
	}
	chosen, err := tx.Preferences(ctx, d.Place)
	return chosen.Before(start, d.Due, to.Location()), chosen.Wants(about) && !to.Deleted, err
}

// tellChange has all who come, but for who made the change, hear of it. A
// message that waits already tells this change as well: it starts from how the
// event was when its reader last heard of it.
func tellChange(ctx context.Context, tx *store.DB, was, e learn.Event, by string, now time.Time) error {
	args, err := was.Snapshot().Args()
	if err != nil {
		return err
	}
	coming, err := tx.Attendances(ctx, e.ID)
	if err != nil {
		return err
	}
	waiting, err := tx.Waiting(ctx, learn.ChangedDM, e.ID)
	if err != nil {
		return err
	}
	soonest := was.Start
	if e.Start.Before(soonest) {
		soonest = e.Start
	}
	for _, a := range coming {
		if a.Member == by {
			continue
		}
		d := learn.Delivery{
			Kind: learn.ChangedDM, Key: fmt.Sprintf("event_changed/%s/%s/%d", e.ID, a.Member, e.Sequence),
			Place: a.Member, Subject: e.ID, Args: args, Due: now.Add(learn.TellAfter), Created: now,
		}
		if err := tellOnce(ctx, tx, d, waiting[a.Member], soonest); err != nil {
			return err
		}
	}
	return nil
}

// tellOnce plans d, unless another message tells it: that one is told sooner
// when the event is.
func tellOnce(ctx context.Context, tx *store.DB, d, waiting learn.Delivery, start time.Time) error {
	if waiting.ID == "" {
		return tell(ctx, tx, learn.Changes, start, d)
	}
	due, _, err := tellAt(ctx, tx, learn.Changes, start, d)
	if err != nil || !due.Before(waiting.Due) {
		return err
	}
	return tx.Hasten(ctx, waiting.ID, due)
}
