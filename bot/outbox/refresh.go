package outbox

import (
	"context"
	"errors"
	"slices"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// refreshAgain is when a refresh without an answer is repeated. Updating a
// message twice is harmless.
const refreshAgain = 10 * time.Second

// away are refusals that end when the channel is opened again, or the bot comes
// back to it: what was withdrawn meanwhile must not stay there.
var away = []string{"is_inactive", "is_archived", "not_in_channel", "channel_not_found", "cant_update_message", "cant_delete_message"}

// awayAgain is when it is tried whether that has happened.
const awayAgain = time.Hour

// refresh brings a shown message up to date, or deletes it when there is
// nothing left to show.
func (o *Outbox) refresh(ctx context.Context, r store.Refresh) time.Duration {
	if r.File != "" { // a file stays as it was sent
		return o.fresh(ctx, r)
	}
	if o.isAway(ctx, r.Place) {
		return o.refreshLater(ctx, r, awayAgain)
	}
	ready, cancel := context.WithTimeout(ctx, callTimeout)
	defer cancel()
	message, sum, err := o.render(ready, r.Delivery)
	switch {
	case errors.Is(err, errGone):
		return o.drop(ready, r)
	case err != nil:
		if ctx.Err() == nil {
			o.log.Error("outbox: a message can't be rendered again", "delivery", r.ID, "kind", r.Kind, "error", err)
		}
		return o.refreshLater(ctx, r, refreshAgain)
	case sum == r.Content:
		return o.fresh(ctx, r)
	case message.File != nil:
		message = withoutFile(message)
	}
	return o.edit(ctx, r, message, sum)
}

// isAway tells whether the place is a channel in which nothing can be changed
// now, as far as is known.
func (o *Outbox) isAway(ctx context.Context, place string) bool {
	c, err := o.db.Channel(ctx, place)
	return err == nil && (c.Archived || c.Bot == learn.Outside)
}

func (o *Outbox) edit(ctx context.Context, r store.Refresh, m chat.Message, sum string) time.Duration {
	err := o.ask(ctx, editStep, r.ID, func(ctx context.Context) error {
		_, _, _, err := o.slack.UpdateMessageContext(ctx, standsIn(r.Delivery), r.TS, options(r.Delivery, m)...)
		return err
	})
	if err == nil {
		o.well(ctx)
		return o.put(ctx, r, func(ctx context.Context) error { return o.db.Refreshed(ctx, r, sum, o.now()) })
	}
	return o.unchanged(ctx, r, judge(err), editStep)
}

func (o *Outbox) drop(ctx context.Context, r store.Refresh) time.Duration {
	err := o.ask(ctx, deleteStep, r.ID, func(ctx context.Context) error {
		_, _, err := o.slack.DeleteMessageContext(ctx, standsIn(r.Delivery), r.TS)
		return err
	})
	if err == nil {
		o.well(ctx)
		return o.removed(ctx, r)
	}
	return o.unchanged(ctx, r, judge(err), deleteStep)
}

// unchanged records why the message still shows what it did.
func (o *Outbox) unchanged(ctx context.Context, r store.Refresh, a answer, s step) time.Duration {
	wait := refreshAgain
	switch {
	case a.code == "message_not_found":
		return o.removed(ctx, r)
	case slices.Contains(away, a.code) && !o.moved(ctx, r.Delivery):
		wait = awayAgain
	case slices.Contains(away, a.code):
	case a.verdict == refused || a.lacking():
		o.log.Warn("outbox: Slack doesn't let a message be changed", "delivery", r.ID, "kind", r.Kind, "method", methods[s],
			"code", a.code, "details", a.details)
		return o.fresh(ctx, r)
	case a.verdict == limited:
		wait = a.after
	case a.verdict == unusable || a.verdict == unreachable:
		o.unwell(a)
		wait = 0
	}
	return o.refreshLater(ctx, r, wait)
}

// fresh records that the message needs no update after all.
func (o *Outbox) fresh(ctx context.Context, r store.Refresh) time.Duration {
	return o.put(ctx, r, func(ctx context.Context) error { return o.db.Unchanged(ctx, r, o.now()) })
}

func (o *Outbox) removed(ctx context.Context, r store.Refresh) time.Duration {
	return o.put(ctx, r, func(ctx context.Context) error { return o.db.Removed(ctx, r.ID) })
}

func (o *Outbox) refreshLater(ctx context.Context, r store.Refresh, wait time.Duration) time.Duration {
	return o.put(ctx, r, func(ctx context.Context) error { return o.db.RefreshAt(ctx, r, o.now().Add(wait)) })
}

// put records what became of a refresh. One that couldn't be recorded is due
// again after its lease.
func (o *Outbox) put(ctx context.Context, r store.Refresh, record func(ctx context.Context) error) time.Duration {
	if err := o.keep(ctx, refreshedStep, r.ID, record); err != nil {
		o.log.Error("outbox: a refresh can't be recorded", "delivery", r.ID, "error", err)
	}
	return 0
}
