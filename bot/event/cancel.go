package event

import (
	"context"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// Cancel calls an event off, for good. Whoever comes hears of it.
func (f *Feature) Cancel(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	err := f.db.Transact(ctx, func(tx *store.DB) error {
		was, err := mayChange(ctx, tx, req, req.Value, learn.CancelEvent)
		if err != nil {
			return err
		}
		if err := f.takesAnswers(was, req); err != nil {
			return err
		}
		e := was
		e.Cancelled = req.Now
		return change(ctx, tx, was, e, req.Who.ID, req.Now)
	})
	return f.answered(ctx, req, err)
}
