package outbox

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

const (
	// settleAgain is when a lookup without an answer is repeated.
	settleAgain = 10 * time.Second
	// skew is how far Slack's clock may be behind ours: a machine may run an
	// hour or two fast, until somebody sets it.
	skew = 3 * time.Hour
	// manyMessages is how many are looked through at once.
	manyMessages = 200
)

// settle finds out whether a delivery whose post got no answer is in Slack
// after all. It returns how long until it may be looked up again, which it is
// when that couldn't be found out or recorded.
func (o *Outbox) settle(ctx context.Context, d learn.Delivery) time.Duration {
	if settled, a := o.search(ctx, &d); !settled && a.verdict == done {
		o.unheard(ctx, d)
	}
	return settleAgain
}

// search looks for a delivery that may have been posted, and records what
// became of it if that is known then, or can't be now. Otherwise the answer is
// done when it isn't there, and anything else when it must be looked for again.
func (o *Outbox) search(ctx context.Context, d *learn.Delivery) (settled bool, a answer) {
	found, err := o.find(ctx, d)
	a = judge(err)
	switch {
	case errors.Is(err, errUnread):
		o.log.Error("outbox: a post can't be looked up now", "delivery", d.ID, "error", err)
	case a.verdict == done:
		o.well(ctx)
		if found {
			o.found(ctx, *d)
		}
		return found, a
	case learn.Uninvited(a.code) && !isMember(d.Place):
		o.unsearched(ctx, *d, a)
		return true, a
	case a.verdict == refused || a.lacking() || a.code == "illegible":
		o.lose(ctx, *d, a)
		return true, a
	case a.verdict == unusable || a.verdict == unreachable:
		o.unwell(a)
	}
	return false, a
}

func (o *Outbox) found(ctx context.Context, d learn.Delivery) {
	told := d.Reason == learn.Unsearched
	d.State, d.Reason = learn.Sent, ""
	o.recorded(d, o.keep(ctx, foundStep, d.ID, func(ctx context.Context) error {
		return o.db.Transact(ctx, func(tx *store.DB) error {
			if err := tx.RecordFound(ctx, d, o.now()); err != nil || !told {
				return err
			}
			return o.accepted(ctx, tx, d)
		})
	}))
}

// unsearched is for a delivery that may be in a channel into which the bot
// can't see: once it is invited it looks, and posts what isn't there.
func (o *Outbox) unsearched(ctx context.Context, d learn.Delivery, a answer) {
	waited := d.Reason == learn.Unsearched
	d.Reason = learn.Unsearched
	switch {
	case o.moved(ctx, d): // then it is looked for in the channel as it is called now
	case !o.invitable(ctx, d):
		o.lose(ctx, d, a)
	default:
		d.State, d.Due = learn.Pending, o.now().Add(awayAgain)
		if waited { // which has been told
			d.Tries--
			o.record(ctx, d)
			return
		}
		o.log.Warn("outbox: a post got no answer and can't be looked up until the bot is invited", "delivery", d.ID, "kind", d.Kind, "place", d.Place, "code", a.code)
		o.giveUp(ctx, d)
	}
}

// lose is for a delivery of which nobody will find out whether it was posted.
func (o *Outbox) lose(ctx context.Context, d learn.Delivery, a answer) {
	d.State, d.Reason = learn.Lost, a.code
	o.log.Error("outbox: a post got no answer and can't be looked up; it may or may not be there",
		"delivery", d.ID, "kind", d.Kind, "place", d.Place, "code", a.code, "details", a.details)
	o.giveUp(ctx, d)
}

// unheard is for a post that Slack didn't take: it is tried again, later each time.
func (o *Outbox) unheard(ctx context.Context, d learn.Delivery) {
	wait, again := learn.TryAgain(d.Tries)
	switch {
	case !again:
		d.State, d.Reason = learn.Failed, learn.Unheard
		o.log.Error("outbox: Slack doesn't take a post", "delivery", d.ID, "kind", d.Kind, "place", d.Place, "tries", d.Tries)
		o.giveUp(ctx, d)
		return
	case wait > 0:
		d.Due, d.Reason = o.now().Add(wait), learn.Unheard
	}
	o.again(ctx, d, 0)
}

// find looks for the delivery where it was to be posted, and notes as which
// message it is there.
func (o *Outbox) find(ctx context.Context, d *learn.Delivery) (bool, error) {
	t, err := o.trail(ctx, *d)
	switch {
	case errors.Is(err, errRootless): // and nothing below it
		return false, nil
	case err != nil:
		return false, err
	}
	if d.File != "" {
		if found, err := o.findFile(ctx, t.channel, d); !judge(err).lacking() {
			return found, err
		}
	}
	return o.findMessage(ctx, t, d)
}

// findMessage looks for the delivery's message among what was posted since the
// claim, or the first of several: in the channel, or below the message that it
// replies to.
func (o *Outbox) findMessage(ctx context.Context, t target, d *learn.Delivery) (bool, error) {
	since := d.Claimed
	if d.Reason == learn.Unsearched {
		since = d.Created
	}
	oldest, cursor := fmt.Sprintf("%d.000000", max(since.Add(-skew).Unix(), 0)), ""
	for {
		page, next, err := o.read(ctx, d.ID, t, oldest, cursor)
		if err != nil {
			return false, err
		}
		for _, m := range page {
			if carries(m, *d) {
				d.Channel, d.TS = t.channel, m.Timestamp
				return true, nil
			}
		}
		if next == "" || next == cursor {
			return false, nil
		}
		cursor = next
	}
}
