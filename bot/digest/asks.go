package digest

import (
	"context"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/show"
)

// maxAsks is how many asks an edition shows.
const maxAsks = 5

// asks are the newest that colleagues wait for an answer to, and whether one of
// them is new to the channel.
func (f *Feature) asks(ctx context.Context, e learn.Edition) (shows []learn.Shown, news bool, err error) {
	open, err := f.db.OpenAsks(ctx, e.Channel, maxAsks)
	for _, a := range open {
		news = news || a.Created.After(e.Since)
		shows = append(shows, learn.Shown{Subject: askSubject(a.ID), Section: askSection})
	}
	return shows, news, err
}

// addAsks adds those of the asks that nobody has answered yet.
func (f *Feature) addAsks(ctx context.Context, loc *chat.Locale, e learn.Edition, ids []string, all map[learn.Subject]item) error {
	open, err := f.db.AsksByIDs(ctx, e.Channel, ids...)
	for _, a := range open {
		all[askSubject(a.ID)] = item{line: show.AskLine(loc, a), button: show.HelpButton(loc, a.ID)}
	}
	return err
}

func askSubject(id string) learn.Subject { return learn.Subject{Kind: learn.AskSubject, ID: id} }
