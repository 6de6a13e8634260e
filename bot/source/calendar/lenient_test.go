package calendar_test

import (
	"slices"
	"testing"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

func TestWhatProgramsWriteAgainstTheStandard(t *testing.T) {
	for name, test := range map[string]struct{ lines, want []string }{
		"a rule that is empty": {[]string{"DTSTART;VALUE=DATE:20260101", "RRULE:"}, []string{"2026-01-01+24h"}},
		"a count of less than nothing": {
			[]string{"DTSTART;VALUE=DATE:20260105", "RRULE:FREQ=WEEKLY;UNTIL=20260119;COUNT=-1;BYDAY=MO"},
			[]string{"2026-01-05+24h", "2026-01-12+24h", "2026-01-19+24h"}},
		"a day in UTC": {
			[]string{"DTSTART:20260105Z", "RRULE:FREQ=DAILY;UNTIL=20260107Z"},
			[]string{"2026-01-05+24h", "2026-01-06+24h", "2026-01-07+24h"}},
		"a list that is empty, the start again": {
			[]string{"DTSTART:20260105T100000Z", "RRULE:FREQ=DAILY;BYMONTH=;DTSTART=20260105T100000Z;COUNT=2"}, []string{"2026-01-05T10:00Z", "2026-01-06T10:00Z"}},
		"a blank between day and time": {[]string{"DTSTART:2026-01-05 18:30:00"}, []string{"2026-01-05T18:30~"}},
		"more days of a series of days, given as times": {
			[]string{"DTSTART;VALUE=DATE:20260105", "RDATE:20260106T015800Z,20260106T022200Z"}, []string{"2026-01-05+24h", "2026-01-06+24h"}},
	} {
		t.Run(name, func(t *testing.T) {
			c := parsed(t, vevent(test.lines...))
			if got := listed(c); !slices.Equal(got, test.want) || len(c.LeftOut) > 0 {
				t.Errorf("%q, not %q; left out %v", got, test.want, c.LeftOut)
			}
		})
	}
}

func TestWhetherOneGoesThere(t *testing.T) {
	for lines, want := range map[string]learn.Format{
		"LOCATION:Microsoft Teams Meeting":               learn.Online,
		"LOCATION:https://meet.example/7":                learn.Online,
		"CONFERENCE;VALUE=URI:https://meet.example/7":    learn.Online,
		"X-GOOGLE-CONFERENCE:https://meet.example/7":     learn.Online,
		"LOCATION:Via Roma 7":                            "",
		"X-GOOGLE-CONFERENCE:https://x\r\nLOCATION:Hall": "",
		"LOCATION:": "",
	} {
		if got := parsed(t, vevent("DTSTART:20260101T100000Z", lines)).Events[0].Format; got != want {
			t.Errorf("%s: %q, not %q", lines, got, want)
		}
	}
}

func TestLinksAndDescriptionsInOtherForms(t *testing.T) {
	e := parsed(t, vevent("DTSTART:20260101T100000Z", "SUMMARY:", "SUMMARY:Tea", `URL:https://example.org/tea\,7`, "DESCRIPTION:",
		`X-ALT-DESC;FMTTYPE=text/html:<html><body><p>Tea &amp\; cake</p></body></html>`)).Events[0]
	if e.Title != "Tea" || e.Link != "https://example.org/tea,7" || e.About != "Tea & cake" {
		t.Errorf("%q %q %q", e.Title, e.Link, e.About)
	}
	if e := parsed(t, vevent("DTSTART:20260101T100000Z", `DESCRIPTION:Tea &amp\; cake`)).Events[0]; e.About != "Tea & cake" {
		t.Errorf("%q", e.About)
	}
}
