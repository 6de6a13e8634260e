package summary

import (
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// row is a figure in the period and in the one before.
type row struct{ figure, now, before string }

// figure is one of those that a section tells, in the order in which they are read.
type figure struct {
	section learn.Chapter
	name    string
	item    string
}

func figures(s learn.Chapter) []figure {
	plain := map[learn.Chapter][]string{
		learn.UseSection:     {"used", "answered", "not_used", "taken_up"},
		learn.OutcomeSection: {"stated", "people_met", "things_learned"},
		learn.CaptureSection: {"with_lesson", "followed", "days", "confirmed", "unanswered"},
		learn.ReachSection:   {"taking_part", "events", "sharers", "people", "goings", "lessons", "authors", "top_tenth"},
		learn.BreadthSection: {"events_outside", "lessons_outside", "industries", "people_outside", "encounters", "ours"},
	}
	var all []figure
	for _, name := range plain[s] {
		all = append(all, figure{s, name, ""})
		if name == "not_used" {
			for _, reason := range learn.NoUses() {
				all = append(all, figure{s, "reason", string(reason)})
			}
		}
	}
	if s == learn.BreadthSection {
		for _, format := range learn.Formats() {
			all = append(all, figure{s, "format", string(format)})
		}
	}
	return all
}

// label is what a figure is called.
func (r report) label(f figure) string {
	switch f.name {
	case "reason":
		if f.item == learn.NotYet {
			return r.loc.T("summary.figure.not_yet")
		}
		return r.loc.T("summary.figure.reason", "Reason", r.loc.T("use.reason."+f.item))
	case "format":
		return r.loc.T("summary.figure.format", "Format", r.loc.T("format."+f.item))
	}
	return r.loc.T("summary.figure." + f.name)
}

// rows are the figures of a section that are there in one of the two periods.
// Those that depend on the home industry need one.
func (r report) rows(s learn.Chapter) []row {
	var rows []row
	for _, f := range figures(s) {
		if r.Home == "" && (f.name == "events_outside" || f.name == "lessons_outside" || f.name == "people_outside") {
			continue
		}
		now, found := r.Now.Find(f.section, f.name, f.item, "")
		before, foundBefore := r.Before.Find(f.section, f.name, f.item, "")
		if f.name == "reason" && now.Precision == learn.Hidden && before.Precision == learn.Hidden {
			continue
		}
		if found || foundBefore {
			rows = append(rows, row{r.label(f), r.cell(now, found), r.cell(before, foundBefore)})
		}
	}
	return rows
}

func (r report) cell(c learn.Cell, found bool) string {
	if !found {
		return r.loc.T("summary.untold")
	}
	return r.value(c)
}

// aims are the rows of what came of each kind of intention, where more may be
// told of it than that it was at most a few.
func (r report) aims() []row {
	var rows []row
	for _, aim := range learn.Aims() {
		now, told := r.aim(r.Now, aim)
		before, toldBefore := r.aim(r.Before, aim)
		if told || toldBefore {
			rows = append(rows, row{r.loc.T("summary.figure.aim", "Aim", r.loc.T("summary.aim."+string(aim))), now, before})
		}
	}
	return rows
}

func (r report) aim(cells learn.Cells, aim learn.Aim) (text string, told bool) {
	args := []any{}
	for _, result := range learn.Results() {
		c, found := cells.Find(learn.OutcomeSection, string(result), string(aim), "")
		told = told || found && c.Low > 0
		args = append(args, string(result), r.result(c))
		if result == learn.AimMet {
			args = append(args, "whole", r.loc.T("summary.of."+c.Base, "Of", r.loc.Int(c.Of)))
		}
	}
	if !told {
		return r.loc.T("summary.untold"), false
	}
	return r.loc.T("summary.results", args...), true
}

// result is a count without its whole, which the three results share.
func (r report) result(c learn.Cell) string {
	switch c.Precision {
	case learn.Exact:
		return r.loc.Int(c.Low)
	case learn.Few:
		return r.loc.T("summary.a_few_alone")
	case learn.Between:
		return r.loc.T("summary.between_alone", "Low", r.loc.Int(c.Low), "High", r.loc.Int(c.High))
	case learn.NearlyAll:
		return r.loc.T("summary.nearly_all_alone")
	}
	return r.loc.T("summary.hidden_alone")
}

// secret tells whether nothing private may be told of the period, though it was
// counted: too few people answered.
func (r report) secret() bool {
	private := false
	for _, c := range r.Now {
		if c.Private && c.Section != learn.GroupsSection {
			private = true
			if c.Precision != learn.Hidden && c.Figure != "confirmed" && c.Figure != "followed" {
				return false
			}
		}
	}
	return private
}
