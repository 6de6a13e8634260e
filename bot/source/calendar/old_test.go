package calendar_test

import (
	"slices"
	"testing"
)

func TestRulesOfTheOldFormat(t *testing.T) {
	for rule, want := range map[string][]string{
		"D2 #3":                      {"2026-12-01T18:00~", "2026-12-03T18:00~", "2026-12-05T18:00~"},
		"D1":                         {"2026-12-01T18:00~", "2026-12-02T18:00~"},
		"W1 TU TH 20261210T180000":   {"2026-12-01T18:00~", "2026-12-03T18:00~", "2026-12-08T18:00~", "2026-12-10T18:00~"},
		"MP1 1+ TU 2- FR #3":         {"2026-12-01T18:00~", "2026-12-18T18:00~", "2027-01-05T18:00~"},
		"MD1 1 LD #3":                {"2026-12-01T18:00~", "2026-12-31T18:00~", "2027-01-01T18:00~"},
		"YM1 12 #2":                  {"2026-12-01T18:00~", "2027-12-01T18:00~"},
		"YD1 335 #2":                 {"2026-12-01T18:00~", "2027-12-01T18:00~"},
		"FREQ=WEEKLY;COUNT=2":        {"2026-12-01T18:00~", "2026-12-08T18:00~"},
		"W1 whatever it was, really": {"2026-12-01T18:00~"},
	} {
		got := listed(parsed(t, vevent("UID:1", "DTSTART:20261201T180000", "RRULE:"+rule)))
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q, not %q", rule, got, want)
		}
	}
	if got := listed(parsed(t, vevent("UID:1", "DTSTART:20261201T180000", "RRULE:D1 #0"))); len(got) != 12 {
		t.Errorf("%d dates of what goes on forever", len(got))
	}
}

func TestASeriesThatReplacesADateOf1970IsASeries(t *testing.T) {
	got := listed(parsed(t, vevent("UID:1", "RECURRENCE-ID:19700101T070000Z", "DTSTART;VALUE=DATE:20261201", "RRULE:FREQ=DAILY;COUNT=3")))
	if len(got) != 3 {
		t.Errorf("%q", got)
	}
}

func TestGreenwichTimeIsNoPlace(t *testing.T) {
	c := parsed(t, "BEGIN:VCALENDAR\nX-WR-TIMEZONE:GMT\n"+vevent("DTSTART:20261201T180000Z")[len("BEGIN:VCALENDAR\r\n"):])
	if c.Zone != "" || c.Events[0].Zone != "" {
		t.Errorf("the calendar is at %q, its event at %q", c.Zone, c.Events[0].Zone)
	}
}
