package calendar_test

import (
	"slices"
	"strings"
	"testing"
)

func TestZonesByAllTheirNames(t *testing.T) {
	for tzid, want := range map[string]string{
		"Europe/Rome":               "2026-07-01T08:00Z Europe/Rome",
		"US/Pacific":                "2026-07-01T17:00Z US/Pacific",
		"US-Pacific":                "2026-07-01T17:00Z US/Pacific",
		"W. Europe Standard Time 1": "2026-07-01T08:00Z Europe/Berlin",
		"Eastern Time":              "2026-07-01T14:00Z America/New_York",
		"W. Europe Standard Time":   "2026-07-01T08:00Z Europe/Berlin",
		"w. europe standard time":   "2026-07-01T08:00Z Europe/Berlin",
		"AUS Eastern Standard Time": "2026-07-01T00:00Z Australia/Sydney",
		`"(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna"`: "2026-07-01T08:00Z Europe/Amsterdam",
		"(UTC+01:00) Amsterdam, Berlin":                                  "2026-07-01T08:00Z Europe/Amsterdam",
		"(GMT+01.00) Sarajevo/Skopje/Sofija/Vilnius/Warsaw/Zagreb":       "2026-07-01T08:00Z Europe/Sarajevo",
		"(UTC+05:30) Chennai, Kolkata, Mumbai, New Delhi":                "2026-07-01T04:30Z Asia/Kolkata",
		"(UTC-03:00) Brasília":                                           "2026-07-01T13:00Z America/Sao_Paulo",
		"(UTC-08:00) Pacific Time (US & Canada)":                         "2026-07-01T17:00Z America/Los_Angeles",
		`"Greenwich Mean Time : Dublin, Edinburgh, Lisbon, London"`:      "2026-07-01T09:00Z Europe/London",
		"(UTC-04:00) Georgetown, La Paz, San Juan":                       "2026-07-01T14:00Z America/La_Paz",
		"/freeassociation.sourceforge.net/Tzfile/Europe/Rome":            "2026-07-01T08:00Z Europe/Rome",
		"/mozilla.org/20050126_1/America/Argentina/Buenos_Aires":         "2026-07-01T13:00Z America/Argentina/Buenos_Aires",
		"/freeassociation.sourceforge.net/Pacific/Auckland":              "2026-06-30T22:00Z Pacific/Auckland",
		"tzone://Microsoft/Utc":                                          "2026-07-01T10:00Z",
		"GMT+0200":                                                       "2026-07-01T08:00Z",
		"UTC-05:00":                                                      "2026-07-01T15:00Z",
		"UTC":                                                            "2026-07-01T10:00Z",
		"Eastern Daylight Time":                                          "2026-07-01T14:00Z America/New_York",
		"Western/Central Europe":                                         "2026-07-01T08:00Z Europe/Berlin",
		"Customized Time Zone":                                           "2026-07-01T10:00~",
		"tzone://Microsoft/Custom":                                       "2026-07-01T10:00~",
		"(UTC+01:00) Nowhere":                                            "2026-07-01T10:00~",
		"":                                                               "2026-07-01T10:00~",
		"../../etc/passwd":                                               "2026-07-01T10:00~",
		"Local":                                                          "2026-07-01T10:00~",
	} {
		e := parsed(t, vevent("DTSTART;TZID="+tzid+":20260701T100000")).Events[0]
		if got := strings.TrimSpace(describe(e.Found) + " " + e.Zone); got != want {
			t.Errorf("%s: %s, not %s", tzid, got, want)
		}
	}
}

// ownZone has summer time from the first Sunday of March to the first of October.
const ownZone = `BEGIN:VTIMEZONE
TZID:Customized Time Zone
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0230
TZOFFSETTO:+0130
RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0130
TZOFFSETTO:+0230
RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE
`

func TestAZoneThatOnlyTheFileKnows(t *testing.T) {
	text := strings.Replace(vevent("DTSTART;TZID=Customized Time Zone:20260201T100000", "RRULE:FREQ=MONTHLY;BYDAY=1SU;COUNT=3"), "BEGIN:VEVENT", ownZone+"BEGIN:VEVENT", 1)
	want := []string{"2026-02-01T08:30Z", "2026-03-01T07:30Z", "2026-04-05T07:30Z"}
	if got := listed(parsed(t, text)); !slices.Equal(got, want) {
		t.Errorf("%q, not %q", got, want)
	}
}

func TestAZoneThatIsCalledAfterItsWinterHasItsSummer(t *testing.T) {
	for _, id := range []string{"GMT", "EST"} {
		zone := strings.ReplaceAll(ownZone, "Customized Time Zone", id)
		text := strings.Replace(vevent("DTSTART;TZID="+id+":20260701T100000"), "BEGIN:VEVENT", zone+"BEGIN:VEVENT", 1)
		if got := listed(parsed(t, text)); !slices.Equal(got, []string{"2026-07-01T07:30Z"}) {
			t.Errorf("%s: %q", id, got)
		}
	}
}

func TestRulesThatEnd(t *testing.T) {
	zone := strings.NewReplacer("BYMONTH=10", "BYMONTH=10;UNTIL=20251005T003000Z", "BYMONTH=3", "BYMONTH=3;UNTIL=20250302T003000Z").Replace(ownZone)
	text := strings.Replace(vevent("DTSTART;TZID=Customized Time Zone:20250701T100000", "RDATE;TZID=Customized Time Zone:20260701T100000"), "BEGIN:VEVENT", zone+"BEGIN:VEVENT", 1)
	want := []string{"2025-07-01T07:30Z", "2026-07-01T08:30Z"}
	if got := listed(parsed(t, text)); !slices.Equal(got, want) {
		t.Errorf("%q, not %q", got, want)
	}
}

func TestAKnownZoneIsNotTheFilesToDefine(t *testing.T) {
	zone := strings.ReplaceAll(ownZone, "Customized Time Zone", "Europe/Rome")
	text := strings.Replace(vevent("DTSTART;TZID=Europe/Rome:20260701T100000"), "BEGIN:VEVENT", zone+"BEGIN:VEVENT", 1)
	if got := listed(parsed(t, text)); !slices.Equal(got, []string{"2026-07-01T08:00Z"}) {
		t.Error(got)
	}
}

func TestUTCIsNowhere(t *testing.T) {
	text := strings.Replace(vevent("DTSTART:20260701T100000Z"), "VERSION", "X-WR-TIMEZONE:UTC\r\nVERSION", 1)
	if c := parsed(t, text); c.Zone != "" || c.Events[0].Zone != "" {
		t.Errorf("%q %q", c.Zone, c.Events[0].Zone)
	}
}
