package event

import (
	"context"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// Action ids of the buttons in the details of an occurrence. Their value is
// the event's id.
const (
	SkipAction      = "event.skip"
	EndSeriesAction = "event.end_series"
)

// cancelButtons are those that call an event off: of a series that goes on,
// this time or for good.
func cancelButtons(loc *chat.Locale, e learn.Event) []slack.BlockElement {
	if !e.Repeats.On() {
		cancel := chat.Button(CancelAction, e.ID, loc.T("event.cancel_button"))
		return []slack.BlockElement{chat.Confirm(cancel, loc, loc.T("event.cancel_question"))}
	}
	skip := chat.Button(SkipAction, e.ID, loc.T("series.skip_button"))
	end := chat.Button(EndSeriesAction, e.ID, loc.T("series.end_button"))
	return []slack.BlockElement{
		chat.Confirm(skip, loc, loc.T("series.skip_question")), chat.Confirm(end, loc, loc.T("series.end_question")),
	}
}

// Skip calls the latest occurrence of a series off, and makes the next one.
func (f *Feature) Skip(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	err := f.db.Transact(ctx, func(tx *store.DB) error {
		was, s, err := f.mayEnd(ctx, tx, req)
		if err != nil {
			return err
		}
		if err := carryOn(ctx, tx, s, req.Now); err != nil {
			return err
		}
		e := was
		e.Cancelled = req.Now
		return change(ctx, tx, was, e, req.Who.ID, req.Now)
	})
	return f.answered(ctx, req, err)
}

// EndSeries has no occurrence come after the latest, which stays and can be
// cancelled then.
func (f *Feature) EndSeries(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	err := f.db.Transact(ctx, func(tx *store.DB) error {
		e, s, err := f.mayEnd(ctx, tx, req)
		if err != nil {
			return err
		}
		return become(ctx, tx, e, s, s.Ended(), req.Now)
	})
	if err != nil {
		return chat.Reply{}, err
	}
	details, err := f.details(ctx, req, req.Value)
	if err != nil {
		return chat.Reply{}, err
	}
	details.Blocks.BlockSet = append([]slack.Block{chat.Section(req.Loc.M("series.ended"))}, details.Blocks.BlockSet...)
	return chat.Reply{Update: details}, nil
}

// mayEnd is the latest occurrence of a series that goes on, if this person may
// call it off.
func (f *Feature) mayEnd(ctx context.Context, tx *store.DB, req *chat.Request) (learn.Event, learn.Series, error) {
	e, err := mayChange(ctx, tx, req, req.Value, learn.CancelEvent)
	if err == nil {
		err = f.takesAnswers(e, req)
	}
	if err != nil {
		return e, learn.Series{}, err
	}
	s, ok, err := latest(ctx, tx, e)
	if err == nil && !ok {
		err = learn.Denied("series.over")
	}
	return e, s, err
}
