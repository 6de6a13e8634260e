package lesson

import (
	"context"
	"errors"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/show"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// thank has the lesson's author hear, once for each colleague, that it was used.
func thank(ctx context.Context, tx *store.DB, l learn.SeenLesson, u learn.Use) error {
	author, err := tx.Member(ctx, l.Author)
	if err != nil || author.Deleted {
		return err
	}
	p, err := tx.Preferences(ctx, l.Author)
	if err != nil || !p.Wants(learn.Thanks) {
		return err
	}
	return tx.Plan(ctx, learn.Delivery{
		Kind: learn.ThanksDM, Key: "thanks/" + l.ID + "/" + u.Member, Place: l.Author, Subject: l.ID, Args: u.Member,
		Due: p.From(u.Updated, author.Location()), Created: u.Updated,
	})
}

// Thanks renders what an author reads when a lesson was used. Args are the
// member who used it: named only if they said so.
func (f *Feature) Thanks(ctx context.Context, d learn.Delivery) (chat.Rendering, error) {
	l, err := standing(ctx, f.db, d.Subject)
	if learn.Is(err, learn.NotFound) {
		return chat.Rendering{Gone: true}, nil
	}
	if err != nil {
		return chat.Rendering{}, err
	}
	author, userErr := f.db.Member(ctx, d.Place)
	u, useErr := f.db.Use(ctx, d.Subject, d.Args)
	agreed, quoteErr := f.db.MayQuote(ctx, d.Subject)
	if err := errors.Join(userErr, useErr, quoteErr); err != nil || author.Deleted || u.State != learn.Used {
		return chat.Rendering{Gone: err == nil}, err
	}
	loc := f.ws.Locales.For(author.Locale)
	who := loc.M("use.somebody")
	if u.Named {
		who = chat.Mention(u.Member)
	}
	said := loc.M("use.thanks", "Who", who, "Takeaway", chat.Bold(chat.Escape(l.Takeaway)), "Note", u.Note)
	buttons := []slack.BlockElement{chat.Button(show.MoreLesson, l.ID, loc.T("lesson.more_button"))}
	end := loc.M("use.thanks_end")
	switch {
	case agreed:
		end = chat.Join(" ", end, loc.M("use.may_quote"))
		buttons = append(buttons, chat.Button(UnquoteAction, l.ID, loc.T("use.unquote_button")))
	case u.Quoted:
		end = chat.Join(" ", end, loc.M("use.ask_quote"))
		buttons = append(buttons, chat.Button(QuoteAction, l.ID, loc.T("use.quote_button")))
	}
	return chat.Rendering{
		Message: chat.Message{Text: chat.Plain(loc.M("use.thanks_text", "Takeaway", l.Takeaway)), Blocks: []slack.Block{
			chat.Section(said), chat.Context(end), chat.Actions("thanks", buttons...),
		}},
		Shows:  []learn.Shown{{Subject: learn.Subject{Kind: learn.LessonSubject, ID: l.ID}}},
		Polite: true,
	}, nil
}
