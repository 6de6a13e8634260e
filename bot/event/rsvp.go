package event

import (
	"context"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// Going notes that this person goes, for all to see, or waits for a place, and
// asks why: the answer counts whatever becomes of the question.
func (f *Feature) Going(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	_, err := f.answer(ctx, req, learn.Going)
	if err != nil || inDetails(req) {
		return f.answered(ctx, req, err)
	}
	return f.Intention(ctx, req)
}

// Maybe notes for this person alone that they might go.
func (f *Feature) Maybe(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	a, err := f.answer(ctx, req, learn.Maybe)
	if err != nil || inDetails(req) {
		return f.answered(ctx, req, err)
	}
	return chat.Say(noted(req.Loc, "rsvp.told_maybe", a.event)), nil
}

// NotGoing notes for this person alone that they can't go. A place that they
// had goes to whoever waits for one.
func (f *Feature) NotGoing(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	a, err := f.answer(ctx, req, learn.NotGoing)
	switch {
	case err != nil || inDetails(req):
		return f.answered(ctx, req, err)
	case a.before == learn.Going && a.event.Capacity > 0:
		return chat.Say(noted(req.Loc, "rsvp.told_not_going_place", a.event)), nil
	}
	return chat.Say(noted(req.Loc, "rsvp.told_not_going", a.event)), nil
}

func noted(loc *chat.Locale, key string, e learn.Event) chat.Mrkdwn {
	return loc.M(key, "Title", bold(e))
}

// Undo takes this person's answer back. It may have been all that let them see
// the event where they are.
func (f *Feature) Undo(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	undone, err := f.answer(ctx, req, learn.NoAnswer)
	if err != nil {
		return chat.Reply{}, err
	}
	reply, err := f.answered(ctx, req, nil)
	if !learn.Is(err, learn.NotFound) {
		return reply, err
	}
	form := chat.Form{
		Name: detailsName, Title: req.Loc.T("event.details_title"), Meta: req.Meta(req.Value),
		Blocks: []slack.Block{chat.Section(req.Loc.M("rsvp.undone", "Title", bold(undone.event)))},
	}
	return chat.Reply{Update: form.Modal(req.Loc)}, nil
}

// takesAnswers returns nil while one can still decide whether to go.
func (f *Feature) takesAnswers(e learn.Event, req *chat.Request) error {
	switch {
	case !e.Cancelled.IsZero():
		return learn.Denied("rsvp.cancelled")
	case e.Over(req.Now):
		return learn.Denied("rsvp.over", "Command", chat.Verbatim(f.ws.Commands.Typed("lessons submit")))
	}
	return nil
}

// answered shows this person what is now stored, in the details they pressed in.
func (f *Feature) answered(ctx context.Context, req *chat.Request, err error) (chat.Reply, error) {
	if err != nil {
		return chat.Reply{}, err
	}
	details, err := f.details(ctx, req, req.Value)
	return chat.Reply{Update: details}, err
}

// myAnswer is what this person answered, with what they could answer instead.
func myAnswer(loc *chat.Locale, e learn.Event, mine learn.Attendance, line learn.Line) []slack.Block {
	blocks := []slack.Block{chat.Section(state(loc, mine, line))}
	if mine.RSVP.InLine() {
		label := loc.T("rsvp.intention_button")
		if mine.Stated {
			label = loc.T("rsvp.intention_change")
		}
		blocks = append(blocks, chat.SectionWith(intention(loc, mine), chat.Button(IntentionAction, mine.Event, label)))
	}
	return append(blocks, chat.Actions("answer", otherAnswers(loc, e, mine, line)...))
}
