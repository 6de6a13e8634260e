package event

import (
	"context"
	"strings"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// ShareForm is the route of the form's submission.
const ShareForm = "event.share"

// Share opens the form for a new event. What follows the command is its link,
// its title, or both.
func (f *Feature) Share(_ context.Context, req *chat.Request) (chat.Reply, error) {
	e := learn.Event{Format: learn.InPerson, Zone: req.Who.Zone}
	e.Title, e.Link = typed(req.Text)
	channel := chat.Input{Name: "channel", Label: req.Loc.T("event.channel"), Hint: req.Loc.T("event.channel_hint"), Required: true}
	form := chat.Form{
		Name: ShareForm, Title: req.Loc.T("event.share_title"), Submit: req.Loc.T("event.share_submit"),
		Meta: req.Meta(learn.NewID()), Blocks: append(fields(req.Loc, e), channel.Channel("", true)),
	}
	return chat.Reply{Open: form.Modal(req.Loc), After: func(ctx context.Context) {
		if here := req.Meta("").Channel; here != "" {
			f.ws.Look(ctx, here)
		}
	}}, nil
}

// typed splits what follows the command. Slack writes a link as it was typed,
// or as <https://…|text>.
func typed(text string) (title, link string) {
	var words []string
	for _, word := range strings.Fields(text) {
		address, _, _ := strings.Cut(strings.Trim(word, "<>"), "|")
		if link == "" && learn.ValidLink(address) {
			link = address
			continue
		}
		words = append(words, word)
	}
	return chat.Cut(strings.Join(words, " "), learn.MaxTitle), link
}

// Shared stores the event that the form describes and plans its card.
func (f *Feature) Shared(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	if !learn.ValidID(req.View.Meta.ID) {
		return chat.Reply{}, &learn.Error{Code: learn.Invalid, Key: "error.stale_form"}
	}
	e, mistakes := filled(req, req.View.Meta.ID)
	e.Channel, e.SharedBy, e.Owner = req.View.Text("channel"), req.Who.ID, req.Who.ID
	e.Created, e.Updated = req.Now, req.Now
	if err := learn.Gather(e.Check(req.Now, nil), mistakes.OrNil(), f.admits(ctx, e.Channel)); err != nil {
		return chat.Reply{}, err
	}
	err := f.db.Transact(ctx, func(tx *store.DB) error { return add(ctx, tx, e) })
	if err != nil || e.Channel == req.View.Meta.Channel {
		return chat.Reply{}, err
	}
	return chat.Say(req.Loc.M("event.posting", "Channel", chat.ChannelLink(e.Channel))), nil
}

// add stores a new event with its card. The same form again changes nothing;
// with other words, because Slack's trouble made the sharer send it again, it
// corrects what nobody has edited since.
func add(ctx context.Context, tx *store.DB, e learn.Event) error {
	added, err := tx.AddEvent(ctx, e)
	if err != nil {
		return err
	}
	if added {
		return tx.Plan(ctx, learn.Delivery{
			Kind: learn.EventCard, Key: "event_card/" + e.ID + "/" + e.Channel,
			Place: e.Channel, Subject: e.ID, For: e.SharedBy, Due: e.Created, Created: e.Created,
		})
	}
	stored, err := tx.Event(ctx, e.ID)
	switch {
	case err != nil:
		return err
	case stored.SharedBy != e.SharedBy:
		return learn.Denied("event.not_yours")
	case equal(stored, e) || !stored.Updated.Equal(stored.Created):
		return nil
	}
	now := e.Updated
	e.Updated = stored.Updated
	return save(ctx, tx, e, now)
}
