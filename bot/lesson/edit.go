package lesson

import (
	"context"
	"slices"
	"strconv"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// EditForm is the route of the form's submission.
const EditForm = "lesson.edit"

// Edit opens the form of a lesson for its author.
func (f *Feature) Edit(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	l, err := mayEdit(ctx, f.db, req, req.Value)
	if err != nil {
		return chat.Reply{}, err
	}
	events, err := f.recentEvents(ctx, req, l.Event)
	if err != nil {
		return chat.Reply{}, err
	}
	meta := req.Meta(l.ID)
	meta.More = version(l)
	sheet := sheet{loc: req.Loc, lesson: l, events: events}
	blocks := sheet.fields()
	if l.Channel == "" {
		blocks = append(blocks, sheet.channel(false))
	}
	form := chat.Form{
		Name: EditForm, Title: req.Loc.T("lesson.edit_title"), Submit: req.Loc.T("form.save"), Meta: meta, Blocks: blocks,
	}
	return chat.Reply{Open: form.Modal(req.Loc)}, nil
}

// Edited stores what the form changed, and lets all messages that show the
// lesson follow. A lesson without a channel may get one. The details below the
// form close with it.
func (f *Feature) Edited(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	was, err := mayEdit(ctx, f.db, req, req.View.Meta.ID)
	if err != nil {
		return chat.Reply{}, err
	}
	l, mistakes := f.filled(ctx, req, was, visit{})
	if err := learn.Gather(mistakes, f.admitsNew(ctx, was.Channel, l.Channel)); err != nil || equal(l, was) {
		return chat.Reply{Clear: true}, err
	}
	return chat.Reply{Clear: true}, f.db.Transact(ctx, func(tx *store.DB) error {
		saved, err := tx.SaveLesson(ctx, l, edited(req.View.Meta.More))
		if err != nil {
			return err
		}
		if !saved {
			return &learn.Error{Code: learn.Invalid, Key: "lesson.changed"}
		}
		if err := planCard(ctx, tx, l); err != nil {
			return err
		}
		return tx.Touch(ctx, l.ID, req.Now)
	})
}

func (f *Feature) admitsNew(ctx context.Context, was, channel string) error {
	if channel == was {
		return nil
	}
	return f.admits(ctx, channel)
}

// mayEdit is the lesson with the id, if this person may edit it and it stands.
func mayEdit(ctx context.Context, db *store.DB, req *chat.Request, id string) (learn.Lesson, error) {
	l, err := kept(ctx, db, id)
	if err == nil && !req.Actor.May(learn.EditLesson, l.Author) {
		err = learn.Denied("lesson.not_yours")
	}
	return l, err
}

// version tells edits of a lesson apart; edited reads it.
func version(l learn.Lesson) string { return strconv.FormatInt(l.Updated.Unix(), 10) }

func edited(version string) time.Time {
	sec, err := strconv.ParseInt(version, 10, 64)
	if err != nil {
		return time.Time{}
	}
	return time.Unix(sec, 0)
}

// equal tells whether a form changed nothing: submitted twice it is saved once.
func equal(a, b learn.Lesson) bool {
	return slices.Equal(a.Topics, b.Topics) && a.Event == b.Event && a.Encounter == b.Encounter && a.Takeaway == b.Takeaway && a.Story == b.Story &&
		a.Try == b.Try && a.Audience == b.Audience && a.Met == b.Met && a.Learned == b.Learned &&
		a.Industry == b.Industry && a.Channel == b.Channel
}
