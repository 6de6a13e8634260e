package calendar

import (
	"strconv"
	"strings"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// stamp is a date or time as a calendar writes it.
type stamp struct {
	wall  time.Time // what clocks show, as if in UTC
	clock learn.Clock
	place *place // of an Instant: whose clocks
}

// place is a zone, by its IANA name or by rules of the file's own.
type place struct {
	name string // "" when it has no IANA name
	loc  *time.Location
}

var utc = &place{loc: time.UTC}

// at is the instant; of a floating time or day, what clocks show, as if in UTC.
func (s stamp) at() time.Time {
	if s.clock != learn.Instant {
		return s.wall
	}
	return instant(s.wall, s.place.loc)
}

// instant is when clocks in loc show wall: the first time, when they do twice;
// with the offset from before a gap, when they never do (RFC 5545, 3.3.5).
func instant(wall time.Time, loc *time.Location) time.Time {
	if loc == time.UTC {
		return wall
	}
	_, before := wall.Add(-24 * time.Hour).In(loc).Zone()
	first := wall.Add(-time.Duration(before) * time.Second)
	if wallOf(first, loc).Equal(wall) {
		return first
	}
	_, after := wall.Add(24 * time.Hour).In(loc).Zone()
	if second := wall.Add(-time.Duration(after) * time.Second); wallOf(second, loc).Equal(wall) {
		return second
	}
	return first
}

// wallOf is what clocks in loc show at t, as if in UTC.
func wallOf(t time.Time, loc *time.Location) time.Time {
	_, east := t.In(loc).Zone()
	return t.UTC().Add(time.Duration(east) * time.Second)
}

// in is what clocks show at s in the place and kind of time of like.
func (s stamp) in(like stamp) time.Time {
	if s.clock == learn.Instant && like.clock == learn.Instant {
		return wallOf(s.at(), like.place.loc)
	}
	return s.wall
}

func midnight(t time.Time) time.Time { return t.Truncate(24 * time.Hour) }

// moment is a date, or date and time, without its zone.
type moment struct {
	wall time.Time // as if in UTC
	day  bool
	utc  bool
	east *int // seconds, when an offset is written behind
}

// readMoment reads a DATE or DATE-TIME, with the hyphens and colons of ISO 8601
// too. Dates that don't exist are not ok.
func readMoment(value string) (m moment, ok bool) {
	s := strings.ToUpper(strings.Trim(value, " \t\""))
	date, clock, timed := strings.Cut(strings.Replace(s, " ", "T", 1), "T")
	if !timed {
		date = strings.TrimSuffix(date, "Z")
	}
	if date = strings.ReplaceAll(date, "-", ""); len(date) != 8 || !digits(date, 8) {
		return moment{}, false
	}
	year, month, day := number(date[:4]), number(date[4:6]), number(date[6:])
	m.wall = time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if m.wall.Month() != time.Month(month) || m.wall.Day() != day {
		return moment{}, false
	}
	if !timed {
		m.day = true
		return m, true
	}
	return m, m.readClock(clock)
}

func (m *moment) readClock(s string) bool {
	if i := strings.IndexAny(s, "Z+-"); i >= 0 {
		if s[i] == 'Z' {
			m.utc = true
		} else {
			east, ok := readOffset(s[i:])
			if !ok {
				return false
			}
			m.east = &east
		}
		s = s[:i]
	}
	s, _, _ = strings.Cut(s, ".")
	s = strings.ReplaceAll(s, ":", "")
	if len(s) == 4 {
		s += "00"
	}
	if len(s) != 6 || !digits(s, 6) {
		return false
	}
	hour, minute, second := number(s[:2]), number(s[2:4]), min(number(s[4:]), 59)
	m.wall = m.wall.Add(time.Duration(hour)*time.Hour + time.Duration(minute)*time.Minute + time.Duration(second)*time.Second)
	return hour <= 24 && minute < 60 && hour*60+minute <= 24*60
}

func number(digits string) int {
	n, _ := strconv.Atoi(digits)
	return n
}

// readOffset reads +HH, +HHMM, +HH:MM or +HHMMSS as seconds east.
func readOffset(s string) (east int, ok bool) {
	s = strings.ReplaceAll(strings.TrimSpace(s), ":", "")
	if s == "" || s[0] != '+' && s[0] != '-' {
		return 0, false
	}
	hm := s[1:]
	if len(hm) != 2 && len(hm) != 4 && len(hm) != 6 || !digits(hm, len(hm)) {
		return 0, false
	}
	hm += "0000"
	east = number(hm[:2])*3600 + number(hm[2:4])*60 + number(hm[4:6])
	if s[0] == '-' {
		east = -east
	}
	return east, east > -86400 && east < 86400
}

// span is a length: nominal days, and exact time.
type span struct {
	days int
	time time.Duration
}

// readSpan reads a DURATION (RFC 5545, 3.3.6). One that is negative is not ok.
func readSpan(value string) (s span, ok bool) {
	v := strings.TrimPrefix(strings.ToUpper(strings.TrimSpace(value)), "+")
	if v, ok = strings.CutPrefix(v, "P"); !ok {
		return span{}, false
	}
	v = strings.Replace(v, "T", "", 1)
	for v != "" {
		unit := strings.IndexAny(v, "WDHMS")
		n, err := strconv.Atoi(v[:max(unit, 0)])
		if unit < 1 || err != nil || n < 0 || n > 1e6 {
			return span{}, false
		}
		switch v[unit] {
		case 'W':
			s.days += 7 * n
		case 'D':
			s.days += n
		case 'H':
			s.time += time.Duration(n) * time.Hour
		case 'M':
			s.time += time.Duration(n) * time.Minute
		case 'S':
			s.time += time.Duration(n) * time.Second
		}
		v = v[unit+1:]
	}
	return s, true
}
