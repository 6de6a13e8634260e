package bot

import (
	"context"
	"time"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
)

// askedAgain is how long Slack's answer who is in a channel is taken for the
// summary, which says how many of them take part.
const askedAgain = 24 * time.Hour

// readReach asks Slack who is in the public channels that use the bot, once a
// day. Of a channel about which it doesn't answer, what it said before holds.
func (d *directory) readReach(ctx context.Context, now time.Time) {
	channels, err := d.db.ChannelsToRead(ctx, now.Add(-askedAgain))
	if err != nil && ctx.Err() == nil {
		d.log.ErrorContext(ctx, "it is not read which channels use the bot", "error", err)
	}
	for _, id := range channels {
		members, err := d.allIn(ctx, id)
		if ctx.Err() != nil {
			return
		}
		if err == nil {
			err = d.db.SetChannelMembers(ctx, id, members, now)
		} else {
			if !chat.Lacks(err) {
				d.log.WarnContext(ctx, "members of a channel not read", "channel", id, "error", err)
			}
			err = d.db.NoChannelMembers(ctx, id, now)
		}
		if err != nil {
			d.log.ErrorContext(ctx, "members of a channel not stored", "channel", id, "error", err)
			return
		}
	}
}

// allIn asks Slack for all members of a channel, however many there are.
func (d *directory) allIn(ctx context.Context, channel string) (ids []string, err error) {
	params := &slack.GetUsersInConversationParameters{ChannelID: channel, Limit: perPage}
	for {
		some, cursor, err := d.slack.GetUsersInConversationContext(ctx, params)
		switch {
		case limited(ctx, err):
			continue
		case err != nil:
			return nil, err
		}
		ids = append(ids, some...)
		if cursor == "" || cursor == params.Cursor {
			return ids, nil
		}
		params.Cursor = cursor
	}
}
