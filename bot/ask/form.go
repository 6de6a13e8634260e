package ask

import (
	"context"
	"errors"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// Form is the route of the form's submission.
const Form = "ask"

// CloseAction is the action id of the button that closes one's own ask. Its
// value is the ask's id.
const CloseAction = "ask.close"

// What stands before the id of what a form asks about.
const (
	eventAbout  = "event"
	lessonAbout = "lesson"
)

// WhoWent opens the form that asks somebody who went to the event.
func (f *Feature) WhoWent(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	return f.about(ctx, req, learn.Ask{Event: req.Value}, eventAbout)
}

// TheAuthor opens the form that asks the lesson's author.
func (f *Feature) TheAuthor(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	return f.about(ctx, req, learn.Ask{Lesson: req.Value}, lessonAbout)
}

// about opens the form that asks those who know what a is about, or says that
// nobody can be asked.
func (f *Feature) about(ctx context.Context, req *chat.Request, a learn.Ask, kind string) (chat.Reply, error) {
	if req.Who.Guest {
		return chat.Reply{}, learn.Denied("ask.guest")
	}
	a.Member = req.Who.ID
	title, err := f.topic(ctx, f.db, req, a)
	if err != nil {
		return chat.Reply{}, err
	}
	members, err := f.db.WhoKnows(ctx, a, req.Now, 1)
	if err != nil {
		return chat.Reply{}, err
	}
	meta := req.Meta(learn.NewID())
	meta.More = kind + "/" + req.Value
	form := chat.Form{Name: Form, Title: req.Loc.T("ask.title"), Submit: req.Loc.T("ask.submit"), Meta: meta}
	if len(members) == 0 {
		refused := f.nobody(a)
		form.Submit = ""
		form.Blocks = []slack.Block{chat.Section(req.Loc.M(refused.Key, refused.Args...))}
		return chat.Reply{Open: form.Modal(req.Loc)}, nil
	}
	form.Blocks = []slack.Block{
		chat.Section(req.Loc.M("ask.intro_"+kind, "Title", chat.Bold(chat.Escape(title)))), field(req.Loc, "ask.placeholder_"+kind),
		chat.Context(req.Loc.M("ask.how_" + kind)),
	}
	return chat.Reply{Open: form.Modal(req.Loc)}, nil
}

// topic names what a is about, if this person may see it.
func (f *Feature) topic(ctx context.Context, db *store.DB, req *chat.Request, a learn.Ask) (string, error) {
	if a.Lesson != "" {
		return lessonTopic(ctx, db, req, a.Lesson)
	}
	e, err := db.VisibleEvent(ctx, req.Viewer(), a.Event)
	if errors.Is(err, store.ErrNone) {
		e, err = answeredTo(ctx, db, a.Event, req.Who.ID)
	}
	return learn.OneLine(e.Title), err
}

// lessonTopic names a colleague's lesson. Who wants to try it sees it wherever
// they are.
func lessonTopic(ctx context.Context, db *store.DB, req *chat.Request, id string) (string, error) {
	l, err := db.SeenLesson(ctx, req.Viewer(), id)
	if errors.Is(err, store.ErrNone) {
		var mine learn.Use
		if mine, err = db.Use(ctx, id, req.Who.ID); err == nil && mine.State == learn.NoUse {
			err = learn.Missing("lesson.gone")
		}
		if err == nil {
			l.Lesson, err = db.Lesson(ctx, id)
		}
	}
	switch {
	case err != nil:
		return "", err
	case !l.Withdrawn.IsZero() || !l.Hidden.IsZero():
		return "", learn.Missing("lesson.gone")
	case l.Author == req.Who.ID:
		return "", learn.Denied("ask.own_lesson")
	}
	return learn.InSentence(l.Takeaway), nil
}

// answeredTo is an event that the member has answered to, wherever they are.
func answeredTo(ctx context.Context, db *store.DB, event, member string) (learn.Event, error) {
	mine, err := db.Attendance(ctx, event, member)
	switch {
	case err != nil:
		return learn.Event{}, err
	case mine.RSVP == learn.NoAnswer:
		return learn.Event{}, learn.Missing("event.gone")
	}
	return db.Event(ctx, event)
}

func field(loc *chat.Locale, placeholder string) slack.Block {
	return chat.Input{Name: "text", Label: loc.T("ask.text"), Required: true}.Text("", loc.T(placeholder), learn.MaxLine)
}

// form asks what to put to all. Below stand the member's own open asks.
func (f *Feature) form(ctx context.Context, req *chat.Request, meta chat.Meta) (*slack.ModalViewRequest, error) {
	mine, err := f.db.MyAsks(ctx, req.Who.ID)
	if err != nil {
		return nil, err
	}
	form := chat.Form{
		Name: Form, Title: req.Loc.T("ask.title"), Submit: req.Loc.T("ask.submit"), Meta: meta, Round: meta.Round,
		Blocks: []slack.Block{field(req.Loc, "ask.placeholder"), chat.Context(req.Loc.M("ask.where"))},
	}
	if len(mine) > 0 {
		form.Blocks = append(form.Blocks, chat.Divider(), chat.Section(req.Loc.M("ask.mine")))
	}
	for _, a := range mine {
		form.Blocks = append(form.Blocks, chat.SectionWith(chat.Escape(a.Text), closeButton(req.Loc, a)))
	}
	return form.Modal(req.Loc), nil
}

func closeButton(loc *chat.Locale, a learn.Ask) *slack.ButtonBlockElement {
	return chat.Button(CloseAction, a.ID, loc.T("ask.close_button"))
}

// Close closes this person's ask. Doing so twice is once.
func (f *Feature) Close(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	a, err := f.db.AskByID(ctx, req.Value)
	if errors.Is(err, store.ErrNone) || err == nil && a.Member != req.Who.ID {
		return chat.Reply{}, learn.Missing("ask.gone")
	}
	if err != nil {
		return chat.Reply{}, err
	}
	if _, err := f.db.CloseAsk(ctx, a.ID, req.Now); err != nil {
		return chat.Reply{}, err
	}
	if req.View != nil && req.View.Name == Form {
		form, err := f.form(ctx, req, req.View.Meta)
		return chat.Reply{Update: form}, err
	}
	reply := chat.Say(req.Loc.M("ask.closed", "Text", a.Text))
	reply.Replace = true
	return reply, nil
}
