package event

import (
	"context"
	"errors"
	"time"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// ShareForm is the route of the form's submission.
const ShareForm = "event.share"

// Share opens the form for a new event. What follows the command is its link,
// its title, its time, or all of them.
func (f *Feature) Share(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	return f.open(ctx, req, origin{Text: req.Text}), nil
}

// Host opens the form for an event of our own.
func (f *Feature) Host(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	return f.open(ctx, req, origin{Text: req.Text, Ours: true}), nil
}

func (f *Feature) open(ctx context.Context, req *chat.Request, from origin) chat.Reply {
	s := f.fresh(req, from)
	reply := chat.Reply{After: s.look}
	switch {
	case from.key() == "":
		reply.Open = s.form(ctx, s.said(), s.invitation()...)
	case from.File != "":
		reply.Open, reply.Late = s.whenRead(ctx, s.waiting(req.Loc.T("read.file")), s.result)
	default:
		myself := chat.Button(MyselfAction, "", req.Loc.T("read.myself_button"))
		reply.Open, reply.Late = s.whenRead(ctx, s.waiting(req.Loc.T("read.page"), myself), s.result)
	}
	return reply
}

// invitation stands above an empty form.
func (s *sheet) invitation() []slack.Block {
	if s.from.Ours {
		return []slack.Block{chat.Section(s.req.Loc.M("event.host_intro"))}
	}
	command := chat.Code(chat.Verbatim(s.ws.Commands.Typed("event share")))
	return []slack.Block{chat.SectionWith(s.req.Loc.M("read.paste", "Command", command), chat.Button(FileAction, "", s.req.Loc.T("read.file_button")))}
}

// Shared stores the event that the form describes and plans its card. Who
// describes one that was shared before is told so first.
func (f *Feature) Shared(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	if !learn.ValidID(req.View.Meta.ID) {
		return chat.Reply{}, &learn.Error{Code: learn.Invalid, Key: "error.stale_form"}
	}
	e, mistakes := filled(req, req.View.Meta.ID)
	e.Channel, e.SharedBy, e.Owner = req.View.Text("channel"), req.Who.ID, req.Who.ID
	e.Created, e.Updated = req.Now, req.Now
	r := repetition(req.View)
	if err := learn.Gather(e.Check(req.Now, nil), mistakes.OrNil(), r.Check(e), f.admits(ctx, e.Channel)); err != nil {
		return chat.Reply{}, err
	}
	s := f.resumed(req)
	err := s.share(ctx, e, r)
	switch {
	case errors.Is(err, errSharedBefore):
		return chat.Reply{Update: s.tellsFirst(ctx)}, nil
	case errors.Is(err, errSharedOtherwise):
		return f.correct(ctx, req)
	case err != nil:
		return chat.Reply{}, err
	case e.Channel == req.View.Meta.Channel:
		return chat.Reply{Clear: true}, nil
	}
	reply := chat.Say(req.Loc.M("event.posting", "Channel", chat.ChannelLink(e.Channel)))
	reply.Clear = true
	return reply, nil
}

// share stores the event, unless the person has to be told first that
// somebody shared it before, perhaps a moment ago: that is errSharedBefore.
func (s *sheet) share(ctx context.Context, e learn.Event, r learn.Repetition) error {
	return s.db.Transact(ctx, func(tx *store.DB) error {
		if err := s.sharedFirst(ctx, tx, e); err != nil {
			return err
		}
		if err := add(ctx, tx, e, r); err != nil {
			return err
		}
		return s.from.shared(ctx, tx, e.ID)
	})
}

// add stores a new event, with its series if it repeats, and its card. A form
// that was accepted before changes nothing: see sentAgain.
func add(ctx context.Context, tx *store.DB, e learn.Event, r learn.Repetition) error {
	if r.Rhythm != learn.Once {
		e.Series, e.Date = learn.NewID(), e.Day()
	}
	added, err := tx.AddEvent(ctx, e)
	switch {
	case err != nil:
		return err
	case !added:
		return sentAgain(ctx, tx, e, r)
	case e.Series != "":
		if err := tx.AddSeries(ctx, learn.NewSeries(e.Series, e, r)); err != nil {
			return err
		}
	}
	return planCard(ctx, tx, e.ID, e.Channel, e.SharedBy, e.Created)
}

// planCard plans the card of an event in a channel, on behalf of by, and below
// it what others learned from events like it.
func planCard(ctx context.Context, tx *store.DB, event, channel, by string, now time.Time) error {
	err := tx.Plan(ctx, learn.Delivery{
		Kind: learn.EventCard, Key: "event_card/" + event + "/" + channel,
		Place: channel, Subject: event, For: by, Due: now, Created: now,
	})
	if err != nil {
		return err
	}
	return tx.PlanRecall(ctx, event, now)
}
