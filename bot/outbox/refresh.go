package outbox

import (
	"context"
	"errors"
	"slices"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
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
		return o.put(r, o.db.Unchanged(context.WithoutCancel(ctx), r, o.now()))
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
		return o.put(r, o.db.RefreshAt(context.WithoutCancel(ctx), r, o.now().Add(refreshAgain)))
	case sum == r.Content:
		return o.put(r, o.db.Unchanged(context.WithoutCancel(ctx), r, o.now()))
	case message.File != nil:
		message = withoutFile(message)
	}
	return o.edit(ctx, r, message, sum)
}

func (o *Outbox) edit(ctx context.Context, r store.Refresh, m chat.Message, sum string) time.Duration {
	ctx, cancel := context.WithTimeout(ctx, callTimeout)
	defer cancel()
	_, _, _, err := o.slack.UpdateMessageContext(ctx, r.Channel, r.TS, options(r.Delivery, m)...)
	if err == nil {
		o.well()
		return o.put(r, o.db.Refreshed(context.WithoutCancel(ctx), r, sum, o.now()))
	}
	return o.unchanged(ctx, r, judge(err), editMethod)
}

func (o *Outbox) drop(ctx context.Context, r store.Refresh) time.Duration {
	_, _, err := o.slack.DeleteMessageContext(ctx, r.Channel, r.TS)
	if err == nil {
		o.well()
		return o.put(r, o.db.Removed(context.WithoutCancel(ctx), r.ID))
	}
	return o.unchanged(ctx, r, judge(err), dropMethod)
}

// unchanged records why the message still shows what it did.
func (o *Outbox) unchanged(ctx context.Context, r store.Refresh, a answer, method string) time.Duration {
	wait := refreshAgain
	switch {
	case a.code == "message_not_found":
		return o.put(r, o.db.Removed(context.WithoutCancel(ctx), r.ID))
	case slices.Contains(away, a.code):
		wait = awayAgain
	case a.verdict == refused || a.lacking():
		o.log.Warn("outbox: Slack doesn't let a message be changed", "delivery", r.ID, "kind", r.Kind, "method", method,
			"code", a.code, "details", a.details)
		return o.put(r, o.db.Unchanged(context.WithoutCancel(ctx), r, o.now()))
	case a.verdict == limited:
		o.desk.rest(method, a.after)
		wait = a.after
	case a.verdict == unusable || a.verdict == unreachable:
		o.unwell(a)
		wait = 0
	}
	return o.put(r, o.db.RefreshAt(context.WithoutCancel(ctx), r, o.now().Add(wait)))
}

// put logs what couldn't be recorded; the refresh is due again after its lease.
func (o *Outbox) put(r store.Refresh, err error) time.Duration {
	if err != nil {
		o.log.Error("outbox: a refresh can't be recorded", "delivery", r.ID, "error", err)
	}
	return 0
}
