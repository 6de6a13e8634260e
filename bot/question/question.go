// Package question asks members by direct message: on the morning of a working
// day, never too often, and never about what has lost its sense.
package question

import (
	"context"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// Renderer says a question of one kind, or how it was answered, in the language
// of who is asked. It is Gone once nobody needs to answer it.
type Renderer = func(ctx context.Context, q learn.Question, loc *chat.Locale) (chat.Rendering, error)

// Kind is how questions of one kind are asked.
type Kind struct {
	Render Renderer
	// Drop drops those of the questions with these ids, all of the kind, that
	// have lost their sense at now.
	Drop func(db *store.DB, ctx context.Context, ids []string, now time.Time) error
}

// Feature plans and renders all questions, and takes the answers to those
// about turnout.
type Feature struct {
	// Kinds is the table of how questions are asked.
	Kinds map[learn.QuestionKind]Kind

	db     *store.DB
	ws     *chat.Workspace
	lesson chat.Handler
}

// New returns the feature on a store and a workspace. lesson opens the form for
// a lesson from the event that a button stands for.
func New(db *store.DB, ws *chat.Workspace, lesson chat.Handler) *Feature {
	return &Feature{db: db, ws: ws, lesson: lesson}
}
