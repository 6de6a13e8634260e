package event

import (
	"context"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/show"
)

const detailsName = "event.details"

// Action ids of the buttons in the details. Their value is the event's id.
const (
	NotGoingAction  = "event.not_going"
	UndoAction      = "event.undo"
	IntentionAction = "event.intention"
	EditAction      = "event.edit"
	CancelAction    = "event.cancel"
)

// More opens an event's details, made for this person.
func (f *Feature) More(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	details, err := f.details(ctx, req, req.Value)
	return chat.Reply{Open: details}, err
}

func inDetails(req *chat.Request) bool { return req.View != nil && req.View.Name == detailsName }

func (f *Feature) details(ctx context.Context, req *chat.Request, id string) (*slack.ModalViewRequest, error) {
	e, err := seen(ctx, f.db, req, id)
	if err != nil {
		return nil, err
	}
	going, err := f.db.Going(ctx, id)
	if err != nil {
		return nil, err
	}
	mine, err := f.db.Attendance(ctx, id, req.Who.ID)
	if err != nil {
		return nil, err
	}
	blocks := show.EventDetails(req.Loc, f.ws.Home, e, going)
	if f.takesAnswers(e, req) == nil {
		blocks = append(blocks, chat.Divider())
		blocks = append(blocks, myAnswer(req.Loc, mine)...)
	}
	blocks = append(blocks, ownersButtons(req, e)...)
	form := chat.Form{Name: detailsName, Title: req.Loc.T("event.details_title"), Meta: req.Meta(id), Blocks: blocks}
	return form.Modal(req.Loc), nil
}

// myAnswer is what this person answered, with what they could answer instead.
func myAnswer(loc *chat.Locale, mine learn.Attendance) []slack.Block {
	answers := []struct {
		rsvp          learn.RSVP
		action, label string
	}{
		{learn.Going, show.GoEvent, "rsvp.going_button"},
		{learn.Maybe, show.MaybeEvent, "rsvp.maybe_button"},
		{learn.NotGoing, NotGoingAction, "rsvp.not_going_button"},
		{learn.NoAnswer, UndoAction, "rsvp.undo_button"},
	}
	var buttons []slack.BlockElement
	for _, a := range answers {
		if a.rsvp == mine.RSVP {
			continue
		}
		b := chat.Button(a.action, mine.Event, loc.T(a.label))
		if a.rsvp == learn.Going {
			b = chat.Primary(b)
		}
		buttons = append(buttons, b)
	}
	blocks := []slack.Block{chat.Section(state(loc, mine.RSVP))}
	if mine.RSVP == learn.Going {
		blocks = append(blocks, chat.SectionWith(intention(loc, mine),
			chat.Button(IntentionAction, mine.Event, loc.T("rsvp.intention_button"))))
	}
	return append(blocks, chat.Actions("answer", buttons...))
}

func state(loc *chat.Locale, rsvp learn.RSVP) chat.Mrkdwn {
	if rsvp == learn.NoAnswer {
		return loc.M("rsvp.ask")
	}
	return loc.M("rsvp." + string(rsvp))
}

// intention is why this person goes, a line each.
func intention(loc *chat.Locale, mine learn.Attendance) chat.Mrkdwn {
	if !mine.Stated {
		return loc.M("rsvp.intention_unstated")
	}
	lines := []chat.Mrkdwn{loc.M("rsvp.intention")}
	for _, p := range mine.Intention.Purposes {
		lines = append(lines, "• "+loc.M("purpose."+string(p)))
	}
	if n := mine.Intention.Meet; n > 0 {
		lines = append(lines, "• "+loc.NM("rsvp.meet_count", n))
	}
	if n := mine.Intention.Learn; n > 0 {
		lines = append(lines, "• "+loc.NM("rsvp.learn_count", n))
	}
	return chat.Lines(lines...)
}

// ownersButtons are for who shared the event, and for admins.
func ownersButtons(req *chat.Request, e learn.Event) []slack.Block {
	var buttons []slack.BlockElement
	if !e.Cancelled.IsZero() {
		return nil
	}
	if req.Actor.May(learn.EditEvent, e.Owner) {
		buttons = append(buttons, chat.Button(EditAction, e.ID, req.Loc.T("event.edit_button")))
	}
	if req.Actor.May(learn.CancelEvent, e.Owner) && !e.Over(req.Now) {
		buttons = append(buttons, chat.Confirm(
			chat.Button(CancelAction, e.ID, req.Loc.T("event.cancel_button")), req.Loc, req.Loc.T("event.cancel_question")))
	}
	if len(buttons) == 0 {
		return nil
	}
	return []slack.Block{chat.Divider(), chat.Actions("owner", buttons...)}
}
