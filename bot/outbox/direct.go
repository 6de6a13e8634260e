package outbox

import (
	"context"
	"errors"
	"strings"
	"sync"
	"time"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

var errNoChannel = errors.New("conversations.open names no channel")

// directs remembers the channels of direct messages, by member.
type directs struct {
	mu       sync.Mutex
	channels map[string]string
}

// openRest is how long those wait who come while conversations.open rests.
const openRest = 10 * time.Second

// channelOf is where to post for place: the channel itself, a member's direct
// messages with the bot, or its group message with several members.
func (o *Outbox) channelOf(ctx context.Context, place string) (string, error) {
	if !isMember(place) {
		return place, nil
	}
	if id := o.direct.get(place); id != "" {
		return id, nil
	}
	if o.desk.rests(openMethod) {
		return "", &slack.RateLimitedError{RetryAfter: openRest}
	}
	ctx, cancel := context.WithTimeout(ctx, callTimeout)
	defer cancel()
	members := learn.Members(place)
	opened, _, _, err := o.slack.OpenConversationContext(ctx, &slack.OpenConversationParameters{Users: members})
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

// isMember tells whether place is direct messages.
func isMember(place string) bool {
	return strings.HasPrefix(place, "U") || strings.HasPrefix(place, "W")
}

func (d *directs) get(member string) string {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.channels[member]
}

func (d *directs) set(member, channel string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.channels == nil {
		d.channels = map[string]string{}
	}
	d.channels[member] = channel
}
