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

// Consent renders what asks the author of a message, and later what they
// answered. It goes when they didn't, or when they withdraw the lesson.
func (f *Feature) Consent(ctx context.Context, q learn.Question, loc *chat.Locale) (chat.Rendering, error) {
	switch q.Answer {
	case learn.ConsentShared:
		return f.consented(ctx, q, loc)
	case learn.ConsentDeclined:
		text := loc.M("save.declined")
		return chat.Rendering{Message: chat.Message{Text: chat.Plain(text), Blocks: []slack.Block{chat.Section(text)}}}, nil
	}
	s, err := f.db.Suggestion(ctx, q.Subject)
	if errors.Is(err, store.ErrNone) || err == nil && (s.Text == "" || !q.Open()) {
		return chat.Rendering{Gone: true}, nil
	}
	return chat.Rendering{Message: askConsent(loc, q, s)}, err
}

func askConsent(loc *chat.Locale, q learn.Question, s learn.Suggestion) chat.Message {
	blocks := []slack.Block{
		chat.Section(loc.M("save.ask", "Asker", loc.Member(s.Asker))),
		chat.Section(quote(s.Text)),
	}
	if s.Why != "" {
		blocks = append(blocks, chat.Section(loc.M("save.because", "Asker", loc.Member(s.Asker), "Why", s.Why)))
	}
	note := loc.M("save.ask_private")
	if q.Answer == learn.PutOff {
		note = chat.Join(" ", loc.M("question.whenever"), note)
	}
	buttons := append([]slack.BlockElement{chat.Primary(chat.Button(show.ConsentToShare, s.ID, loc.T("save.share_button")))}, show.LaterButtons(loc, q)...)
	return chat.Message{
		Text: chat.Plain(loc.M("save.ask_text", "Words", chat.Cut(learn.OneLine(s.Text), gistLength))),
		Blocks: append(blocks, chat.Context(note),
			chat.Actions("consent", append(buttons, chat.Button(show.DeclineToShare, s.ID, loc.T("save.decline_button")))...)),
	}
}

func (f *Feature) consented(ctx context.Context, q learn.Question, loc *chat.Locale) (chat.Rendering, error) {
	l, err := kept(ctx, f.db, q.Subject)
	if learn.Is(err, learn.NotFound) {
		return chat.Rendering{Gone: true}, nil
	}
	return sharedLesson(loc.M("save.thanks", "Takeaway", chat.Bold(chat.Escape(l.Takeaway))), loc, l), err
}

func sharedLesson(text chat.Mrkdwn, loc *chat.Locale, l learn.Lesson) chat.Rendering {
	return chat.Rendering{
		Message: chat.Message{Text: chat.Plain(text), Blocks: []slack.Block{
			chat.Section(text), chat.Actions("lesson", chat.Button(show.MoreLesson, l.ID, loc.T("lesson.more_button"))),
		}},
		Shows: []learn.Shown{{Subject: learn.Subject{Kind: learn.LessonSubject, ID: l.ID}}},
	}
}

// Share opens the form for a lesson with the author's own words, or as far as
// they have written it.
func (f *Feature) Share(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	s, err := unsettled(ctx, f.db, req)
	if err != nil {
		return chat.Reply{}, err
	}
	d, err := consentDraft(ctx, f.db, s)
	if err != nil {
		return chat.Reply{}, err
	}
	return f.write(ctx, req, d)
}

// consentDraft is what the author has written of the lesson that may come of
// the suggestion; else it begins with the message.
func consentDraft(ctx context.Context, db *store.DB, s learn.Suggestion) (learn.Draft, error) {
	d, err := db.Draft(ctx, s.Author, s.ID)
	if errors.Is(err, store.ErrNone) {
		d, err = worded(learn.NewID(), s.Author, s.Text), nil
		d.ID, d.Origin = s.ID, s.ID
	}
	return d, err
}

// Decline forgets the message. Nobody is told.
func (f *Feature) Decline(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	return chat.Reply{}, f.db.Transact(ctx, func(tx *store.DB) error {
		s, err := unsettled(ctx, tx, req)
		if err != nil {
			return err
		}
		return errors.Join(tx.DropDraft(ctx, s.Author, s.ID), tx.SettleSuggestion(ctx, s, learn.ConsentDeclined, req.Now))
	})
}

// unsettled is the suggestion that the button stands for, as long as its author,
// who pressed it, hasn't settled it.
func unsettled(ctx context.Context, db *store.DB, req *chat.Request) (learn.Suggestion, error) {
	s, err := db.Suggestion(ctx, req.Value)
	if errors.Is(err, store.ErrNone) || err == nil && (s.Author != req.Who.ID || s.Text == "" || s.Sent.IsZero()) {
		err = learn.Missing("save.gone")
	}
	return s, err
}
