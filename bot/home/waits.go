package home

import (
	"context"
	"slices"
	"time"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/show"
)

const (
	// mostWaiting is how many things wait on Home at once.
	mostWaiting = 5
	// waitsFor is how long a question waits, or what somebody could write of an event.
	waitsFor = learn.TurnoutStale
)

// waiting is something that waits for the reader, and how to be done with it.
type waiting struct {
	id      string // no other on Home has it
	since   time.Time
	text    chat.Mrkdwn // "" when nothing waits after all
	buttons []slack.BlockElement
}

// waits is one list of all that waits for the reader, the oldest first.
func (t *tab) waits(ctx context.Context) ([]slack.Block, error) {
	var all []waiting
	for _, find := range []func(context.Context) ([]waiting, error){t.drafts, t.unwritten, t.answers, t.dueFollowUps} {
		some, err := find(ctx)
		if err != nil {
			return nil, err
		}
		all = append(all, some...)
	}
	slices.SortStableFunc(all, func(a, b waiting) int { return a.since.Compare(b.since) })
	blocks := []slack.Block{chat.Header(t.loc.T("home.waits.title"))}
	if len(all) == 0 {
		return append(blocks, chat.Section(t.loc.M("home.waits.nothing"))), nil
	}
	for _, w := range all[:min(len(all), mostWaiting)] {
		blocks = append(blocks, w.blocks()...)
	}
	if len(all) > mostWaiting {
		blocks = append(blocks, chat.Context(t.loc.M("home.waits.more")))
	}
	return blocks, nil
}

func (w waiting) blocks() []slack.Block {
	if len(w.buttons) == 1 {
		one := chat.SectionWith(w.text, w.buttons[0])
		one.BlockID = "waits." + w.id
		return []slack.Block{one}
	}
	return []slack.Block{chat.Section(w.text), chat.Actions("waits."+w.id, w.buttons...)}
}

// drafts are the lessons that the reader began and left.
func (t *tab) drafts(ctx context.Context) (all []waiting, err error) {
	kept, err := t.db.Drafts(ctx, t.req.Who.ID, mostWaiting+1)
	for _, d := range kept {
		if d.Left(t.req.Now) && !d.Empty() {
			all = append(all, t.draft(d))
		}
	}
	return all, err
}

func (t *tab) draft(d learn.Draft) waiting {
	day := t.loc.Day(d.Created.In(t.req.Who.Location()))
	away := chat.Button(show.ThrowAwayLesson, d.ID, t.loc.T("draft.throw_away_button"))
	return waiting{
		id: d.ID, since: d.Updated,
		text: chat.Lines(t.loc.M("home.waits.draft", "Day", day), show.DraftGist(t.loc, d)),
		buttons: []slack.BlockElement{
			chat.Button(show.GoOnLesson, d.ID, t.loc.T("draft.go_on_button")),
			chat.Confirm(away, t.loc, t.loc.T("draft.anew_question")),
		},
	}
}

// unwritten are the events from which the reader could bring a lesson.
func (t *tab) unwritten(ctx context.Context) (all []waiting, err error) {
	events, err := t.db.Unwritten(ctx, t.req.Who.ID, t.req.Now.Add(-waitsFor), mostWaiting+1)
	for _, e := range events {
		write := chat.Button(show.WriteLesson, e.ID, t.loc.T("home.waits.write"))
		all = append(all, waiting{
			id: e.ID, since: e.Ends(),
			text:    t.loc.M("turnout.said."+string(learn.Went), "Title", show.EventTitle(e)),
			buttons: []slack.BlockElement{write},
		})
	}
	return all, err
}

// dueFollowUps are what the reader wanted to do by today.
func (t *tab) dueFollowUps(ctx context.Context) (all []waiting, err error) {
	open, _, err := t.db.FollowUps(ctx, t.req.Who.ID, mostWaiting+1)
	for _, u := range open {
		if t.isDue(u) {
			all = append(all, waiting{
				id: u.ID, since: u.Due,
				text:    show.FollowUpLine(t.loc, u, t.zone()),
				buttons: show.FollowUpButtons(t.loc, u, show.DoneFollowUp),
			})
		}
	}
	return all, err
}
