// Package feed follows calendars elsewhere: which ones, when they are read,
// and which of their events wait until somebody shares them.
package feed

import (
	"context"
	"log/slog"
	"sync"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/source/fetch"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// Feature is the followed calendars.
type Feature struct {
	db      *store.DB
	ws      *chat.Workspace
	web     *fetch.Client
	log     *slog.Logger
	reading chat.Turn  // Read's
	parsing sync.Mutex // a large calendar takes much memory: one at a time
}

// New makes the feature; web is how calendars are read.
func New(db *store.DB, ws *chat.Workspace, web *fetch.Client, log *slog.Logger) *Feature {
	return &Feature{db: db, ws: ws, web: web, log: log, reading: chat.NewTurn()}
}

// may returns what keeps the person from setting feeds. What is found is for
// the whole workspace, so that a guest's digest doesn't count.
func (f *Feature) may(ctx context.Context, req *chat.Request) error {
	actor, err := req.Actor, error(nil)
	if !req.Who.Guest {
		actor.Digests, err = f.db.SetsDigest(ctx, req.Who.ID)
	}
	if err != nil || actor.May(learn.SetFeeds, "") {
		return err
	}
	return f.denied(ctx)
}

// denied names people to ask.
func (f *Feature) denied(ctx context.Context) error {
	ask, err := f.db.WhomToAsk(ctx, f.ws.Admins)
	if err != nil {
		return err
	}
	digest := chat.Code(chat.Verbatim(f.ws.Commands.Typed("lessons digest")))
	if len(ask) == 0 {
		return learn.Denied("feed.denied_nobody", "Command", digest)
	}
	return learn.Denied("feed.denied", "People", chat.Mentions(ask), "Command", digest)
}
