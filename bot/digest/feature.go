// Package digest brings a channel, once a week, what is coming up and what
// colleagues learned: subscriptions, their planning, and the editions.
package digest

import (
	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// Feature is the weekly digest.
type Feature struct {
	db       *store.DB
	ws       *chat.Workspace
	standard learn.Schedule
}

// New makes the feature. standard is what new digests start from, see
// ParseDefault; its zone doesn't count.
func New(db *store.DB, ws *chat.Workspace, standard learn.Schedule) *Feature {
	return &Feature{db: db, ws: ws, standard: standard}
}
