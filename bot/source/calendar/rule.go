package calendar

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// freq is how often a rule begins anew.
type freq int

const (
	secondly freq = iota
	minutely
	hourly
	daily
	weekly
	monthly
	yearly
)

var freqs = []string{"SECONDLY", "MINUTELY", "HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY"}

// unit is a frequency's length in seconds, up to a week.
var unit = []int64{1, 60, 3600, 86400, 7 * 86400}

var weekdays = []string{"SU", "MO", "TU", "WE", "TH", "FR", "SA"}

// rule is an RRULE (RFC 5545, 3.3.10), its times as clocks show them.
type rule struct {
	freq      freq
	interval  int64
	count     int       // 0: no limit
	until     time.Time // zero: no limit
	weekStart time.Weekday
	by        [parts][]int // sorted, each within bounds
	days      []weekday
}

// weekday is one of BYDAY: the nth of month or year, from its end if negative; all if 0.
type weekday struct {
	nth int
	day time.Weekday
}

// The lists of numbers in a rule.
const (
	bySecond = iota
	byMinute
	byHour
	byMonth
	byMonthDay
	byYearDay
	byWeekNo
	bySetPos
	parts
)

var partNames = []string{"BYSECOND", "BYMINUTE", "BYHOUR", "BYMONTH", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYSETPOS"}

// bounds of their numbers; where negative ones count from the end, 0 is none.
var bounds = [parts][2]int{{0, 60}, {0, 59}, {0, 23}, {1, 12}, {-31, 31}, {-366, 366}, {-53, 53}, {-366, 366}}

const (
	maxInterval = 1_000_000
	maxTimes    = 300 // a day
)

// readRule reads a rule for an event that starts at start. Parts that nobody
// knows make it unreadable: its dates would be guesses.
func readRule(value string, start stamp, z *zones) (*rule, learn.Defect) {
	r := &rule{freq: -1, interval: 1, weekStart: time.Monday}
	for part := range strings.SplitSeq(strings.ToUpper(strings.TrimSpace(modern(value))), ";") {
		name, list, ok := strings.Cut(strings.TrimSpace(part), "=")
		if name == "" || strings.HasPrefix(name, "X-") {
			continue
		}
		if !ok || !r.readPart(name, strings.TrimSpace(list), start, z) {
			return nil, learn.BadRule
		}
	}
	if r.freq < 0 || len(r.by[byHour])*len(r.by[byMinute])*len(r.by[bySecond]) > maxTimes {
		return nil, learn.BadRule
	}
	if r.freq < hourly && unit[r.freq]*r.interval < unit[hourly] && r.count == 0 && r.until.IsZero() {
		return nil, learn.TooOften
	}
	r.complete(start.wall)
	return r, ""
}

func (r *rule) readPart(name, list string, start stamp, z *zones) bool {
	n, err := strconv.Atoi(list)
	switch name {
	case "FREQ":
		r.freq = freq(slices.Index(freqs, list))
		return r.freq >= 0
	case "INTERVAL":
		r.interval = int64(max(n, 1))
		return err == nil && n <= maxInterval
	case "COUNT":
		r.count = max(n, 0) // of Confluence's, -1 is no limit
		return err == nil
	case "UNTIL":
		return r.readUntil(list, start, z)
	case "WKST":
		r.weekStart = time.Weekday(slices.Index(weekdays, list))
		return r.weekStart >= 0
	case "BYDAY":
		return r.readDays(list)
	case "RSCALE":
		return list == "GREGORIAN"
	case "DTSTART":
		return true // some put it here, too
	case "SKIP":
		return list == "OMIT"
	}
	return r.readNumbers(name, list)
}

// readUntil reads the last moment of a rule. Given as a day it includes the day.
func (r *rule) readUntil(value string, start stamp, z *zones) bool {
	m, ok := readMoment(value)
	if !ok {
		return false
	}
	r.until = m.wall
	switch {
	case m.day:
		r.until = m.wall.Add(24*time.Hour - time.Second)
	case m.utc && start.clock == learn.Instant:
		r.until = wallOf(m.wall, start.place.loc)
	case m.utc && z.home != nil:
		r.until = wallOf(m.wall, z.home.loc)
	}
	return true
}

func (r *rule) readDays(list string) bool {
	for item := range strings.SplitSeq(list, ",") {
		item = strings.TrimSpace(item)
		at := max(len(item)-2, 0)
		day, nth := slices.Index(weekdays, item[at:]), 0
		if at > 0 {
			var err error
			if nth, err = strconv.Atoi(item[:at]); err != nil || nth == 0 || nth < -53 || nth > 53 {
				return false
			}
		}
		if day < 0 {
			return false
		}
		r.days = append(r.days, weekday{nth, time.Weekday(day)})
	}
	return len(r.days) <= 7*53
}

func (r *rule) readNumbers(name, list string) bool {
	part := slices.Index(partNames, name)
	if part < 0 || list == "" {
		return part >= 0
	}
	for item := range strings.SplitSeq(list, ",") {
		n, err := strconv.Atoi(strings.TrimSpace(item))
		if err != nil || n < bounds[part][0] || n > bounds[part][1] || n == 0 && bounds[part][0] != 0 {
			return false
		}
		r.by[part] = append(r.by[part], n)
	}
	slices.Sort(r.by[part])
	r.by[part] = slices.Compact(r.by[part])
	return true
}

// complete takes from the start what the rule doesn't say.
func (r *rule) complete(start time.Time) {
	set := func(part, n int) {
		if r.by[part] == nil {
			r.by[part] = []int{n}
		}
	}
	switch {
	case r.days != nil || r.by[byYearDay] != nil || r.by[byMonthDay] != nil:
	case r.freq == yearly && r.by[byWeekNo] != nil, r.freq == weekly:
		r.days = []weekday{{day: start.Weekday()}}
	case r.freq == yearly:
		set(byMonth, int(start.Month()))
		set(byMonthDay, start.Day())
	case r.freq == monthly:
		set(byMonthDay, start.Day())
	}
	hour, minute, second := start.Clock()
	for part, n := range []int{second, minute, hour} {
		if int(r.freq) > part {
			set(part, n)
		}
	}
}
