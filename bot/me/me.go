// Package me is what is known about a member, for that member: to read, to take
// along, to delete. It also erases what is old.
package me

import (
	"context"
	"log/slog"
	"sync/atomic"
	"time"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// Action ids and forms.
const (
	ListAction   = "me.list" // its value is a page of a holding
	NextAction   = "me.next"
	BackAction   = "me.back"
	ExportAction = "me.export"
	DeleteAction = "me.delete.open"
	DeleteForm   = "me.delete"
)

// Leave takes a member out of the lines of events that are to come.
type Leave func(ctx context.Context, tx *store.DB, member string, now time.Time) error

// Feature is what is known about members in one workspace.
type Feature struct {
	db    *store.DB
	ws    *chat.Workspace
	leave Leave
	log   *slog.Logger

	unclean atomic.Bool // the index has words that are deleted

	erasing chat.Turn
	erased  time.Time // the last night in which old records were erased
	oldest  time.Time // of the private records, as of looked; zero for none
	looked  time.Time
}

// New makes the feature.
func New(db *store.DB, ws *chat.Workspace, leave Leave, log *slog.Logger) *Feature {
	return &Feature{db: db, ws: ws, leave: leave, log: log, erasing: chat.NewTurn()}
}

// Show opens all that is stored about the member who asks.
func (f *Feature) Show(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	counts, err := f.db.Holds(ctx, req.Who.ID)
	if err != nil {
		return chat.Reply{}, err
	}
	roles, _, err := f.db.Records(ctx, req.Who.ID, learn.RolesHeld, 0, maxRoles)
	if err != nil {
		return chat.Reply{}, err
	}
	loc := req.Loc
	blocks := []slack.Block{chat.Section(loc.M("me.intro")), chat.Section(f.profile(req, roles))}
	blocks = append(blocks, held(loc, counts)...)
	blocks = append(blocks,
		chat.Header(loc.T("me.seen_title")), chat.Section(loc.M("me.seen")),
		chat.Header(loc.T("me.kept_title")), chat.Section(loc.NM("me.kept", f.ws.Policy().Keep)),
		chat.Actions("me",
			chat.Button(ExportAction, "", loc.T("me.export_button")),
			chat.Button(DeleteAction, "", loc.T("me.delete_button"))))
	form := chat.Form{Title: loc.T("me.title"), Meta: req.Meta(""), Blocks: blocks}
	return chat.Reply{Open: form.Modal(loc)}, nil
}

// maxRoles is how many roles and groups are named at once.
const maxRoles = 20

// profile is who the member is to the bot.
func (f *Feature) profile(req *chat.Request, roles []learn.Record) chat.Mrkdwn {
	loc, who := req.Loc, req.Who
	lines := []chat.Mrkdwn{loc.M("me.profile", "Name", who.Name, "Zone", who.Location().String(), "Language", loc.T("settings.in."+loc.Tag))}
	if req.Actor.Admin {
		lines = append(lines, loc.M("me.is_admin"))
	}
	if req.Actor.HR {
		lines = append(lines, loc.M("me.is_hr"))
	}
	var groups []chat.Mrkdwn
	for _, r := range roles {
		if r.Title != "" {
			groups = append(groups, chat.Escape(r.Title))
		}
	}
	if len(groups) > 0 {
		lines = append(lines, loc.M("me.groups", "Groups", chat.Join(", ", groups...)))
	}
	return chat.Lines(lines...)
}

// held is a line for each holding of which there is something.
func held(loc *chat.Locale, counts map[learn.Holding]int) []slack.Block {
	var blocks []slack.Block
	for _, kind := range learn.Holdings() {
		if n := counts[kind]; n > 0 {
			text := loc.M("me.held", "What", loc.T("me.kind."+string(kind)), "Count", loc.Int(n), "Who", loc.T("me.who."+string(kind)))
			section := chat.SectionWith(text, chat.Button(ListAction, turn{kind, 0}.value(), loc.T("me.list_button")))
			section.BlockID = "me." + string(kind)
			blocks = append(blocks, section)
		}
	}
	if len(blocks) == 0 {
		return []slack.Block{chat.Section(loc.M("me.nothing"))}
	}
	return blocks
}
