package summary

import (
	"slices"
	"strings"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// message begins the summary: the sentence, use and outcome, two charts. It has
// the same figures again in its text, for notifications, for screen readers and
// for a Slack that refuses tables or charts.
func (r report) message() chat.Message {
	title := r.loc.T("summary.title", "Period", r.periodSoFar())
	lead := r.lead()
	blocks := []slack.Block{chat.Header(title), chat.Section(lead)}
	text := []string{title, chat.Plain(lead)}
	rows := r.privateRows()
	why := r.untold(rows)
	if why != "" {
		blocks, text = append(blocks, chat.Section(why)), append(text, chat.Plain(why))
	}
	switch {
	case why == "":
		blocks, text = append(blocks, r.table(rows)), append(text, r.spoken(rows)...)
	case r.tellsBefore():
		blocks, text = append(blocks, r.tableBefore(rows)), append(text, r.spokenBefore(rows)...)
	}
	if why == "" || r.tellsBefore() {
		blocks = append(blocks, chat.Context(r.loc.M("summary.self_reported")))
	}
	charts, spoken := r.charts()
	blocks, text = append(blocks, charts...), append(text, spoken...)
	blocks = append(blocks, r.buttons())
	return chat.Message{Text: lines(text...), Blocks: blocks}
}

// privateRows are use and outcome.
func (r report) privateRows() []row {
	return append(append(r.rows(learn.UseSection), r.rows(learn.OutcomeSection)...), r.aims()...)
}

// untold says why there is no table of use and outcome; "" when there is one.
func (r report) untold(rows []row) chat.Mrkdwn {
	switch {
	case r.secret():
		return r.loc.M("summary.untold_few")
	case r.tellsPrivate() && len(rows) > 0:
		return ""
	case r.Period.Length == learn.AMonth:
		return r.loc.M("summary.untold_month")
	case r.tellsBefore():
		return r.loc.M("summary.untold_yet", "Day", r.loc.Day(r.Period.Counted()), "Before", periodName(r.loc, r.Period.Before()))
	case !r.Counted && r.Period.Counted().After(r.At):
		return r.loc.M("summary.untold_running", "Day", r.loc.Day(r.Period.Counted()))
	}
	return r.loc.M("summary.untold_nobody")
}

// tellsPrivate tells whether there is any private figure of the period.
func (r report) tellsPrivate() bool {
	return slices.ContainsFunc(r.Now, func(c learn.Cell) bool { return c.Private })
}

func lines(all ...string) string { return strings.Join(all, "\n") }

// spoken are rows as lines.
func (r report) spoken(rows []row) []string {
	var all []string
	for _, row := range rows {
		all = append(all, r.loc.T("summary.line", "Figure", row.figure, "Now", row.now, "Then", r.then(), "Before", row.before))
	}
	return all
}

func (r report) table(rows []row) slack.Block {
	cells := [][]string{{r.loc.T("summary.figure.name"), r.periodSoFar(), periodName(r.loc, r.Period.Before())}}
	for _, row := range rows {
		cells = append(cells, []string{row.figure, row.now, row.before})
	}
	return table(cells)
}

// tellsBefore tells whether use and outcome are those of the period before, as
// long as there are none of this one.
func (r report) tellsBefore() bool {
	told := report{Summary: learn.Summary{Period: r.Period.Before(), Now: r.Before}}
	return !r.Counted && r.Period.Length != learn.AMonth && told.tellsPrivate() && !told.secret()
}

func (r report) tableBefore(rows []row) slack.Block {
	cells := [][]string{{r.loc.T("summary.figure.name"), periodName(r.loc, r.Period.Before())}}
	for _, row := range rows {
		cells = append(cells, []string{row.figure, row.before})
	}
	return table(cells)
}

func (r report) spokenBefore(rows []row) []string {
	all := []string{periodName(r.loc, r.Period.Before())}
	for _, row := range rows {
		all = append(all, r.loc.T("summary.line_alone", "Figure", row.figure, "Value", row.before))
	}
	return all
}

// table has its first column left, all others right.
func table(rows [][]string) slack.Block {
	settings := []slack.ColumnSetting{{Align: slack.ColumnAlignmentLeft, IsWrapped: true}}
	for range rows[0][1:] {
		settings = append(settings, slack.ColumnSetting{Align: slack.ColumnAlignmentRight, IsWrapped: true})
	}
	t := slack.NewTableBlock("figures").WithColumnSettings(settings...)
	for _, row := range rows {
		var cells []slack.TableCell
		for _, text := range row {
			cells = append(cells, slack.NewTableRawTextCell(text))
		}
		t.AddRow(cells...)
	}
	return t
}
