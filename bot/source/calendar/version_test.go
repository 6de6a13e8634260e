package calendar_test

import (
	"slices"
	"testing"
)

func TestOneUIDForSeveralEvents(t *testing.T) {
	for name, test := range map[string]struct{ lines, want []string }{
		"another title is another event when neither is newer": {
			[]string{"UID:a", "SUMMARY:part 1", "DTSTART:20260101T100000Z", nextEvent, "UID:a", "SUMMARY:part 2", "DTSTART:20260101T100000Z"},
			[]string{"part 1 2026-01-01T10:00Z", "part 2 2026-01-01T10:00Z"}},
		"another title is a new one when it was written later": {
			[]string{"UID:a", "SUMMARY:new", "DTSTART:20260101T100000Z", "DTSTAMP:20251202T100000Z", nextEvent,
				"UID:a", "SUMMARY:old", "DTSTART:20260101T100000Z", "DTSTAMP:20251201T100000Z"},
			[]string{"new 2026-01-01T10:00Z"}},
		"the same thing twice is once": {
			[]string{"UID:a", "SUMMARY:x", "DTSTART:20260101T100000Z", nextEvent, "UID:a", "SUMMARY:x", "DTSTART:20260101T100000Z"},
			[]string{"x 2026-01-01T10:00Z"}},
		"a date that was moved twice is where it was moved last": {
			[]string{"UID:a", "DTSTART:20260101T100000Z", "RRULE:FREQ=DAILY;COUNT=2", "SUMMARY:x", nextEvent,
				"UID:a", "RECURRENCE-ID:20260102T100000Z", "DTSTART:20260102T110000Z", "SUMMARY:once", nextEvent,
				"UID:a", "RECURRENCE-ID:20260102T100000Z", "DTSTART:20260102T120000Z", "SUMMARY:twice"},
			[]string{"x 2026-01-01T10:00Z", "twice 2026-01-02T12:00Z"}},
		"a date beside its event that is no series": {
			[]string{"UID:a", "DTSTART:20260101T100000Z", "SUMMARY:x", nextEvent, "UID:a", "RECURRENCE-ID:20260101T100000Z", "DTSTART:20260101T110000Z", "SUMMARY:moved"},
			[]string{"moved 2026-01-01T11:00Z"}},
		"a date that its series took back is over": {
			[]string{"UID:a", "SEQUENCE:2", "RECURRENCE-ID;VALUE=DATE:20260115", "DTSTART;VALUE=DATE:20260116", "SUMMARY:moved", nextEvent,
				"UID:a", "SEQUENCE:3", "DTSTART;VALUE=DATE:20260101", "RRULE:FREQ=WEEKLY;COUNT=3", "EXDATE;VALUE=DATE:20260115", "SUMMARY:x"},
			[]string{"x 2026-01-01+24h", "x 2026-01-08+24h"}},
		"a date after its series was ended is over": {
			[]string{"UID:a", "RECURRENCE-ID:20260115T100000Z", "DTSTART:20260116T100000Z", "SUMMARY:moved", nextEvent,
				"UID:a", "SEQUENCE:1", "DTSTART:20260101T100000Z", "RRULE:FREQ=WEEKLY;UNTIL=20260108T100000Z", "SUMMARY:x"},
			[]string{"x 2026-01-01T10:00Z", "x 2026-01-08T10:00Z"}},
		"a date of a series that takes place an hour later now stays": {
			[]string{"UID:a", "RECURRENCE-ID:20260108T100000Z", "DTSTART:20260109T100000Z", "SUMMARY:moved", nextEvent,
				"UID:a", "SEQUENCE:1", "DTSTART:20260101T110000Z", "RRULE:FREQ=WEEKLY;COUNT=2", "SUMMARY:x"},
			[]string{"x 2026-01-01T11:00Z", "x 2026-01-08T11:00Z", "moved 2026-01-09T10:00Z"}},
		"a date that is as new as its series stays, whatever the rule": {
			[]string{"UID:a", "RECURRENCE-ID:20260115T100000Z", "DTSTART:20260116T100000Z", "SUMMARY:extra", nextEvent,
				"UID:a", "DTSTART:20260101T100000Z", "RRULE:FREQ=WEEKLY;COUNT=1", "SUMMARY:x"},
			[]string{"x 2026-01-01T10:00Z", "extra 2026-01-16T10:00Z"}},
	} {
		t.Run(name, func(t *testing.T) {
			c := parsed(t, vevent(test.lines...))
			var got []string
			for _, f := range c.Between(y2020, y2030, 12) {
				got = append(got, f.Title+" "+describe(f))
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("%q, not %q", got, test.want)
			}
		})
	}
}
