// Package lesson is what members do with lessons: write one, look closer, want
// to try one, edit, withdraw, search, and list their own.
package lesson

import (
	"context"
	"errors"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/show"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// Feature has the handlers of all requests about lessons.
type Feature struct {
	db *store.DB
	ws *chat.Workspace
}

// New returns the feature on a store and a workspace.
func New(db *store.DB, ws *chat.Workspace) *Feature { return &Feature{db: db, ws: ws} }

// Card renders the card of a lesson for all of its channel.
func (f *Feature) Card(ctx context.Context, d learn.Delivery) (chat.Rendering, error) {
	l, err := f.db.SeenLesson(ctx, learn.Viewer{Here: d.Place}, d.Subject)
	if errors.Is(err, store.ErrNone) {
		return chat.Rendering{Gone: true}, nil
	}
	if err != nil {
		return chat.Rendering{}, err
	}
	shows := []learn.Shown{{Subject: learn.Subject{Kind: learn.LessonSubject, ID: l.ID}}}
	if l.From.ID != "" {
		shows = append(shows, learn.Shown{Subject: learn.Subject{Kind: learn.EventSubject, ID: l.From.ID}})
	}
	return chat.Rendering{Message: show.LessonCard(f.ws.Locales.Workspace(), f.ws.Policy().Home, l), Shows: shows}, nil
}

// seen is the lesson with the id if this person may see it. Who has said that
// they'd try it sees it wherever they are: that is theirs alone.
func seen(ctx context.Context, db *store.DB, req *chat.Request, id string) (learn.SeenLesson, error) {
	l, err := db.SeenLesson(ctx, req.Viewer(), id)
	if !errors.Is(err, store.ErrNone) {
		return l, err
	}
	u, err := db.Use(ctx, id, req.Who.ID)
	if err == nil && u.State == learn.NoUse {
		err = learn.Missing("lesson.gone")
	}
	if err == nil {
		l.Lesson, err = standing(ctx, db, id)
	}
	return l, err
}

// standing is the lesson with the id, whoever may see it, unless it is
// withdrawn or hidden.
func standing(ctx context.Context, db *store.DB, id string) (learn.Lesson, error) {
	l, err := kept(ctx, db, id)
	if err == nil && !l.Hidden.IsZero() {
		err = learn.Missing("lesson.gone")
	}
	return l, err
}

// kept is the lesson with the id, whoever may see it, unless it is withdrawn.
func kept(ctx context.Context, db *store.DB, id string) (learn.Lesson, error) {
	l, err := db.Lesson(ctx, id)
	if errors.Is(err, store.ErrNone) || err == nil && !l.Withdrawn.IsZero() {
		err = learn.Missing("lesson.gone")
	}
	return l, err
}
