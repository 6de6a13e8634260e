package event

import (
	"context"
	"fmt"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// taken is what became of somebody's answer.
type taken struct {
	event  learn.Event
	before learn.RSVP
}

// answer stores the answer to the event in req.Value. Saying "going" again
// changes nothing, also while waiting for a place.
func (f *Feature) answer(ctx context.Context, req *chat.Request, given learn.RSVP) (t taken, err error) {
	err = f.db.Transact(ctx, func(tx *store.DB) (err error) {
		if t.event, err = seen(ctx, tx, req, req.Value); err != nil {
			return err
		}
		if err := f.takesAnswers(t.event, req); err != nil {
			return err
		}
		mine, err := tx.Attendance(ctx, t.event.ID, req.Who.ID)
		if err != nil || given == mine.RSVP || given == learn.Going && mine.RSVP.InLine() {
			return err
		}
		t.before = mine.RSVP
		if given, err = admitted(ctx, tx, t.event, given); err != nil {
			return err
		}
		return reanswer(ctx, tx, t.event, mine, given, req.Now)
	})
	return t, err
}

// admitted is what an answer comes to: who would go may have to wait.
func admitted(ctx context.Context, tx *store.DB, e learn.Event, given learn.RSVP) (learn.RSVP, error) {
	if given != learn.Going || e.Capacity == 0 {
		return given, nil
	}
	going, waiting, err := tx.CountLine(ctx, e.ID)
	return e.Admits(going, waiting), err
}

// reanswer stores an answer in the place of another, gives a place that became
// free to whoever waits for it, and lets the cards follow what all can see.
func reanswer(ctx context.Context, tx *store.DB, e learn.Event, was learn.Attendance, now learn.RSVP, at time.Time) error {
	if err := tx.Answer(ctx, e.ID, was.Member, now, at); err != nil {
		return err
	}
	if now.Comes() && !was.RSVP.Comes() {
		if err := renewCalendar(ctx, tx, e, was.Member, at); err != nil {
			return err
		}
	}
	if was.RSVP == learn.Going && e.Capacity > 0 {
		if err := moveUp(ctx, tx, e, at); err != nil {
			return err
		}
	}
	if !was.RSVP.InLine() && !now.InLine() {
		return nil
	}
	if now.InLine() { // all can see it: a private answer has nothing appear
		if err := tx.PlanRecall(ctx, e.ID, at); err != nil {
			return err
		}
	}
	return tx.Touch(ctx, e.ID, at)
}

// moveUp gives the free places to the first of those who wait, and tells them.
func moveUp(ctx context.Context, tx *store.DB, e learn.Event, now time.Time) error {
	going, waiting, err := tx.CountLine(ctx, e.ID)
	n := e.MovesUp(going, waiting)
	if err != nil || n == 0 {
		return err
	}
	moved, err := tx.MoveUp(ctx, e.ID, n, now)
	for _, member := range moved {
		if err == nil {
			err = tell(ctx, tx, learn.Waitlist, e.Start, learn.Delivery{
				Kind: learn.MovedUpDM, Key: fmt.Sprintf("moved_up/%s/%s/%d", e.ID, member, now.Unix()),
				Place: member, Subject: e.ID, Due: now, Created: now,
			})
		}
	}
	return err
}

// Plan takes those who have left the workspace out of the lines of what is to
// come: somebody else may be waiting for their places.
func (f *Feature) Plan(ctx context.Context, now time.Time) error {
	departed, err := f.db.Departed(ctx, now)
	if err != nil || len(departed) == 0 {
		return err
	}
	return f.db.Transact(ctx, func(tx *store.DB) error {
		departed, err := tx.Departed(ctx, now)
		for _, a := range departed {
			if err == nil {
				err = depart(ctx, tx, a.Event, a.Member, now)
			}
		}
		return err
	})
}

func depart(ctx context.Context, tx *store.DB, event, member string, now time.Time) error {
	e, err := tx.Event(ctx, event)
	if err != nil {
		return err
	}
	was, err := tx.Attendance(ctx, event, member) // by now they may have moved up
	if err != nil {
		return err
	}
	return reanswer(ctx, tx, e, was, learn.NotGoing, now)
}

// NextDue is never: Slack doesn't say ahead who leaves.
func (f *Feature) NextDue(context.Context, time.Time) (time.Time, error) { return time.Time{}, nil }
