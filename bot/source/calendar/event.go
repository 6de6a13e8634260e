package calendar

import (
	"strconv"
	"strings"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// Event is an event as the file tells it: one that stands alone, a series, or an
// occurrence that replaces one of a series (Original is set). Its Found is the
// first date of a series.
type Event struct {
	learn.Found
	Recurs bool

	start    stamp
	length   span
	dates    []dated
	rules    []*rule
	except   []*rule
	without  map[exception]bool
	replaces *stamp
	onwards  bool     // it replaces what comes after, too (RANGE=THISANDFUTURE)
	changes  []change // to the series from some date on, in order
	sequence int
	modified string
}

// dated is a date of an event, as clocks show it where it is, and how long it lasts.
type dated struct {
	wall   time.Time
	length span
}

// exception is a start that a series leaves out, or a whole day.
type exception struct {
	day  bool
	unix int64
}

// readEvent reads a VEVENT. There may be both an event and a defect: then only
// the dates that it names are known.
func readEvent(v *component, z *zones) (*Event, learn.Defect) {
	start, defect := readStart(v, z)
	if defect != "" {
		return nil, defect
	}
	e := &Event{start: start}
	e.length = readLength(v, z, start)
	e.start.clock, e.length = wholeDays(v, e.start, e.length)
	e.Found = found(v)
	e.Zone = z.nameOf(e.start)
	defect = e.readRepeats(v, z)
	e.readIdentity(v, z)
	e.Found = e.on(dated{e.start.wall, e.length})
	if !e.Recurs {
		e.Original = time.Time{}
	}
	return e, defect
}

func readStart(v *component, z *zones) (stamp, learn.Defect) {
	first, ok := v.first("DTSTART")
	if !ok || strings.TrimSpace(first.value) == "" {
		return stamp{}, learn.NoStart
	}
	for _, p := range v.props {
		if p.name == "DTSTART" && p != first {
			return stamp{}, learn.TwoDates
		}
	}
	start, ok := z.stamp(first.value, first)
	if !ok || start.wall.Year() < 1 {
		return stamp{}, learn.BadStart
	}
	return start, ""
}

// readLength is how long the event lasts; zero when the file doesn't say, or
// gives an end that is none. Days last one at least.
func readLength(v *component, z *zones, start stamp) span {
	length := span{}
	if p, ok := v.first("DTEND"); ok {
		if end, ok := z.stamp(p.value, p); ok {
			length = until(start, end)
		}
	} else if p, ok := v.first("DURATION"); ok {
		length, _ = readSpan(p.value)
	}
	if start.clock == learn.Days {
		length.days += int(length.time / (24 * time.Hour))
		return span{days: max(length.days, 1)}
	}
	return length
}

func until(start, end stamp) span {
	switch {
	case start.clock == learn.Days:
		return span{days: int(midnight(end.wall).Sub(start.wall) / (24 * time.Hour))}
	case end.clock == learn.Days:
		return span{} // the day, but not the hour
	case start.clock == learn.Instant && end.clock == learn.Floating:
		end.clock, end.place = start.clock, start.place
	case start.clock == learn.Floating && end.clock == learn.Instant:
		return span{}
	}
	return span{time: max(end.at().Sub(start.at()), 0)}
}

// wholeDays are days in an export of Outlook's that gives them as midnights.
func wholeDays(v *component, start stamp, length span) (learn.Clock, span) {
	hours := length.time / time.Hour
	if !strings.EqualFold(v.text("X-MICROSOFT-CDO-ALLDAYEVENT"), "TRUE") ||
		start.clock == learn.Days || !start.wall.Equal(midnight(start.wall)) {
		return start.clock, length
	}
	return learn.Days, span{days: max(length.days+int((hours+12)/24), 1)}
}

// nameOf is the zone that people would name; "" when the file gives none.
func (z *zones) nameOf(s stamp) string {
	switch {
	case s.clock == learn.Instant && !s.place.isUTC():
		return s.place.name
	case s.clock != learn.Floating && z.home != nil:
		return z.home.name
	}
	return ""
}

func (e *Event) readIdentity(v *component, z *zones) {
	e.UID = oneLine(v.text("UID"))
	e.Cancelled = strings.EqualFold(strings.TrimSpace(v.text("STATUS")), "CANCELLED")
	e.sequence, _ = strconv.Atoi(strings.TrimSpace(v.text("SEQUENCE")))
	e.modified = v.text("LAST-MODIFIED", "DTSTAMP")
	p, ok := v.first("RECURRENCE-ID")
	if !ok {
		return
	}
	// Connect Daily's series replace an occurrence of 1970.
	if s, ok := z.stamp(p.value, p); ok && (s.wall.Year() != 1970 || e.start.wall.Year() <= 1971) {
		e.replaces = &s
		e.onwards = strings.EqualFold(p.param("RANGE"), "THISANDFUTURE")
		e.Recurs, e.rules, e.dates = false, nil, nil
	}
}

// on is the event as it takes place on one of its dates.
func (e *Event) on(d dated) learn.Found {
	f, s, original := e.Found, e.start, d.wall
	if c := e.changeAt(d.wall); c != nil {
		f, d = c.to.Found, dated{d.wall.Add(c.shift), c.to.length}
	}
	s.wall = d.wall
	f.Start, f.Clock, f.End = s.at(), s.clock, time.Time{}
	if d.length != (span{}) {
		s.wall = d.wall.AddDate(0, 0, d.length.days)
		f.End = s.at().Add(d.length.time)
	}
	if e.Recurs {
		s.wall = original
		f.Original = s.at()
	}
	return f
}
