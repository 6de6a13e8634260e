package lesson

import (
	"context"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// Action ids of the buttons by which a lesson's author lets the summary quote
// it, and takes that back. Whoever used it has agreed before.
const (
	QuoteAction   = "lesson.quote"
	UnquoteAction = "lesson.unquote"
)

// Quote notes whether the summary may quote the lesson, without names. Summaries
// that do follow.
func (f *Feature) Quote(may bool) chat.Handler {
	return func(ctx context.Context, req *chat.Request) (chat.Reply, error) {
		return chat.Reply{}, f.db.Transact(ctx, func(tx *store.DB) error {
			l, err := standing(ctx, tx, req.Value)
			switch {
			case err != nil:
				return err
			case !req.Actor.May(learn.EditLesson, l.Author):
				return learn.Denied("lesson.not_yours")
			}
			if err := tx.SetQuoted(ctx, l.ID, may); err != nil {
				return err
			}
			return tx.Touch(ctx, l.ID, req.Now)
		})
	}
}
