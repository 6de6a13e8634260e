package home

import (
	"context"
	"time"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/show"
)

const (
	// mostOpen is how many open follow-ups are looked at.
	mostOpen = 10
	// mostAhead is how many are listed whose day is still to come.
	mostAhead = 3
)

// followUps is what the reader wants to do later on, and what lets them note more.
func (t *tab) followUps(ctx context.Context) ([]slack.Block, error) {
	open, total, err := t.db.FollowUps(ctx, t.req.Who.ID, mostOpen)
	if err != nil {
		return nil, err
	}
	blocks := []slack.Block{chat.Header(t.loc.T("follow.home"))}
	add := show.AddFollowUpButton(t.loc)
	if total == 0 {
		return append(blocks, chat.Section(t.loc.M("follow.none")), chat.Actions("follow_up.add", add)), nil
	}
	ahead := 0
	for _, u := range open {
		switch {
		case t.isDue(u):
			total--
		case ahead < mostAhead:
			ahead++
			blocks = append(blocks, show.FollowUpItem(t.loc, u, t.zone(), show.DoneFollowUp)...)
		}
	}
	return append(append(blocks, t.more(ahead, total, "lessons followup")...), chat.Actions("follow_up.add", add)), nil
}

// isDue tells whether the day of a follow-up has come.
func (t *tab) isDue(u learn.FollowUp) bool {
	return u.Day(t.zone()) <= t.req.Now.In(t.zone()).Format(time.DateOnly)
}

func (t *tab) zone() *time.Location { return t.req.Who.Location() }
