package office

import (
	"context"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// maxGroups is how many groups there may be: so many fit into a form.
const maxGroups = 40

// Groups shows the groups, above the settings.
func (f *Feature) Groups(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	if err := f.may(ctx, req, learn.SetWorkspace); err != nil {
		return chat.Reply{}, err
	}
	form, err := f.groups(ctx, req)
	return chat.Reply{Open: form}, err
}

// Remove forgets a group, and shows those that are left.
func (f *Feature) Remove(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	if err := f.may(ctx, req, learn.SetWorkspace); err != nil {
		return chat.Reply{}, err
	}
	err := f.db.Transact(ctx, func(tx *store.DB) error {
		if err := tx.RemoveGroup(ctx, req.Value, req.Who.ID, req.Now); err != nil {
			return err
		}
		left, err := f.holders(ctx, tx, learn.AdminRole)
		if err == nil && len(left) == 0 && !req.Who.Admin {
			return learn.Denied("office.last_group")
		}
		return err
	})
	if err != nil {
		return chat.Reply{}, err
	}
	form, err := f.groups(ctx, req)
	return chat.Reply{Update: form}, err
}

func (f *Feature) groups(ctx context.Context, req *chat.Request) (*slack.ModalViewRequest, error) {
	all, err := f.db.Groups(ctx)
	if err != nil {
		return nil, err
	}
	loc := req.Loc
	blocks := []slack.Block{chat.Section(loc.M("office.groups_intro"))}
	for _, g := range all {
		members, err := f.db.GroupMembers(ctx, g.ID)
		if err != nil {
			return nil, err
		}
		remove := chat.Confirm(chat.Button(RemoveAction, g.ID, loc.T("office.group_remove")), loc, loc.T("office.group_remove_sure", "Group", g.Name))
		line := chat.SectionWith(groupLine(loc, g, all, len(members)), remove)
		line.BlockID = "group." + g.ID
		blocks = append(blocks, line)
	}
	if len(all) == 0 {
		blocks = append(blocks, chat.Section(loc.M("office.groups_none")))
	}
	if len(all) < maxGroups {
		blocks = append(blocks, chat.Actions("groups", chat.Button(AddAction, "", loc.T("office.group_add"))))
	}
	form := chat.Form{Title: loc.T("office.groups_title"), Meta: req.Meta(""), Blocks: blocks}
	return form.Modal(loc), nil
}

// groupLine is a group in words: who is in it, what they may, what it is a part of.
func groupLine(loc *chat.Locale, g learn.Group, all []learn.Group, members int) chat.Mrkdwn {
	source := loc.M("office.from_user_group")
	if !learn.IsUserGroup(g.Source) {
		source = loc.M("office.from_channel", "Channel", chat.ChannelLink(g.Source))
	}
	role, part := chat.Mrkdwn(""), chat.Mrkdwn("")
	if g.Role != learn.NoRole {
		role = loc.M("office.role_" + string(g.Role))
	}
	for _, other := range all {
		if other.ID == g.Parent {
			part = loc.M("office.part_of", "Group", other.Name)
		}
	}
	return chat.Lines(chat.Bold(chat.Escape(g.Name)), chat.Join(" · ", loc.NM("office.group_members", members), source, role, part))
}
