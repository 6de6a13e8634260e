package lesson

import (
	"context"
	"strconv"
	"strings"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/show"
)

// Action ids of the buttons that turn pages. Their value is the list, the page
// to show and, of a search, the words: "search 2 remote hiring".
const (
	NextAction = "lesson.next"
	BackAction = "lesson.back"
)

const (
	maxQuery   = 500 // characters of a search that a button carries
	searchList = "search"
	mineList   = "mine"
)

// Search tells this person which lessons have all of the words, the best first.
func (f *Feature) Search(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	if req.Text == "" {
		return chat.Say(req.Loc.M("search.how", "Command", chat.Verbatim(f.ws.Commands.Typed("lessons search")))), nil
	}
	return f.searchPage(ctx, req, chat.Cut(learn.OneLine(req.Text), maxQuery), 0)
}

// Mine tells this person their own lessons, the newest first.
func (f *Feature) Mine(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	return f.minePage(ctx, req, 0)
}

// Turn shows another page in the place of the one whose button was pressed.
func (f *Feature) Turn(ctx context.Context, req *chat.Request) (reply chat.Reply, err error) {
	list, rest, _ := strings.Cut(req.Value, " ")
	number, words, _ := strings.Cut(rest, " ")
	page, err := strconv.Atoi(number)
	if err != nil || page < 0 {
		page = 0
	}
	if list == mineList {
		reply, err = f.minePage(ctx, req, page)
	} else {
		reply, err = f.searchPage(ctx, req, words, page)
	}
	reply.Replace = true
	return reply, err
}

func (f *Feature) searchPage(ctx context.Context, req *chat.Request, words string, page int) (chat.Reply, error) {
	found, err := f.db.Search(ctx, req.Viewer(), words, page*show.PerPage, show.PerPage)
	if err != nil {
		return chat.Reply{}, err
	}
	if len(found.Lessons) == 0 && page > 0 {
		return f.searchPage(ctx, req, words, 0)
	}
	if found.Total == 0 {
		return chat.Say(req.Loc.M("search.nothing", "Words", words, "Command", chat.Verbatim(f.ws.Commands.Typed("lessons submit")))), nil
	}
	title := req.Loc.NM("search.found", found.Total, "Words", words)
	if found.More {
		title = req.Loc.M("search.found_many", "Limit", req.Loc.Int(found.Total), "Words", words)
	}
	return f.pageOf(req, title, found.Lessons, turn{searchList, words, page, found.Total}), nil
}

func (f *Feature) minePage(ctx context.Context, req *chat.Request, page int) (chat.Reply, error) {
	mine, total, err := f.db.Mine(ctx, req.Viewer(), page*show.PerPage, show.PerPage)
	if err != nil {
		return chat.Reply{}, err
	}
	if len(mine) == 0 && page > 0 {
		return f.minePage(ctx, req, 0)
	}
	if total == 0 {
		return chat.Say(req.Loc.M("search.mine_none", "Command", chat.Verbatim(f.ws.Commands.Typed("lessons submit")))), nil
	}
	return f.pageOf(req, req.Loc.NM("search.mine", total), mine, turn{mineList, "", page, total}), nil
}

func (f *Feature) pageOf(req *chat.Request, title chat.Mrkdwn, lessons []learn.SeenLesson, t turn) chat.Reply {
	blocks := []slack.Block{chat.Section(title)}
	for _, l := range lessons {
		blocks = append(blocks, chat.SectionWith(show.LessonLine(req.Loc, f.ws.Home, l),
			chat.Button(show.MoreLesson, l.ID, req.Loc.T("lesson.more_button"))))
	}
	return chat.Reply{Tell: &chat.Message{Text: chat.Plain(title), Blocks: append(blocks, t.blocks(req.Loc)...)}}
}

// turn is where in a list a page stands.
type turn struct {
	list, words string
	page, total int
}

func (t turn) blocks(loc *chat.Locale) []slack.Block {
	return show.Pages(loc, BackAction, NextAction, t.page, t.total, t.to)
}

func (t turn) to(page int) string {
	return strings.TrimSpace(t.list + " " + strconv.Itoa(page) + " " + t.words)
}
