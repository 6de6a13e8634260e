package summary

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// Action ids of the buttons below a summary. The value of the first two is the period.
const (
	WorkbookAction = "summary.workbook"
	TableAction    = "summary.csv"
	MonthlyAction  = "summary.monthly" // value "on" or "off"
)

func (r report) buttons() slack.Block {
	buttons := []slack.BlockElement{
		chat.Button(WorkbookAction, r.Period.Name, r.loc.T("summary.workbook_button")),
		chat.Button(TableAction, r.Period.Name, r.loc.T("summary.csv_button")),
	}
	switch {
	case r.reader == nil:
	case *r.reader:
		buttons = append(buttons, chat.Button(MonthlyAction, "off", r.loc.T("summary.stop_button")))
	default:
		buttons = append(buttons, chat.Button(MonthlyAction, "on", r.loc.T("summary.monthly_button")))
	}
	return chat.Actions("summary", buttons...)
}

// Export answers the buttons for files: they come as a direct message.
func (f *Feature) Export(format Format) chat.Handler {
	return func(ctx context.Context, req *chat.Request) (chat.Reply, error) {
		if !req.Actor.May(learn.ReadSummary, "") {
			return chat.Reply{}, f.denied(ctx)
		}
		zone, err := f.zone(ctx)
		if err != nil {
			return chat.Reply{}, err
		}
		p, err := learn.ParsePeriod(req.Value, req.Now, zone)
		if err != nil {
			return chat.Reply{}, err
		}
		args, err := json.Marshal(asked{Period: p.Name, Format: format})
		if err != nil {
			return chat.Reply{}, fmt.Errorf("summary: %w", err)
		}
		return chat.Reply{}, f.db.Plan(ctx, learn.Delivery{
			Kind: learn.SummaryFile, Key: strings.Join([]string{"summary/file", req.Who.ID, p.Name, req.ID}, "/"),
			Place: req.Who.ID, For: req.Who.ID, Args: string(args), Due: req.Now, Created: req.Now,
		})
	}
}

// Monthly has whoever pressed get the summary each month, or no more.
func (f *Feature) Monthly(ctx context.Context, req *chat.Request) (chat.Reply, error) {
	on := req.Value == "on"
	if !req.Actor.May(learn.ReadSummary, "") {
		return chat.Reply{}, f.denied(ctx)
	}
	if err := f.db.SetSummaryReader(ctx, req.Who.ID, req.Who.ID, on, req.Now); err != nil {
		return chat.Reply{}, err
	}
	if on {
		return chat.Say(req.Loc.M("summary.monthly_on")), nil
	}
	return chat.Say(req.Loc.M("summary.monthly_off")), nil
}
