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

// Add opens the form for a new group. Where Slack has no groups of its own, a
// channel's members are one.
func (f *Feature) Add(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	if err := f.may(ctx, req, learn.SetWorkspace); err != nil {
		return chat.Reply{}, err
	}
	others, err := f.db.Groups(ctx)
	if err != nil {
		return chat.Reply{}, err
	}
	options, err := f.slack.UserGroups(ctx)
	loc := req.Loc
	in := func(name string) chat.Input { return chat.Input{Name: name, Label: loc.T("office.group_" + name)} }
	name, role, channel := in("name"), in("role"), in("channel")
	name.Required, role.Required = true, true
	blocks := []slack.Block{name.Text("", "", learn.MaxGroupName)}
	if len(options) > 0 {
		blocks = append(blocks, in("source").Choice("", options[:min(len(options), maxOptions)]))
		channel.Hint = loc.T("office.group_channel_or")
	} else {
		channel.Hint = loc.T("office.group_channel_alone")
	}
	if err != nil {
		channel.Hint = loc.T("office.group_unread")
	}
	blocks = append(blocks, channel.Channel("", false), role.Choice(noRole, roles(loc)))
	if len(others) > 0 {
		blocks = append(blocks, in("parent").Choice("", parents(others)))
	}
	form := chat.Form{Name: GroupForm, Title: loc.T("office.group_title"), Submit: loc.T("form.save"), Meta: req.Meta(learn.NewID()), Blocks: blocks}
	return chat.Reply{Open: form.Modal(loc)}, nil
}

// maxOptions is how many options Slack takes in a menu.
const maxOptions = 100

// noRole is the option for a group whose members may what all may.
const noRole = "none"

func roles(loc *chat.Locale) []chat.Option {
	return []chat.Option{
		{Value: noRole, Label: loc.T("office.role_none")},
		{Value: string(learn.HRRole), Label: loc.T("office.role_hr")},
		{Value: string(learn.AdminRole), Label: loc.T("office.role_admin")},
	}
}

func parents(others []learn.Group) []chat.Option {
	options := make([]chat.Option, len(others))
	for i, g := range others {
		options[i] = chat.Option{Value: g.ID, Label: g.Name}
	}
	return options[:min(len(options), maxOptions)]
}

// Added stores the new group, with who Slack says is in it.
func (f *Feature) Added(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	if err := f.may(ctx, req, learn.SetWorkspace); err != nil {
		return chat.Reply{}, err
	}
	v := req.View
	g := learn.Group{
		ID: v.Meta.ID, Name: learn.OneLine(v.Text("name")), Parent: v.Text("parent"), Source: v.Text("source"),
		Role: learn.Role(v.Text("role")), Created: req.Now,
	}
	if g.Role == noRole {
		g.Role = learn.NoRole
	}
	if g.Source == "" {
		g.Source = v.Text("channel")
	}
	others, err := f.db.Groups(ctx)
	if err != nil {
		return chat.Reply{}, err
	}
	if err := g.Check(others); err != nil {
		return chat.Reply{}, err
	}
	members, err := f.slack.Members(ctx, g.Source)
	if err != nil {
		return chat.Reply{}, &learn.Error{Code: learn.Invalid, Field: "channel", Key: "error.group_unread", Args: []any{"Bot", f.ws.BotName}}
	}
	if err := f.db.AddGroup(ctx, g, members, req.Who.ID); err != nil {
		return chat.Reply{}, err
	}
	reply := chat.Say(req.Loc.M("office.group_added", "Group", g.Name))
	reply.Clear = true
	return reply, nil
}
