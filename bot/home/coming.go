package home

import (
	"context"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/show"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// How many events each section lists; the rest is a command away.
const (
	mostComing = 10
	mostFound  = 5
	mostElse   = 5
)

// coming is what the reader goes to, waits for, may go to, or looks after, also
// in private channels: nobody else sees their Home.
func (t *tab) coming(ctx context.Context) ([]slack.Block, error) {
	empty := t.loc.M("home.nothing_coming", "List", t.typed("event list"), "Share", t.typed("event share"))
	blocks, err := t.events(ctx, store.EventFilter{Whose: store.Mine}, mostComing, empty, "event list mine")
	return append([]slack.Block{chat.Header(t.loc.T("home.coming"))}, blocks...), err
}

// whatElse is what is on in the reader's channels, that everybody may see and
// the reader has not answered. Where nobody says which channels those are, it is
// what is on anywhere.
func (t *tab) whatElse(ctx context.Context) ([]slack.Block, error) {
	empty := t.loc.M("home.nothing_else", "Share", t.typed("event share"))
	title := "home.else_here"
	if t.channels == nil {
		title = "home.else"
	}
	blocks, err := t.events(ctx, store.EventFilter{Whose: store.NewToMe, Channels: t.channels}, mostElse, empty, "event list")
	return append([]slack.Block{chat.Header(t.loc.T(title))}, blocks...), err
}

// found is what the followed calendars have that nobody has shared yet.
func (t *tab) found(ctx context.Context) ([]slack.Block, error) {
	found, total, err := t.db.FoundWaiting(ctx, t.req.Now, mostFound)
	if err != nil {
		return nil, err
	}
	blocks := []slack.Block{chat.Header(t.loc.T("home.found"))}
	if total == 0 {
		return append(blocks, chat.Section(t.loc.M("home.nothing_found", "Feeds", t.typed("event feeds")))), nil
	}
	for _, one := range found {
		blocks = append(blocks, show.FoundItem(t.loc, one))
	}
	return append(blocks, t.more(len(found), total, "event list found")...), nil
}

func (t *tab) events(ctx context.Context, which store.EventFilter, most int, empty chat.Mrkdwn, all string) ([]slack.Block, error) {
	events, total, err := t.db.ListEvents(ctx, t.viewer(), t.req.Now, which, 0, most)
	if err != nil {
		return nil, err
	}
	if total == 0 {
		return []slack.Block{chat.Section(empty)}, nil
	}
	ids := make([]string, len(events))
	for i, e := range events {
		ids[i] = e.ID
	}
	answers, err := t.db.Answers(ctx, t.req.Who.ID, ids)
	if err != nil {
		return nil, err
	}
	going, err := t.db.CountGoing(ctx, ids)
	if err != nil {
		return nil, err
	}
	var blocks []slack.Block
	for _, e := range events {
		blocks = append(blocks, t.event(e, answers[e.ID], going[e.ID])...)
	}
	return append(blocks, t.more(len(events), total, all)...), nil
}

// event is one event with the reader's own answer and what else they could answer.
func (t *tab) event(e learn.Event, mine learn.RSVP, going int) []slack.Block {
	line := show.EventLine(t.loc, t.ws.Policy().Home, e, going)
	switch {
	case mine != learn.NoAnswer:
		line = chat.Lines(line, t.loc.M("rsvp."+string(mine)))
	case e.Owner == t.req.Who.ID:
		line = chat.Lines(line, t.loc.M("home.yours"))
	}
	more := chat.Button(show.MoreEvent, e.ID, t.loc.T("event.more_button"))
	return []slack.Block{chat.SectionWith(line, more), chat.Actions("event."+e.ID, t.buttons(e, mine, going)...)}
}

// buttons are two at most: that is what a phone has room for in a row.
func (t *tab) buttons(e learn.Event, mine learn.RSVP, going int) []slack.BlockElement {
	goes := show.GoButton(t.loc, e, going, 0)
	maybe := chat.Button(show.MaybeEvent, e.ID, t.loc.T("rsvp.maybe_button"))
	not := chat.Button(show.NotGoingEvent, e.ID, t.loc.T("rsvp.not_going_button"))
	switch mine {
	case learn.Going, learn.Waitlisted:
		return []slack.BlockElement{not}
	case learn.Maybe:
		return []slack.BlockElement{goes, not}
	}
	return []slack.BlockElement{chat.Primary(goes), maybe}
}

// more says how many things a section leaves out that shows some of total, and
// what to type to see them.
func (t *tab) more(shown, total int, all string) []slack.Block {
	n := total - shown
	if n <= 0 {
		return nil
	}
	return []slack.Block{chat.Context(t.loc.NM("home.more", n, "List", t.typed(all), "Count", show.Counted(t.loc, n, total)))}
}
