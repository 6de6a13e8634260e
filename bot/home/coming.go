package home

import (
	"context"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/show"
)

// most is how many events the tab lists; the rest is a command away.
const most = 10

// coming are the events that the member goes to, or may go to.
func (f *Feature) coming(ctx context.Context, req *chat.Request, viewer learn.Viewer) ([]slack.Block, error) {
	events, total, err := f.db.MyUpcoming(ctx, viewer, req.Now, most)
	if err != nil {
		return nil, err
	}
	if total == 0 {
		return []slack.Block{chat.Section(req.Loc.M("home.nothing_coming", "List", f.typed("event list"), "Share", f.typed("event share")))}, nil
	}
	ids := make([]string, len(events))
	for i, e := range events {
		ids[i] = e.ID
	}
	answers, err := f.db.Answers(ctx, req.Who.ID, ids)
	if err != nil {
		return nil, err
	}
	going, err := f.db.CountGoing(ctx, ids)
	if err != nil {
		return nil, err
	}
	var blocks []slack.Block
	for _, e := range events {
		line := show.EventLine(req.Loc, f.ws.Home, e, going[e.ID])
		blocks = append(blocks, chat.Section(chat.Lines(line, answer(req.Loc, answers[e.ID]))))
	}
	if more := total - len(events); more > 0 {
		blocks = append(blocks, chat.Context(req.Loc.NM("home.more_coming", more, "List", f.typed("event list"))))
	}
	return blocks, nil
}

func answer(loc *chat.Locale, a learn.RSVP) chat.Mrkdwn {
	if a == learn.NoAnswer {
		return ""
	}
	return loc.M("rsvp." + string(a))
}
