package summary

import (
	"strings"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// report is a summary on its way into words.
type report struct {
	learn.Summary
	loc   *chat.Locale
	home  string // home industry
	share string // the command that shares an event
	hr    int    // how many people are in HR
	zone  string
}

// message has the same figures twice: as a table, and in its text for
// notifications and screen readers.
func (r report) message() chat.Message {
	title := r.loc.T("summary.title", "Period", r.periodSoFar())
	lead, counted := r.lead(), r.counted()
	if r.Now.All().Empty() && r.Before.All().Empty() {
		return chat.Message{
			Text:   lines(title, chat.Plain(lead)),
			Blocks: []slack.Block{chat.Header(title), chat.Section(lead), chat.Context(counted)},
		}
	}
	rows, group := r.rows(), r.group()
	text := []string{title, chat.Plain(lead)}
	for _, row := range rows {
		text = append(text, r.loc.T("summary.line", "Figure", row.figure, "Now", row.now, "Then", r.then(), "Before", row.before))
	}
	return chat.Message{
		Text: lines(append(text, chat.Plain(group), chat.Plain(counted))...),
		Blocks: []slack.Block{
			chat.Header(title), chat.Section(lead), r.table(rows), chat.Section(group), chat.Context(counted),
		},
	}
}

func lines(all ...string) string { return strings.Join(all, "\n") }

func (r report) table(rows []row) slack.Block {
	t := slack.NewTableBlock("figures").WithColumnSettings(
		slack.ColumnSetting{Align: slack.ColumnAlignmentLeft, IsWrapped: true},
		slack.ColumnSetting{Align: slack.ColumnAlignmentRight, IsWrapped: true},
		slack.ColumnSetting{Align: slack.ColumnAlignmentRight, IsWrapped: true})
	head := row{r.loc.T("summary.figure.name"), r.periodSoFar(), periodName(r.loc, r.Period.Before())}
	for _, row := range append([]row{head}, rows...) {
		t.AddRow(slack.NewTableRawTextCell(row.figure), slack.NewTableRawTextCell(row.now), slack.NewTableRawTextCell(row.before))
	}
	return t
}
