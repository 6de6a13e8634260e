package home

import (
	"context"
	"time"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// quarter says what the reader made of the quarter that it is where they are.
func (t *tab) quarter(ctx context.Context) ([]slack.Block, error) {
	zone := t.req.Who.Location()
	p, err := learn.ParsePeriod("quarter", t.req.Now, zone)
	if err != nil {
		return nil, err
	}
	q, err := t.db.Quarter(ctx, t.req.Who.ID, p, t.req.Now, t.ws.Policy().Home)
	last := t.loc.Day(p.End.Add(-time.Hour).In(zone))
	return []slack.Block{
		chat.Header(t.loc.T("home.quarter.title")),
		chat.Section(chat.Lines(t.outside(q), t.met(q), t.written(q), t.users(q))),
		chat.Context(t.loc.M("home.quarter.until", "Day", last)),
	}, err
}

// outside counts events outside the home industry: one in a quarter is what it
// takes. It is "" where nobody has said which that is.
func (t *tab) outside(q learn.Quarter) chat.Mrkdwn {
	switch {
	case t.ws.Policy().Home == "":
		return ""
	case q.Outside > 0:
		return t.loc.M("home.quarter.outside", "Count", t.loc.Int(q.Outside))
	case q.Ahead > 0:
		return t.loc.M("home.quarter.outside_ahead", "Count", t.loc.Int(q.Ahead))
	}
	return t.loc.M("home.quarter.outside_none", "List", t.typed("event list"))
}

func (t *tab) met(q learn.Quarter) chat.Mrkdwn {
	met, hoped := t.loc.Int(q.Met), t.loc.Int(q.Hoped)
	switch {
	case q.Met == learn.NotSaid && q.Hoped == 0:
		return t.loc.M("home.quarter.met_none")
	case q.Met == learn.NotSaid:
		return t.loc.M("home.quarter.met_hoped", "Hoped", hoped)
	case q.Hoped == 0:
		return t.loc.M("home.quarter.met", "Count", met)
	}
	return t.loc.M("home.quarter.met_of", "Count", met, "Hoped", hoped)
}

func (t *tab) written(q learn.Quarter) chat.Mrkdwn {
	if q.Lessons == 0 {
		return t.loc.M("home.quarter.lessons_none")
	}
	return t.loc.M("home.quarter.lessons", "Count", t.loc.Int(q.Lessons))
}

// users says how many used the reader's lessons, as exactly as one may.
func (t *tab) users(q learn.Quarter) chat.Mrkdwn {
	switch learn.TellUses(q.Users) {
	case learn.Few:
		return t.loc.M("home.quarter.users_few")
	case learn.Exact:
		return t.loc.M("home.quarter.users", "Count", t.loc.Int(q.Users))
	}
	return t.loc.M("home.quarter.users_none")
}
