package digest

import (
	"context"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/show"
)

// maxAsks is how many asks an edition shows.
const maxAsks = 5

// asks adds what colleagues wait for an answer to, each once before any comes
// again. They are of no industry: every channel that wants asks gets them.
func (c *chooser) asks(ctx context.Context) error {
	open, err := c.db.OpenAsks(ctx, c.e.Channel, maxAsks)
	for _, a := range open {
		c.news = c.news || a.Created.After(c.e.Since)
		c.show(askSubject(a.ID), learn.AskSection, unanswered)
	}
	return err
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
