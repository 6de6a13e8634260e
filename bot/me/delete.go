package me

import (
	"context"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// The options of the form.
const (
	keepOption     = "keep"
	withdrawOption = "withdraw"
	sureOption     = "sure"
)

// Ask opens the form that says what goes and what stays, and asks whether to
// delete.
func (f *Feature) Ask(_ context.Context, req *chat.Request) (chat.Reply, error) {
	loc := req.Loc
	lessons := chat.Input{Name: "lessons", Label: loc.T("me.delete_lessons"), Required: true}
	sure := chat.Input{Name: "sure", Label: loc.T("me.delete_sure"), Required: true}
	form := chat.Form{
		Name: DeleteForm, Title: loc.T("me.delete_title"), Submit: loc.T("me.delete_submit"), Meta: req.Meta(""),
		Blocks: []slack.Block{
			chat.Section(loc.M("me.delete_goes")), chat.Section(loc.M("me.delete_stays")),
			lessons.Radio(keepOption, []chat.Option{
				{Value: keepOption, Label: loc.T("me.delete_keep"), About: loc.T("me.delete_keep_about")},
				{Value: withdrawOption, Label: loc.T("me.delete_withdraw"), About: loc.T("me.delete_withdraw_about")},
			}),
			sure.Choices(nil, []chat.Option{{Value: sureOption, Label: loc.T("me.delete_option")}}),
			chat.Context(loc.M("me.delete_backups")),
		},
	}
	return chat.Reply{Open: form.Modal(loc)}, nil
}

// Deleted deletes the member's records. Sending the form again changes nothing.
func (f *Feature) Deleted(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	keep := learn.KeepLessons(req.View.Text("lessons") == keepOption)
	if len(req.View.Texts("sure")) == 0 {
		return chat.Reply{}, &learn.Error{Code: learn.Invalid, Field: "sure", Key: "error.required"}
	}
	err := f.db.Transact(ctx, func(tx *store.DB) error {
		if err := f.leave(ctx, tx, req.Who.ID, req.Now); err != nil {
			return err
		}
		return tx.Erase(ctx, req.Who.ID, keep, req.Now)
	})
	if err != nil {
		return chat.Reply{}, err
	}
	reply := chat.Say(req.Loc.M("me.deleted"))
	reply.Clear = true
	reply.After = f.clean
	return reply, nil
}

// clean takes from the index the words of who had their records deleted.
func (f *Feature) clean(ctx context.Context) {
	err := f.db.CleanIndex(ctx)
	if err != nil {
		f.log.WarnContext(ctx, "the index still has words of who had their records deleted; the next night tries again", "error", err)
	}
	f.unclean.Store(err != nil)
}

// Erased is what is left of a message to somebody who had their records
// deleted: nothing, so that it goes.
func (f *Feature) Erased(context.Context, learn.Delivery) (chat.Rendering, error) {
	return chat.Rendering{Gone: true}, nil
}
