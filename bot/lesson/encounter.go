package lesson

import (
	"context"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// FromEncounter opens the form for a lesson from an encounter, named in the
// reader's language.
func (f *Feature) FromEncounter(ctx context.Context, req *chat.Request, encounter string) (chat.Reply, error) {
	id := learn.NewID()
	d := learn.Draft{ID: id, Member: req.Who.ID, Origin: id}
	d.Began("encounter", []string{encounter})
	return f.write(ctx, req, d)
}
