// Package event is what members do with events: share one, say whether they
// go and why, look closer, edit, cancel, and list what is coming.
package event

import (
	"context"
	"errors"
	"log/slog"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/show"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// Feature has the handlers of all requests about events.
type Feature struct {
	db    *store.DB
	ws    *chat.Workspace
	zones []zone
	words map[string]word // that narrow a list

	elsewhere Elsewhere
	shelf     *shelf
	log       *slog.Logger
}

// New returns the feature on a store and a workspace, with what it reads elsewhere.
func New(db *store.DB, ws *chat.Workspace, elsewhere Elsewhere, log *slog.Logger) *Feature {
	return &Feature{
		db: db, ws: ws, zones: readZones(), words: readWords(ws.Locales), elsewhere: elsewhere, shelf: newShelf(), log: log,
	}
}

// Card renders the card of an event for all of its channel.
func (f *Feature) Card(ctx context.Context, d learn.Delivery) (chat.Rendering, error) {
	e, err := f.db.Event(ctx, d.Subject)
	if errors.Is(err, store.ErrNone) {
		return chat.Rendering{Gone: true}, nil
	}
	if err != nil {
		return chat.Rendering{}, err
	}
	line, err := f.db.Line(ctx, e.ID, "", show.FewNames)
	return chat.Rendering{
		Message: show.EventCard(f.ws.Locales.Workspace(), f.ws.Policy().Home, e, line),
		Shows:   []learn.Shown{{Subject: learn.Subject{Kind: learn.EventSubject, ID: e.ID}}},
	}, err
}

// seen is the event with the id if this person may see it: what they read of
// it is for them alone.
func seen(ctx context.Context, db *store.DB, req *chat.Request, id string) (learn.Event, error) {
	e, err := db.OwnEvent(ctx, req.Viewer(), id)
	if errors.Is(err, store.ErrNone) {
		err = learn.Missing("event.gone")
	}
	return e, err
}
