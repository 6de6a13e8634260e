// Package follow keeps what members want to do later, each for themselves
// alone, and reminds them.
package follow

import (
	"context"
	"errors"
	"time"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/show"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// Feature has the handlers of all requests about follow-ups.
type Feature struct {
	db *store.DB
	ws *chat.Workspace
}

// New returns the feature on a store and a workspace.
func New(db *store.DB, ws *chat.Workspace) *Feature { return &Feature{db: db, ws: ws} }

// Note notes what follows the command, or lists what is open when nothing
// does. Where a part is missing, the form asks.
func (f *Feature) Note(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	if req.Text == "" {
		return f.list(ctx, req)
	}
	u := said(req)
	if u.What == "" || u.Due.IsZero() {
		return chat.Reply{Open: form(req, u)}, nil
	}
	return f.save(ctx, req, u, learn.FollowUp{})
}

// save stores a follow-up that was was before, and tells its owner when they
// are reminded of it.
func (f *Feature) save(ctx context.Context, req *chat.Request, u, was learn.FollowUp) (chat.Reply, error) {
	if err := u.Check(req.Now, was); err != nil {
		return chat.Reply{}, err
	}
	err := f.db.Transact(ctx, func(tx *store.DB) error {
		saved, err := tx.SaveFollowUp(ctx, u)
		if err == nil && !saved {
			err = gone()
		}
		if err != nil || was.ID == "" {
			return err
		}
		return tx.Touch(ctx, u.ID, req.Now)
	})
	if err != nil {
		return chat.Reply{}, err
	}
	return f.noted(ctx, req, u)
}

func gone() error { return learn.Missing("follow.gone") }

func (f *Feature) noted(ctx context.Context, req *chat.Request, u learn.FollowUp) (chat.Reply, error) {
	p, err := f.db.Preferences(ctx, req.Who.ID)
	if err != nil {
		return chat.Reply{}, err
	}
	zone := req.Who.Location()
	what := show.FollowUpWhat(u)
	text := req.Loc.M("follow.noted", "What", what, "When", req.Loc.DayTime(p.From(u.Due, zone).In(zone)))
	switch {
	case !p.Wants(learn.FollowUps):
		text = req.Loc.M("follow.noted_unreminded", "What", what, "Command", chat.Verbatim(f.ws.Commands.Typed("lessons followup")))
	case u.Due.Before(req.Now):
		text = req.Loc.M("follow.changed", "What", what)
	}
	return chat.Reply{Tell: &chat.Message{Text: chat.Plain(text), Blocks: []slack.Block{
		chat.Section(text), chat.Actions("follow_up", chat.Button(show.ChangeFollowUp, u.ID, req.Loc.T("follow.change_button"))),
	}}}, nil
}

// mine is the follow-up with the id, if it is this person's.
func (f *Feature) mine(ctx context.Context, req *chat.Request, id string) (learn.FollowUp, error) {
	u, err := f.db.FollowUp(ctx, req.Who.ID, id)
	if errors.Is(err, store.ErrNone) {
		err = gone()
	}
	return u, err
}

// usual is when one is reminded of a follow-up unless one says otherwise.
func usual(req *chat.Request) time.Time { return learn.NextWeek.Until(req.Now, req.Who.Location()) }
