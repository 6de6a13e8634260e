package page

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// moment is a date or time as a page writes it.
type moment struct {
	wall   time.Time     // what the clock shows, as if in UTC
	days   bool          // a date alone
	fixed  bool          // offset is known
	offset time.Duration // east of UTC
	zone   string        // IANA, of "[Europe/Rome]" behind it
}

func (m moment) known() bool { return !m.wall.IsZero() }

// compact is a date without hyphens, slashed one with slashes, interval what an
// interval has behind its start.
var (
	compact  = regexp.MustCompile(`^(\d{4})(\d{2})(\d{2})(\D|$)`)
	slashed  = regexp.MustCompile(`^(\d{4})/(\d{1,2})/(\d{1,2})(\D|$)`)
	interval = regexp.MustCompile(`/[\dP.].*$`)
)

var iso = regexp.MustCompile(`(?i)^(\d{4})-(\d{1,2})-(\d{1,2})` +
	`(?:[T ,]+(\d{1,2})(?::?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?)?\s*([ap]\.?m\.?)?` +
	`\s*(Z|UTC|GMT|CES?T|E[SD]T|CDT|M[SD]T|P[SD]T|[+-]\d{1,2}(?::?\d{2})?)?` +
	`(?:\s*(?:\[([\w/+-]+)\]|\(?(\w+/[\w/+-]+)\)?|[A-Z]{2,5}))?)?$`)

// hours are the offsets that letters stand for, where they have one meaning.
var hours = map[string]int{"CET": 1, "CEST": 2, "EST": -5, "EDT": -4, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7}

// written are other ways in which programs write a time.
var written = []string{"Mon, 2 Jan 2006 15:04:05 GMT", "Mon, 2 Jan 2006 15:04:05 -0700", "Mon Jan 2 2006 15:04:05 GMT-0700"}

// readMoment reads a date or time; what it can't read whole is unknown.
func readMoment(s string) moment {
	s = strings.NewReplacer("\u2212", "-", "\u2013", "-", "\u00a0", " ", "\u202f", " ").Replace(learn.OneLine(plain(s)))
	s = slashed.ReplaceAllString(compact.ReplaceAllString(s, "$1-$2-$3$4"), "$1-$2-$3$4")
	if from := interval.ReplaceAllString(s, ""); len(from) >= len("2006-1-2") {
		s = from
	}
	if parts := iso.FindStringSubmatch(s); parts != nil {
		return readISO(parts)
	}
	if n, err := strconv.ParseInt(s, 10, 64); err == nil && n > 1e9 {
		if n > 1e11 {
			n /= 1000
		}
		return moment{wall: time.Unix(n, 0).UTC(), fixed: true}
	}
	short, _, _ := strings.Cut(s, " (") // "GMT+0100 (Central European Standard Time)"
	for _, layout := range written {
		if t, err := time.Parse(layout, short); err == nil {
			_, offset := t.Zone()
			fixed := strings.Contains(layout, "GMT") || strings.Contains(layout, "-0700")
			wall := time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, time.UTC)
			return moment{wall: wall, days: !strings.Contains(layout, "04"), fixed: fixed, offset: time.Duration(offset) * time.Second}
		}
	}
	return inWords(s)
}

// at is the day m at a time that is told apart from it, if one is.
func (m moment) at(clock string) moment {
	if !clockTime.MatchString(clock) {
		return m
	}
	timed := readMoment(m.wall.Format(time.DateOnly) + " " + clock)
	if !timed.known() {
		return m
	}
	if timed.zone = m.zone; !timed.fixed {
		timed.fixed, timed.offset = m.fixed, m.offset
	}
	return timed
}

// until is when something ends that begins at m, of which only the time of day is told.
func (m moment) until(clock string) moment {
	end := m.at(clock)
	switch {
	case !m.known() || end == m:
		return moment{}
	case end.wall.Before(m.wall):
		end.wall = end.wall.Add(day)
	}
	return end
}

var clockTime = regexp.MustCompile(`^\d{1,2}:\d\d`)

func readISO(parts []string) moment {
	n := func(k int) int { n, _ := strconv.Atoi(parts[k]); return n }
	year, month, day, hour := n(1), n(2), n(3), n(4)
	switch half := strings.ToLower(parts[7] + " ")[0]; {
	case half == ' ' && parts[4] != "" && parts[5] == "":
		return moment{}
	case half != ' ' && (hour < 1 || hour > 12):
		return moment{}
	case half == 'p' && hour < 12:
		hour += 12
	case half == 'a' && hour == 12:
		hour = 0
	}
	wall := time.Date(year, time.Month(month), day, hour, n(5), n(6), 0, time.UTC)
	midnight := hour == 24 && n(5) == 0
	if year == 0 || month < 1 || month > 12 || day < 1 || n(5) > 59 || n(6) > 60 || hour > 23 && !midnight ||
		!midnight && wall.Day() != day {
		return moment{}
	}
	m := moment{wall: wall, days: parts[4] == "", fixed: parts[8] != "", offset: readOffset(parts[8])}
	if zone := parts[9] + parts[10]; learn.ValidZone(zone) {
		m.zone = zone
	}
	return m
}

// readOffset reads "+05:30", "-0400", "+1", "CET"; zero for "Z" and "".
func readOffset(s string) time.Duration {
	if n, ok := hours[strings.ToUpper(s)]; ok {
		return time.Duration(n) * time.Hour
	}
	digits := strings.ReplaceAll(strings.TrimLeft(s, "+-"), ":", "")
	hours, minutes := digits, ""
	if len(digits) > 2 {
		hours, minutes = digits[:len(digits)-2], digits[len(digits)-2:]
	}
	h, _ := strconv.Atoi(hours)
	m, _ := strconv.Atoi(minutes)
	offset := time.Duration(h)*time.Hour + time.Duration(m)*time.Minute
	if strings.HasPrefix(s, "-") {
		return -offset
	}
	return offset
}

const day = 24 * time.Hour
