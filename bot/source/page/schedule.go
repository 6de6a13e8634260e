package page

import (
	"strconv"
	"strings"
	"time"

	"github.com/teambition/rrule-go"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// How far a schedule is followed: from now, and one with a count, or that is
// over, from its start.
const (
	farthest = 2 * 365 * day
	longest  = 5 * 365 * day
)

// fromSchedule is the occurrence of a schema.org Schedule that comes next
// after now, or the first when none does; ok is false for one that can't be
// followed.
func fromSchedule(i *item, now time.Time) (s span, ok bool) {
	s = span{start: readMoment(i.text("startDate")), zone: zoneOf(i), length: readDuration(i.text("duration"))}
	clock, timed := readClock(i.text("startTime"))
	if timed {
		s.start.wall, s.start.days = s.start.wall.Truncate(day).Add(clock), false
	}
	rule, ok := ruleOf(i, s.start.wall)
	if !ok || !s.start.known() {
		return span{}, false
	}
	s.start.wall = occurrence(rule, except(i), now)
	if end, timed := readClock(i.text("endTime")); timed {
		s.end = s.start
		if s.end.wall = s.end.wall.Truncate(day).Add(end); end <= clock {
			s.end.wall = s.end.wall.Add(day)
		}
	}
	return s, s.start.known()
}

// occurrence is the first one after now, else the first of all.
func occurrence(rule rrule.ROption, except map[string]bool, now time.Time) time.Time {
	if next := firstAfter(now, forward(rule, now), farthest, except); !next.IsZero() {
		return next
	}
	return firstAfter(rule.Dtstart.Add(-time.Second), rule, longest, except)
}

// forward begins a rule of days or weeks shortly before now, so that years of
// its past need not be counted.
func forward(rule rrule.ROption, now time.Time) rrule.ROption {
	unit, ok := map[rrule.Frequency]time.Duration{rrule.DAILY: day, rrule.WEEKLY: 7 * day}[rule.Freq]
	period := unit * time.Duration(rule.Interval)
	if past := now.Sub(rule.Dtstart); ok && rule.Count == 0 && past > 2*period {
		rule.Dtstart = rule.Dtstart.Add((past/period - 1) * period)
	}
	return rule
}

// firstAfter is the rule's first time after an instant, within a while.
func firstAfter(after time.Time, rule rrule.ROption, within time.Duration, except map[string]bool) time.Time {
	until := after.Add(within)
	if rule.Count > 0 {
		until = rule.Dtstart.Add(longest)
	}
	if rule.Until.IsZero() || until.Before(rule.Until) {
		rule.Until = until
	}
	r, err := rrule.NewRRule(rule)
	if err != nil || rule.Until.Before(rule.Dtstart) {
		return time.Time{}
	}
	next := r.Iterator()
	for at, more := next(); more; at, more = next() {
		if at.After(after) && !except[at.Format(time.DateOnly)] {
			return at
		}
	}
	return time.Time{}
}

func except(i *item) map[string]bool {
	days := map[string]bool{}
	for _, text := range i.texts("exceptDate") {
		if m := readMoment(text); m.known() {
			days[m.wall.Format(time.DateOnly)] = true
		}
	}
	return days
}

func ruleOf(i *item, start time.Time) (rrule.ROption, bool) {
	frequency, interval := readFrequency(i.text("repeatFrequency"))
	count, _ := strconv.Atoi(i.text("repeatCount"))
	rule := rrule.ROption{
		Freq: frequency, Interval: interval, Dtstart: start, Count: max(count, 0),
		Byweekday: weekdays(i, frequency), Bymonthday: numbers(i, "byMonthDay"), Bymonth: numbers(i, "byMonth"),
	}
	if last := readMoment(i.text("endDate")); last.known() {
		rule.Until = last.wall.Truncate(day).Add(day - time.Second)
	}
	return rule, interval > 0 && start.Year() > 1900
}

// readFrequency reads "P1W" and "weekly"; interval 0 is none.
func readFrequency(s string) (f rrule.Frequency, interval int) {
	s = strings.ToUpper(local(s))
	for name, f := range map[string]rrule.Frequency{
		"DAILY": rrule.DAILY, "WEEKLY": rrule.WEEKLY, "MONTHLY": rrule.MONTHLY, "YEARLY": rrule.YEARLY,
	} {
		if s == name {
			return f, 1
		}
	}
	unit := map[string]rrule.Frequency{"D": rrule.DAILY, "W": rrule.WEEKLY, "M": rrule.MONTHLY, "Y": rrule.YEARLY}
	if len(s) < 3 || s[0] != 'P' {
		return 0, 0
	}
	f, ok := unit[s[len(s)-1:]]
	interval, err := strconv.Atoi(s[1 : len(s)-1])
	if !ok || err != nil || interval > 1000 {
		return 0, 0
	}
	return f, interval
}

// weekdays reads byDay, "https://schema.org/Wednesday" or "2WE", and byMonthWeek.
func weekdays(i *item, f rrule.Frequency) []rrule.Weekday {
	codes := map[string]rrule.Weekday{
		"MO": rrule.MO, "TU": rrule.TU, "WE": rrule.WE, "TH": rrule.TH, "FR": rrule.FR, "SA": rrule.SA, "SU": rrule.SU,
	}
	var all []rrule.Weekday
	for _, text := range i.texts("byDay") {
		for name := range strings.SplitSeq(text, ",") {
			name = strings.ToUpper(local(name))
			digits := strings.TrimRight(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
			d, ok := codes[(name[len(digits):] + "  ")[:2]]
			if !ok {
				continue
			}
			nth, _ := strconv.Atoi(digits)
			if week := numbers(i, "byMonthWeek"); nth == 0 && len(week) > 0 {
				nth = week[0]
			}
			if f == rrule.MONTHLY && nth != 0 {
				d = d.Nth(nth)
			}
			all = append(all, d)
		}
	}
	return all
}

func numbers(i *item, prop string) []int {
	var all []int
	for _, text := range i.texts(prop) {
		if n, err := strconv.Atoi(text); err == nil {
			all = append(all, n)
		}
	}
	return all
}

// readClock reads "19:00" and "19:00:00".
func readClock(s string) (time.Duration, bool) {
	for _, layout := range []string{"15:04:05", "15:04", "15:04:05Z07:00", "15:04Z07:00"} {
		if t, err := time.Parse(layout, strings.TrimPrefix(strings.TrimSpace(s), "T")); err == nil {
			return time.Duration(t.Hour())*time.Hour + time.Duration(t.Minute())*time.Minute, true
		}
	}
	return 0, false
}

// zoneOf is the time zone that an item tells, "" for none that anybody knows.
func zoneOf(i *item) string {
	zone := i.text("scheduleTimezone", "timezone", "timeZone")
	if zone != "" && learn.ValidZone(zone) {
		return zone
	}
	return ""
}
