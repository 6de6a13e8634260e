package bot

import (
	"context"
	"math"
	"time"

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
		members, err := d.membersOf(ctx, id, math.MaxInt)
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
		if ctx.Err() != nil {
			return
		}
		if err != nil {
			d.log.ErrorContext(ctx, "members of a channel not stored", "channel", id, "error", err)
			return
		}
	}
}
