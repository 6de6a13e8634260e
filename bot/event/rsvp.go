package event

import (
	"context"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// Going notes that this person goes, for all to see, and asks why: the answer
// counts whatever becomes of the question.
func (f *Feature) Going(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	_, mine, err := f.answer(ctx, req, learn.Going)
	if err != nil || inDetails(req) {
		return f.answered(ctx, req, err)
	}
	return chat.Reply{Open: intentionForm(req, mine)}, nil
}

// Maybe notes for this person alone that they might go.
func (f *Feature) Maybe(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	e, _, err := f.answer(ctx, req, learn.Maybe)
	if err != nil || inDetails(req) {
		return f.answered(ctx, req, err)
	}
	return chat.Say(req.Loc.M("rsvp.told_maybe", "Title", chat.Bold(chat.Escape(e.Title)),
		"Going", chat.Italic(req.Loc.M("rsvp.going_button")), "More", chat.Italic(req.Loc.M("event.more_button")))), nil
}

// NotGoing notes for this person alone that they can't go.
func (f *Feature) NotGoing(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	_, _, err := f.answer(ctx, req, learn.NotGoing)
	return f.answered(ctx, req, err)
}

// Undo takes this person's answer back.
func (f *Feature) Undo(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	_, _, err := f.answer(ctx, req, learn.NoAnswer)
	return f.answered(ctx, req, err)
}

// answer stores the answer to the event in req.Value and lets its cards follow
// when that changes who goes. It returns the event and what is now this
// person's attendance.
func (f *Feature) answer(ctx context.Context, req *chat.Request, answer learn.RSVP) (e learn.Event, mine learn.Attendance, err error) {
	err = f.db.Transact(ctx, func(tx *store.DB) (err error) {
		if e, err = seen(ctx, tx, req, req.Value); err != nil {
			return err
		}
		if err := f.takesAnswers(e, req); err != nil {
			return err
		}
		if mine, err = tx.Attendance(ctx, e.ID, req.Who.ID); err != nil || mine.RSVP == answer {
			return err
		}
		before := mine.RSVP
		mine.RSVP = answer
		if err := tx.Answer(ctx, e.ID, req.Who.ID, answer, req.Now); err != nil {
			return err
		}
		if before == learn.Going || answer == learn.Going {
			return tx.Touch(ctx, e.ID, req.Now)
		}
		return nil
	})
	return e, mine, err
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
