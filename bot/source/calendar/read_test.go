package calendar_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/source/calendar"
)

// vevent is a calendar with one event of the lines, which may end it and begin another.
func vevent(lines ...string) string {
	return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\n" + strings.Join(lines, "\r\n") + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
}

const nextEvent = "END:VEVENT\r\nBEGIN:VEVENT"

func parsed(t *testing.T, text string) *calendar.Calendar {
	t.Helper()
	c, err := calendar.Read(strings.NewReader(text))
	if err != nil {
		t.Fatalf("%v in %s", err, text)
	}
	return c
}

var y2020, y2030 = time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC)

// listed is what starts from 2020 to 2030, a line each.
func listed(c *calendar.Calendar) []string {
	var list []string
	for _, f := range c.Between(y2020, y2030, 12) {
		list = append(list, describe(f))
	}
	return list
}

// describe is start, length and clock: "2026-03-29T01:30Z+1h0m0s", with ~ for
// floating times and a day alone for days.
func describe(f learn.Found) string {
	s := f.Start.UTC().Format("2006-01-02T15:04Z")
	switch f.Clock {
	case learn.Days:
		s = f.Start.Format(time.DateOnly)
	case learn.Floating:
		s = strings.Replace(s, "Z", "~", 1)
	}
	if f.End.IsZero() {
		return s
	}
	return s + "+" + strings.TrimSuffix(f.End.Sub(f.Start).String(), "0m0s")
}

func TestWhenEventsTakePlace(t *testing.T) {
	for name, test := range map[string]struct{ lines, want []string }{
		"a time that the clocks skip is an hour later": {
			[]string{"DTSTART;TZID=Europe/Rome:20260329T023000", "DURATION:PT1H"}, []string{"2026-03-29T01:30Z+1h"}},
		"a time that comes twice is the first": {
			[]string{"DTSTART;TZID=Europe/Rome:20261025T023000"}, []string{"2026-10-25T00:30Z"}},
		"a series keeps to the clock on the wall": {
			[]string{"DTSTART;TZID=Europe/Rome:20261018T180000", "RRULE:FREQ=WEEKLY;COUNT=3"},
			[]string{"2026-10-18T16:00Z", "2026-10-25T17:00Z", "2026-11-01T17:00Z"}},
		"first Thursday": {
			[]string{"DTSTART:20260101T180000Z", "RRULE:FREQ=MONTHLY;BYDAY=1TH;COUNT=3"},
			[]string{"2026-01-01T18:00Z", "2026-02-05T18:00Z", "2026-03-05T18:00Z"}},
		"last working day": {
			[]string{"DTSTART;VALUE=DATE:20260130", "RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=3"},
			[]string{"2026-01-30+24h", "2026-02-27+24h", "2026-03-31+24h"}},
		"the 31st, where there is one": {
			[]string{"DTSTART:20260131T090000Z", "RRULE:FREQ=MONTHLY;COUNT=3"},
			[]string{"2026-01-31T09:00Z", "2026-03-31T09:00Z", "2026-05-31T09:00Z"}},
		"29 February": {
			[]string{"DTSTART;VALUE=DATE:20240229", "RRULE:FREQ=YEARLY"},
			[]string{"2024-02-29+24h", "2028-02-29+24h"}},
		"a count counts what is left out": {
			[]string{"DTSTART:20260101T090000Z", "RRULE:FREQ=DAILY;COUNT=3", "EXDATE:20260102T090000Z"},
			[]string{"2026-01-01T09:00Z", "2026-01-03T09:00Z"}},
		"a day left out of a timed series": {
			[]string{"DTSTART;TZID=Europe/Rome:20260101T003000", "RRULE:FREQ=DAILY;COUNT=3", "EXDATE;VALUE=DATE:20260102"},
			[]string{"2025-12-31T23:30Z", "2026-01-02T23:30Z"}},
		"left out in another zone, several in a line": {
			[]string{"DTSTART;TZID=Europe/Rome:20260101T100000", "RRULE:FREQ=DAILY;COUNT=4", "EXDATE:20260102T090000Z,20260103T090000Z"},
			[]string{"2026-01-01T09:00Z", "2026-01-04T09:00Z"}},
		"a rule of what is left out": {
			[]string{"DTSTART:20260101T100000Z", "RRULE:FREQ=DAILY;COUNT=4", "EXRULE:FREQ=DAILY;INTERVAL=2"},
			[]string{"2026-01-02T10:00Z", "2026-01-04T10:00Z"}},
		"dates, and periods with a length of their own": {
			[]string{"DTSTART:20260101T100000Z", "DTEND:20260101T110000Z", "RDATE:20260105T100000Z", "RDATE;VALUE=PERIOD:20260103T100000Z/PT3H,20260104T100000Z/20260104T120000Z"},
			[]string{"2026-01-01T10:00Z+1h", "2026-01-03T10:00Z+3h", "2026-01-04T10:00Z+2h", "2026-01-05T10:00Z+1h"}},
		"a start outside of its rule": {
			[]string{"DTSTART:20260102T100000Z", "RRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=3"},
			[]string{"2026-01-02T10:00Z", "2026-01-05T10:00Z", "2026-01-12T10:00Z"}},
		"until a day, which is included": {
			[]string{"DTSTART;TZID=America/New_York:20260101T200000", "RRULE:FREQ=DAILY;UNTIL=20260102"},
			[]string{"2026-01-02T01:00Z", "2026-01-03T01:00Z"}},
		"a series with an end, once an hour": {
			[]string{"DTSTART:20260101T230000Z", "RRULE:FREQ=HOURLY;INTERVAL=2;COUNT=2"},
			[]string{"2026-01-01T23:00Z", "2026-01-02T01:00Z"}},
		"a length of nothing, or less than that, is none": {
			[]string{"DTSTART:20260101T100000Z", "DTEND:20260101T100000Z", nextEvent, "DTSTART:20260102T100000Z", "DURATION:-PT1H",
				nextEvent, "DTSTART:20260103T100000Z", "DTEND:20260102T100000Z", nextEvent, "DTSTART;VALUE=DATE:20260104", "DTEND;VALUE=DATE:20260101"},
			[]string{"2026-01-01T10:00Z", "2026-01-02T10:00Z", "2026-01-03T10:00Z", "2026-01-04+24h"}},
		"a day is a day when the clocks change, 24 hours are not": {
			[]string{"DTSTART;TZID=Europe/Rome:20260328T120000", "DURATION:P1D", nextEvent, "DTSTART;TZID=Europe/Rome:20260328T130000", "DURATION:PT24H"},
			[]string{"2026-03-28T11:00Z+23h", "2026-03-28T12:00Z+24h"}},
		"ISO 8601, offsets, no seconds": {
			[]string{"DTSTART:2026-01-01T09:00:00+02:00", nextEvent, "DTSTART:20260102T0900Z", nextEvent, "DTSTART:2026-01-03"},
			[]string{"2026-01-01T07:00Z", "2026-01-02T09:00Z", "2026-01-03+24h"}},
		"whole days of Outlook's": {
			[]string{"DTSTART;TZID=Europe/Rome:20260101T000000", "DTEND;TZID=Europe/Rome:20260103T000000", "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE"},
			[]string{"2026-01-01+48h"}},
		"without zone": {[]string{"DTSTART:20260101T100000", "DTEND:20260101T120000"}, []string{"2026-01-01T10:00~+2h"}},
	} {
		t.Run(name, func(t *testing.T) {
			if got := listed(parsed(t, vevent(test.lines...))); !slices.Equal(got, test.want) {
				t.Errorf("%q, not %q", got, test.want)
			}
		})
	}
}

