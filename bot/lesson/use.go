package lesson

import (
	"context"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// Try notes that this person wants to try a colleague's lesson, and offers a
// way back. Pressing again says the same.
func (f *Feature) Try(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	l, err := f.setUse(ctx, req, learn.WillTry)
	if err != nil || inDetails(req) {
		return f.inDetails(ctx, req, err)
	}
	text := req.Loc.M("lesson.noted", "Takeaway", chat.Bold(chat.Escape(l.Takeaway)))
	return chat.Reply{Tell: &chat.Message{Text: chat.Plain(text), Blocks: []slack.Block{
		chat.SectionWith(text, chat.Button(UntryAction, l.ID, req.Loc.T("lesson.untry_button"))),
	}}}, nil
}

// Untry takes it back. Its button stands in what Try told, and in the details.
func (f *Feature) Untry(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	l, err := f.setUse(ctx, req, learn.NoUse)
	if err != nil || inDetails(req) {
		return f.inDetails(ctx, req, err)
	}
	reply := chat.Say(req.Loc.M("lesson.unnoted", "Takeaway", chat.Bold(chat.Escape(l.Takeaway))))
	reply.Replace = true
	return reply, nil
}

func (f *Feature) inDetails(ctx context.Context, req *chat.Request, err error) (chat.Reply, error) {
	if err != nil {
		return chat.Reply{}, err
	}
	details, err := f.details(ctx, req, req.Value)
	return chat.Reply{Update: details}, err
}

func (f *Feature) setUse(ctx context.Context, req *chat.Request, state learn.UseState) (l learn.SeenLesson, err error) {
	err = f.db.Transact(ctx, func(tx *store.DB) error {
		if l, err = seen(ctx, tx, req, req.Value); err != nil {
			return err
		}
		if l.Author == req.Who.ID {
			return learn.Denied("lesson.your_own")
		}
		changed, err := tx.SetUse(ctx, learn.Use{Lesson: l.ID, Member: req.Who.ID, State: state, Updated: req.Now})
		if err != nil || !changed {
			return err
		}
		return tx.Touch(ctx, l.ID, req.Now)
	})
	return l, err
}
