package chat

import (
	"fmt"
	"strings"
	"time"

	"golang.org/x/text/language"
	"golang.org/x/text/message"
)

// Int is a whole number in the language's own way: 1,234 or 1.234.
func (l *Locale) Int(n int) string {
	if n > -1000 && n < 1000 {
		return fmt.Sprint(n)
	}
	return message.NewPrinter(language.Make(l.Tag)).Sprintf("%d", n)
}

// Weekday is the name of a day of the week.
func (l *Locale) Weekday(d time.Weekday) string {
	return l.T("date.weekday." + strings.ToLower(d.String()))
}

// Day is a date in words: "Monday 7 December".
func (l *Locale) Day(t time.Time) string {
	return l.T("date.day", "Weekday", l.Weekday(t.Weekday()), "Day", t.Day(), "Month", l.T("date.month."+strings.ToLower(t.Month().String())))
}

// Clock is a time of day: "18:30".
func (l *Locale) Clock(t time.Time) string { return t.Format("15:04") }

// DayTime is a date with its time of day.
func (l *Locale) DayTime(t time.Time) string {
	return l.T("date.day_time", "Day", l.Day(t), "Time", l.Clock(t))
}

// City is the city of an IANA zone, in words: "Rome", "New York".
func City(zone string) string {
	return strings.ReplaceAll(zone[strings.LastIndex(zone, "/")+1:], "_", " ")
}

// When is an instant that Slack shows in each reader's own zone; zone is for
// the text where Slack can't: notifications.
func (l *Locale) When(t time.Time, zone *time.Location) Mrkdwn {
	return Mrkdwn(fmt.Sprintf("<!date^%d^{date_long_pretty} {time}|%s>", t.Unix(), l.DayTime(t.In(zone))))
}
