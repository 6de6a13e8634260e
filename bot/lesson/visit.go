package lesson

import (
	"context"
	"errors"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// visit is an event that a form for a lesson was opened for, and this person's
// going there.
type visit struct {
	event    learn.Event
	mine     learn.Attendance
	open     bool   // a lesson may come from it
	industry string // of the event, if everybody may know it
}

// visit finds the event with the id; the zero visit when there is none.
func (f *Feature) visit(ctx context.Context, req *chat.Request, id string) (v visit, err error) {
	if id == "" {
		return v, nil
	}
	v.event, err = f.db.Event(ctx, id)
	if errors.Is(err, store.ErrNone) {
		return visit{}, nil
	}
	if err != nil {
		return v, err
	}
	if v.mine, err = f.db.Attendance(ctx, id, req.Who.ID); err != nil {
		return v, err
	}
	if v.open, err = f.wasThere(ctx, req, v); err != nil || !v.open {
		return v, err
	}
	v.industry, err = f.inherited(ctx, v.event, "")
	return v, err
}

// wasThere tells whether this person may write a lesson from the event: who
// hadn't said that they go says so by opening the form where the event is shown.
func (f *Feature) wasThere(ctx context.Context, req *chat.Request, v visit) (bool, error) {
	tookPlace := v.event.TookPlace(req.Now)
	if !tookPlace || v.mine.Knows(v.event) {
		return tookPlace, nil
	}
	_, err := f.db.VisibleEvent(ctx, req.Viewer(), v.event.ID)
	if errors.Is(err, store.ErrNone) {
		return false, nil
	}
	return err == nil, err
}

// from is the id of the event, if a lesson may come from it.
func (v visit) from() string {
	if !v.open {
		return ""
	}
	return v.event.ID
}

// preset tells whether the form began with the industry of the chosen event:
// who took it out doesn't want it.
func (v visit) preset(chosen string) bool {
	return chosen != "" && chosen == v.from() && v.industry != ""
}

// began notes what the form for a lesson from the event begins with: the event,
// its industry if everybody may know it, a channel where none is at hand, and
// what was said before of what one wanted there.
func (f *Feature) began(ctx context.Context, req *chat.Request, v visit, d *learn.Draft) error {
	if !v.open {
		return nil
	}
	d.Began("event", []string{v.event.ID})
	if v.industry != "" {
		d.Began("industry", []string{v.industry})
	}
	if inDirect(req.Meta("").Channel) {
		d.Began("channel", []string{v.event.Channel})
	}
	o, err := f.db.Outcome(ctx, v.event.ID, req.Who.ID)
	for aim, result := range o.Results {
		d.Began(aim.Field(), []string{string(result)})
	}
	return err
}

// inDirect tells of where a form was opened that no card can be posted there:
// in a direct message, on Home.
func inDirect(channel string) bool { return channel == "" || channel[0] == 'D' }
