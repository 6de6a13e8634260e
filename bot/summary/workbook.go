package summary

import (
	"io"
	"strings"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// writeWorkbook has a sheet that says what it is about, and one for each section.
func (r report) writeWorkbook(w io.Writer) error {
	sheets := []sheet{r.cover()}
	all := r.lines()
	for _, s := range learn.Chapters() {
		sh := r.sheet(s, all)
		if s == learn.StoriesSection {
			sh = r.storySheet()
		}
		if len(sh.rows) > 1 {
			sheets = append(sheets, sh)
		}
	}
	return writeSheets(w, sheets)
}

// cover says which period this is and how it was counted.
func (r report) cover() sheet {
	last := r.Period.End.AddDate(0, 0, -1)
	sh := sheet{name: r.loc.T("summary.sheet"), widths: []float64{24, 96}, rows: [][]cell{
		{title(r.loc.T("summary.title", "Period", r.periodSoFar()))},
		{{}, wrapped(chat.Plain(r.lead()))},
		{plain(r.loc.T("summary.cover.first")), date(r.Period.Start)},
		{plain(r.loc.T("summary.cover.last")), date(last)},
		{plain(r.loc.T("summary.cover.zone")), plain(r.Period.Start.Location().String())},
		{plain(r.loc.T("summary.cover.as_of")), date(r.asOf())},
	}}
	for i, said := range strings.Split(chat.Plain(r.counted()), "\n") {
		label := cell{}
		if i == 0 {
			label = plain(r.loc.T("summary.cover.how"))
		}
		sh.rows = append(sh.rows, []cell{label, wrapped(said)})
	}
	return sh
}

// asOf is the day on which what is told was counted.
func (r report) asOf() time.Time {
	if r.Counted {
		return r.Period.Counted()
	}
	return r.At.In(r.Period.Start.Location())
}

func (r report) sheet(s learn.Chapter, all []line) sheet {
	sh := sheet{name: r.loc.T("summary.section." + string(s)), widths: []float64{50, 10, 8, 7, 28, 10, 8, 7, 28}, frozen: true}
	sh.rows = [][]cell{{head(r.loc.T("summary.figure.name"))}}
	for _, period := range []string{r.Period.Name, r.Period.Before().Name} {
		sh.rows[0] = append(sh.rows[0], over(period), over(r.loc.T("summary.sheet_of")), over("%"), above(r.loc.T("summary.sheet_words")))
	}
	for _, l := range all {
		if l.Section == s {
			sh.rows = append(sh.rows, append(append([]cell{wrapped(l.Label)}, l.Now.cells()...), l.Before.cells()...))
		}
	}
	if s == learn.TopicsSection {
		for _, a := range r.asks {
			sh.rows = append(sh.rows, []cell{wrapped(a.Text)})
		}
	}
	return sh
}

// storySheet has what was learned beside how somebody used it.
func (r report) storySheet() sheet {
	sh := sheet{name: r.loc.T("summary.section.stories"), widths: []float64{60, 60}, frozen: true}
	sh.rows = [][]cell{{head(r.loc.T("summary.sheet_lesson")), head(r.loc.T("summary.sheet_use"))}}
	for _, told := range r.stories {
		sh.rows = append(sh.rows, []cell{wrapped(told.Takeaway), wrapped(told.Note)})
	}
	return sh
}

// cells are a number, its whole, its share in percent, and all that in words.
func (n *number) cells() []cell {
	if n == nil {
		return make([]cell, 4)
	}
	cells := []cell{{}, {}, {}, words(n.Words)}
	if n.exact() {
		cells[0] = count(*n.Low)
	}
	if n.Of != nil {
		cells[1] = count(*n.Of)
	}
	if n.exact() && n.Of != nil && *n.Of >= percentFrom && *n.Low <= *n.Of {
		cells[2] = percent(float64(*n.Low) / float64(*n.Of))
	}
	return cells
}
