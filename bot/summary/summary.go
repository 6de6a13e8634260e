// Package summary is the L&D summary: what a month, quarter or year of
// networking brought, for those who may read it, and what is made of it: a
// message with its thread, a text, JSON, CSV, an Excel workbook.
package summary

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// Feature is the summary in one workspace.
type Feature struct {
	db *store.DB
	ws *chat.Workspace
	hr []string
	Slack
	latest latest
}

// Slack is what the feature asks of Slack when something is sent. What only
// writes files needs none of it.
type Slack struct {
	// Actor tells what a member may do now, who asked for it before.
	Actor func(ctx context.Context, member string) (learn.Actor, error)
	// Reach reads who is in the channels that use the bot, where that is due.
	Reach func(ctx context.Context, now time.Time)
}

// New makes the feature. hr are the member ids from the setting.
func New(db *store.DB, ws *chat.Workspace, hr []string, asks Slack) *Feature {
	return &Feature{db: db, ws: ws, hr: hr, Slack: asks}
}

// asked is what a delivery's Args hold.
type asked struct {
	Period string        `json:"period"`
	Part   learn.Chapter `json:"part,omitempty"`   // of a reply: what it shows
	Format Format        `json:"format,omitempty"` // of a file
}

// Ask answers /lessons summary PERIOD: the summary comes as a direct message.
func (f *Feature) Ask(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	if !req.Actor.May(learn.ReadSummary, "") {
		return chat.Reply{}, f.denied(ctx)
	}
	if isHere(req) {
		return f.here(ctx, req)
	}
	zone, err := f.zone(ctx)
	if err != nil {
		return chat.Reply{}, err
	}
	p, err := learn.ParsePeriod(periodTyped(req.Loc, req.Text), req.Now, zone)
	if err != nil {
		return chat.Reply{}, err
	}
	key := strings.Join([]string{"summary", req.Who.ID, p.Name, req.ID}, "/")
	if err := f.send(ctx, p, req.Who.ID, key, req.Now); err != nil {
		return chat.Reply{}, err
	}
	return chat.Say(req.Loc.M("summary.sending", "Period", periodName(req.Loc, p))), nil
}

// denied names people who can tell more.
func (f *Feature) denied(ctx context.Context) error {
	ask, err := f.db.WhomToAsk(ctx, f.ws.Admins)
	if err != nil {
		return err
	}
	if len(ask) == 0 {
		return learn.Denied("summary.denied_nobody")
	}
	return learn.Denied("summary.denied", "People", chat.Mentions(ask))
}

// replies are the sections that stand in the thread, in their order; the others
// stand in the message itself.
func replies() []learn.Chapter {
	return []learn.Chapter{
		learn.CaptureSection, learn.ReachSection, learn.GroupsSection, learn.BreadthSection, learn.TopicsSection, learn.StoriesSection, countedPart,
	}
}

// countedPart is the reply that says how all was counted.
const countedPart learn.Chapter = "counted"

// send plans the summary to place, a member or a channel, with its replies. The
// same key again plans nothing more.
func (f *Feature) send(ctx context.Context, p learn.Period, place, key string, now time.Time) error {
	return f.db.Transact(ctx, func(tx *store.DB) error {
		plan := func(kind learn.Kind, key, thread string, what asked) error {
			args, err := json.Marshal(what)
			if err != nil {
				return fmt.Errorf("summary: %w", err)
			}
			d := learn.Delivery{Kind: kind, Key: key, Place: place, Thread: thread, Args: string(args), Due: now, Created: now}
			if isMember(place) {
				d.For = place
			}
			return tx.Plan(ctx, d)
		}
		if err := plan(learn.SummaryDM, key, "", asked{Period: p.Name}); err != nil {
			return err
		}
		root, err := tx.Keyed(ctx, key)
		if err != nil {
			return err
		}
		for _, part := range replies() {
			if err := plan(learn.SummaryPart, key+"/"+string(part), root.ID, asked{Period: p.Name, Part: part}); err != nil {
				return err
			}
		}
		return nil
	})
}

func isMember(place string) bool {
	return strings.HasPrefix(place, "U") || strings.HasPrefix(place, "W")
}
