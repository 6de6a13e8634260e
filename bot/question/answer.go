package question

import (
	"context"
	"errors"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// Went notes that this person went to an event and opens the form for what
// they learned there.
func (f *Feature) Went(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	if err := f.say(ctx, req, learn.Went); err != nil {
		return chat.Reply{}, err
	}
	return f.lesson(ctx, req)
}

// Missed notes that this person missed an event. Nobody asks why.
func (f *Feature) Missed(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	return chat.Reply{}, f.say(ctx, req, learn.Missed)
}

// CalledOff notes that an event didn't take place, as this person says.
func (f *Feature) CalledOff(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	return chat.Reply{}, f.say(ctx, req, learn.CalledOff)
}

// say stores what became of this person's going to the event that the button
// stands for.
func (f *Feature) say(ctx context.Context, req *chat.Request, said learn.Turnout) error {
	return f.db.Transact(ctx, func(tx *store.DB) error {
		q, err := tx.Question(ctx, learn.TurnoutQuestion, req.Who.ID, req.Value)
		if errors.Is(err, store.ErrNone) {
			return learn.Missing("question.gone")
		}
		if err != nil {
			return err
		}
		if err := answerable(ctx, tx, q, req); err != nil || q.Answer == string(said) {
			return err
		}
		return tx.SayTurnout(ctx, q.Subject, q.Member, said, req.Now)
	})
}

// answerable returns what keeps the member from answering.
func answerable(ctx context.Context, tx *store.DB, q learn.Question, req *chat.Request) error {
	e, err := tx.Event(ctx, q.Subject)
	if err != nil {
		return err
	}
	mine, err := tx.Attendance(ctx, e.ID, q.Member)
	switch title := learn.OneLine(e.Title); {
	case err != nil:
		return err
	case !e.Cancelled.IsZero():
		return learn.Denied("turnout.cancelled", "Title", title)
	case !expected(e, mine):
		return learn.Denied("turnout.not_going", "Title", title)
	case !q.MayAnswer(req.Now):
		return learn.Denied("turnout.settled", "Title", title)
	}
	return nil
}

// Later has a question asked once more, if it is to be repeated at all.
func (f *Feature) Later(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	return chat.Reply{}, f.open(ctx, req, func(tx *store.DB, q learn.Inquiry) error {
		return tx.PutOff(ctx, q.ID, q.Again(req.Now, q.Zone), req.Now)
	})
}

// NotThisTime has a question not be asked any more.
func (f *Feature) NotThisTime(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	return chat.Reply{}, f.open(ctx, req, func(tx *store.DB, q learn.Inquiry) error {
		return tx.DropQuestion(ctx, q.Kind, q.Member, q.Subject, req.Now)
	})
}

// open does something with the question that the button stands for, as long as
// this person hasn't answered it.
func (f *Feature) open(ctx context.Context, req *chat.Request, do func(*store.DB, learn.Inquiry) error) error {
	return f.db.Transact(ctx, func(tx *store.DB) error {
		found, err := tx.Inquiries(ctx, req.Value)
		switch {
		case err != nil:
			return err
		case len(found) == 0 || found[0].Member != req.Who.ID:
			return learn.Missing("question.gone")
		case !found[0].Open():
			return nil
		}
		return do(tx, found[0])
	})
}
