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
	edition, due := d.Edition(now), d.Due(now)
	pass, err := passes(ctx, tx, d, due, now)
	if err != nil {
		return err
	}
	if pass {
		edition.Until = d.Since
	}
	moved, err := tx.AdvanceDigest(ctx, d, d.Schedule.Next(now), edition.Until)
	if err != nil || !moved || pass {
		return err
	}
	edition.ID = learn.NewID()
	if err := tx.AddEdition(ctx, edition); err != nil {
		return err
	}
	return tx.Plan(ctx, learn.Delivery{
		Kind: learn.DigestPost, Key: d.Key(due), Place: d.Channel, Subject: edition.ID, For: d.SetBy, Due: now, Created: now,
	})
}

// passes tells whether there is no edition on this date: it is too late for
// it, the channel takes no content now, or has had its edition of the week.
func passes(ctx context.Context, tx *store.DB, d learn.Digest, due, now time.Time) (bool, error) {
	if now.Sub(due) > learn.CatchUp {
		return true, nil
	}
	c, err := tx.Channel(ctx, d.Channel)
	if err != nil || c.Admits("") != nil {
		return true, err
	}
	return tx.HasDelivery(ctx, d.Key(due))
}

// next is the first date of the digest after now in a week that has had no edition.
func next(ctx context.Context, tx *store.DB, d learn.Digest, now time.Time) (time.Time, error) {
	at := d.Schedule.Next(now)
	had, err := tx.HasDelivery(ctx, d.Key(at))
	if had {
		at = d.Schedule.Next(at)
	}
	return at, err
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
