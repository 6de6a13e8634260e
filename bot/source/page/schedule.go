package page

import (
	"strconv"
	"strings"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// fromSchedule is the occurrence of a schema.org Schedule that comes next
// after now, or the first when none does; ok is false for one that can't be
// followed.
func fromSchedule(i *item, now time.Time) (s span, ok bool) {
	s = span{start: readMoment(i.text("startDate")), zone: zoneOf(i), length: readDuration(i.text("duration"))}
	if !s.start.known() && everyTime(i) {
		s.start = moment{wall: now.UTC().Truncate(day), days: true}
	}
	clock, timed := readClock(i.text("startTime"))
	if timed {
		s.start.wall, s.start.days = s.start.wall.Truncate(day).Add(clock), false
	}
	r, ok := rhythmOf(i, s.start.wall)
	if !ok {
		return span{}, false
	}
	s.start.wall = r.next(now)
	if end, timed := readClock(i.text("endTime")); timed {
		s.end = s.start
		if s.end.wall = s.end.wall.Truncate(day).Add(end); end <= clock {
			s.end.wall = s.end.wall.Add(day)
		}
	}
	return s, s.start.known()
}

// everyTime tells whether a schedule needs no first date to be followed: it
// names the days, and leaves none of them out.
func everyTime(i *item) bool {
	_, interval := frequencyOf(i)
	return interval == 1 && (i.props["byDay"] != nil || i.props["byMonthDay"] != nil)
}

// frequencyOf is how often a schedule repeats; what it leaves unsaid goes
// without saying where days are named.
func frequencyOf(i *item) (unit byte, interval int) {
	switch {
	case i.props["repeatFrequency"] != nil:
		return readFrequency(i.text("repeatFrequency"))
	case i.props["byMonthDay"] != nil, i.props["byMonthWeek"] != nil:
		return 'M', 1
	case i.props["byDay"] != nil:
		return 'W', 1
	}
	return 0, 0
}

func rhythmOf(i *item, start time.Time) (rhythm, bool) {
	r := rhythm{
		start: start, weekdays: weekdays(i), monthDays: numbers(i, "byMonthDay"), months: numbers(i, "byMonth"), except: map[string]bool{},
	}
	r.unit, r.interval = frequencyOf(i)
	if counts := numbers(i, "repeatCount"); len(counts) > 0 {
		r.count = counts[0]
	}
	if last := readMoment(i.text("endDate")); last.known() {
		r.until = last.wall.Truncate(day).Add(day)
	}
	for _, text := range i.texts("exceptDate") {
		if m := readMoment(text); m.known() {
			r.except[m.wall.Format(time.DateOnly)] = true
		}
	}
	return r, r.interval > 0 && start.Year() > 1900
}

// readFrequency reads "P1W" and "weekly"; interval 0 is none.
func readFrequency(s string) (unit byte, interval int) {
	s = strings.ToUpper(local(s))
	if unit, ok := map[string]byte{"DAILY": 'D', "WEEKLY": 'W', "MONTHLY": 'M', "YEARLY": 'Y', "ANNUALLY": 'Y'}[s]; ok {
		return unit, 1
	}
	if len(s) < len("P1W") || s[0] != 'P' {
		return 0, 0
	}
	unit = s[len(s)-1]
	interval, err := strconv.Atoi(s[1 : len(s)-1])
	if err != nil || interval > 1000 || strings.IndexByte("DWMY", unit) < 0 {
		return 0, 0
	}
	return unit, interval
}

// weekdays reads byDay, "https://schema.org/Wednesday" or "2WE", and byMonthWeek.
func weekdays(i *item) []weekday {
	codes := map[string]time.Weekday{
		"MO": time.Monday, "TU": time.Tuesday, "WE": time.Wednesday, "TH": time.Thursday, "FR": time.Friday, "SA": time.Saturday, "SU": time.Sunday,
	}
	weeks := numbers(i, "byMonthWeek")
	if len(weeks) == 0 {
		weeks = []int{0}
	}
	var all []weekday
	for _, text := range i.texts("byDay") {
		for name := range strings.SplitSeq(text, ",") {
			name = strings.ToUpper(local(name))
			letters := strings.TrimLeft(name, "+-0123456789")
			d, ok := codes[(letters + "  ")[:2]]
			if !ok {
				continue
			}
			if nth, err := strconv.Atoi(strings.TrimSuffix(name, letters)); err == nil {
				all = append(all, weekday{d, nth})
				continue
			}
			for _, week := range weeks {
				all = append(all, weekday{d, week})
			}
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
