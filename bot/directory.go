package bot

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// directory keeps what the bot knows of members and channels: read once at the
// start, then kept by Slack's events, never on the way to an acknowledgement.
type directory struct {
	db       *store.DB
	slack    *slack.Client
	ws       *chat.Workspace // BotName is filled in before anybody is served
	settings Settings
	log      *slog.Logger
	self     atomic.Value // the bot's own user id, a string
	ours     atomic.Value // the workspace of the bot; nothing where the server doesn't say
	joins    memberships  // of a member, in channels
	readers  memberships  // of a channel, who is in it
	asking   sync.Map     // by channel, a chat.Turn: its members are asked for once
	meeting  sync.Map     // ids of members who are being looked up; the channel is closed when they were, or can't be
}

// who tells who a member is and what they may do. Somebody new is looked up
// first: their language and time zone are in the form that they asked for.
func (d *directory) who(ctx context.Context, id string) (learn.Member, learn.Actor, error) {
	m, err := d.db.Member(ctx, id)
	if err == nil && m.Name == "" && id != "" {
		d.introduce(ctx, id)
		m, err = d.db.Member(ctx, id)
	}
	if err != nil {
		return m, learn.Actor{ID: id}, err
	}
	actor, err := d.actor(ctx, m)
	return m, actor, err
}

// courtesy is how long somebody new waits to be known. Who isn't by then is
// served as a stranger: in the workspace's language.
const courtesy = 700 * time.Millisecond

// introduce looks a member up, once however many requests of theirs wait for it.
func (d *directory) introduce(ctx context.Context, id string) {
	met, already := d.meeting.LoadOrStore(id, make(chan struct{}))
	done := met.(chan struct{})
	if !already {
		go func() {
			again := d.meet(context.WithoutCancel(ctx), id)
			close(done)
			if again {
				d.meeting.Delete(id)
			}
		}()
	}
	select {
	case <-done:
	case <-time.After(courtesy):
	case <-ctx.Done():
	}
}

func (d *directory) name(ctx context.Context, id string) string {
	m, err := d.db.Member(ctx, id)
	if err != nil {
		return ""
	}
	return m.Name
}

func (d *directory) isSelf(member string) bool { return member != "" && d.self.Load() == member }

// meet stores what Slack says of one member. It reports whether asking again
// makes sense.
func (d *directory) meet(ctx context.Context, id string) bool {
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	u, err := d.slack.GetUserInfoContext(ctx, id)
	if err == nil {
		err = d.keep(ctx, *u)
	}
	if err != nil {
		d.log.Warn("member not read", "member", id, "error", err)
	}
	return err == nil || chat.MayPass(err)
}

// look stores what Slack says of one channel.
func (d *directory) look(ctx context.Context, id string) {
	if id == "" || id[0] == 'D' {
		return
	}
	c, err := d.slack.GetConversationInfoContext(ctx, &slack.GetConversationInfoInput{ChannelID: id})
	var refused slack.SlackErrorResponse
	switch {
	case err == nil:
		known := channel(*c)
		known.Bot = learn.Outside
		if c.IsMember {
			known.Bot = learn.Inside
		}
		err = d.db.SaveChannel(ctx, known)
	case errors.As(err, &refused) && refused.Err == "channel_not_found":
		err = d.db.SetBot(ctx, id, learn.Outside)
	}
	if err != nil {
		d.log.Warn("channel not read", "channel", id, "error", err)
	}
}

func (d *directory) member(u slack.User) learn.Member {
	name := u.Profile.DisplayName
	for _, other := range []string{u.RealName, u.Name, u.ID} {
		if name == "" {
			name = other
		}
	}
	outsider := d.isOutsider(u) // who, as a guest, sees the channels that they are in
	return learn.Member{
		ID: u.ID, Name: name, Zone: u.TZ, Locale: u.Locale, Admin: (u.IsAdmin || u.IsOwner) && !outsider,
		Bot: u.IsBot || u.ID == "USLACKBOT", Guest: u.IsRestricted || u.IsUltraRestricted || outsider, Deleted: u.Deleted,
	}
}

// workspace is one of Slack's, and the organisation that it belongs to, if any.
type workspace struct{ team, enterprise string }

// isOutsider tells whether somebody comes from another organisation, by way of
// a shared channel: there they may be an admin, here they are not.
func (d *directory) isOutsider(u slack.User) bool {
	ours, known := d.ours.Load().(workspace)
	if !known || u.TeamID == "" || u.TeamID == ours.team {
		return false
	}
	return ours.enterprise == "" || u.Enterprise.EnterpriseID != ours.enterprise
}

func channel(c slack.Channel) learn.Channel {
	return learn.Channel{
		ID: c.ID, Name: c.Name, Private: c.IsPrivate, External: c.IsExtShared, Archived: c.IsArchived,
	}
}
