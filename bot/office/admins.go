package office

import (
	"context"
	"slices"
	"strings"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// Admins lists who is an L&D admin and who is in HR; "add @ben" and "remove
// @ben" change that, with "hr" behind them for HR.
func (f *Feature) Admins(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	if err := f.may(ctx, req, learn.SetAdmins); err != nil {
		return chat.Reply{}, err
	}
	verb, rest, _ := strings.Cut(strings.TrimSpace(req.Text), " ")
	role := learn.AdminRole
	if slices.Contains(strings.Fields(strings.ToLower(rest)), req.Loc.T("admins.typed.hr")) {
		role = learn.HRRole
	}
	switch strings.ToLower(verb) {
	case "":
		return f.list(ctx, req)
	case "add", req.Loc.T("admins.typed.add"):
		return f.change(ctx, req, role, f.give)
	case "remove", req.Loc.T("admins.typed.remove"):
		return f.change(ctx, req, role, f.take)
	}
	return chat.Reply{}, f.usage("admins.usage")
}

func (f *Feature) usage(key string) error {
	return &learn.Error{Code: learn.Invalid, Key: key, Args: []any{"Command", chat.Code(chat.Verbatim(f.ws.Commands.Typed("fieldnotes admins")))}}
}

// list says who has which role, and how they come by it.
func (f *Feature) list(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	lines := []chat.Mrkdwn{}
	for _, role := range []learn.Role{learn.AdminRole, learn.HRRole} {
		all, err := f.holders(ctx, f.db, role)
		if err != nil {
			return chat.Reply{}, err
		}
		key := "admins.list_" + string(role)
		if len(all) == 0 {
			key = "admins.none_" + string(role)
		}
		lines = append(lines, req.Loc.M(key, "People", chat.Mentions(all)))
	}
	groups, err := f.db.Groups(ctx)
	for _, g := range groups {
		if g.Role != learn.NoRole {
			lines = append(lines, req.Loc.M("admins.by_group_"+string(g.Role), "Group", g.Name))
		}
	}
	lines = append(lines, req.Loc.M("admins.how", "Command", chat.Code(chat.Verbatim(f.ws.Commands.Typed("fieldnotes admins")))))
	return chat.Say(chat.Lines(lines...)), err
}

// change has do give or take a role, of the member whom the text names.
func (f *Feature) change(ctx context.Context, req *chat.Request, role learn.Role, do func(context.Context, *store.DB, *chat.Request, learn.Role, learn.Member) error) (chat.Reply, error) {
	if len(req.Mentions) != 1 {
		return chat.Reply{}, f.usage("admins.whom")
	}
	err := f.db.Transact(ctx, func(tx *store.DB) error {
		m, err := tx.Member(ctx, req.Mentions[0].Member)
		if err != nil {
			return err
		}
		return do(ctx, tx, req, role, m)
	})
	if err != nil {
		return chat.Reply{}, err
	}
	return f.list(ctx, req)
}

func (f *Feature) give(ctx context.Context, tx *store.DB, req *chat.Request, role learn.Role, m learn.Member) error {
	if m.Bot || m.Guest || m.Deleted {
		return &learn.Error{Code: learn.Invalid, Key: "admins.cannot", Args: []any{"Member", chat.Mention(m.ID)}}
	}
	_, err := tx.GiveRole(ctx, role, m.ID, req.Who.ID, req.Now)
	return err
}

// take takes a role, unless it comes from elsewhere or nobody would have it.
func (f *Feature) take(ctx context.Context, tx *store.DB, req *chat.Request, role learn.Role, m learn.Member) error {
	refuse := func(key string) error {
		return &learn.Error{Code: learn.Invalid, Key: key, Args: []any{"Member", chat.Mention(m.ID)}}
	}
	given, grouped, err := tx.Roles(ctx, m.ID)
	if err != nil {
		return err
	}
	switch {
	case slices.Contains(f.named[role], m.ID):
		return refuse("admins.by_operator")
	case !slices.Contains(given, role) && slices.Contains(grouped, role):
		return refuse("admins.by_group")
	case !slices.Contains(given, role):
		return refuse("admins.is_none")
	}
	if _, err := tx.TakeRole(ctx, role, m.ID, req.Who.ID, req.Now); err != nil || role != learn.AdminRole {
		return err
	}
	left, err := f.holders(ctx, tx, role)
	if err == nil && len(left) == 0 {
		return refuse("admins.last")
	}
	return err
}
