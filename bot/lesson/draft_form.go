package lesson

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"unicode/utf8"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/show"
)

// draftForm is the form for a new lesson, with what d holds and with what it
// begins with besides. What is typed in it is kept.
func (f *Feature) draftForm(ctx context.Context, req *chat.Request, d learn.Draft) (form chat.Form, err error) {
	v, err := f.visit(ctx, req, d.Event())
	if err != nil {
		return form, err
	}
	if err := f.began(ctx, req, v, &d); err != nil {
		return form, err
	}
	sheet := sheet{loc: req.Loc, aims: v.aims(req.Loc, d), tells: true}
	if sheet.events, err = f.recentEvents(ctx, req, v.from()); err != nil {
		return form, err
	}
	if sheet.lesson, err = f.resumed(ctx, d); err != nil {
		return form, err
	}
	blocks, err := f.beside(ctx, req, d, sheet.events)
	form = chat.Form{
		Name: SubmitForm, Title: req.Loc.T("lesson.submit_title"), Submit: req.Loc.T("lesson.submit_button"),
		Meta: req.Meta(d.ID), NotifyClose: true, Blocks: append(append(blocks, sheet.fields()...), sheet.channel(true)),
	}
	form.Meta.More = d.Origin
	return form, err
}

// resumed is what the fields begin with that went on with d: what Slack would
// refuse to show, or a channel where no card can be any more, is left out. What
// is too long for a sentence is the story.
func (f *Feature) resumed(ctx context.Context, d learn.Draft) (learn.Lesson, error) {
	l := written(held{d})
	if l.Story == "" && utf8.RuneCountInString(l.Takeaway) > learn.MaxLine {
		l.Story, l.Takeaway = l.Takeaway, ""
	}
	l.Takeaway, l.Try, l.Audience = chat.Cut(l.Takeaway, learn.MaxLine), chat.Cut(l.Try, learn.MaxLine), chat.Cut(l.Audience, learn.MaxLine)
	l.Encounter, l.Industry = chat.Cut(l.Encounter, learn.MaxPlace), chat.Cut(l.Industry, learn.MaxIndustry)
	for i, t := range l.Topics {
		l.Topics[i] = chat.Cut(t, learn.MaxTopic)
	}
	err := f.admits(ctx, l.Channel)
	var refused *learn.Error
	if errors.As(err, &refused) {
		l.Channel, err = "", nil
	}
	return l, err
}

// held is a draft as answers.
type held struct{ learn.Draft }

// Number is otherwise for what is no number that the field takes.
func (h held) Number(field string, otherwise int) int {
	n, err := strconv.Atoi(h.Text(field))
	if err != nil || n < 0 || n > learn.MaxCount {
		return otherwise
	}
	return n
}

// beside is what the form says above its fields: what it goes on with, or what
// else was begun.
func (f *Feature) beside(ctx context.Context, req *chat.Request, d learn.Draft, events []learn.Event) (blocks []slack.Block, err error) {
	switch {
	case !d.Created.IsZero():
		anew := chat.Confirm(chat.Button(AnewAction, d.ID, req.Loc.T("draft.anew_button")), req.Loc, req.Loc.T("draft.anew_question"))
		anew.Style = slack.StyleDefault // most go on: it shouldn't catch the eye
		blocks = append(blocks, chat.SectionWith(req.Loc.M("draft.begun", "Day", begunOn(req, d)), anew))
	case d.Origin == "" || d.Origin == d.ID:
		if blocks, err = f.others(ctx, req, d); err != nil {
			return nil, err
		}
	}
	from := d.Text("event")
	if from == "" || slices.ContainsFunc(events, func(e learn.Event) bool { return e.ID == from }) {
		return blocks, nil
	}
	e, err := f.cancelled(ctx, from)
	if e.ID != "" {
		blocks = append(blocks, chat.Context(req.Loc.M("draft.cancelled", "Title", learn.OneLine(e.Title))))
	}
	return blocks, err
}

// others offer the latest other draft.
func (f *Feature) others(ctx context.Context, req *chat.Request, d learn.Draft) ([]slack.Block, error) {
	all, err := f.db.Drafts(ctx, req.Who.ID, 1)
	if err != nil || len(all) == 0 {
		return nil, err
	}
	other := all[0]
	text := chat.Lines(req.Loc.M("draft.besides", "Day", begunOn(req, other)), show.DraftGist(req.Loc, other))
	return []slack.Block{chat.SectionWith(text, chat.Button(show.GoOnLesson, other.ID, req.Loc.T("draft.go_on_button")))}, nil
}

// gistLength is how much of a text tells which one it is, in characters.
const gistLength = show.GistLength

func begunOn(req *chat.Request, d learn.Draft) string {
	return req.Loc.Day(d.Created.In(req.Who.Location()))
}
