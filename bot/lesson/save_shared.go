package lesson

import (
	"context"
	"errors"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// agreed settles the suggestion that the lesson came of, if it did, and has
// its asker hear of it.
func agreed(ctx context.Context, tx *store.DB, l learn.Lesson) error {
	s, err := tx.Suggestion(ctx, l.ID)
	if errors.Is(err, store.ErrNone) || err == nil && s.Author != l.Author {
		return nil
	}
	if err != nil {
		return err
	}
	asker, memberErr := tx.Member(ctx, s.Asker)
	p, err := tx.Preferences(ctx, s.Asker)
	if err := errors.Join(memberErr, err); err != nil {
		return err
	}
	return errors.Join(tx.SettleSuggestion(ctx, s, learn.ConsentShared, l.Updated), tx.Plan(ctx, learn.Delivery{
		Kind: learn.SharedDM, Key: "suggestion_shared/" + s.ID, Place: s.Asker, Subject: l.ID,
		Due: p.From(l.Updated, asker.Location()), Created: l.Updated,
	}))
}

// SharedDM renders what the asker reads, unless the author shared the lesson
// where the asker may not read it.
func (f *Feature) SharedDM(ctx context.Context, d learn.Delivery) (chat.Rendering, error) {
	l, err := f.db.SeenLesson(ctx, learn.Viewer{Member: d.Place}, d.Subject)
	if errors.Is(err, store.ErrNone) {
		return chat.Rendering{Gone: true}, nil
	}
	asker, memberErr := f.db.Member(ctx, d.Place)
	if err := errors.Join(err, memberErr); err != nil || asker.Deleted {
		return chat.Rendering{Gone: err == nil}, err
	}
	loc := f.ws.Locales.For(asker.Locale)
	text := loc.M("save.shared", "Author", loc.Member(l.Author), "Takeaway", chat.Bold(chat.Escape(l.Takeaway)))
	r := sharedLesson(text, loc, l.Lesson)
	r.Polite = true
	return r, nil
}

// ForgetSuggestions forgets what nobody answered.
func (f *Feature) ForgetSuggestions(ctx context.Context, now time.Time) error {
	return f.db.ForgetSuggestions(ctx, now)
}

// NextSuggestionForgotten is when that is to happen next; zero when nothing waits.
func (f *Feature) NextSuggestionForgotten(ctx context.Context, _ time.Time) (time.Time, error) {
	at, err := f.db.NextForgotten(ctx)
	if errors.Is(err, store.ErrNone) {
		return time.Time{}, nil
	}
	return at, err
}
