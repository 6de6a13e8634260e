package bot

import (
	"context"
	"slices"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// actor is what a member may do, by the environment, an admin's word and the
// groups that they are in, as far as Slack has said.
func (d *directory) actor(ctx context.Context, m learn.Member) (learn.Actor, error) {
	given, grouped, err := d.db.Roles(ctx, m.ID)
	if err != nil {
		return learn.Actor{ID: m.ID}, err
	}
	actor := d.named(m.ID, given)
	d.add(&actor, grouped)
	if m.Admin && !actor.Admin {
		actor.Admin, err = d.nobodyNamed(ctx)
	}
	return actor, err
}

// actorNow is actor by the member's id, for what is sent to them later than they
// asked for it.
func (d *directory) actorNow(ctx context.Context, member string) (learn.Actor, error) {
	m, err := d.db.Member(ctx, member)
	if err != nil {
		return learn.Actor{ID: member}, err
	}
	return d.actor(ctx, m)
}

// named is who is an admin or in HR by name: no group is needed for it.
func (d *directory) named(member string, given []learn.Role) learn.Actor {
	actor := learn.Actor{
		ID: member, SetsDigests: d.ws.Policy().Digests == learn.AnybodySets,
		Admin: slices.Contains(d.settings.Admins, member), HR: slices.Contains(d.settings.HR, member),
	}
	d.add(&actor, given)
	return actor
}

func (d *directory) add(actor *learn.Actor, roles []learn.Role) {
	actor.Admin = actor.Admin || slices.Contains(roles, learn.AdminRole)
	actor.HR = actor.HR || slices.Contains(roles, learn.HRRole)
}

// nobodyNamed tells whether nobody is named as an L&D admin: then the
// workspace's own admins are.
func (d *directory) nobodyNamed(ctx context.Context) (bool, error) {
	if len(d.settings.Admins) > 0 {
		return false, nil
	}
	named, err := d.db.WithRole(ctx, learn.AdminRole)
	return err == nil && len(named) == 0, err
}

// confirming is how long Slack is given to say who is in a group, so that the
// command can still be answered in time.
const confirming = 1200 * time.Millisecond

// confirmed has what needs a role served only once Slack has said, just now,
// who is in the groups that have one. A role that Slack doesn't confirm is not
// had.
func (d *directory) confirmed(do chat.Handler) chat.Handler {
	return func(ctx context.Context, req *chat.Request) (chat.Reply, error) {
		unsure, err := d.askGroups(ctx, req)
		if err != nil {
			return chat.Reply{}, err
		}
		reply, err := do(ctx, req)
		if unsure && learn.Is(err, learn.Forbidden) {
			err = learn.Denied("error.unconfirmed")
		}
		return reply, err
	}
}

// askGroups asks Slack about the groups that decide what the person may do. It
// reports whether Slack didn't answer for one of them.
func (d *directory) askGroups(ctx context.Context, req *chat.Request) (unsure bool, err error) {
	groups, err := d.db.Groups(ctx)
	groups = slices.DeleteFunc(groups, func(g learn.Group) bool { return g.Role == learn.NoRole })
	if err != nil || len(groups) == 0 {
		return false, err
	}
	given, _, err := d.db.Roles(ctx, req.Who.ID)
	if err != nil {
		return false, err
	}
	actor := d.named(req.Who.ID, given)
	if actor.Admin || actor.May(byRole()[req.Name], "") { // by name
		return false, nil
	}
	ctx, cancel := context.WithTimeout(ctx, confirming)
	defer cancel()
	for _, g := range groups {
		members, err := d.groupNow(ctx, g.Source)
		switch {
		case isGone(err):
		case err != nil:
			d.log.WarnContext(ctx, "members of a group not read", "group", g.ID, "source", g.Source, "error", err)
			unsure = true
		case slices.Contains(members, req.Who.ID):
			d.add(&actor, []learn.Role{g.Role})
		}
	}
	if req.Who.Admin && !actor.Admin {
		actor.Admin, err = d.nobodyNamed(ctx)
	}
	req.Actor = actor
	return unsure, err
}