func TestASeriesWithExceptions(t *testing.T) {
	c := parsed(t, vevent("UID:a", "RECURRENCE-ID:20260108T100000Z", "DTSTART:20260109T110000Z", "SUMMARY:moved",
		nextEvent, "UID:a", "DTSTART;TZID=Europe/Rome:20260101T110000", "RRULE:FREQ=WEEKLY", "SUMMARY:weekly",
		nextEvent, "UID:a", "RECURRENCE-ID;VALUE=DATE:20260115", "DTSTART:20260115T100000Z", "STATUS:CANCELLED", "SUMMARY:weekly"))
	from, to := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(2026, 1, 25, 0, 0, 0, 0, time.UTC)
	var got []string
	for _, f := range append(c.Between(from, to, 10), c.Cancelled(from, to, 10)...) {
		got = append(got, fmt.Sprint(f.Title, " ", describe(f), " was ", f.Original.Format("01-02T15:04"), " ", f.Cancelled))
	}
	want := []string{
		"weekly 2026-01-01T10:00Z was 01-01T10:00 false", "moved 2026-01-09T11:00Z was 01-08T10:00 false",
		"weekly 2026-01-22T10:00Z was 01-22T10:00 false", "weekly 2026-01-15T10:00Z was 01-15T10:00 true",
	}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

func TestASeriesThatChangesFromADateOn(t *testing.T) {
	series := []string{"UID:a", "DTSTART;TZID=Europe/Rome:20260305T180000", "RRULE:FREQ=WEEKLY;COUNT=5", "SUMMARY:old", nextEvent,
		"UID:a", "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Rome:20260319T180000", "DTSTART;TZID=Europe/Rome:20260320T190000", "DURATION:PT1H", "SUMMARY:new"}
	want := []string{"2026-03-05T17:00Z", "2026-03-12T17:00Z", "2026-03-20T18:00Z+1h", "2026-03-27T18:00Z+1h", "2026-04-03T17:00Z+1h"}
	if got := listed(parsed(t, vevent(series...))); !slices.Equal(got, want) {
		t.Errorf("%q, not %q", got, want)
	}
	if got := listed(parsed(t, vevent(append(series, "STATUS:CANCELLED")...))); !slices.Equal(got, want[:2]) {
		t.Errorf("cancelled from a date on, but %q", got)
	}
}

func TestACancelledCalendarIsCancelled(t *testing.T) {
	text := strings.Replace(vevent("UID:a", "DTSTART:20260101T100000Z"), "VERSION", "METHOD:CANCEL\r\nVERSION", 1)
	if c := parsed(t, text); len(listed(c)) != 0 || !c.Events[0].Cancelled {
		t.Error("takes place")
	}
}

func TestHowTextIsWritten(t *testing.T) {
	long := strings.Repeat("word ", 600)
	for name, test := range map[string]struct{ text, title, place, about string }{
		"folds with tabs, ends of lines mixed": {
			"BEGIN:VCALENDAR\nBEGIN:VEVENT\r\nDTSTART:20260101T100000Z\nSUMMARY:Hello\r\n\t world\nEND:VEVENT\r\nEND:VCALENDAR", "Hello world", "", ""},
		"Macintosh":       {strings.ReplaceAll(vevent("DTSTART:20260101", "SUMMARY:Old"), "\r\n", "\r"), "Old", "", ""},
		"byte order mark": {"\ufeff" + vevent("DTSTART:20260101", "SUMMARY:A"), "A", "", ""},
		"UTF-16":          {utf16le(vevent("DTSTART:20260101", "SUMMARY:Zürich 🍁")), "Zürich 🍁", "", ""},
		"Latin-1":         {vevent("DTSTART:20260101", "SUMMARY:Caf\xe9", "LOCATION:Z\xfcrich"), "Café", "Zürich", ""},
		"a charset by name": {
			vevent("DTSTART:20260101", "SUMMARY;CHARSET=Shift_JIS:\x93\xfa\x96\x7b", "LOCATION:Zürich, Genève, Köln"), "日本", "Zürich, Genève, Köln", ""},
		"a fold in the midst of a character":   {vevent("DTSTART:20260101", "SUMMARY:Z\xc3\r\n \xbcrich"), "Zürich", "", ""},
		"escapes":                              {vevent("DTSTART:20260101", `SUMMARY:a\, b\; c\\ \"d\" e:\tf`, `LOCATION:Hall 1\nStreet\N Town`), `a, b; c\ "d" e:\tf`, "Hall 1 Street Town", ""},
		"entities":                             {vevent("DTSTART:20260101", "SUMMARY:Q&amp;A &#8211; R&D"), "Q&A – R&D", "", ""},
		"blanks and control characters":        {vevent("DTSTART:20260101", "SUMMARY:  a \t\u00a0 b\x07  "), "a b", "", ""},
		"HTML":                                 {vevent("DTSTART:20260101", "SUMMARY:a", `DESCRIPTION:<p>Meet<br>us &amp; others</p><a href="x">here</a>`), "a", "", "Meet\nus & others\nhere"},
		"no HTML":                              {vevent("DTSTART:20260101", "SUMMARY:a", `DESCRIPTION:if a < b and c > d\n\n\n\nthen`), "a", "", "if a < b and c > d\n\nthen"},
		"breaks that are not escaped":          {vevent("DTSTART:20260101", "SUMMARY:a", "DESCRIPTION:one", "two", "three"), "a", "", "one\ntwo\nthree"},
		"3,000 characters":                     {vevent("DTSTART:20260101", "SUMMARY:a", "DESCRIPTION:"+long), "a", "", strings.TrimSpace(long)},
		"quoted-printable":                     {vevent("DTSTART:20260101", "SUMMARY;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Caf=C3=A9 =", "and more"), "Café and more", "", ""},
		"an alarm's texts are not the event's": {vevent("BEGIN:VALARM", "SUMMARY:alarm", "DURATION:PT9H", "DESCRIPTION:beep", "END:VALARM", "DTSTART:20260101", "SUMMARY:a"), "a", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			e := parsed(t, test.text).Events[0]
			if e.Title != test.title || e.Place != test.place || e.About != test.about {
				t.Errorf("%q %q %q", e.Title, e.Place, e.About)
			}
		})
	}
}

