package summary

import (
	"strings"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/show"
)

// periodTyped is how learn.ParsePeriod knows the period that somebody typed in
// their language.
func periodTyped(loc *chat.Locale, text string) string {
	switch strings.ToLower(strings.TrimSpace(text)) {
	case loc.T("summary.typed.month"):
		return "month"
	case loc.T("summary.typed.quarter"):
		return "quarter"
	}
	return text
}

// periodName is a period in words: "July to September 2026".
func periodName(loc *chat.Locale, p learn.Period) string {
	if !p.Quarter {
		return loc.T("summary.month", "Month", monthName(loc, p.Start.Month()), "Year", p.Start.Year())
	}
	return loc.T("summary.quarter", "First", monthName(loc, p.Start.Month()), "Last", monthName(loc, p.Start.Month()+2), "Year", p.Start.Year())
}

func monthName(loc *chat.Locale, m time.Month) string {
	return loc.T("date.month." + strings.ToLower(m.String()))
}

func (r report) running() bool { return r.Period.Running(r.At) }

func (r report) periodSoFar() string {
	name := periodName(r.loc, r.Period)
	if r.running() {
		return r.loc.T("summary.running", "Period", name)
	}
	return name
}

// then is the period before in words; a running one is held against the whole.
func (r report) then() string {
	key := "month"
	if r.Period.Quarter {
		key = "quarter"
	}
	if r.running() {
		key = "whole_" + key
	}
	return r.loc.T("summary.then." + key)
}

// percentFrom is the smallest whole of which a percentage says more than it pretends.
const percentFrom = 10

func (r report) shareText(s learn.Share) string {
	switch {
	case s.Of == 0:
		return r.loc.T("summary.share_none")
	case s.Of < percentFrom:
		return r.loc.T("summary.share", "Part", r.loc.Int(s.Part), "Of", r.loc.Int(s.Of))
	}
	return r.loc.T("summary.share_percent", "Part", r.loc.Int(s.Part), "Of", r.loc.Int(s.Of), "Percent", s.Percent())
}

// met tells the people met as exactly as one may, and by the quarter only: a
// quarter less its months could be about one person.
func (r report) met(m learn.Met) string {
	if !r.Period.Quarter {
		return r.loc.T("summary.by_quarter")
	}
	switch m.Precision() {
	case learn.Hidden:
		return r.loc.T("summary.hidden")
	case learn.Few:
		return r.loc.T("summary.a_few", "Of", r.loc.Int(m.Hoped))
	case learn.NearlyAll:
		return r.loc.T("summary.nearly_all", "Of", r.loc.Int(m.Hoped))
	}
	return r.loc.T("summary.share", "Part", r.loc.Int(m.Met), "Of", r.loc.Int(m.Hoped))
}

// counted says how the figures came about.
func (r report) counted() chat.Mrkdwn {
	until, industry := chat.Mrkdwn(""), r.loc.M("summary.counted.no_home")
	if r.running() {
		until = r.loc.M("summary.counted.until", "At", r.loc.DayTime(r.At.In(learn.Location(r.zone))))
	}
	if r.home != "" {
		industry = r.loc.M("summary.counted.outside", "Home", show.Industry(r.loc, r.home))
	}
	zone := r.loc.M("summary.counted.zone", "City", show.City(r.loc, learn.Location(r.zone).String()))
	return chat.Lines(chat.Join(" ", zone, until), r.loc.M("summary.counted.public"), industry,
		r.loc.M("summary.counted.private"), r.loc.M("summary.counted.left_out"))
}
