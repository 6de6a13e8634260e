package event

import (
	"context"
	"time"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/show"
)

// listed is how many events a list shows.
const listed = 10

// List tells this person what is coming, with their own answers.
func (f *Feature) List(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	events, err := f.db.Upcoming(ctx, req.Viewer(), req.Now, time.Time{}, listed)
	if err != nil {
		return chat.Reply{}, err
	}
	if len(events) == 0 {
		return chat.Say(req.Loc.M("event.list_empty", "Command", f.ws.Commands.Typed("event share"))), nil
	}
	blocks, err := f.lines(ctx, req, events)
	if err != nil {
		return chat.Reply{}, err
	}
	all, err := f.db.CountUpcoming(ctx, req.Viewer(), req.Now, time.Time{})
	if more := all - len(events); more > 0 {
		blocks = append(blocks, chat.Context(req.Loc.NM("event.list_more", more)))
	}
	title := req.Loc.M("event.list_title")
	return chat.Reply{Tell: &chat.Message{
		Text: chat.Plain(title), Blocks: append([]slack.Block{chat.Section(chat.Bold(title))}, blocks...),
	}}, err
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
