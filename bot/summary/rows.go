package summary

import (
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// row is a figure in the period and in the one before.
type row struct{ figure, now, before string }

// rows are the figures of everybody, in the order in which they are read.
func (r report) rows() []row {
	all := []row{r.count("events", func(f learn.Figures) int { return f.Events })}
	for _, format := range learn.Formats() {
		all = append(all, r.count(string(format), func(f learn.Figures) int { return f.Formats[format] }))
	}
	if r.home != "" {
		all = append(all, r.part("events_outside", func(f learn.Figures) learn.Share { return f.EventsOutside }))
	}
	all = append(all,
		r.count("people", func(f learn.Figures) int { return f.People }),
		r.count("goings", func(f learn.Figures) int { return f.Goings }),
		r.part("followed", func(f learn.Figures) learn.Share { return f.Followed }),
		r.count("lessons", func(f learn.Figures) int { return f.Lessons }),
	)
	if r.home != "" {
		all = append(all, r.part("lessons_outside", func(f learn.Figures) learn.Share { return f.LessonsOutside }))
	}
	return append(all, r.row("met", func(f learn.Figures) string { return r.met(f.Met) }))
}

func (r report) count(figure string, of func(learn.Figures) int) row {
	return r.row(figure, func(f learn.Figures) string { return r.loc.Int(of(f)) })
}

func (r report) part(figure string, of func(learn.Figures) learn.Share) row {
	return r.row(figure, func(f learn.Figures) string { return r.shareText(of(f)) })
}

func (r report) row(figure string, tell func(learn.Figures) string) row {
	return row{r.loc.T("summary.figure." + figure), tell(r.Now.All()), tell(r.Before.All())}
}
