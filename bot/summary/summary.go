// Package summary is the L&D summary: what a month or quarter of networking
// brought, for those who may read it, as a direct message.
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
}

// New makes the feature. hr are the member ids from the setting.
func New(db *store.DB, ws *chat.Workspace, hr []string) *Feature {
	return &Feature{db: db, ws: ws, hr: hr}
}

// asked is what a delivery's Args hold: the period that was asked for, in the
// asker's zone.
type asked struct {
	Period string `json:"period"`
	Zone   string `json:"zone"`
}

func (a asked) period(now time.Time) (learn.Period, error) {
	return learn.ParsePeriod(a.Period, now, learn.Location(a.Zone))
}

// Ask answers /lessons summary PERIOD: the summary comes as a direct message.
func (f *Feature) Ask(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	if !req.Actor.May(learn.ReadSummary, "") {
		return chat.Reply{}, f.denied(ctx)
	}
	what := asked{Period: periodTyped(req.Loc, req.Text), Zone: req.Who.Zone}
	p, err := what.period(req.Now)
	if err != nil {
		return chat.Reply{}, err
	}
	what.Period = p.Name
	args, err := json.Marshal(what)
	if err != nil {
		return chat.Reply{}, fmt.Errorf("summary: %w", err)
	}
	err = f.db.Plan(ctx, learn.Delivery{
		Kind: learn.SummaryDM, Place: req.Who.ID, For: req.Who.ID, Args: string(args),
		Key: strings.Join([]string{"summary", req.Who.ID, p.Name, req.ID}, "/"),
		Due: req.Now, Created: req.Now,
	})
	if err != nil {
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

// Render is the summary that a delivery sends, as of when it was asked for, in
// the language of the member who asked.
func (f *Feature) Render(ctx context.Context, d learn.Delivery) (chat.Rendering, error) {
	var what asked
	if err := json.Unmarshal([]byte(d.Args), &what); err != nil {
		return chat.Rendering{}, fmt.Errorf("summary %s: %w", d.ID, err)
	}
	p, err := what.period(d.Created)
	if err != nil {
		return chat.Rendering{}, fmt.Errorf("summary %s: %w", d.ID, err)
	}
	member, err := f.db.Member(ctx, d.Place)
	if err != nil {
		return chat.Rendering{}, err
	}
	s, err := f.summarize(ctx, p, d.Created)
	if err != nil {
		return chat.Rendering{}, err
	}
	report := report{
		Summary: s, loc: f.ws.Locales.For(member.Locale), home: f.ws.Home, share: f.ws.Commands.Event + " share",
		hr: len(f.hr), zone: what.Zone,
	}
	return chat.Rendering{Message: report.message()}, nil
}

func (f *Feature) summarize(ctx context.Context, p learn.Period, at time.Time) (s learn.Summary, err error) {
	s = learn.Summary{Period: p, At: at}
	if s.Now, err = f.db.Report(ctx, p, at, f.ws.Home, f.hr); err != nil {
		return s, err
	}
	s.Before, err = f.db.Report(ctx, p.Before(), at, f.ws.Home, f.hr)
	return s, err
}
