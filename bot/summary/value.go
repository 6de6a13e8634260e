package summary

import (
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// percentFrom is the smallest whole of which a percentage says more than it pretends.
const percentFrom = 10

// value is what a cell says.
func (r report) value(c learn.Cell) string {
	text := r.count(c)
	if c.Median >= 0 {
		text = r.loc.T("summary.median", "Count", text, "Median", r.loc.Int(c.Median))
	}
	return text
}

func (r report) count(c learn.Cell) string {
	of := r.loc.Int(c.Of)
	if c.Base != "" {
		of = r.loc.T("summary.of."+c.Base, "Of", of)
	}
	switch c.Precision {
	case learn.Hidden:
		return r.loc.T("summary.hidden")
	case learn.Few:
		return r.loc.T("summary.a_few", "Of", of)
	case learn.NearlyAll:
		return r.loc.T("summary.nearly_all", "Of", of)
	case learn.Between:
		return r.loc.T("summary.between", "Low", r.loc.Int(c.Low), "High", r.loc.Int(c.High), "Of", of)
	case learn.Exact:
		if c.Of >= 0 {
			return r.shareText(c.Share(), of)
		}
	}
	return r.loc.Int(c.Low)
}

func (r report) shareText(s learn.Share, of string) string {
	switch {
	case s.Of == 0:
		return r.loc.T("summary.share_none")
	case s.Of < percentFrom || s.Part > s.Of:
		return r.loc.T("summary.share", "Part", r.loc.Int(s.Part), "Of", of)
	}
	return r.loc.T("summary.share_percent", "Part", r.loc.Int(s.Part), "Of", of, "Percent", s.Percent())
}
