package lesson

import (
	"context"
	"errors"
	"time"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/show"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// AnewAction is the action id of the button, in a form that goes on with a
// draft, which begins a new one instead.
const AnewAction = "lesson.anew"

// Typed keeps what a field of the form for a new lesson tells, and what stands
// in the others as far as they haven't told anything yet.
func (f *Feature) Typed(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	if !learn.ValidID(req.View.Meta.ID) {
		return chat.Reply{}, nil
	}
	at := req.Acted
	if at.IsZero() {
		at = req.Now
	}
	form := learn.Draft{
		ID: req.View.Meta.ID, Member: req.Who.ID, Origin: req.View.Meta.More, Created: req.Now, Updated: req.Now,
	}
	return chat.Reply{}, f.db.KeepDraft(ctx, form, func(d *learn.Draft) {
		d.Hold(req.Field, values(req.View, req.Field), at)
		for _, field := range req.View.Fields() {
			d.Began(field, values(req.View, field))
		}
	})
}

func values(v *chat.View, field string) []string {
	if text := v.Text(field); text != "" {
		return []string{text}
	}
	return v.Texts(field)
}

// Closed tells who closes a half-filled form that it is kept. Where no channel
// is at hand Home does.
func (f *Feature) Closed(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	d, err := f.db.CloseDraft(ctx, req.Who.ID, req.View.Meta.More, req.Now)
	switch {
	case errors.Is(err, store.ErrNone):
		return chat.Reply{}, nil
	case err != nil || d.Empty() || req.Channel == "":
		return chat.Reply{}, err
	}
	text := req.Loc.M("draft.kept")
	return chat.Reply{Tell: &chat.Message{Text: chat.Plain(text), Blocks: []slack.Block{
		chat.Section(text), chat.Actions("draft",
			chat.Button(show.GoOnLesson, d.ID, req.Loc.T("draft.go_on_button")),
			chat.Button(show.ThrowAwayLesson, d.ID, req.Loc.T("draft.throw_away_button"))),
	}}}, nil
}

// GoOn opens the form of a draft, or has it take the place of the form in which
// the button stands.
func (f *Feature) GoOn(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	d, err := f.db.DraftByID(ctx, req.Who.ID, req.Value)
	if errors.Is(err, store.ErrNone) {
		return chat.Reply{}, learn.Missing("draft.gone")
	}
	if err != nil {
		return chat.Reply{}, err
	}
	return f.write(ctx, req, d)
}

// Anew throws away the draft that a form goes on with, and empties the form.
func (f *Feature) Anew(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	meta := req.View.Meta
	if err := f.db.DropDraft(ctx, req.Who.ID, meta.More); err != nil {
		return chat.Reply{}, err
	}
	fresh := learn.Draft{ID: learn.NewID(), Member: req.Who.ID, Origin: meta.More}
	if meta.More == meta.ID {
		fresh.Origin = fresh.ID
	}
	_, err := f.db.Suggestion(ctx, meta.More)
	switch {
	case err == nil: // whoever suggested it is to hear of it
		fresh.ID, fresh.Origin = meta.ID, meta.More
	case !errors.Is(err, store.ErrNone):
		return chat.Reply{}, err
	}
	return f.write(ctx, req, fresh)
}

// ThrowAway forgets a draft. Doing so twice is once.
func (f *Feature) ThrowAway(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	d, err := f.db.DraftByID(ctx, req.Who.ID, req.Value)
	if err == nil {
		err = f.db.DropDraft(ctx, d.Member, d.Origin)
	}
	if errors.Is(err, store.ErrNone) {
		err = nil
	}
	reply := chat.Say(req.Loc.M("draft.thrown_away"))
	reply.Replace = true
	return reply, err
}

// Forget throws away the drafts with which nobody has gone on for long.
func (f *Feature) Forget(ctx context.Context, now time.Time) error {
	return f.db.ForgetDrafts(ctx, now.Add(-learn.DraftKept))
}

// NextForgotten is when the next draft is thrown away; zero when there is none.
func (f *Feature) NextForgotten(ctx context.Context, _ time.Time) (time.Time, error) {
	at, err := f.db.OldestDraft(ctx)
	if err != nil {
		if errors.Is(err, store.ErrNone) {
			err = nil
		}
		return time.Time{}, err
	}
	return at.Add(learn.DraftKept), nil
}
