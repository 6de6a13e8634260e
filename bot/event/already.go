package event

import (
	"context"
	"errors"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/show"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// PostHereAction is the action id of the button that posts an event, its
// value, in the channel that the form was opened from too.
const PostHereAction = "event.post_here"

const postedName = "event.posted"

// already says who shared the event of d before, with what one can do instead
// of sharing it again. It notes that the person was told.
func (s *sheet) already(ctx context.Context, d draft) []slack.Block {
	e := d.event()
	e.ID = s.meta.ID
	if e.Start.IsZero() {
		e.Start = learn.Wall(d.startDate, "12:00", d.Zone)
	}
	same, err := s.db.SameEvent(ctx, s.req.Viewer(), e, s.req.Now)
	if err != nil {
		return nil // the form is what they asked for; sharing looks once more
	}
	s.from.Told = true
	posted, err := s.db.Posted(ctx, same.ID, s.meta.Channel)
	said := []slack.Block{chat.Section(s.sharedBefore(ctx, same, posted))}
	var buttons []slack.BlockElement
	if err == nil && !posted && isChannel(s.meta.Channel) {
		post, stays := s.hereToo(ctx, same)
		said, buttons = append(said, stays...), post
	}
	buttons = append(buttons, chat.Button(show.MoreEvent, same.ID, s.req.Loc.T("already.see_button")))
	return append(said, chat.Actions("already", buttons...))
}

// hereToo is the button that posts an event in the channel that the form was
// opened in too, or the line that says why it stays where it is.
func (s *sheet) hereToo(ctx context.Context, e learn.Event) (post []slack.BlockElement, stays []slack.Block) {
	err := letsPost(ctx, s.db, e, s.meta.Channel)
	var why *learn.Error
	switch {
	case errors.As(err, &why):
		return nil, line(s.req.Loc.M(why.Key, why.Args...))
	case err != nil:
		return nil, nil
	}
	return []slack.BlockElement{chat.Primary(chat.Button(PostHereAction, e.ID, s.req.Loc.T("already.post_button")))}, nil
}

// sharedBefore says who shared an event, when and where. The name of a private
// channel stays with its own.
func (s *sheet) sharedBefore(ctx context.Context, same learn.Event, posted bool) chat.Mrkdwn {
	day := s.req.Loc.Day(same.Created.In(learn.Location(s.zone())))
	where := chat.Mrkdwn("")
	c, err := s.db.Channel(ctx, same.Channel)
	switch {
	case posted:
		where = " " + s.req.Loc.M("already.here")
	case err == nil && !c.Private || same.Owner == s.req.Who.ID:
		where = " " + s.req.Loc.M("already.in", "Channel", chat.ChannelLink(same.Channel))
	}
	if same.SharedBy == s.req.Who.ID {
		return s.req.Loc.M("already.mine", "Day", day, "Where", where)
	}
	return s.req.Loc.M("already.by", "Member", s.req.Loc.Member(same.SharedBy), "Day", day, "Where", where)
}

// isChannel tells a channel from a direct message.
func isChannel(id string) bool { return id != "" && id[0] != 'D' }

// errSharedBefore is no trouble: somebody shared the event before, and whoever
// shares it wasn't told.
var errSharedBefore = errors.New("shared before")

// sharedFirst returns errSharedBefore when somebody shared e before and the
// person doesn't know.
func (s *sheet) sharedFirst(ctx context.Context, tx *store.DB, e learn.Event) error {
	if s.from.Told {
		return nil
	}
	_, err := tx.SameEvent(ctx, s.req.Viewer(), e, s.req.Now)
	if errors.Is(err, store.ErrNone) {
		return nil
	}
	if err == nil {
		_, err = tx.Event(ctx, e.ID)
	}
	switch {
	case errors.Is(err, store.ErrNone):
		return errSharedBefore
	case err != nil:
		return err
	}
	return nil // this form was accepted already, and is sent again
}

// tellsFirst is the same form with a line on top that says who shared the event
// before; sent again, it counts.
func (s *sheet) tellsFirst(ctx context.Context) *slack.ModalViewRequest {
	s.round++
	return s.form(ctx, written(s.req.View), line(s.req.Loc.M("already.again"))...)
}

// PostHere posts an event in one more channel: the one that the form was
// opened from. All its cards show the same event.
func (f *Feature) PostHere(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	here := req.Viewer().Here
	err := f.db.Transact(ctx, func(tx *store.DB) error {
		e, err := seen(ctx, tx, req, req.Value)
		if err != nil {
			return err
		}
		if !e.Cancelled.IsZero() || e.Over(req.Now) {
			return learn.Denied("already.over")
		}
		if err := f.postToo(ctx, tx, req, e, here); err != nil {
			return err
		}
		return f.resumed(req).from.shared(ctx, tx, e.ID)
	})
	if err != nil {
		return chat.Reply{}, err
	}
	text := req.Loc.M("event.posting", "Channel", chat.ChannelLink(here))
	see := chat.Actions("already", chat.Button(show.MoreEvent, req.Value, req.Loc.T("already.see_button")))
	form := chat.Form{Name: postedName, Title: req.Loc.T("event.share_title"), Meta: req.Meta(req.Value), Blocks: []slack.Block{chat.Section(text), see}}
	return chat.Reply{Update: form.Modal(req.Loc)}, nil
}

// letsPost returns nil when the event may be posted in the channel here too,
// which is as much as saying to its readers who goes.
func letsPost(ctx context.Context, db *store.DB, e learn.Event, here string) error {
	from, err := db.Channel(ctx, e.Channel)
	if err != nil {
		return err
	}
	to, err := db.Channel(ctx, here)
	if err != nil {
		return err
	}
	return from.Lets(to)
}

// postToo plans a card of the event in the channel here.
func (f *Feature) postToo(ctx context.Context, tx *store.DB, req *chat.Request, e learn.Event, here string) error {
	if !isChannel(here) {
		return &learn.Error{Code: learn.Invalid, Key: "already.no_channel"}
	}
	if err := letsPost(ctx, tx, e, here); err != nil {
		return err
	}
	to, err := tx.Channel(ctx, here)
	if err != nil {
		return err
	}
	if err := f.ws.Admits(to, ""); err != nil {
		return err
	}
	if _, err := tx.AddCard(ctx, e.ID, here, req.Who.ID, req.Now); err != nil {
		return err
	}
	return planCard(ctx, tx, e.ID, here, req.Who.ID, req.Now)
}
