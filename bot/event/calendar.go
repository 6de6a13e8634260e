package event

import (
	"context"
	"fmt"
	"slices"
	"time"

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

const calendarBlock = "calendar"

// calendarButtons bring the event into this person's own calendar.
func calendarButtons(loc *chat.Locale, e learn.Event) slack.Block {
	invite := calendar.InviteTo(e)
	return chat.Actions(calendarBlock,
		chat.Button(CalendarAction, e.ID, loc.T("calendar.button")),
		chat.LinkButton(GoogleAction, invite.GoogleLink(), loc.T("calendar.google")),
		chat.LinkButton(OutlookAction, invite.OutlookLink(), loc.T("calendar.outlook")))
}

// AddToCalendar sends this person the event's calendar file, again if they ask
// again: they may have lost it.
func (f *Feature) AddToCalendar(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	err := f.db.Transact(ctx, func(tx *store.DB) error {
		e, err := seen(ctx, tx, req, req.Value)
		if err != nil {
			return err
		}
		if !e.Cancelled.IsZero() {
			return learn.Denied("calendar.cancelled")
		}
		return sendCalendar(ctx, tx, e, req.Who.ID, req.Now)
	})
	if err != nil {
		return chat.Reply{}, err
	}
	sent := req.Loc.M("calendar.sent")
	modal, err := f.pressedIn(ctx, req)
	if err != nil || modal == nil {
		return chat.Say(sent), err
	}
	modal.Blocks.BlockSet = below(modal.Blocks.BlockSet, calendarBlock, chat.Context(sent))
	return chat.Reply{Update: modal}, nil
}

// sendCalendar plans the calendar file for a member, unless they took it just now.
func sendCalendar(ctx context.Context, tx *store.DB, e learn.Event, member string, now time.Time) error {
	taken, err := tx.TakeCalendar(ctx, e, member, now)
	if err != nil || !taken {
		return err
	}
	return tx.Plan(ctx, learn.Delivery{
		Kind: learn.CalendarDM, Key: fmt.Sprintf("calendar/%s/%s/%d/%d", e.ID, member, e.Sequence, now.Unix()),
		Place: member, For: member, Subject: e.ID, Created: now,
	})
}

// renewCalendar sends the file to who comes after all and took it before it
// changed: they weren't told.
func renewCalendar(ctx context.Context, tx *store.DB, e learn.Event, member string, now time.Time) error {
	if e.Sequence == 0 {
		return nil
	}
	old, err := tx.CalendarIsOld(ctx, e, member)
	if err != nil || !old {
		return err
	}
	return sendCalendar(ctx, tx, e, member, now)
}

// pressedIn is the modal that the button stands in, with what was typed there;
// nil where it stands in none.
func (f *Feature) pressedIn(ctx context.Context, req *chat.Request) (*slack.ModalViewRequest, error) {
	switch {
	case inDetails(req):
		return f.details(ctx, req, req.Value)
	case req.View != nil && req.View.Name == IntentionForm:
		mine, err := f.db.Attendance(ctx, req.Value, req.Who.ID)
		if err != nil {
			return nil, err
		}
		return f.intentionForm(ctx, req, mine, writtenIntention(req.View, -1))
	}
	return nil, nil
}

// below is blocks with one more below the block with the id: next to the
// button that was pressed, wherever the reader has scrolled to.
func below(blocks []slack.Block, id string, more slack.Block) []slack.Block {
	at := slices.IndexFunc(blocks, func(b slack.Block) bool { return b.ID() == id })
	return slices.Insert(slices.Clone(blocks), at+1, more)
}

// Linked is for buttons that open a page: there is nothing left to do.
func (f *Feature) Linked(context.Context, *chat.Request) (chat.Reply, error) {
	return chat.Reply{}, nil
}
