package summary

import (
	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// mostGroups is how many groups a table has room for, with the period before.
const mostGroups = 45

var groupFigures = []string{"events", "people", "lessons", "with_lesson", "used", "confirmed", "people_met"}

// groups are HR beside all others, and each other group, with the period before.
func (r report) groups() (chat.Message, bool) {
	title := r.loc.T("summary.section.groups")
	var groups []learn.Cell
	for _, c := range r.Now.In(learn.GroupsSection) {
		if c.Figure == "members" {
			groups = append(groups, c)
		}
	}
	if len(groups) == 0 {
		said := r.loc.M("summary.hr.unknown")
		return chat.Message{Text: chat.Plain(said), Blocks: []slack.Block{chat.Section(chat.Lines(chat.Bold(chat.Escape(title)), said))}}, true
	}
	more := chat.Mrkdwn("")
	if n := len(groups) - mostGroups; n > 0 {
		groups, more = groups[:mostGroups], r.loc.NM("summary.more_groups", n)
	}
	heading := r.groupHeading()
	rows, text := [][]string{heading}, []string{title}
	for _, g := range groups {
		now, before := r.groupRow(r.Now, g, r.groupName(g)), r.groupRow(r.Before, g, r.loc.T("summary.group_before"))
		rows, text = append(rows, now, before), append(text, r.groupLine(heading, now), r.groupLine(heading, before))
	}
	blocks := []slack.Block{chat.Section(chat.Bold(chat.Escape(title))), table(rows)}
	if more != "" {
		blocks = append(blocks, chat.Context(more))
	}
	return chat.Message{Text: lines(text...), Blocks: blocks}, true
}

// groupHeading names the columns. Those of private figures are there where any was counted.
func (r report) groupHeading() []string {
	heading := []string{r.loc.T("summary.group.name")}
	for _, figure := range r.groupColumns() {
		heading = append(heading, r.loc.T("summary.group."+figure))
	}
	return heading
}

func (r report) groupColumns() []string {
	var columns []string
	for _, figure := range groupFigures {
		for _, cells := range []learn.Cells{r.Now, r.Before} {
			if cells.Has(learn.GroupsSection, figure) {
				columns = append(columns, figure)
				break
			}
		}
	}
	return columns
}

func (r report) groupRow(cells learn.Cells, g learn.Cell, name string) []string {
	row := []string{name}
	for _, figure := range r.groupColumns() {
		c, found := cells.Find(learn.GroupsSection, figure, "", g.Group)
		row = append(row, r.cell(c, found))
	}
	return row
}

// groupLine is a row as a line.
func (r report) groupLine(heading, row []string) string {
	text := row[0]
	for i, value := range row[1:] {
		text += r.loc.T("summary.group_figure", "Figure", heading[i+1], "Value", value)
	}
	return text
}

func (r report) groupName(g learn.Cell) string {
	name := g.Text
	switch g.Group {
	case learn.HRGroup, learn.OthersGroup:
		name = r.loc.T("summary.group." + g.Group)
	}
	return r.loc.N("summary.group_people", g.Low, "Name", name)
}