func utf16le(text string) string {
	b := []byte{0xff, 0xfe}
	for _, u := range utf16.Encode([]rune(text)) {
		b = append(b, byte(u), byte(u>>8))
	}
	return string(b)
}

func TestOnlyEventsAreRead(t *testing.T) {
	todo := "BEGIN:VTODO\r\nDTSTART:20260101\r\nSUMMARY:todo\r\nEND:VTODO\r\n"
	text := strings.Replace(vevent("DTSTART:20260102", "SUMMARY:event"), "BEGIN:VEVENT", todo+strings.ReplaceAll(todo, "VTODO", "VJOURNAL")+"BEGIN:VEVENT", 1)
	if c := parsed(t, text); len(c.Events) != 1 || c.Events[0].Title != "event" {
		t.Error(len(c.Events))
	}
}

func TestTwoCalendarsInAFileKeepTheirZones(t *testing.T) {
	one := strings.Replace(vevent("UID:a", "DTSTART:20260101T100000"), "VERSION", "X-WR-TIMEZONE:Europe/Rome\r\nVERSION", 1)
	two := strings.Replace(vevent("UID:b", "DTSTART:20260102T100000"), "VERSION", "X-WR-TIMEZONE:Asia/Tokyo\r\nVERSION", 1)
	if got := listed(parsed(t, one+two)); !slices.Equal(got, []string{"2026-01-01T09:00Z", "2026-01-02T01:00Z"}) {
		t.Error(got)
	}
}

