package bot

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
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
	meeting  sync.Map     // ids of members who are being looked up
}

// who tells who a member is and what they may do. Somebody new is looked up
// for the next time.
func (d *directory) who(ctx context.Context, id string) (learn.Member, learn.Actor, error) {
	m, err := d.db.Member(ctx, id)
	if err != nil {
		return m, learn.Actor{}, err
	}
	if m.Name == "" && id != "" {
		if _, already := d.meeting.LoadOrStore(id, true); !already {
			go func() {
				defer d.meeting.Delete(id)
				d.meet(context.WithoutCancel(ctx), id)
			}()
		}
	}
	return m, learn.Actor{ID: id, Admin: d.isAdmin(m), HR: slices.Contains(d.settings.HR, id)}, nil
}

func (d *directory) isAdmin(m learn.Member) bool {
	if len(d.settings.Admins) > 0 {
		return slices.Contains(d.settings.Admins, m.ID)
	}
	return m.Admin
}

// meetSelf asks Slack who the bot is. It tries until Slack answers; a refused
// token is the error.
func (d *directory) meetSelf(ctx context.Context) error {
	for wait := time.Second; ; wait = min(2*wait, time.Minute) {
		me, err := d.slack.AuthTestContext(ctx)
		if err == nil {
			d.self.Store(me.UserID)
			d.ws.BotName = "@" + me.User
			return nil
		}
		var refused slack.SlackErrorResponse
		if errors.As(err, &refused) || ctx.Err() != nil {
			return fmt.Errorf("auth.test: %w", err)
		}
		d.log.Warn("Slack does not answer", "error", err, "again_in", wait)
		select {
		case <-time.After(wait):
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

func (d *directory) isSelf(member string) bool { return member != "" && d.self.Load() == member }

// sync reads all members, and the channels that the bot is in.
func (d *directory) sync(ctx context.Context) {
	if err := d.syncMembers(ctx); err != nil && ctx.Err() == nil {
		d.log.Warn("members not read", "error", err)
	}
	if err := d.syncChannels(ctx); err != nil && ctx.Err() == nil {
		d.log.Warn("channels not read", "error", err)
	}
}

func (d *directory) syncMembers(ctx context.Context) error {
	page := d.slack.GetUsersPaginated(slack.GetUsersOptionLimit(200))
	for {
		next, err := page.Next(ctx)
		switch {
		case page.Done(err):
			return nil
		case limited(ctx, err):
			continue
		case err != nil:
			return err
		}
		page = next
		members := make([]learn.Member, len(page.Users))
		for i, u := range page.Users {
			members[i] = member(u)
		}
		if err := d.db.SaveMembers(ctx, members); err != nil {
			return err
		}
	}
}

func (d *directory) syncChannels(ctx context.Context) error {
	params := &slack.GetConversationsForUserParameters{
		Types: []string{"public_channel", "private_channel"}, Limit: 200, ExcludeArchived: false,
	}
	for {
		channels, cursor, err := d.slack.GetConversationsForUserContext(ctx, params)
		switch {
		case limited(ctx, err):
			continue
		case err != nil:
			return err
		}
		for _, c := range channels {
			known := channel(c)
			known.Bot = learn.Inside
			if err := d.db.SaveChannel(ctx, known); err != nil {
				return err
			}
		}
		if cursor == "" {
			return nil
		}
		params.Cursor = cursor
	}
}

// limited waits as long as Slack says when err is its rate limit.
func limited(ctx context.Context, err error) bool {
	var limit *slack.RateLimitedError
	if !errors.As(err, &limit) {
		return false
	}
	select {
	case <-time.After(limit.RetryAfter):
		return true
	case <-ctx.Done():
		return false
	}
}

// meet stores what Slack says of one member.
func (d *directory) meet(ctx context.Context, id string) {
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	u, err := d.slack.GetUserInfoContext(ctx, id)
	if err == nil {
		err = d.db.SaveMembers(ctx, []learn.Member{member(*u)})
	}
	if err != nil {
		d.log.Warn("member not read", "member", id, "error", err)
	}
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

func member(u slack.User) learn.Member {
	name := u.Profile.DisplayName
	for _, other := range []string{u.RealName, u.Name, u.ID} {
		if name == "" {
			name = other
		}
	}
	return learn.Member{
		ID: u.ID, Name: name, Zone: u.TZ, Locale: u.Locale, Admin: u.IsAdmin || u.IsOwner,
		Bot: u.IsBot || u.ID == "USLACKBOT", Guest: u.IsRestricted || u.IsUltraRestricted, Deleted: u.Deleted,
	}
}

func channel(c slack.Channel) learn.Channel {
	return learn.Channel{
		ID: c.ID, Name: c.Name, Private: c.IsPrivate, External: c.IsExtShared, Archived: c.IsArchived,
	}
}
