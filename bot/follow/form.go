package follow

import (
	"context"
	"errors"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// Form is the route of the form's submission.
const Form = "follow_up"

// DeleteAction is the action id of the button, in the form, that deletes a
// follow-up. Its value is the follow-up's id.
const DeleteAction = "follow_up.delete"

const deletedName = "follow_up.deleted"

// Add opens the form for a new follow-up.
func (f *Feature) Add(_ context.Context, req *chat.Request) (chat.Reply, error) {
	return chat.Reply{Open: form(req, learn.FollowUp{ID: learn.NewID()})}, nil
}

// Change opens the form of one that is open.
func (f *Feature) Change(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	u, err := f.mine(ctx, req, req.Value)
	if err == nil && !u.Done.IsZero() {
		err = gone()
	}
	if err != nil {
		return chat.Reply{}, err
	}
	changed := form(req, u)
	remove := chat.Confirm(chat.Button(DeleteAction, u.ID, req.Loc.T("follow.delete_button")), req.Loc, req.Loc.T("follow.delete_question"))
	changed.Blocks.BlockSet = append(changed.Blocks.BlockSet, chat.Actions("delete", remove))
	return chat.Reply{Open: changed}, nil
}

// Delete deletes a follow-up of this person's; its reminder goes. Doing so
// twice is once.
func (f *Feature) Delete(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	err := f.db.Transact(ctx, func(tx *store.DB) error {
		return errors.Join(tx.DeleteFollowUp(ctx, req.Who.ID, req.Value), tx.Touch(ctx, req.Value, req.Now))
	})
	if err != nil {
		return chat.Reply{}, err
	}
	return chat.Reply{Update: chat.Form{
		Name: deletedName, Title: req.Loc.T("follow.title"), Meta: req.Meta(req.Value), Blocks: []slack.Block{chat.Section(req.Loc.M("follow.deleted"))},
	}.Modal(req.Loc)}, nil
}

func form(req *chat.Request, u learn.FollowUp) *slack.ModalViewRequest {
	loc := req.Loc
	if u.Due.IsZero() {
		u.Due = usual(req)
	}
	what := chat.Input{Name: "what", Label: loc.T("follow.what"), Hint: loc.T("follow.what_hint"), Required: true}
	day := chat.Input{Name: "day", Label: loc.T("follow.day"), Hint: loc.T("follow.day_hint"), Required: true}
	return chat.Form{
		Name: Form, Title: loc.T("follow.title"), Submit: loc.T("form.save"), Meta: req.Meta(u.ID),
		Blocks: []slack.Block{
			what.Text(chat.Cut(u.What, learn.MaxLine), loc.T("follow.what_placeholder"), learn.MaxLine),
			day.Date(u.Day(req.Who.Location())),
		},
	}.Modal(loc)
}

// Saved stores what the form says. What is due at a certain time of a day stays
// so unless it moves to another day.
func (f *Feature) Saved(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	meta := req.View.Meta
	if !learn.ValidID(meta.ID) {
		return chat.Reply{}, &learn.Error{Code: learn.Invalid, Key: "error.stale_form"}
	}
	was, err := f.mine(ctx, req, meta.ID)
	if err != nil && !learn.Is(err, learn.NotFound) {
		return chat.Reply{}, err
	}
	zone := req.Who.Location()
	u := learn.FollowUp{ID: meta.ID, Member: req.Who.ID, What: learn.OneLine(req.View.Text("what")), Due: was.Due, Created: req.Now}
	if day := req.View.Text("day"); was.ID == "" || day != was.Day(zone) {
		u.Due = learn.ReminderOn(day, req.Now, zone)
	}
	reply, err := f.save(ctx, req, u, was)
	if meta.Channel == "" {
		reply.Tell = nil // Home says it
	}
	return reply, err
}
