package home

import (
	"context"
	"encoding/json"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/show"
)

// welcoming is what a view carries in its Meta that welcomes a newcomer.
const welcoming = "welcome"

// tab is a Home tab that is being made for its reader.
type tab struct {
	*Feature
	req      *chat.Request
	loc      *chat.Locale
	welcome  bool
	channels []string // that the reader is in; nil when nobody says
}

// View is the Home tab of the member who asks, in the language that they have
// chosen by now.
func (f *Feature) View(ctx context.Context, req *chat.Request) (slack.HomeTabViewRequest, error) {
	who, err := f.db.Member(ctx, req.Who.ID)
	if err != nil {
		return slack.HomeTabViewRequest{}, err
	}
	asked := *req
	asked.Who, asked.Loc = who, f.ws.Locales.For(who.Locale)
	t := &tab{Feature: f, req: &asked, loc: asked.Loc}
	if t.welcome, err = f.welcomes(ctx, req); err != nil {
		return slack.HomeTabViewRequest{}, err
	}
	t.channels = f.joined(ctx, who.ID, req.Now)
	blocks, err := t.blocks(ctx)
	if err != nil {
		return slack.HomeTabViewRequest{}, err
	}
	return slack.HomeTabViewRequest{Type: slack.VTHomeTab, Blocks: slack.Blocks{BlockSet: blocks}, PrivateMetadata: t.meta()}, nil
}

// welcomes tells whether Home welcomes a newcomer: when it is opened for the
// first time, and until it is opened again.
func (f *Feature) welcomes(ctx context.Context, req *chat.Request) (bool, error) {
	if req.View != nil && req.View.Home {
		return req.View.Meta.More == welcoming, nil
	}
	opened, err := f.db.HomeOpened(ctx, req.Who.ID)
	return !opened, err
}

func (t *tab) meta() string {
	if !t.welcome {
		return ""
	}
	meta, err := json.Marshal(chat.Meta{More: welcoming})
	if err != nil {
		return ""
	}
	return string(meta)
}

func (t *tab) blocks(ctx context.Context) ([]slack.Block, error) {
	blocks := t.head()
	for _, section := range []func(context.Context) ([]slack.Block, error){t.waits, t.followUps, t.coming, t.quarter, t.forMe, t.lessons, t.found, t.whatElse, t.settings} {
		more, err := section(ctx)
		if err != nil {
			return nil, err
		}
		blocks = append(blocks, more...)
	}
	blocks = append(blocks, chat.Header(t.loc.T("home.commands")))
	return append(blocks, t.help(t.req).Blocks...), nil
}

// head says what this is: at first in three lines, later in one.
func (t *tab) head() []slack.Block {
	blocks := []slack.Block{chat.Header(t.loc.T("home.title"))}
	if t.welcome {
		blocks = append(blocks, chat.Section(t.loc.M("home.welcome", "Share", t.typed("event share"), "Submit", t.typed("lessons submit"))))
	}
	return append(blocks,
		chat.Context(t.loc.M("home.privacy")),
		chat.Actions("start",
			chat.Button(show.ShareEvent, "", t.loc.T("home.share_button")), chat.Button(show.WriteLesson, "", t.loc.T("home.write_button"))))
}

// lessons says how many lessons the reader has written.
func (t *tab) lessons(ctx context.Context) ([]slack.Block, error) {
	_, n, err := t.db.Mine(ctx, t.viewer(), 0, 1)
	text := t.loc.M("home.no_lesson", "Submit", t.typed("lessons submit"))
	if n > 0 {
		text = t.loc.NM("home.lesson_count", n, "Mine", t.typed("lessons mine"))
	}
	search := chat.Button(show.SearchLessons, "", t.loc.T("home.search_button"))
	return []slack.Block{chat.Header(t.loc.T("home.lessons")), chat.SectionWith(text, search)}, err
}

func (t *tab) viewer() learn.Viewer { return learn.Viewer{Member: t.req.Who.ID} }

func (t *tab) typed(route string) chat.Mrkdwn {
	return chat.Code(chat.Verbatim(t.ws.Commands.Typed(route)))
}
