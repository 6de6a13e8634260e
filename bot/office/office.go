// Package office is what L&D admins set for the whole workspace: what counts
// for everybody, who else is an admin or in HR, and groups.
package office

import (
	"context"
	"slices"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// Action ids and forms.
const (
	SettingsForm = "office.settings"
	GroupsAction = "office.groups"
	AddAction    = "office.group.open"
	RemoveAction = "office.group.remove" // its value is a group's id
	GroupForm    = "office.group"
)

// Slack is what must be asked of Slack. Both are answered within a moment, so
// that the person can be.
type Slack struct {
	// UserGroups are Slack's own groups; none where the plan or the app has none.
	UserGroups func(ctx context.Context) ([]chat.Option, error)
	// Members are who is in a user group or channel.
	Members func(ctx context.Context, source string) ([]string, error)
}

// Named are the members whom the environment names as admins and as HR.
type Named struct{ Admins, HR []string }

// Feature is the office in one workspace.
type Feature struct {
	db    *store.DB
	ws    *chat.Workspace
	slack Slack
	named map[learn.Role][]string
}

// New makes the feature.
func New(db *store.DB, ws *chat.Workspace, slack Slack, named Named) *Feature {
	return &Feature{db: db, ws: ws, slack: slack, named: map[learn.Role][]string{learn.AdminRole: named.Admins, learn.HRRole: named.HR}}
}

// may returns what keeps the person from an action.
func (f *Feature) may(ctx context.Context, req *chat.Request, action learn.Action) error {
	if req.Actor.May(action, "") {
		return nil
	}
	ask, err := f.db.WhomToAsk(ctx, f.ws.Admins)
	if err != nil {
		return err
	}
	if len(ask) == 0 {
		return learn.Denied("error.admins_only")
	}
	return learn.Denied("office.denied", "People", chat.Mentions(ask))
}

// holders are the members with a role, however they come by it, the
// environment's first.
func (f *Feature) holders(ctx context.Context, db *store.DB, role learn.Role) ([]string, error) {
	all := slices.Clone(f.named[role])
	given, err := db.WithRole(ctx, role)
	for _, member := range given {
		if !slices.Contains(all, member) {
			all = append(all, member)
		}
	}
	return all, err
}
