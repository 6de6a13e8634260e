package lesson

import (
	"context"
	"errors"
	"strings"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// SuggestForm is the route of the form that has a message's author asked
// whether they'd share it as a lesson.
const SuggestForm = "lesson.suggest"

// quoted is how much of a message is shown where the whole isn't needed, in characters.
const quoted = 600

// suggest opens that form. The text waits in the store: it is too long to
// travel in a form, and nobody but its author may change it.
func (f *Feature) suggest(ctx context.Context, req *chat.Request, text string) (chat.Reply, error) {
	o := req.Original
	s := learn.Suggestion{
		ID: req.NewID(), Author: o.Author, Asker: req.Who.ID, Message: messageID(o),
		Text: chat.Cut(text, learn.MaxStory), Created: req.Now,
	}
	if err := refused(ctx, f.db, s, req); err != nil {
		return chat.Reply{}, err
	}
	if err := f.db.AddSuggestion(ctx, s); err != nil {
		return chat.Reply{}, err
	}
	why := chat.Input{Name: "why", Label: req.Loc.T("save.why"), Hint: req.Loc.T("save.why_hint")}
	blocks := append([]slack.Block{
		chat.Section(req.Loc.M("save.question", "Author", chat.Mention(s.Author))),
		chat.Section(quote(s.Text)),
	}, tooLong(req.Loc, text)...)
	form := chat.Form{
		Name: SuggestForm, Title: req.Loc.T("save.title"), Submit: req.Loc.T("save.ask_button"), Meta: req.Meta(s.ID),
		Blocks: append(blocks, why.Text("", "", learn.MaxLine), chat.Context(req.Loc.M("save.what"))),
	}
	return chat.Reply{Open: form.Modal(req.Loc)}, nil
}

func refused(ctx context.Context, db *store.DB, s learn.Suggestion, req *chat.Request) error {
	stands, err := db.Suggested(ctx, s.Message, s.Author, req.Now)
	if err != nil {
		return err
	}
	return stands.Refused(req.Now)
}

// quote shows the beginning of a text as somebody else's.
func quote(text string) chat.Mrkdwn {
	var lines []chat.Mrkdwn
	for line := range strings.SplitSeq(chat.Cut(text, quoted), "\n") {
		lines = append(lines, "&gt; "+chat.Escape(line))
	}
	return chat.Lines(lines...)
}

// Suggested has the author asked, unless that can't be any more.
func (f *Feature) Suggested(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	stale := &learn.Error{Code: learn.Invalid, Key: "error.stale_form"}
	var s learn.Suggestion
	err := f.db.Transact(ctx, func(tx *store.DB) (err error) {
		s, err = tx.Suggestion(ctx, req.View.Meta.ID)
		switch {
		case errors.Is(err, store.ErrNone) || err == nil && s.Asker != req.Who.ID:
			return stale
		case err != nil || !s.Sent.IsZero():
			return err
		}
		s.Why = learn.OneLine(req.View.Text("why"))
		if err := learn.Gather(s.Check(), refused(ctx, tx, s, req)); err != nil {
			return err
		}
		return tx.SendSuggestion(ctx, s, req.Now)
	})
	return chat.Say(req.Loc.M("save.asked", "Author", chat.Mention(s.Author))), err
}