func TestWhatIsNoCalendarSaysWhy(t *testing.T) {
	whole := vevent("SUMMARY:a", "DTSTART:20260101")
	for text, want := range map[string]error{
		"": calendar.ErrNotCalendar, "<html>no</html>": calendar.ErrNotCalendar, "\x00\x01\x02": calendar.ErrNotCalendar,
		"BEGIN:VCALENDAR\nEND:VCALENDAR":               calendar.ErrNothing,
		vevent("SUMMARY:a"):                            calendar.ErrNothing,
		whole[:len(whole)-30]:                          calendar.ErrCutOff,
		"BEGIN:VCALENDAR":                              calendar.ErrCutOff,
		strings.Repeat(" ", calendar.MaxBytes) + whole: calendar.ErrTooLarge,
	} {
		if _, err := calendar.Read(strings.NewReader(text)); !errors.Is(err, want) {
			t.Errorf("%v, not %v: %.50q", err, want, text)
		}
	}
}

func TestAFileThatIsCutOffGivesWhatIsWhole(t *testing.T) {
	text := vevent("SUMMARY:whole", "DTSTART:20260101", nextEvent, "SUMMARY:half", "DTSTART:20260102")
	c := parsed(t, text[:strings.LastIndex(text, "END:VEVENT")])
	want := []learn.LeftOut{{Title: "half", Why: learn.CutOff}, {Why: learn.CutOff}}
	if len(c.Events) != 1 || !slices.Equal(c.LeftOut, want) {
		t.Error(len(c.Events), c.LeftOut)
	}
}

func TestWhatCannotBeReadIsNamed(t *testing.T) {
	for lines, want := range map[string]learn.Defect{
		"SUMMARY:x":                                              learn.NoStart,
		"SUMMARY:x\nDTSTART:20260230":                            learn.BadStart,
		"SUMMARY:x\nDTSTART:soon":                                learn.BadStart,
		"SUMMARY:x\nDTSTART:20260101T250000":                     learn.BadStart,
		"SUMMARY:x\nDTSTART:20260101\nDTSTART:20260102":          learn.TwoDates,
		"SUMMARY:x\nDTSTART:20260101\nRRULE:FREQ=SOMETIMES":      learn.BadRule,
		"SUMMARY:x\nDTSTART:20260101\nRRULE:FREQ=DAILY;BYDAY=XX": learn.BadRule,
		"SUMMARY:x\nDTSTART:19700101\nRRULE:FREQ=SECONDLY":       learn.TooOften,
	} {
		c, err := calendar.Read(strings.NewReader(vevent(strings.Split(lines, "\n")...)))
		if err != nil && !errors.Is(err, calendar.ErrNothing) || len(c.LeftOut) != 1 || c.LeftOut[0] != (learn.LeftOut{Title: "x", Why: want}) {
			t.Errorf("%q: %v %v", lines, err, c.LeftOut)
		}
	}
}
