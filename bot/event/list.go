package event

import (
	"context"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/show"
)

// Action ids of the buttons that turn the list's pages. Their value is the
// filter and the page to show.
const (
	NextAction = "event.next"
	BackAction = "event.back"
)

// List tells this person what is coming, with their own answers; words narrow
// it down.
func (f *Feature) List(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	wish, unknown, err := f.readFilter(ctx, req)
	switch {
	case err != nil:
		return chat.Reply{}, err
	case unknown != "":
		return f.explainFilters(ctx, req, unknown)
	}
	return f.listPage(ctx, req, wish)
}

// Turn shows another page in the place of the one whose button was pressed.
func (f *Feature) Turn(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	reply, err := f.listPage(ctx, req, readTurn(req.Value))
	reply.Replace = true
	return reply, err
}

func (f *Feature) listPage(ctx context.Context, req *chat.Request, wish filter) (chat.Reply, error) {
	page := f.eventsPage
	if wish.Found {
		page = f.foundPage
	}
	blocks, total, err := page(ctx, req, wish)
	switch {
	case err != nil:
		return chat.Reply{}, err
	case total == 0:
		return chat.Say(f.nothing(req, wish)), nil
	case wish.Page > show.LastPage(total):
		wish.Page = show.LastPage(total)
		return f.listPage(ctx, req, wish)
	}
	title := wish.title(req, total)
	blocks = append([]slack.Block{chat.Section(chat.Bold(title))}, blocks...)
	blocks = append(blocks, show.Pages(req.Loc, BackAction, NextAction, wish.Page, total, wish.turn)...)
	return chat.Reply{Tell: &chat.Message{Text: chat.Plain(title), Blocks: blocks}}, nil
}

func (f *Feature) eventsPage(ctx context.Context, req *chat.Request, wish filter) ([]slack.Block, int, error) {
	events, total, err := f.db.ListEvents(ctx, req.Viewer(), req.Now, wish.stored(req), wish.Page*show.PerPage, show.PerPage)
	if err != nil {
		return nil, 0, err
	}
	blocks, err := f.lines(ctx, req, events)
	return blocks, total, err
}

// foundPage is a page of what the followed calendars have that nobody has shared yet.
func (f *Feature) foundPage(ctx context.Context, req *chat.Request, wish filter) ([]slack.Block, int, error) {
	found, total, err := f.db.FoundWaiting(ctx, req.Now, (wish.Page+1)*show.PerPage)
	var blocks []slack.Block
	for _, one := range found[min(wish.Page*show.PerPage, len(found)):] {
		blocks = append(blocks, show.FoundItem(req.Loc, one))
	}
	return blocks, total, err
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
		line := show.EventLine(req.Loc, f.ws.Policy().Home, e, going[e.ID])
		if answer := mine[e.ID]; answer != learn.NoAnswer {
			line = chat.Lines(line, chat.Italic(req.Loc.M("rsvp.mine_"+string(answer))))
		}
		blocks[i] = chat.SectionWith(line, chat.Button(show.MoreEvent, e.ID, req.Loc.T("event.more_button")))
	}
	return blocks, err
}
