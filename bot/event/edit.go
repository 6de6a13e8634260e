package event

import (
	"context"
	"slices"
	"strconv"
	"time"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// EditForm is the route of the form's submission.
const EditForm = "event.edit"

// Edit opens the form of an event for who may change it.
func (f *Feature) Edit(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	e, err := mayChange(ctx, f.db, req, req.Value, learn.EditEvent)
	if err != nil {
		return chat.Reply{}, err
	}
	return chat.Reply{Open: editForm(req, e, drafted(e))}, nil
}

// editForm edits e, filled in with d, below what stands above it.
func editForm(req *chat.Request, e learn.Event, d draft, above ...slack.Block) *slack.ModalViewRequest {
	meta := req.Meta(e.ID)
	meta.More = version(e)
	return chat.Form{
		Name: EditForm, Title: req.Loc.T("event.edit_title"), Submit: req.Loc.T("form.save"), Meta: meta,
		Blocks: slices.Concat(above, scopeInput(req.Loc, e), essentials(req.Loc, d), extras(req.Loc, d)),
	}.Modal(req.Loc)
}

// Edited stores what the form changed, and lets all messages that show the
// event follow. The details below the form close with it.
func (f *Feature) Edited(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	e, mistakes := filled(req, req.View.Meta.ID)
	err := f.db.Transact(ctx, func(tx *store.DB) error {
		was, err := mayChange(ctx, tx, req, e.ID, learn.EditEvent)
		if err != nil {
			return err
		}
		if err := learn.Gather(e.CheckEdit(req.Now, was), mistakes.OrNil()); err != nil {
			return err
		}
		e = was.With(e)
		scope := req.View.Text("scope")
		switch {
		case equal(e, was):
			return follow(ctx, tx, e, scope, req.Now)
		case version(was) != req.View.Meta.More:
			return &learn.Error{Code: learn.Invalid, Key: "event.changed"}
		}
		if err := change(ctx, tx, was, e, req.Who.ID, req.Now); err != nil {
			return err
		}
		return follow(ctx, tx, e, scope, req.Now)
	})
	return chat.Reply{Clear: true}, err
}

// mayChange is the event with the id, if this person may do action to it and
// it stands.
func mayChange(ctx context.Context, db *store.DB, req *chat.Request, id string, action learn.Action) (learn.Event, error) {
	e, err := seen(ctx, db, req, id)
	switch {
	case err != nil:
	case !req.Actor.May(action, e.Owner):
		err = learn.Denied("event.not_yours")
	case !e.Cancelled.IsZero():
		err = learn.Denied("event.closed")
	}
	return e, err
}

// change stores what an event has become: by is who made it so. Whoever comes
// hears of it, and whoever waits for a place that there is now gets it.
func change(ctx context.Context, tx *store.DB, was, e learn.Event, by string, now time.Time) error {
	changed := len(was.Snapshot().Changes(e)) > 0
	if changed {
		e.Sequence++
	}
	if err := save(ctx, tx, e, now); err != nil {
		return err
	}
	if e.Capacity != was.Capacity {
		if err := moveUp(ctx, tx, e, now); err != nil {
			return err
		}
	}
	if !changed || was.Over(now) {
		return nil
	}
	return tellChange(ctx, tx, was, e, by, now)
}

func save(ctx context.Context, tx *store.DB, e learn.Event, now time.Time) error {
	// Later than before, also within one second: it is the version.
	if e.Updated = e.Updated.Add(time.Second); now.After(e.Updated) {
		e.Updated = now
	}
	if err := tx.SaveEvent(ctx, e); err != nil {
		return err
	}
	if e.Series != "" {
		if err := tx.TouchSkipped(ctx, e, now); err != nil {
			return err
		}
	}
	return tx.Touch(ctx, e.ID, now)
}

func version(e learn.Event) string { return strconv.FormatInt(e.Updated.Unix(), 10) }

func equal(a, b learn.Event) bool {
	return a.Title == b.Title && a.Link == b.Link && a.Start.Equal(b.Start) && a.End.Equal(b.End) && a.Zone == b.Zone &&
		a.Format == b.Format && a.Place == b.Place && a.Industry == b.Industry && a.Benefit == b.Benefit &&
		a.Host == b.Host && a.Capacity == b.Capacity &&
		slices.Equal(a.Topics, b.Topics)
}
