package lesson

import (
	"context"
	"fmt"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// Action ids and the form of hiding a lesson, which is for admins.
const (
	HideAction = "lesson.hide.open"
	ShowAction = "lesson.show"
	HideForm   = "lesson.hide"
)

// maxHidden is how many hidden lessons are listed.
const maxHidden = 20

// Hide opens the form that asks an admin why a lesson is to be hidden.
func (f *Feature) Hide(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	if !req.Actor.May(learn.HideLesson, "") {
		return chat.Reply{}, learn.Denied("error.admins_only")
	}
	l, err := seen(ctx, f.db, req, req.Value)
	if err != nil {
		return chat.Reply{}, err
	}
	reason := chat.Input{Name: "reason", Label: req.Loc.T("hide.reason"), Hint: req.Loc.T("hide.reason_hint"), Required: true}
	form := chat.Form{
		Name: HideForm, Title: req.Loc.T("hide.title"), Submit: req.Loc.T("hide.button"), Meta: req.Meta(l.ID),
		Blocks: []slack.Block{
			chat.Section(chat.Bold(chat.Escape(l.Takeaway))), reason.Text("", "", learn.MaxLine), chat.Context(req.Loc.M("hide.what")),
		},
	}
	return chat.Reply{Open: form.Modal(req.Loc)}, nil
}

// Hidden hides the lesson: its author alone sees it, and is told why.
func (f *Feature) Hidden(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	if !req.Actor.May(learn.HideLesson, "") {
		return chat.Reply{}, learn.Denied("error.admins_only")
	}
	reason := learn.OneLine(req.View.Text("reason"))
	if err := learn.CheckReason("reason", reason); err != nil {
		return chat.Reply{}, err
	}
	err := f.moderate(ctx, req, req.View.Meta.ID, func(tx *store.DB, l learn.Lesson) error {
		hidden, err := tx.HideLesson(ctx, l.ID, req.Who.ID, reason, req.Now)
		if err != nil || !hidden {
			return err
		}
		return tellHidden(ctx, tx, l, req)
	})
	reply := chat.Say(req.Loc.M("hide.done", "Command", chat.Verbatim(f.ws.Commands.Typed("lessons hidden"))))
	reply.Clear = true
	return reply, err
}

// ShowAgain shows a hidden lesson again, to all who saw it before.
func (f *Feature) ShowAgain(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	err := f.moderate(ctx, req, req.Value, func(tx *store.DB, l learn.Lesson) error {
		shown, err := tx.ShowLesson(ctx, l.ID, req.Who.ID, req.Now)
		if err != nil || !shown || l.Channel == "" {
			return err
		}
		return tx.Plan(ctx, learn.Delivery{
			Kind: learn.LessonCard, Key: fmt.Sprintf("lesson_card/%s/%s/%d", l.ID, l.Channel, req.Now.Unix()),
			Place: l.Channel, Subject: l.ID, For: l.Author, Due: req.Now, Created: req.Now,
		})
	})
	if err != nil {
		return chat.Reply{}, err
	}
	reply, err := f.HiddenList(ctx, req)
	reply.Replace = true
	return reply, err
}

// moderate does something as an admin to a lesson that stands, in a
// transaction. What shows the lesson follows.
func (f *Feature) moderate(ctx context.Context, req *chat.Request, id string, do func(*store.DB, learn.Lesson) error) error {
	if !req.Actor.May(learn.HideLesson, "") {
		return learn.Denied("error.admins_only")
	}
	return f.db.Transact(ctx, func(tx *store.DB) error {
		l, err := kept(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := do(tx, l); err != nil {
			return err
		}
		return tx.Touch(ctx, l.ID, req.Now)
	})
}

// HiddenList tells an admin which lessons are hidden.
func (f *Feature) HiddenList(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	if !req.Actor.May(learn.HideLesson, "") {
		return chat.Reply{}, learn.Denied("error.admins_only")
	}
	hidden, err := f.db.HiddenLessons(ctx, req.Viewer(), maxHidden)
	if err != nil || len(hidden) == 0 {
		return chat.Say(req.Loc.M("hide.none")), err
	}
	title := req.Loc.NM("hide.list", len(hidden))
	blocks := []slack.Block{chat.Section(title)}
	for _, l := range hidden {
		text := req.Loc.M("hide.line", "Takeaway", chat.Bold(chat.Escape(chat.Cut(l.Takeaway, hiddenInLine))), "Author", req.Loc.Member(l.Author),
			"Admin", req.Loc.Member(l.HiddenBy), "Reason", chat.Cut(l.HiddenReason, hiddenInLine))
		blocks = append(blocks, chat.SectionWith(text, chat.Button(ShowAction, l.ID, req.Loc.T("hide.show_button"))))
	}
	return chat.Reply{Tell: &chat.Message{Text: chat.Plain(title), Blocks: blocks}}, nil
}

// hiddenInLine is how much of a text stands in the list of what is hidden, in characters.
const hiddenInLine = 150

func tellHidden(ctx context.Context, tx *store.DB, l learn.Lesson, req *chat.Request) error {
	author, err := tx.Member(ctx, l.Author)
	if err != nil || author.Deleted || l.Author == req.Who.ID {
		return err
	}
	p, err := tx.Preferences(ctx, l.Author)
	if err != nil {
		return err
	}
	return tx.Plan(ctx, learn.Delivery{
		Kind: learn.HiddenDM, Key: fmt.Sprintf("lesson_hidden/%s/%d", l.ID, req.Now.Unix()), Place: l.Author, Subject: l.ID,
		Due: p.From(req.Now, author.Location()), Created: req.Now,
	})
}

// HiddenDM renders what an author reads of whose lesson an admin has hidden,
// and whether it is shown again. What was shown again before they could be told
// needs no word.
func (f *Feature) HiddenDM(ctx context.Context, d learn.Delivery) (chat.Rendering, error) {
	l, err := kept(ctx, f.db, d.Subject)
	if learn.Is(err, learn.NotFound) || err == nil && d.State == learn.Sending && l.Hidden.IsZero() {
		return chat.Rendering{Gone: true}, nil
	}
	if err != nil {
		return chat.Rendering{}, err
	}
	author, err := f.db.Member(ctx, d.Place)
	loc := f.ws.Locales.For(author.Locale)
	text := loc.M("hide.told", "Admin", loc.Member(l.HiddenBy), "Takeaway", chat.Bold(chat.Escape(l.Takeaway)), "Reason", l.HiddenReason)
	buttons := forAuthorButtons(loc, l)
	if l.Hidden.IsZero() {
		text = loc.M("hide.shown_again", "Takeaway", chat.Bold(chat.Escape(l.Takeaway)))
	}
	return chat.Rendering{
		Message: chat.Message{Text: chat.Plain(loc.M("hide.told_text", "Takeaway", l.Takeaway)), Blocks: []slack.Block{chat.Section(text), chat.Actions("author", buttons...)}},
		Shows:   []learn.Shown{{Subject: learn.Subject{Kind: learn.LessonSubject, ID: l.ID}}},
		Polite:  true,
	}, err
}
