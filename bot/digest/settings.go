package digest

import (
	"context"
	"errors"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// firstReach is how far back a channel's first edition looks.
const firstReach = 7 * 24 * time.Hour

// Show tells how the channel's digest stands, with buttons for what one can do.
func (f *Feature) Show(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	if err := f.place(ctx, req.Channel); err != nil {
		return chat.Reply{}, err
	}
	reply, err := f.state(ctx, f.db, req, req.Channel)
	reply.After = func(ctx context.Context) { f.ws.Look(ctx, req.Channel) }
	return reply, err
}

// Open opens the settings of the channel that the button stands for.
func (f *Feature) Open(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	if err := f.may(ctx, req, req.Value); err != nil {
		return chat.Reply{}, err
	}
	d, _, err := f.subscription(ctx, f.db, req, req.Value)
	return chat.Reply{
		Open:  f.form(req, d),
		After: func(ctx context.Context) { f.ws.Look(ctx, req.Value) },
	}, err
}

// Save sets up the channel's digest or changes it.
func (f *Feature) Save(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	channel := req.View.Meta.ID
	if channel == "" {
		return chat.Reply{}, &learn.Error{Code: learn.Invalid, Key: "error.stale_form"}
	}
	if err := f.may(ctx, req, channel); err != nil {
		return chat.Reply{}, err
	}
	wanted := chosen(req)
	if err := wanted.Check(req.Now); err != nil {
		return chat.Reply{}, err
	}
	reply, err := f.change(ctx, req, channel, func(tx *store.DB, was learn.Digest) error {
		d := wanted
		d.Channel, d.Paused, d.Since, d.Created = was.Channel, was.Paused, was.Since, was.Created
		d, err := settled(ctx, tx, d, was, req.Now)
		if err != nil {
			return err
		}
		return tx.SaveDigest(ctx, d)
	})
	reply.Replace = reply.Replace && req.View.Meta.More != besideGreeting
	return reply, err
}

// Pause stops the channel's editions until somebody resumes them.
func (f *Feature) Pause(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	if err := f.may(ctx, req, req.Value); err != nil {
		return chat.Reply{}, err
	}
	return f.change(ctx, req, req.Value, func(tx *store.DB, d learn.Digest) error {
		return tx.PauseDigest(ctx, d.Channel, true, d.Next)
	})
}

// Resume lets the channel's editions come again, from the next date on.
func (f *Feature) Resume(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	if err := f.may(ctx, req, req.Value); err != nil {
		return chat.Reply{}, err
	}
	return f.change(ctx, req, req.Value, func(tx *store.DB, d learn.Digest) error {
		d.Until = time.Time{}
		d, err := settled(ctx, tx, d, d, req.Now)
		if err != nil {
			return err
		}
		return tx.PauseDigest(ctx, d.Channel, false, d.Next)
	})
}

// change changes the channel's digest and shows the person how it stands now,
// in the place of how it stood.
func (f *Feature) change(ctx context.Context, req *chat.Request, channel string, do func(*store.DB, learn.Digest) error) (reply chat.Reply, err error) {
	err = f.db.Transact(ctx, func(tx *store.DB) error {
		d, _, err := f.subscription(ctx, tx, req, channel)
		if err != nil {
			return err
		}
		if err := do(tx, d); err != nil {
			return err
		}
		reply, err = f.state(ctx, tx, req, channel)
		reply.Replace = true
		return err
	})
	return reply, err
}

// subscription is the channel's digest, and whether there is one: else what
// one would be if the person set it up now.
func (f *Feature) subscription(ctx context.Context, db *store.DB, req *chat.Request, channel string) (learn.Digest, bool, error) {
	d, err := db.Digest(ctx, channel)
	if !errors.Is(err, store.ErrNone) {
		return d, true, err
	}
	d = learn.Digest{
		Channel: channel, Schedule: f.standard, SetBy: req.Who.ID,
		Since: req.Now.Add(-firstReach), Created: req.Now,
	}
	if decided, err := ParseDefault(f.ws.Policy().Schedule); err == nil {
		d.Schedule = decided
	}
	d.Schedule.Zone = req.Who.Location().String()
	return d, false, nil
}
