// Package home is the App Home tab: what this is, what is coming for the
// reader, and what they can do.
package home

import (
	"context"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/slackevents"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// Publish shows a view as a member's Home tab, in place of what was there. It
// takes its time and logs its own failure: the next opening repeats it.
type Publish func(ctx context.Context, member string, view slack.HomeTabViewRequest)

// Feature is the Home tab in one workspace.
type Feature struct {
	db      *store.DB
	ws      *chat.Workspace
	help    func(req *chat.Request) chat.Message
	publish Publish
}

// New makes the feature. help lists what one can do.
func New(db *store.DB, ws *chat.Workspace, help func(req *chat.Request) chat.Message, publish Publish) *Feature {
	return &Feature{db: db, ws: ws, help: help, publish: publish}
}

// Opened answers app_home_opened: the tab is made afresh at each opening.
func (f *Feature) Opened(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	opened, ok := req.Event.(*slackevents.AppHomeOpenedEvent)
	if !ok || opened.Tab != "home" {
		return chat.Reply{}, nil
	}
	view, err := f.View(ctx, req)
	if err != nil {
		return chat.Reply{}, err
	}
	return chat.Reply{After: func(ctx context.Context) { f.publish(ctx, req.Who.ID, view) }}, nil
}

// View is the Home tab of the member who asks, in their language.
func (f *Feature) View(ctx context.Context, req *chat.Request) (slack.HomeTabViewRequest, error) {
	viewer := learn.Viewer{Member: req.Who.ID}
	coming, err := f.coming(ctx, req, viewer)
	if err != nil {
		return slack.HomeTabViewRequest{}, err
	}
	_, lessons, err := f.db.Mine(ctx, viewer, 0, 1)
	if err != nil {
		return slack.HomeTabViewRequest{}, err
	}
	blocks := []slack.Block{
		chat.Header(req.Loc.T("home.title")),
		chat.Section(req.Loc.M("home.welcome", "Share", f.typed("event share"), "Submit", f.typed("lessons submit"))),
		chat.Context(req.Loc.M("home.privacy")),
		chat.Header(req.Loc.T("home.coming")),
	}
	blocks = append(blocks, coming...)
	blocks = append(blocks, chat.Header(req.Loc.T("home.lessons")), chat.Section(f.lessons(req.Loc, lessons)),
		chat.Header(req.Loc.T("home.commands")))
	return slack.HomeTabViewRequest{
		Type: slack.VTHomeTab, Blocks: slack.Blocks{BlockSet: append(blocks, f.help(req).Blocks...)},
	}, nil
}

func (f *Feature) lessons(loc *chat.Locale, n int) chat.Mrkdwn {
	if n == 0 {
		return loc.M("home.no_lesson", "Submit", f.typed("lessons submit"))
	}
	return loc.NM("home.lesson_count", n, "Mine", f.typed("lessons mine"))
}

func (f *Feature) typed(route string) chat.Mrkdwn {
	return chat.Code(chat.Verbatim(f.ws.Commands.Typed(route)))
}
