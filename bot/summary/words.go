package summary

import (
	"strings"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// periodTyped is how learn.ParsePeriod knows the period that somebody typed in
// their language.
func periodTyped(loc *chat.Locale, text string) string {
	for _, l := range learn.Lengths() {
		if strings.ToLower(strings.TrimSpace(text)) == loc.T("summary.typed."+string(l)) {
			return string(l)
		}
	}
	return text
}

// periodName is a period in words: "July to September 2026".
func periodName(loc *chat.Locale, p learn.Period) string {
	year := p.Start.Year()
	switch p.Length {
	case learn.AYear:
		return loc.T("summary.year", "Year", year)
	case learn.AMonth:
		return loc.T("summary.month", "Month", monthName(loc, p.Start.Month()), "Year", year)
	}
	return loc.T("summary.quarter", "First", monthName(loc, p.Start.Month()), "Last", monthName(loc, p.Start.Month()+2), "Year", year)
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
	key := string(r.Period.Length)
	if r.running() {
		key = "whole_" + key
	}
	return r.loc.T("summary.then." + key)
}
