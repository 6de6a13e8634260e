package lesson

import (
	"cmp"
	"context"
	"errors"
	"unicode/utf8"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// SubmitForm is the route of the form's submission.
const SubmitForm = "lesson.submit"

// Submit opens the form for a new lesson. What follows the command is its
// takeaway; its story when it is too long for one sentence.
func (f *Feature) Submit(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	events, err := f.recentEvents(ctx, req, "")
	if err != nil {
		return chat.Reply{}, err
	}
	l := learn.Lesson{Event: req.Value, Takeaway: learn.OneLine(req.Text), Met: learn.NotSaid, Learned: learn.NotSaid}
	if utf8.RuneCountInString(l.Takeaway) > learn.MaxLine {
		l.Takeaway, l.Story = "", chat.Cut(req.Text, learn.MaxStory)
	}
	form := chat.Form{
		Name: SubmitForm, Title: req.Loc.T("lesson.submit_title"), Submit: req.Loc.T("lesson.submit_button"),
		Meta: req.Meta(learn.NewID()), Blocks: append(fields(req.Loc, l, events), channelField(req.Loc, true)),
	}
	return chat.Reply{Open: form.Modal(req.Loc), After: func(ctx context.Context) {
		if here := req.Meta("").Channel; here != "" {
			f.ws.Look(ctx, here)
		}
	}}, nil
}

// Submitted stores the lesson that the form describes and plans its card.
func (f *Feature) Submitted(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	if !learn.ValidID(req.View.Meta.ID) {
		return chat.Reply{}, &learn.Error{Code: learn.Invalid, Key: "error.stale_form"}
	}
	l, mistakes := f.filled(ctx, req, learn.Lesson{})
	if err := learn.Gather(mistakes, f.admits(ctx, l.Channel)); err != nil {
		return chat.Reply{}, err
	}
	if err := f.db.Transact(ctx, func(tx *store.DB) error { return add(ctx, tx, l) }); err != nil {
		return chat.Reply{}, err
	}
	switch l.Channel {
	case "":
		return chat.Say(req.Loc.M("lesson.saved", "Command", chat.Verbatim(f.ws.Commands.Typed("lessons search")))), nil
	case req.View.Meta.Channel:
		return chat.Reply{}, nil
	}
	return chat.Say(req.Loc.M("lesson.posting", "Channel", chat.ChannelLink(l.Channel))), nil
}

// add stores a new lesson with its card. The same form again changes nothing;
// with other words, because Slack's trouble made the author send it again, it
// corrects what nobody has edited since.
func add(ctx context.Context, tx *store.DB, l learn.Lesson) error {
	added, err := tx.AddLesson(ctx, l)
	if err != nil {
		return err
	}
	if added {
		return errors.Join(went(ctx, tx, l), planCard(ctx, tx, l))
	}
	stored, err := tx.Lesson(ctx, l.ID)
	switch {
	case err != nil:
		return err
	case stored.Author != l.Author:
		return learn.Denied("lesson.not_yours")
	case !stored.Updated.Equal(stored.Created):
		return nil
	}
	l.Channel = cmp.Or(stored.Channel, l.Channel)
	if equal(l, stored) {
		return nil
	}
	if _, err := tx.SaveLesson(ctx, l, stored.Updated); err != nil {
		return err
	}
	return errors.Join(planCard(ctx, tx, l), tx.Touch(ctx, l.ID, l.Updated))
}

// went notes that who writes a lesson from an event went there: nobody asks.
func went(ctx context.Context, tx *store.DB, l learn.Lesson) error {
	if l.Event == "" {
		return nil
	}
	return tx.SayTurnout(ctx, l.Event, l.Author, learn.Went, l.Updated)
}

func planCard(ctx context.Context, tx *store.DB, l learn.Lesson) error {
	if l.Channel == "" {
		return nil
	}
	return tx.Plan(ctx, learn.Delivery{
		Kind: learn.LessonCard, Key: "lesson_card/" + l.ID + "/" + l.Channel,
		Place: l.Channel, Subject: l.ID, For: l.Author, Due: l.Updated, Created: l.Updated,
	})
}

// admits returns what keeps a card out of the channel, if there is to be one.
func (f *Feature) admits(ctx context.Context, channel string) error {
	if channel == "" {
		return nil
	}
	c, err := f.db.Channel(ctx, channel)
	if err != nil {
		return err
	}
	return f.ws.Admits(c, "channel")
}
