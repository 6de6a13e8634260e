package lesson

import (
	"context"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/show"
)

// Action ids of the buttons that turn pages. Their value is a turn.
const (
	NextAction = "lesson.next"
	BackAction = "lesson.back"
)

// Mine tells this person their own lessons, the newest first.
func (f *Feature) Mine(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	return f.minePage(ctx, req, 0)
}

// Turn shows another page in the place of the one whose button was pressed.
func (f *Feature) Turn(ctx context.Context, req *chat.Request) (reply chat.Reply, err error) {
	t := readTurn(req.Value)
	if t.Mine {
		reply, err = f.minePage(ctx, req, t.Page)
	} else {
		reply, err = f.searchPage(ctx, req, t.Search, t.Page)
	}
	if reply.Tell != nil && inResults(req) {
		return chat.Reply{Update: results(req, reply.Tell.Blocks)}, err
	}
	reply.Replace = true
	return reply, err
}

func (f *Feature) searchPage(ctx context.Context, req *chat.Request, q learn.LessonSearch, page int) (chat.Reply, error) {
	q.Zone = req.Who.Zone
	found, err := f.db.Search(ctx, req.Viewer(), q, page*show.PerPage, show.PerPage)
	if err != nil {
		return chat.Reply{}, err
	}
	if last := show.LastPage(found.Total); page > last {
		return f.searchPage(ctx, req, q, last)
	}
	if found.Total == 0 {
		return f.nothing(req, q)
	}
	what := asked(req.Loc, q)
	title := req.Loc.NM("search.found", found.Total, "What", what)
	if q.Words == "" {
		title = req.Loc.NM("search.found_such", found.Total, "What", what)
	}
	if found.More {
		title = req.Loc.M("search.found_many", "Limit", req.Loc.Int(found.Total), "What", what)
	}
	return f.pageOf(req, title, found.Lessons, turn{Search: q, Page: page}, found.Total), nil
}

// nothing says that a search found no lesson, and how one might be found.
func (f *Feature) nothing(req *chat.Request, q learn.LessonSearch) (chat.Reply, error) {
	command := func(name string) chat.Mrkdwn { return chat.Verbatim(f.ws.Commands.Typed(name)) }
	switch {
	case req.View != nil && req.View.Name == SearchForm: // which stays open, with what was typed
		return chat.Reply{}, &learn.Error{Code: learn.Invalid, Field: "words", Key: "search.nothing_form"}
	case q.Words == "":
		return chat.Say(req.Loc.M("search.nothing_such", "What", asked(req.Loc, q), "Command", command("lessons search"))), nil
	}
	return chat.Say(req.Loc.M("search.nothing", "What", asked(req.Loc, q), "Command", command("lessons submit"))), nil
}

func (f *Feature) minePage(ctx context.Context, req *chat.Request, page int) (chat.Reply, error) {
	mine, total, err := f.db.Mine(ctx, req.Viewer(), page*show.PerPage, show.PerPage)
	if err != nil {
		return chat.Reply{}, err
	}
	if last := show.LastPage(total); page > last {
		return f.minePage(ctx, req, last)
	}
	if total == 0 {
		return chat.Say(req.Loc.M("search.mine_none", "Command", chat.Verbatim(f.ws.Commands.Typed("lessons submit")))), nil
	}
	return f.pageOf(req, req.Loc.NM("search.mine", total), mine, turn{Mine: true, Page: page}, total), nil
}

// pageOf is a page of lessons, which are total in all.
func (f *Feature) pageOf(req *chat.Request, title chat.Mrkdwn, lessons []learn.SeenLesson, t turn, total int) chat.Reply {
	blocks := []slack.Block{chat.Section(title)}
	for _, l := range lessons {
		line := show.LessonLine(req.Loc, f.ws.Policy().Home, l)
		if !l.Hidden.IsZero() {
			line = chat.Lines(line, req.Loc.M("hide.mine", "Admin", req.Loc.Member(l.HiddenBy)))
		}
		blocks = append(blocks, chat.SectionWith(line, chat.Button(show.MoreLesson, l.ID, req.Loc.T("lesson.more_button"))))
	}
	blocks = append(blocks, show.Pages(req.Loc, BackAction, NextAction, t.Page, total, t.to)...)
	return chat.Reply{Tell: &chat.Message{Text: chat.Plain(title), Blocks: blocks}}
}
