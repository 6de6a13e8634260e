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
	UndoAction      = "event.undo"
	IntentionAction = "event.intention"
	EditAction      = "event.edit"
	CancelAction    = "event.cancel"
	HandOverAction  = "event.hand_over"
)

// More opens an event's details, made for this person.
func (f *Feature) More(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	channels, err := f.unproven(ctx, req, req.Value)
	if err != nil {
		return chat.Reply{}, err
	}
	details, err := f.details(ctx, req, req.Value)
	return chat.Reply{Open: details, Late: f.named(req, channels)}, err
}

func inDetails(req *chat.Request) bool { return req.View != nil && req.View.Name == detailsName }

func (f *Feature) details(ctx context.Context, req *chat.Request, id string) (*slack.ModalViewRequest, error) {
	e, err := seen(ctx, f.db, req, id)
	if err != nil {
		return nil, err
	}
	line, err := f.line(ctx, req, id, show.ManyNames)
	if err != nil {
		return nil, err
	}
	mine, err := f.db.Attendance(ctx, id, req.Who.ID)
	if err != nil {
		return nil, err
	}
	blocks := show.EventDetails(req.Loc, f.ws.Policy().Home, e, line)
	if f.takesAnswers(e, req) == nil {
		blocks = append(blocks, chat.Divider())
		blocks = append(blocks, myAnswer(req.Loc, e, mine, line)...)
		blocks = append(blocks, calendarButtons(req.Loc, e))
	}
	owner, err := f.db.Member(ctx, e.Owner)
	if err != nil {
		return nil, err
	}
	blocks = append(blocks, askButton(req, e)...)
	blocks = append(blocks, ownersPart(req, e, owner, line)...)
	form := chat.Form{Name: detailsName, Title: req.Loc.T("event.details_title"), Meta: req.Meta(id), Blocks: blocks}
	return form.Modal(req.Loc), nil
}

// askButton asks who went to the event, or to one before it.
func askButton(req *chat.Request, e learn.Event) []slack.Block {
	if req.Who.Guest || !e.Cancelled.IsZero() || !e.Over(req.Now) && e.Series == "" {
		return nil
	}
	return []slack.Block{chat.Actions("ask", chat.Button(show.AskWhoWent, e.ID, req.Loc.T("ask.went_button")))}
}

// ownersPart is for owner, who looks after the event, and for admins.
func ownersPart(req *chat.Request, e learn.Event, owner learn.Member, waiting learn.Line) []slack.Block {
	if !e.Cancelled.IsZero() {
		return nil
	}
	var buttons []slack.BlockElement
	for _, b := range []struct {
		action  learn.Action
		shown   bool
		buttons []slack.BlockElement
	}{
		{learn.EditEvent, true, []slack.BlockElement{chat.Button(EditAction, e.ID, req.Loc.T("event.edit_button"))}},
		{learn.HandOverEvent, !e.Over(req.Now), []slack.BlockElement{chat.Button(HandOverAction, e.ID, req.Loc.T("event.hand_over_button"))}},
		{learn.CancelEvent, !e.Over(req.Now), cancelButtons(req.Loc, e)},
	} {
		if b.shown && req.Actor.May(b.action, e.Owner) {
			buttons = append(buttons, b.buttons...)
		}
	}
	if len(buttons) == 0 {
		return nil
	}
	blocks := []slack.Block{chat.Divider()}
	if owner.Deleted {
		blocks = append(blocks, chat.Section(req.Loc.M("event.owner_left", "Member", chat.Mention(owner.ID))))
	}
	blocks = append(blocks, line(show.Waiting(req.Loc, waiting))...)
	return append(blocks, chat.Section(req.Loc.M("event.owners")), chat.Actions("owner", buttons...))
}
