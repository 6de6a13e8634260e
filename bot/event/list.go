package event

import (
	"context"
	"strconv"
	"time"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/show"
)

// Action ids of the buttons that turn the list's pages. Their value is the
// page to show.
const (
	NextAction = "event.next"
	BackAction = "event.back"
)

// List tells this person what is coming, with their own answers.
func (f *Feature) List(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	return f.listPage(ctx, req, 0)
}

// Turn shows another page in the place of the one whose button was pressed.
func (f *Feature) Turn(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	page, err := strconv.Atoi(req.Value)
	if err != nil || page < 0 {
		page = 0
	}
	reply, err := f.listPage(ctx, req, page)
	reply.Replace = true
	return reply, err
}

func (f *Feature) listPage(ctx context.Context, req *chat.Request, page int) (chat.Reply, error) {
	total, err := f.db.CountUpcoming(ctx, req.Viewer(), req.Now, time.Time{})
	if err != nil {
		return chat.Reply{}, err
	}
	if total == 0 {
		return chat.Say(req.Loc.M("event.list_empty", "Command", chat.Verbatim(f.ws.Commands.Typed("event share")))), nil
	}
	// Since the page was shown the list may have become shorter.
	page = min(page, (total-1)/show.PerPage)
	events, err := f.db.Upcoming(ctx, req.Viewer(), req.Now, time.Time{}, (page+1)*show.PerPage)
	if err != nil {
		return chat.Reply{}, err
	}
	blocks, err := f.lines(ctx, req, events[min(page*show.PerPage, len(events)):])
	if err != nil {
		return chat.Reply{}, err
	}
	title := req.Loc.M("event.list_title")
	blocks = append([]slack.Block{chat.Section(chat.Bold(title))}, blocks...)
	blocks = append(blocks, show.Pages(req.Loc, BackAction, NextAction, page, total, strconv.Itoa)...)
	return chat.Reply{Tell: &chat.Message{Text: chat.Plain(title), Blocks: blocks}}, nil
}

func (f *Feature) lines(ctx context.Context, req *chat.Request, events []learn.Event) ([]slack.Block, error) {
	ids := make([]string, len(events))
	for i, e := range events {
		ids[i] = e.ID
	}
	going, err := f.db.CountGoing(ctx, ids)
	if err != nil {
		return nil, err
	}
	mine, err := f.db.Answers(ctx, req.Who.ID, ids)
	blocks := make([]slack.Block, len(events))
	for i, e := range events {
		line := show.EventLine(req.Loc, f.ws.Home, e, going[e.ID])
		if answer := mine[e.ID]; answer != learn.NoAnswer {
			line = chat.Lines(line, chat.Italic(req.Loc.M("rsvp.mine_"+string(answer))))
		}
		blocks[i] = chat.SectionWith(line, chat.Button(show.MoreEvent, e.ID, req.Loc.T("event.more_button")))
	}
	return blocks, err
}
