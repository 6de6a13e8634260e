package bot

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/office"
)

// groupNow asks Slack who is in a user group or channel.
func (d *directory) groupNow(ctx context.Context, source string) ([]string, error) {
	if learn.IsUserGroup(source) {
		return d.slack.GetUserGroupMembersContext(ctx, source)
	}
	return d.readersNow(ctx, source)
}

// isGone tells whether Slack says that it has no such user group or channel, or
// none that the bot may see: then nobody is in it.
func isGone(err error) bool {
	var refused slack.SlackErrorResponse
	return errors.As(err, &refused) && slices.Contains([]string{"no_such_subteam", "channel_not_found", "not_in_channel"}, refused.Err)
}

// userGroups are Slack's user groups; none where the plan or the app has none.
func (d *directory) userGroups(ctx context.Context) ([]chat.Option, error) {
	ctx, cancel := context.WithTimeout(ctx, confirming)
	defer cancel()
	groups, err := d.slack.GetUserGroupsContext(ctx)
	var refused slack.SlackErrorResponse
	if errors.As(err, &refused) && slices.Contains([]string{"plan_upgrade_required", "missing_scope", "paid_teams_only"}, refused.Err) || chat.Lacks(err) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("user groups: %w", err)
	}
	var options []chat.Option
	for _, g := range groups {
		options = append(options, chat.Option{Value: g.ID, Label: g.Name + " (@" + g.Handle + ")"})
	}
	return options, nil
}

// syncGroups reads who is in the groups, for what is counted by group.
func (d *directory) syncGroups(ctx context.Context, now time.Time) {
	groups, err := d.db.Groups(ctx)
	if err != nil {
		d.log.WarnContext(ctx, "groups not read", "error", err)
	}
	for _, g := range groups {
		members, err := d.groupNow(ctx, g.Source)
		if err == nil || isGone(err) {
			err = d.db.SetGroupMembers(ctx, g.ID, members, now)
		}
		if err != nil {
			d.log.WarnContext(ctx, "members of a group not read", "group", g.ID, "source", g.Source, "error", err)
		}
	}
}

// slackGroups is what the office asks of Slack.
func (b *Bot) slackGroups() office.Slack {
	return office.Slack{
		UserGroups: b.people.userGroups,
		Members: func(ctx context.Context, source string) ([]string, error) {
			ctx, cancel := context.WithTimeout(ctx, confirming)
			defer cancel()
			return b.people.groupNow(ctx, source)
		},
	}
}
