package event

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// tell plans a direct message about an event that begins at start, unless its
// reader turned such messages off. It waits for their quiet hours to end if it
// still makes sense then.
func tell(ctx context.Context, tx *store.DB, about learn.Notice, start time.Time, d learn.Delivery) error {
	to, err := tx.Member(ctx, d.Place)
	if err != nil {
		return err
	}
	chosen, err := tx.Preferences(ctx, d.Place)
	if err != nil {
		return err
	}
	due, ok := learn.Reader{Member: to, Preferences: chosen}.Hears(about, start, d.Due)
	if !ok {
		return nil
	}
	d.Due = due
	return tx.Plan(ctx, d)
}

// tellChange has all who come hear of it; who made the change, only if the file
// in their calendar is out of date now. A message that waits already tells this
// change as well, since it starts from how the event was when its reader last
// heard of it; it may have to be sooner.
func tellChange(ctx context.Context, tx *store.DB, was, e learn.Event, by string, now time.Time) error {
	coming, err := tx.Coming(ctx, e.ID)
	if err != nil {
		return err
	}
	waiting, err := tx.Waiting(ctx, learn.ChangedDM, e.ID)
	if err != nil {
		return err
	}
	args, err := was.Snapshot().Args()
	if err != nil {
		return err
	}
	var planned []learn.Delivery
	for _, to := range coming {
		due, ok := to.Hears(learn.Changes, sooner(was.Start, e.Start), now.Add(learn.TellAfter))
		switch before, waits := waiting[to.ID]; {
		case !ok || to.ID == by && !to.Calendar:
		case !waits:
			planned = append(planned, learn.Delivery{
				Kind: learn.ChangedDM, Key: fmt.Sprintf("event_changed/%s/%s/%d", e.ID, to.ID, e.Sequence),
				Place: to.ID, Subject: e.ID, Args: args, Due: due, Created: now,
			})
		case due.Before(before.Due):
			if err := tx.Hasten(ctx, before.ID, due); err != nil {
				return err
			}
		}
	}
	return planAll(ctx, tx, planned)
}

// planAll plans as many deliveries in a statement as it may have.
func planAll(ctx context.Context, tx *store.DB, all []learn.Delivery) error {
	for some := range slices.Chunk(all, 200) {
		if err := tx.PlanAll(ctx, some); err != nil {
			return err
		}
	}
	return nil
}

func sooner(a, b time.Time) time.Time {
	if b.Before(a) {
		return b
	}
	return a
}
