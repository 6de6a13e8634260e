package show

import (
	"strings"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// Rhythm is how something repeats: "every first Thursday of the month"; "" for
// what doesn't.
func Rhythm(loc *chat.Locale, p learn.Pattern) chat.Mrkdwn {
	if p.Frequency == "" {
		return ""
	}
	key := "series.rhythm." + rhythm(p)
	if p.Weekday == time.Sunday { // of another gender than other days, in Italian
		key = "series.rhythm.sunday_" + rhythm(p)
	}
	return loc.M(key, "Weekday", loc.Weekday(p.Weekday))
}

func rhythm(p learn.Pattern) string {
	switch {
	case p.Frequency == learn.Monthly:
		return map[int]string{1: "first", 2: "second", 3: "third", 4: "fourth", learn.LastWeek: "last"}[p.Week]
	case p.Every == 2:
		return "two_weeks"
	}
	return "week"
}

// EventSeries is how an event repeats, and on which days next; "" when it
// doesn't, doesn't take place itself, or is over.
func EventSeries(loc *chat.Locale, e learn.Event) chat.Mrkdwn {
	if !e.Repeats.On() || !e.Cancelled.IsZero() || !e.Closed.IsZero() {
		return ""
	}
	days := make([]string, len(e.Repeats.Coming))
	for i, date := range e.Repeats.Coming {
		d := parseDay(date)
		days[i] = loc.T("series.day", "Day", d.Day(), "Month", loc.T("date.month."+strings.ToLower(d.Month().String())))
	}
	return loc.NM("series.repeats_on", len(days), "Rhythm", Rhythm(loc, e.Repeats.Pattern), "Days", strings.Join(days, ", "))
}

// CalendarDay is a day, YYYY-MM-DD, in words.
func CalendarDay(loc *chat.Locale, date string) string { return loc.Day(parseDay(date)) }

func parseDay(date string) time.Time {
	d, _ := time.Parse(time.DateOnly, date) // the rules made it
	return d
}
