package lesson

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// otherEncounter is the choice that says "none of these events".
const otherEncounter = "other"

func eventOptions(loc *chat.Locale, events []learn.Event) []chat.Option {
	options := make([]chat.Option, len(events), len(events)+1)
	for i, e := range events {
		day := loc.Day(e.Start.In(learn.Location(e.Zone)))
		options[i] = chat.Option{Value: e.ID, Label: loc.T("lesson.event_option", "Title", chat.Cut(e.Title, 48), "Day", day)}
	}
	return append(options, chat.Option{Value: otherEncounter, Label: loc.T("lesson.event_other")})
}

// recentEvents are those that this person's lesson may come from: their recent
// ones, and the one that it comes from already.
func (f *Feature) recentEvents(ctx context.Context, req *chat.Request, was string) ([]learn.Event, error) {
	events, err := f.db.MyRecentEvents(ctx, req.Viewer(), req.Now, maxEvents)
	if err != nil || was == "" || slices.ContainsFunc(events, func(e learn.Event) bool { return e.ID == was }) {
		return events, err
	}
	kept, err := f.db.Events(ctx, []string{was})
	return append(kept, events...), err
}

// maxEvents leaves room for two more among the 100 options of a menu.
const maxEvents = 98

// inherited is the industry of the event, unless that was shared in a private
// channel which the lesson's readers may not know.
func (f *Feature) inherited(ctx context.Context, from learn.Event, channel string) (string, error) {
	if from.ID == "" {
		return "", nil
	}
	e, err := f.db.VisibleEvent(ctx, learn.Viewer{Here: channel}, from.ID)
	if errors.Is(err, store.ErrNone) {
		return "", nil
	}
	return e.Industry, err
}

// origin is the chosen event, which must be one that the form offers: one of
// the recent ones, the one that the lesson was from, or that of v.
func (f *Feature) origin(ctx context.Context, req *chat.Request, chosen, was string, v visit) (learn.Event, error) {
	switch chosen {
	case "":
		return learn.Event{}, nil
	case v.from():
		return v.event, nil
	}
	events, err := f.recentEvents(ctx, req, was)
	if err != nil {
		return learn.Event{}, err
	}
	for _, e := range events {
		if e.ID == chosen {
			return e, nil
		}
	}
	refused := &learn.Error{Code: learn.Invalid, Field: "event", Key: "lesson.event_not_recent"}
	e, err := f.cancelled(ctx, chosen)
	if e.ID != "" {
		refused.Key = "lesson.event_cancelled"
	}
	return learn.Event{}, cmp.Or[error](err, refused)
}

// cancelled is the event with the id if it was cancelled; else it has no id.
func (f *Feature) cancelled(ctx context.Context, id string) (learn.Event, error) {
	e, err := f.db.Event(ctx, id)
	if errors.Is(err, store.ErrNone) || err == nil && e.Cancelled.IsZero() {
		return learn.Event{}, nil
	}
	return e, err
}
