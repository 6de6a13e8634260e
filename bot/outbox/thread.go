package outbox

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// target is where a delivery goes.
type target struct {
	channel string
	thread  string // TS of the message that it replies to, "" for none
}

// rootless are refusals of a reply whose message has been deleted meanwhile.
var rootless = []string{"cannot_reply_to_message", "thread_not_found", "message_not_found"}

var (
	errRootless = errors.New("the message to reply to is not there")
	errWaits    = errors.New("the message to reply to is not there yet")
	errUnread   = errors.New("the store doesn't tell which message to reply to")
)

// target finds out where to post d: in its place, or below the message of the
// delivery that it replies to.
func (o *Outbox) target(ctx context.Context, d learn.Delivery) (t target, err error) {
	if d.Thread == "" {
		t.channel, err = o.channelOf(ctx, d.ID, d.Place)
		return t, err
	}
	t, state, err := o.root(ctx, d)
	switch {
	case err != nil:
		return t, err
	case state.Unsettled():
		return t, errWaits
	case state != learn.Sent:
		return t, errRootless
	}
	return t, nil
}

// root is the message that d replies to, also when it is deleted, and what has
// become of it.
func (o *Outbox) root(ctx context.Context, d learn.Delivery) (target, learn.DeliveryState, error) {
	root, err := o.db.Delivery(ctx, d.Thread)
	switch {
	case errors.Is(err, store.ErrNone), err == nil && root.TS == "" && !root.State.Unsettled():
		return target{}, "", errRootless
	case err != nil:
		return target{}, "", fmt.Errorf("%w: %w", errUnread, err)
	}
	return target{standsIn(root), root.TS}, root.State, nil
}

// trail is where to look for a delivery that may have been posted.
func (o *Outbox) trail(ctx context.Context, d learn.Delivery) (t target, err error) {
	if d.Thread == "" {
		return o.target(ctx, d)
	}
	t, _, err = o.root(ctx, d)
	if err == nil && t.thread == "" {
		err = errRootless
	}
	return t, err
}

// unaimed is for a delivery of which it isn't known where to post it.
func (o *Outbox) unaimed(ctx context.Context, d learn.Delivery, err error) time.Duration {
	switch {
	case errors.Is(err, errRootless):
		return o.skip(ctx, d)
	case errors.Is(err, errWaits):
		d.Tries--
		return o.again(ctx, d, pace)
	}
	return o.unready(ctx, d, judge(err))
}

func (t target) options(d learn.Delivery, m chat.Message) []slack.MsgOption {
	all := options(d, m)
	if t.thread != "" {
		all = append(all, slack.MsgOptionTS(t.thread))
	}
	return all
}

// read is a page of the messages among which a delivery's is looked for, and
// the cursor of the next; "" when it is the last.
func (o *Outbox) read(ctx context.Context, id string, t target, oldest, cursor string) (page []slack.Message, next string, err error) {
	if t.thread != "" {
		return o.readThread(ctx, id, t, oldest, cursor)
	}
	err = o.ask(ctx, historyStep, id, func(ctx context.Context) error {
		history, err := o.slack.GetConversationHistoryContext(ctx, &slack.GetConversationHistoryParameters{
			ChannelID: t.channel, Oldest: oldest, Cursor: cursor, Limit: manyMessages, IncludeAllMetadata: true,
		})
		if err == nil {
			page, next = history.Messages, history.ResponseMetaData.NextCursor
		}
		return err
	})
	return page, next, err
}

func (o *Outbox) readThread(ctx context.Context, id string, t target, oldest, cursor string) (page []slack.Message, next string, err error) {
	err = o.ask(ctx, repliesStep, id, func(ctx context.Context) (err error) {
		page, _, next, err = o.slack.GetConversationRepliesContext(ctx, &slack.GetConversationRepliesParameters{
			ChannelID: t.channel, Timestamp: t.thread, Oldest: oldest, Cursor: cursor, Limit: manyMessages, IncludeAllMetadata: true,
		})
		return err
	})
	if judge(err).code == "thread_not_found" { // gone with all that stood below it
		return nil, "", nil
	}
	return page, next, err
}
