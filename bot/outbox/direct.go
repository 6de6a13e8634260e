package outbox

import (
	"context"
	"errors"
	"strings"
	"sync"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

var errNoChannel = errors.New("conversations.open names no channel")

// addresses remembers the channels of direct messages, by member.
type addresses struct {
	mu       sync.Mutex
	channels map[string]string
}

// channelOf is where to post the delivery with the id for place: the channel itself, a member's direct
// messages with the bot, or its group message with several members.
func (o *Outbox) channelOf(ctx context.Context, id, place string) (string, error) {
	if !isMember(place) {
		return place, nil
	}
	if known := o.direct.get(place); known != "" {
		return known, nil
	}
	members := learn.Members(place)
	var opened *slack.Channel
	err := o.ask(ctx, openStep, id, func(ctx context.Context) (err error) {
		opened, _, _, err = o.slack.OpenConversationContext(ctx, &slack.OpenConversationParameters{Users: members})
		return err
	})
	switch {
	case judge(err).lacking() && len(members) == 1: // a member's id will do
		return place, nil
	case err != nil:
		return "", err
	case opened == nil:
		return "", errNoChannel
	}
	o.direct.set(place, opened.ID)
	return opened.ID, nil
}

// standsIn is where Slack shows the delivery. Its channel may have got another
// id while it was being posted.
func standsIn(d learn.Delivery) string {
	if isMember(d.Place) {
		return d.Channel
	}
	return d.Place
}

// isMember tells whether place is direct messages.
func isMember(place string) bool {
	return strings.HasPrefix(place, "U") || strings.HasPrefix(place, "W")
}

// isGroup tells whether place is a group message.
func isGroup(place string) bool { return isMember(place) && len(learn.Members(place)) > 1 }

func (d *addresses) get(member string) string {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.channels[member]
}

func (d *addresses) set(member, channel string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.channels == nil {
		d.channels = map[string]string{}
	}
	d.channels[member] = channel
}
