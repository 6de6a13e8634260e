package event

import (
	"context"
	"fmt"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// HandOverForm is the route of the form's submission.
const HandOverForm = "event.hand_over"

// HandOver asks who looks after an event from now on.
func (f *Feature) HandOver(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	e, err := mayChange(ctx, f.db, req, req.Value, learn.HandOverEvent)
	if err != nil {
		return chat.Reply{}, err
	}
	owner := chat.Input{Name: "owner", Label: req.Loc.T("event.hand_over_owner"), Required: true}
	form := chat.Form{
		Name: HandOverForm, Title: req.Loc.T("event.hand_over_title"), Submit: req.Loc.T("event.hand_over_submit"), Meta: req.Meta(e.ID),
		Blocks: []slack.Block{chat.Section(req.Loc.M("event.hand_over_intro", "Title", bold(e))), owner.Member("")},
	}
	if e.Repeats.On() {
		form.Blocks = append(form.Blocks, chat.Context(req.Loc.M("series.handed_over")))
	}
	return chat.Reply{Open: form.Modal(req.Loc)}, nil
}

// HandedOver stores who looks after the event, and tells them.
func (f *Feature) HandedOver(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	var e learn.Event
	err := f.db.Transact(ctx, func(tx *store.DB) (err error) {
		if e, err = mayChange(ctx, tx, req, req.View.Meta.ID, learn.HandOverEvent); err != nil {
			return err
		}
		to, err := tx.Member(ctx, req.View.Text("owner"))
		if err != nil {
			return err
		}
		if err := mayOwn(ctx, tx, e, to); err != nil || to.ID == e.Owner {
			return err
		}
		e.Owner = to.ID
		if err := save(ctx, tx, e, req.Now); err != nil {
			return err
		}
		if err := handOverSeries(ctx, tx, e); err != nil || to.ID == req.Who.ID {
			return err
		}
		return tell(ctx, tx, "", e.Start, learn.Delivery{
			Kind: learn.HandedOverDM, Key: fmt.Sprintf("handed_over/%s/%s/%s", e.ID, to.ID, version(e)),
			Place: to.ID, Subject: e.ID, Args: req.Who.ID, Due: req.Now, Created: req.Now,
		})
	})
	if err != nil {
		return chat.Reply{}, err
	}
	reply := chat.Say(req.Loc.M("event.handed_over", "Title", bold(e), "Member", chat.Mention(e.Owner)))
	if e.Owner == req.Who.ID {
		reply = chat.Say(req.Loc.M("event.taken_over", "Title", bold(e)))
	}
	reply.Clear = true
	return reply, nil
}

// mayOwn returns nil for who can look after the event, else an Error beside
// the field owner. A guest can who has answered to it: they see it.
func mayOwn(ctx context.Context, tx *store.DB, e learn.Event, to learn.Member) error {
	refuse := func(key string) error { return &learn.Error{Code: learn.Invalid, Field: "owner", Key: key} }
	switch {
	case to.ID == "":
		return refuse("error.required")
	case to.Bot:
		return refuse("error.owner_bot")
	case to.Deleted:
		return refuse("error.owner_gone")
	case !to.Guest || to.ID == e.SharedBy:
		return nil
	}
	theirs, err := tx.Attendance(ctx, e.ID, to.ID)
	if err == nil && theirs.RSVP == learn.NoAnswer {
		err = refuse("error.owner_guest")
	}
	return err
}

func bold(e learn.Event) chat.Mrkdwn { return chat.Bold(chat.Escape(e.Title)) }
