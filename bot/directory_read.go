package bot

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// meetSelf asks Slack who the bot is. It tries until Slack answers; a refused
// token is the error. A server that can't say costs the bot its name alone.
func (d *directory) meetSelf(ctx context.Context) error {
	d.ws.BotName = "@Fieldnotes"
	for wait := time.Second; ; wait = min(2*wait, time.Minute) {
		me, err := d.slack.AuthTestContext(ctx)
		switch {
		case err == nil:
			d.self.Store(me.UserID)
			d.ours.Store(workspace{me.TeamID, me.EnterpriseID})
			if me.User != "" {
				d.ws.BotName = "@" + me.User
			}
			return nil
		case chat.Lacks(err):
			d.log.Warn("the server doesn't say who the bot is", "error", err)
			return nil
		case ctx.Err() != nil, !chat.MayPass(err):
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

// sync reads all members, and the channels that the bot is in.
func (d *directory) sync(ctx context.Context) {
	var reading sync.WaitGroup
	reading.Go(func() { d.untilRead(ctx, "members", d.readMembers) })
	reading.Go(func() { d.syncChannels(ctx) })
	reading.Wait()
}

func (d *directory) syncChannels(ctx context.Context) { d.untilRead(ctx, "channels", d.readChannels) }

// untilRead reads until Slack answered or refused. Who and what wasn't read is
// looked up one by one, as it comes.
func (d *directory) untilRead(ctx context.Context, what string, read func(context.Context) error) {
	for wait := time.Second; ; wait = min(2*wait, 10*time.Minute) {
		err := read(ctx)
		switch {
		case err == nil || ctx.Err() != nil:
			return
		case !chat.MayPass(err):
			d.log.Warn(what+" not read", "error", err)
			return
		}
		d.log.Warn(what+" not read", "error", err, "again_in", wait)
		select {
		case <-time.After(wait):
		case <-ctx.Done():
			return
		}
	}
}

func (d *directory) readMembers(ctx context.Context) error {
	page := d.slack.GetUsersPaginated(slack.GetUsersOptionLimit(200))
	first := ""
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
		if err := d.keep(ctx, page.Users...); err != nil || len(page.Users) > 0 && page.Users[0].ID == first {
			return err // the first page again: this server knows no cursors
		}
		if first == "" && len(page.Users) > 0 {
			first = page.Users[0].ID
		}
	}
}

// keep stores what Slack says of members. Of a deactivated account that is not
// known it stores nothing: its records may have been erased.
func (d *directory) keep(ctx context.Context, users ...slack.User) error {
	var members []learn.Member
	for _, u := range users {
		if u.Deleted {
			known, err := d.db.Member(ctx, u.ID)
			if err != nil {
				return err
			}
			if known.Name == "" {
				continue
			}
		}
		members = append(members, d.member(u))
	}
	return d.db.SaveMembers(ctx, members)
}

// readChannels reads the channels that the bot is in. Those in which it was
// before and that aren't among them are looked up.
func (d *directory) readChannels(ctx context.Context) error {
	before, err := d.db.ChannelsInside(ctx)
	if err != nil {
		return err
	}
	now, err := d.channelsNow(ctx)
	if err != nil {
		return err
	}
	for _, id := range before {
		if !slices.Contains(now, id) {
			d.look(ctx, id)
		}
	}
	return nil
}

func (d *directory) channelsNow(ctx context.Context) (ids []string, err error) {
	params := &slack.GetConversationsForUserParameters{
		Types: []string{"public_channel", "private_channel"}, Limit: 200, ExcludeArchived: false,
	}
	for {
		channels, cursor, err := d.slack.GetConversationsForUserContext(ctx, params)
		switch {
		case limited(ctx, err):
			continue
		case err != nil:
			return nil, err
		}
		for _, c := range channels {
			known := channel(c)
			known.Bot = learn.Inside
			if err := d.db.SaveChannel(ctx, known); err != nil {
				return nil, err
			}
			ids = append(ids, known.ID)
		}
		if cursor == "" || cursor == params.Cursor {
			return ids, nil
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
