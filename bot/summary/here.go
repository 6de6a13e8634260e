package summary

import (
	"context"
	"strings"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// isHere tells whether the summary was asked for in the channel each month.
func isHere(req *chat.Request) bool {
	typed := strings.ToLower(strings.TrimSpace(req.Text))
	return typed == "here" || typed == req.Loc.T("summary.typed.here")
}

// here has a private channel get the summary each month, as an admin says, or no
// more: who is in the channel reads it.
func (f *Feature) here(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	if !req.Actor.May(learn.SetSummary, "") {
		return chat.Reply{}, learn.Denied("error.admins_only")
	}
	reads, err := f.db.ReadsSummary(ctx, req.Channel)
	if err != nil {
		return chat.Reply{}, err
	}
	c, err := f.db.Channel(ctx, req.Channel)
	switch {
	case err != nil:
		return chat.Reply{}, err
	case !reads && (isMember(c.ID) || strings.HasPrefix(c.ID, "D") || !c.Private || c.External):
		return chat.Reply{}, learn.Denied("summary.here_private")
	case !reads && c.Admits("") != nil:
		return chat.Reply{}, c.Admits("")
	}
	if err := f.db.SetSummaryReader(ctx, c.ID, req.Who.ID, !reads, req.Now); err != nil {
		return chat.Reply{}, err
	}
	if reads {
		return chat.Say(req.Loc.M("summary.here_off")), nil
	}
	return chat.Say(req.Loc.M("summary.here_on")), nil
}
