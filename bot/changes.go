package bot

import (
	"context"
	"errors"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/slackevents"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// changed keeps the directory true to Slack's events.
func (d *directory) changed(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	switch e := req.Event.(type) {
	case *slackevents.TeamJoinEvent:
		return d.newcomer(ctx, e.User)
	case *slackevents.UserChangeEvent:
		return d.meetLater(e.User.ID), nil
	case *slackevents.MemberJoinedChannelEvent:
		d.moved(e.User, e.Channel)
		if d.isSelf(e.User) {
			return d.lookLater(e.Channel), errors.Join(d.db.SetBot(ctx, e.Channel, learn.Inside), d.db.Arrived(ctx, e.Channel, req.Now))
		}
	case *slackevents.MemberLeftChannelEvent:
		d.moved(e.User, e.Channel)
		if d.isSelf(e.User) {
			return chat.Reply{}, d.db.SetBot(ctx, e.Channel, learn.Outside)
		}
		return chat.Reply{}, d.db.LeaveChannel(ctx, e.User, e.Channel, req.Now)
	case *slackevents.ChannelLeftEvent:
		return chat.Reply{}, d.db.SetBot(ctx, e.Channel, learn.Outside)
	case *slackevents.GroupLeftEvent:
		return chat.Reply{}, d.db.SetBot(ctx, e.Channel, learn.Outside)
	case *slackevents.ChannelRenameEvent:
		return chat.Reply{}, d.db.SetChannelName(ctx, e.Channel.ID, e.Channel.Name)
	case *slackevents.GroupRenameEvent:
		return chat.Reply{}, d.db.SetChannelName(ctx, e.Channel.ID, e.Channel.Name)
	case *slackevents.ChannelArchiveEvent:
		return chat.Reply{}, d.db.SetArchived(ctx, e.Channel, true)
	case *slackevents.GroupArchiveEvent:
		return chat.Reply{}, d.db.SetArchived(ctx, e.Channel, true)
	case *slackevents.ChannelUnarchiveEvent:
		return chat.Reply{}, errors.Join(d.db.SetArchived(ctx, e.Channel, false), d.db.Arrived(ctx, e.Channel, req.Now))
	case *slackevents.GroupUnarchiveEvent:
		return chat.Reply{}, errors.Join(d.db.SetArchived(ctx, e.Channel, false), d.db.Arrived(ctx, e.Channel, req.Now))
	case *slackevents.ChannelDeletedEvent:
		return chat.Reply{}, d.db.SetBot(ctx, e.Channel, learn.Outside)
	case *slackevents.ChannelSharedEvent:
		return d.lookLater(e.Channel), d.db.SetExternal(ctx, e.Channel, true)
	case *slackevents.ChannelUnsharedEvent:
		return d.lookLater(e.Channel), d.db.SetExternal(ctx, e.Channel, e.IsExtShared)
	}
	return chat.Reply{}, nil
}

func (d *directory) newcomer(ctx context.Context, u *slack.User) (chat.Reply, error) {
	if u == nil {
		return chat.Reply{}, nil
	}
	return d.meetLater(u.ID), d.db.SaveMembers(ctx, []learn.Member{d.member(*u)})
}

// meetLater asks for what an event leaves out: the locale.
func (d *directory) meetLater(id string) chat.Reply {
	return chat.Reply{After: func(ctx context.Context) { d.meet(ctx, id) }}
}

func (d *directory) lookLater(channel string) chat.Reply {
	return chat.Reply{After: func(ctx context.Context) { d.look(ctx, channel) }}
}

// allow lets content into the externally shared channel it is typed in, or no
// longer: it is how an admin says so.
func (d *directory) allow(allowed bool) chat.Handler {
	return func(ctx context.Context, req *chat.Request) (chat.Reply, error) {
		if !req.Actor.May(learn.AllowChannel, "") {
			return chat.Reply{}, learn.Denied("error.admins_only")
		}
		if err := d.db.AllowChannel(ctx, req.Channel, allowed); err != nil {
			return chat.Reply{}, err
		}
		key := map[bool]string{true: "channel.allowed", false: "channel.disallowed"}[allowed]
		reply := chat.Say(req.Loc.M(key))
		reply.After = func(ctx context.Context) { d.look(ctx, req.Channel) }
		return reply, nil
	}
}
