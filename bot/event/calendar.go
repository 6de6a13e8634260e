package event

import (
	"context"
	"fmt"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/source/calendar"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// Action ids of the buttons that bring an event into one's own calendar. The
// value of the first is the event's id; the others are links.
const (
	CalendarAction = "event.calendar"
	GoogleAction   = "event.calendar.google"
	OutlookAction  = "event.calendar.outlook"
)

// calendarButtons bring the event into this person's own calendar.
func calendarButtons(loc *chat.Locale, e learn.Event) slack.Block {
	invite := calendar.InviteTo(e)
	return chat.Actions("calendar",
		chat.Button(CalendarAction, e.ID, loc.T("calendar.button")),
		chat.LinkButton(GoogleAction, invite.GoogleLink(), loc.T("calendar.google")),
		chat.LinkButton(OutlookAction, invite.OutlookLink(), loc.T("calendar.outlook")))
}

// AddToCalendar sends this person the event's calendar file: one of each
// version, however often they ask.
func (f *Feature) AddToCalendar(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	err := f.db.Transact(ctx, func(tx *store.DB) error {
		e, err := seen(ctx, tx, req, req.Value)
		if err != nil {
			return err
		}
		if !e.Cancelled.IsZero() {
			return learn.Denied("calendar.cancelled")
		}
		if err := tx.TakeCalendar(ctx, e.ID, req.Who.ID); err != nil {
			return err
		}
		return tx.Plan(ctx, learn.Delivery{
			Kind: learn.CalendarDM, Key: fmt.Sprintf("calendar/%s/%s/%d", e.ID, req.Who.ID, e.Sequence),
			Place: req.Who.ID, For: req.Who.ID, Subject: e.ID, Created: req.Now,
		})
	})
	if err != nil {
		return chat.Reply{}, err
	}
	sent := req.Loc.M("calendar.sent")
	if !inDetails(req) {
		return chat.Say(sent), nil
	}
	details, err := f.details(ctx, req, req.Value)
	if err != nil {
		return chat.Reply{}, err
	}
	details.Blocks.BlockSet = append([]slack.Block{chat.Section(sent)}, details.Blocks.BlockSet...)
	return chat.Reply{Update: details}, nil
}

// Linked is for buttons that open a page: there is nothing left to do.
func (f *Feature) Linked(context.Context, *chat.Request) (chat.Reply, error) {
	return chat.Reply{}, nil
}
