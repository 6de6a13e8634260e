package bot

import (
	"context"

	"github.com/slack-go/slack/slackevents"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
)

// joined notes who has joined a channel. When it is the bot, it says hello
// there, once Slack has said what channel it is.
func (b *Bot) joined(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	reply, err := b.people.changed(ctx, req)
	e, ok := req.Event.(*slackevents.MemberJoinedChannelEvent)
	if err != nil || !ok || !b.people.isSelf(e.User) {
		return reply, err
	}
	look := reply.After
	reply.After = func(ctx context.Context) {
		if look != nil {
			look(ctx)
		}
		if err := b.features.digest.Greet(ctx, e.Channel, req.Now); err != nil {
			b.config.Log.WarnContext(ctx, "no greeting in a new channel", "channel", e.Channel, "error", err)
		}
	}
	return reply, nil
}
