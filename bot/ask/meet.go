package ask

import (
	"context"
	"errors"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// LearnAction is the action id of the button that writes down what came of an
// ask. Its value is the ask's id.
const LearnAction = "ask.learn"

// Introduction renders the group message that connects who asked and who
// answers. When one of them has left there is nobody to connect.
func (f *Feature) Introduction(ctx context.Context, d learn.Delivery) (chat.Rendering, error) {
	a, err := f.db.AskByID(ctx, d.Subject)
	if err != nil {
		return chat.Rendering{}, err
	}
	asker, err := f.db.Member(ctx, a.Member)
	helper, helperErr := f.db.Member(ctx, a.Helper)
	if err := errors.Join(err, helperErr); err != nil || d.State == learn.Sending && (asker.Deleted || helper.Deleted) {
		return chat.Rendering{Gone: err == nil}, err
	}
	loc := f.ws.Locales.Workspace()
	if common := f.ws.Locales.For(asker.Locale); common == f.ws.Locales.For(helper.Locale) {
		loc = common
	}
	text := loc.M("ask.introduction", "Member", chat.Mention(a.Member), "Helper", chat.Mention(a.Helper), "Text", a.Text)
	shows := []learn.Shown{{Subject: learn.Subject{Kind: learn.AskSubject, ID: a.ID}}}
	blocks := []slack.Block{chat.Section(text)}
	if !a.ForAll() {
		title, err := f.db.AskTitle(ctx, a)
		switch {
		case err == nil:
			blocks = append(blocks, chat.Section(loc.M("ask.introduction_about", "Title", chat.Bold(chat.Escape(title)))))
		case !errors.Is(err, store.ErrNone):
			return chat.Rendering{}, err
		}
		shows = append(shows, learn.Shown{Subject: about(a)})
	}
	return chat.Rendering{
		Message: chat.Message{Text: string(text), Blocks: append(blocks, chat.Context(loc.M("ask.introduction_hint")),
			chat.Actions("introduction", chat.Button(LearnAction, a.ID, loc.T("ask.learn_button"))))},
		Shows: shows,
	}, nil
}

// Learn opens the form for a lesson from the conversation that came of an ask.
func (f *Feature) Learn(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	a, err := f.db.AskByID(ctx, req.Value)
	if errors.Is(err, store.ErrNone) || err == nil && req.Who.ID != a.Member && req.Who.ID != a.Helper {
		return chat.Reply{}, learn.Missing("ask.gone")
	}
	if err != nil {
		return chat.Reply{}, err
	}
	elsewhere := *req
	elsewhere.Channel = "" // no card can be posted into a group message
	return f.write(ctx, &elsewhere, req.Loc.T("ask.encounter"))
}

// Unanswered renders what who asked reads once a month has passed.
func (f *Feature) Unanswered(ctx context.Context, d learn.Delivery) (chat.Rendering, error) {
	a, err := f.db.AskByID(ctx, d.Subject)
	if err != nil {
		return chat.Rendering{}, err
	}
	who, err := f.db.Member(ctx, d.Place)
	if err != nil || who.Deleted {
		return chat.Rendering{Gone: err == nil}, err
	}
	text := f.ws.Locales.For(who.Locale).M("ask.unanswered", "Text", a.Text, "Command", chat.Verbatim(f.ws.Commands.Typed("lessons ask")))
	return chat.Rendering{Message: chat.Message{Text: chat.Plain(text), Blocks: []slack.Block{chat.Section(text)}}, Polite: true}, nil
}
