package bot

import (
	"context"
	"slices"
	"time"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
)

// askingTime is how long Slack is given to say who is in a channel: what waits
// for it does without, too.
const askingTime = 3 * time.Second

// knownIn tells whether Slack said in the last minutes that a member is in one
// of the channels.
func (d *directory) knownIn(ctx context.Context, member string, channels []string, now time.Time) bool {
	marks, err := d.marks(ctx, append(slices.Clone(channels), member)...)
	if err != nil {
		return false
	}
	joined, _ := d.joins.known(member, marks.of(member), now)
	return slices.ContainsFunc(channels, func(c string) bool {
		readers, _ := d.readers.known(c, marks.of(c), now)
		return slices.Contains(joined, c) || slices.Contains(readers, member)
	})
}

// in is knownIn that asks Slack about the channels of which it has said nothing
// for minutes. It asks of a channel rather than of a member: when all who go to
// an event are reminded of it, that is one question.
func (d *directory) in(ctx context.Context, member string, channels []string, now time.Time) bool {
	return d.knownIn(ctx, member, channels, now) || slices.ContainsFunc(channels, func(c string) bool {
		return slices.Contains(d.readersOf(ctx, c, now), member)
	})
}

// readersOf are the members of a channel; nobody when Slack doesn't say, which
// is remembered as well. Who asks at the same time waits for the same answer.
func (d *directory) readersOf(ctx context.Context, channel string, now time.Time) []string {
	turn, _ := d.asking.LoadOrStore(channel, chat.NewTurn())
	done, err := turn.(chat.Turn).Take(ctx)
	if err != nil {
		return nil
	}
	defer done()
	marks, err := d.marks(ctx, channel)
	if err != nil {
		return nil
	}
	if readers, ok := d.readers.known(channel, marks.of(channel), now); ok {
		return readers
	}
	readers, err := d.readersNow(ctx, channel)
	if err != nil && !chat.Lacks(err) {
		d.log.WarnContext(ctx, "members of a channel not read", "channel", channel, "error", err)
	}
	d.readers.keep(channel, marks.of(channel), readers, now)
	return readers
}

// readersNow asks Slack for the members of a channel, as long as somebody waits.
func (d *directory) readersNow(ctx context.Context, channel string) (ids []string, err error) {
	ctx, cancel := context.WithTimeout(ctx, askingTime)
	defer cancel()
	return d.membersOf(ctx, channel, maxPages)
}

// membersOf asks Slack for the members of a channel, as many as there are on so
// many pages.
func (d *directory) membersOf(ctx context.Context, channel string, pages int) (ids []string, err error) {
	params := &slack.GetUsersInConversationParameters{ChannelID: channel, Limit: perPage}
	for range pages {
		some, cursor, err := d.slack.GetUsersInConversationContext(ctx, params)
		if limited(ctx, err) {
			continue
		}
		if err != nil {
			return nil, err
		}
		ids = append(ids, some...)
		if cursor == "" || cursor == params.Cursor {
			break
		}
		params.Cursor = cursor
	}
	return ids, nil
}
