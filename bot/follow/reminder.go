package follow

import (
	"context"
	"errors"
	"time"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/show"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// Action ids of a reminder's buttons, beside show.DoneFollowUp. Their value is
// the follow-up's id.
const (
	NotDoneAction  = "follow_up.not_done"
	TomorrowAction = "follow_up.tomorrow"
	NextWeekAction = "follow_up.next_week"
)

// Done notes that this person has done it. Saying so twice is once.
func (f *Feature) Done(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	return f.set(ctx, req, func(tx *store.DB) (bool, error) { return tx.FinishFollowUp(ctx, req.Who.ID, req.Value, req.Now) })
}

// NotDone takes that back.
func (f *Feature) NotDone(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	return f.set(ctx, req, func(tx *store.DB) (bool, error) {
		return tx.FinishFollowUp(ctx, req.Who.ID, req.Value, time.Time{})
	})
}

// Snooze returns the handler that puts a follow-up off.
func (f *Feature) Snooze(by learn.Snooze) chat.Handler {
	return func(ctx context.Context, req *chat.Request) (chat.Reply, error) {
		due := by.Until(req.Now, req.Who.Location())
		return f.set(ctx, req, func(tx *store.DB) (bool, error) { return tx.SnoozeFollowUp(ctx, req.Who.ID, req.Value, due) })
	}
}

// set changes a follow-up of this person's. Its reminder says what became of it.
func (f *Feature) set(ctx context.Context, req *chat.Request, change func(*store.DB) (bool, error)) (chat.Reply, error) {
	return chat.Reply{}, f.db.Transact(ctx, func(tx *store.DB) error {
		changed, err := change(tx)
		if err == nil && !changed {
			err = gone()
		}
		if err != nil {
			return err
		}
		return tx.Touch(ctx, req.Value, req.Now)
	})
}

// Reminder renders the message that reminds of a follow-up, and later says what
// became of it. It goes when there is another one below.
func (f *Feature) Reminder(ctx context.Context, d learn.Delivery) (chat.Rendering, error) {
	u, err := f.db.FollowUp(ctx, d.Place, d.Subject)
	if errors.Is(err, store.ErrNone) || err == nil && !u.Reminded.Equal(d.Created) {
		return chat.Rendering{Gone: true}, nil
	}
	if err != nil {
		return chat.Rendering{}, err
	}
	to, err := f.db.Member(ctx, d.Place)
	if err != nil {
		return chat.Rendering{}, err
	}
	if d.State == learn.Sending {
		if ok, err := f.inTime(ctx, u, to, d.Claimed); err != nil || !ok {
			return chat.Rendering{Gone: err == nil}, err
		}
	}
	return chat.Rendering{
		Message: reminder(f.ws.Locales.For(to.Locale), u, to.Location()),
		Shows:   []learn.Shown{{Subject: learn.Subject{Kind: learn.FollowUpSubject, ID: u.ID}}},
	}, nil
}

// inTime tells whether a reminder may be posted at now. When its reader is not
// to be written to by now, it comes later.
func (f *Feature) inTime(ctx context.Context, u learn.FollowUp, to learn.Member, now time.Time) (bool, error) {
	if !u.Done.IsZero() || u.Due.After(u.Reminded) {
		return false, nil
	}
	p, err := f.db.Preferences(ctx, to.ID)
	if err != nil {
		return false, err
	}
	at, wanted := learn.DueFollowUp{FollowUp: u, To: learn.Reader{Member: to, Preferences: p}}.When(now)
	if !wanted || at.Equal(now) {
		return wanted, nil
	}
	return false, f.db.RemindAt(ctx, u, at)
}

func reminder(loc *chat.Locale, u learn.FollowUp, zone *time.Location) chat.Message {
	what := show.FollowUpWhat(u)
	text := loc.M("follow.ask", "What", what)
	buttons := []slack.BlockElement{chat.Primary(chat.Button(show.DoneFollowUp, u.ID, loc.T("follow.done_button")))}
	switch {
	case !u.Done.IsZero():
		text = loc.M("follow.done", "What", what)
		buttons = []slack.BlockElement{chat.Button(NotDoneAction, u.ID, loc.T("follow.not_done_button"))}
	case u.Due.After(u.Reminded):
		text = loc.M("follow.snoozed", "What", what, "When", show.FollowUpWhen(loc, u, zone))
	default:
		buttons = append(buttons, chat.Button(TomorrowAction, u.ID, loc.T("follow.tomorrow_button")),
			chat.Button(NextWeekAction, u.ID, loc.T("follow.next_week_button")))
	}
	return chat.Message{
		Text:   chat.Plain(text),
		Blocks: []slack.Block{chat.Section(text), chat.Context(loc.M("follow.private")), chat.Actions("follow_up", buttons...)},
	}
}
