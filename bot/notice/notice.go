// Package notice is what attendees are told by themselves: reminders, what
// changed, who moved up, and the files for their calendars.
package notice

import (
	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// Feature renders the direct messages about events and plans the reminders.
type Feature struct {
	db *store.DB
	ws *chat.Workspace
}

// New returns the feature on a store and a workspace.
func New(db *store.DB, ws *chat.Workspace) *Feature {
	return &Feature{db: db, ws: ws}
}
