package bot

import (
	"context"
	"errors"
	"time"

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
		return d.joinedOne(ctx, e.User, e.Channel, req.Now)
	case *slackevents.MemberLeftChannelEvent:
		return chat.Reply{}, d.leftOne(ctx, e.User, e.Channel, req.Now)
	case *slackevents.ChannelLeftEvent:
		return chat.Reply{}, d.wentOut(ctx, e.Channel, req.Now)
	case *slackevents.GroupLeftEvent:
		return chat.Reply{}, d.wentOut(ctx, e.Channel, req.Now)
	case *slackevents.ChannelIDChangedEvent:
		return d.lookLater(e.NewChannelID), d.renumbered(ctx, e.OldChannelID, e.NewChannelID, req.Now)
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
		return chat.Reply{}, d.wentOut(ctx, e.Channel, req.Now)
	case *slackevents.ChannelSharedEvent:
		return d.lookLater(e.Channel), d.db.SetExternal(ctx, e.Channel, true)
	case *slackevents.ChannelUnsharedEvent:
		return d.lookLater(e.Channel), d.db.SetExternal(ctx, e.Channel, e.IsExtShared)
	}
	return chat.Reply{}, nil
}

func (d *directory) joinedOne(ctx context.Context, member, channel string, now time.Time) (chat.Reply, error) {
	err := d.db.MembershipsChanged(ctx, now, member, channel)
	if !d.isSelf(member) {
		return chat.Reply{}, err
	}
	return d.lookLater(channel), errors.Join(err, d.db.SetBot(ctx, channel, learn.Inside), d.db.Arrived(ctx, channel, now))
}

func (d *directory) leftOne(ctx context.Context, member, channel string, now time.Time) error {
	if d.isSelf(member) {
		return d.wentOut(ctx, channel, now)
	}
	return errors.Join(d.db.MembershipsChanged(ctx, now, member, channel), d.db.LeaveChannel(ctx, member, channel, now))
}

// wentOut is for a channel that the bot is no longer in.
func (d *directory) wentOut(ctx context.Context, channel string, now time.Time) error {
	self, _ := d.self.Load().(string)
	return errors.Join(d.db.MembershipsChanged(ctx, now, self, channel), d.db.SetBot(ctx, channel, learn.Outside))
}

// renumbered is for a channel that has another id from now on: Slack gives a
// private one another when it is offered to another organisation.
func (d *directory) renumbered(ctx context.Context, from, to string, now time.Time) error {
	self, _ := d.self.Load().(string)
	return errors.Join(d.db.MembershipsChanged(ctx, now, self, from, to), d.db.MoveChannel(ctx, from, to, now))
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
