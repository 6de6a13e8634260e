package ask

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// atOnce is how many asks are looked at before others may write.
const atOnce = 50

// Plan closes the asks that nobody has answered in a month, and those of who
// has left, and asks others where the first haven't answered. Planning twice is
// harmless.
func (f *Feature) Plan(ctx context.Context, now time.Time) error {
	left, err := f.db.LeftAsks(ctx)
	if err != nil {
		return fmt.Errorf("asks of who has left: %w", err)
	}
	for _, id := range left {
		if _, err := f.db.CloseAsk(ctx, id, now); err != nil {
			return err
		}
	}
	for {
		due, err := f.db.DueAsks(ctx, now, 1)
		if err != nil || len(due) == 0 {
			return err
		}
		if err := f.db.Transact(ctx, func(tx *store.DB) error { return planSome(ctx, tx, now) }); err != nil {
			return err
		}
	}
}

// planSome looks again at what is due: until the turn to write came, another
// replica may have gone on with it.
func planSome(ctx context.Context, tx *store.DB, now time.Time) error {
	due, err := tx.DueAsks(ctx, now, atOnce)
	if err != nil {
		return err
	}
	for _, a := range due {
		if err := goOn(ctx, tx, a, now); err != nil {
			return fmt.Errorf("ask %s: %w", a.ID, err)
		}
	}
	return nil
}

// NextDue is when something is next to be done about an ask; zero for never.
func (f *Feature) NextDue(ctx context.Context, _ time.Time) (time.Time, error) {
	at, err := f.db.NextAsk(ctx)
	if errors.Is(err, store.ErrNone) {
		return time.Time{}, nil
	}
	return at, err
}

func goOn(ctx context.Context, tx *store.DB, a learn.Ask, now time.Time) error {
	if a.Expired(now) {
		return expire(ctx, tx, a, now)
	}
	members, err := tx.WhoKnows(ctx, a, now, learn.AskedAtOnce)
	if err != nil {
		return err
	}
	if err := inquire(ctx, tx, a, members, now); err != nil {
		return err
	}
	return tx.LeaveAsk(ctx, a.ID, a.After(now, len(members) > 0))
}

// inquire has the members asked, when they may be.
func inquire(ctx context.Context, tx *store.DB, a learn.Ask, members []string, now time.Time) error {
	var all []learn.Question
	for _, m := range members {
		all = append(all, learn.Question{
			Kind: learn.AskQuestion, Member: m, Subject: a.ID, Cause: "ask/" + a.ID, Due: now, Created: now,
		})
	}
	return tx.InquireAll(ctx, all)
}

// expire ends an ask that nobody has answered; who asked hears it once.
func expire(ctx context.Context, tx *store.DB, a learn.Ask, now time.Time) error {
	who, err := tx.Member(ctx, a.Member)
	if err != nil {
		return err
	}
	p, err := tx.Preferences(ctx, a.Member)
	if err != nil {
		return err
	}
	if ended, err := tx.CloseAsk(ctx, a.ID, now); err != nil || !ended {
		return err
	}
	return tx.Plan(ctx, learn.Delivery{
		Kind: learn.UnansweredDM, Key: "unanswered/" + a.ID, Place: a.Member, Subject: a.ID,
		Due: p.From(now, who.Location()), Created: now,
	})
}
