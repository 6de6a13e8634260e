package digest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// atOnce is how many editions one transaction plans: few enough that a
// submission waiting for the writer doesn't notice.
const atOnce = 50

// Plan plans the editions that are due at now. Planning twice is harmless.
func (f *Feature) Plan(ctx context.Context, now time.Time) error {
	due, err := f.db.DueDigests(ctx, now)
	if err != nil {
		return fmt.Errorf("due digests: %w", err)
	}
	for some := range slices.Chunk(due, atOnce) {
		err = errors.Join(err, f.db.Transact(ctx, func(tx *store.DB) error {
			for _, d := range some {
				if err := plan(ctx, tx, d, now); err != nil {
					return fmt.Errorf("plan the digest of %s: %w", d.Channel, err)
				}
			}
			return nil
		}))
	}
	return err
}

// plan moves the digest on to its next date and, unless this one has to pass,
// plans its edition. What a date that passes would have told, the next one tells.
func plan(ctx context.Context, tx *store.DB, d learn.Digest, now time.Time) error {
	due := d.Due(now)
	told, last, err := standing(ctx, tx, d)
	if err != nil {
		return err
	}
	pass, err := passes(ctx, tx, d, last, due, now)
	if err != nil {
		return err
	}
	e := told.Edition(now)
	e.Due = due
	if pass {
		e.Until = d.Since
	}
	moved, err := tx.AdvanceDigest(ctx, d, d.Schedule.Next(now), e.Until)
	if err != nil || !moved || pass {
		return err
	}
	return planEdition(ctx, tx, e, learn.Delivery{Kind: learn.DigestPost, Key: d.Key(due), Place: d.Channel, For: d.SetBy})
}

// standing is the digest with what its channel has really seen: an edition that
// Slack refused for good has told nothing. With it comes the last edition.
func standing(ctx context.Context, db *store.DB, d learn.Digest) (learn.Digest, learn.PlannedEdition, error) {
	last, err := db.LastEdition(ctx, d.Channel)
	if last.ID != "" && !last.Seen() && last.Since.Before(d.Since) {
		d.Since = last.Since
	}
	return d, last, err
}

// passes tells whether there is no edition on this date: it is too late for it,
// the channel has had it, outsiders read it, or an edition before it is not
// posted yet. While the channel takes nothing, one edition tries, so that
// somebody is told.
func passes(ctx context.Context, tx *store.DB, d learn.Digest, last learn.PlannedEdition, due, now time.Time) (bool, error) {
	if now.Sub(due) > learn.CatchUp || last.Waits() {
		return true, nil
	}
	c, err := tx.Channel(ctx, d.Channel)
	if err != nil || c.Barred() || c.Admits("") != nil && last.State == learn.Failed {
		return true, err
	}
	return tx.HasDelivery(ctx, d.Key(due))
}

// remembered is how far back the dates of editions count when a schedule is
// changed: more than its longest turn.
const remembered = 40 * 24 * time.Hour

// settled is the digest as somebody has just changed or resumed it: with the
// weeks in which it comes every two weeks, unless it had them before, and with
// its next date.
func settled(ctx context.Context, tx *store.DB, d, was learn.Digest, now time.Time) (learn.Digest, error) {
	had, err := tx.DatesHad(ctx, d.Channel, now.Add(-remembered))
	if err != nil {
		return d, err
	}
	from := now
	if before := d.Until.Add(-time.Second); before.After(now) {
		from = before
	}
	d.Schedule.Phase = was.Schedule.Phase
	if was.Schedule.Cadence != learn.EachTwoWeeks {
		d.Schedule = d.Schedule.InStep(from, had)
	}
	for d.Next = d.Schedule.NextAfter(from, had); ; d.Next = d.Schedule.NextAfter(d.Next, had) {
		if taken, err := tx.HasDelivery(ctx, d.Key(d.Next)); err != nil || !taken {
			return d, err
		}
	}
}

// NextDue is the earliest instant at which an edition is due; zero when there
// is none.
func (f *Feature) NextDue(ctx context.Context, _ time.Time) (time.Time, error) {
	at, err := f.db.NextDigest(ctx)
	if errors.Is(err, store.ErrNone) {
		return time.Time{}, nil
	}
	return at, err
}
