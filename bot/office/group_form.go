package office

import (
	"context"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

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
		channel.Label, channel.Hint, channel.Required = loc.T("office.group_members_of"), loc.T("office.group_channel_alone"), true
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
