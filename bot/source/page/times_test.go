package page_test

import (
	"strings"
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// times is a Found's clock, start and end: "instant 2026-12-01T18:00 2026-12-01T20:00".
func times(f learn.Found) string {
	out := []string{string(f.Clock)}
	for _, at := range []time.Time{f.Start, f.End} {
		switch {
		case at.IsZero():
		case f.Clock == learn.Days:
			out = append(out, at.Format(time.DateOnly))
		default:
			out = append(out, at.UTC().Format("2006-01-02T15:04"))
		}
	}
	return strings.TrimSpace(strings.Join(append(out, f.Zone), " "))
}

func TestTimesAreReadAsTheyAreWritten(t *testing.T) {
	for start, want := range map[string]string{
		"2026-12-01T19:00:00+01:00": "instant 2026-12-01T18:00", "2026-12-01T19:00+0100": "instant 2026-12-01T18:00", "2026-12-01T19:00:00.000+01": "instant 2026-12-01T18:00",
		"2026-12-01T18:00Z": "instant 2026-12-01T18:00", "2026-12-01T18:00:00 UTC": "instant 2026-12-01T18:00", "20261201T180000Z": "instant 2026-12-01T18:00",
		"2026-12-01T13:30:00\u22124:30": "instant 2026-12-01T18:00", "2026-12-01T19:00:00+01:00[Europe/Rome]": "instant 2026-12-01T18:00 Europe/Rome",
		"2026-12-01T19:00[Europe/Rome]": "instant 2026-12-01T18:00 Europe/Rome", "2026-12-01T19:00[Mars/Crater]": "floating 2026-12-01T19:00",
		"2026-12-01T19:00": "floating 2026-12-01T19:00", "2026-12-1 19:00:00": "floating 2026-12-01T19:00", "2026-12-01 7:00 PM": "floating 2026-12-01T19:00",
		"2026-12-01 12:15 am": "floating 2026-12-01T00:15", "2026-12-01T24:00": "floating 2026-12-02T00:00", "20261201T190000": "floating 2026-12-01T19:00",
		"December 1, 2026 7:00 PM": "floating 2026-12-01T19:00", "2 December 2026": "days 2026-12-02 2026-12-03",
		"Tue, 01 Dec 2026 18:00:00 GMT": "instant 2026-12-01T18:00", "Tue Dec 01 2026 19:00:00 GMT+0100 (Central European Standard Time)": "instant 2026-12-01T18:00",
		"2026/12/01 19:00": "floating 2026-12-01T19:00", "2026-12-01 7pm": "floating 2026-12-01T19:00", "2026-12-01T19:00 IST": "floating 2026-12-01T19:00",
		"2026-12-01T19:00:00CET": "instant 2026-12-01T18:00", "2026-12-01 1:00 PM EST": "instant 2026-12-01T18:00",
		"2026-12-01T19:00:00 Europe/Rome": "instant 2026-12-01T18:00 Europe/Rome", "2026-12-01T19:00:00+01:00 (Europe/Rome)": "instant 2026-12-01T18:00 Europe/Rome",
		"1796148000": "instant 2026-12-01T18:00", "1796148000000": "instant 2026-12-01T18:00",
		"2026-12-01": "days 2026-12-01 2026-12-02", "20261201": "days 2026-12-01 2026-12-02", "2026-12-01/2026-12-03": "days 2026-12-01 2026-12-02", "2024-02-29": "days 2024-02-29 2024-03-01",
		"2026-02-30": "", "2026-13-01": "", "2026-12-01T25:00": "", "2026-12-01T19:60": "", "2026-12-01 13:00 PM": "", "2019-9-13T10-10-00-00": "",
		"soon": "", "": "", "12/01/2026": "", "0000-00-00": "", "2026": "", "2026-12": "", "7": "", "2026-12-01 19": "", "2026-12-01T19-21": "",
	} {
		if got := times(only(t, ld(`{"@type":"Event","name":"Meetup","startDate":"`+start+`"}`))); got != want {
			t.Errorf("%q: %q, want %q", start, got, want)
		}
	}
}

func TestEndsAreReadAsTheyAreMeant(t *testing.T) {
	for more, want := range map[string]string{
		`"startDate":"2026-12-01","endDate":"2026-12-03"`:                                                   "days 2026-12-01 2026-12-04",
		`"startDate":"2026-12-01","endDate":"2026-12-01"`:                                                   "days 2026-12-01 2026-12-02",
		`"startDate":"2026-12-01","endDate":"2026-11-01"`:                                                   "days 2026-12-01 2026-12-02",
		`"startDate":"2026-12-01","endDate":"2026-12-03T18:00"`:                                             "days 2026-12-01 2026-12-04",
		`"startDate":"2026-12-01","duration":"P3D"`:                                                         "days 2026-12-01 2026-12-04",
		`"startDate":"2026-12-01T00:00:00+01:00","endDate":"2026-12-02T23:59:59+01:00"`:                     "days 2026-12-01 2026-12-03",
		`"startDate":"2026-12-01T00:00:00+01:00","endDate":"2026-12-02T00:00:00+01:00"`:                     "days 2026-12-01 2026-12-02",
		`"startDate":"2026-12-01T19:00Z","duration":"P0Y0M0DT3H0M0S"`:                                       "instant 2026-12-01T19:00 2026-12-01T22:00",
		`"startDate":"2026-12-01T19:00Z","eventStatus":["EventMovedOnline","EventPostponed"]`:               "",
		`"startDate":"2026-12-01T19:00+01:00","endDate":"2026-12-01T21:00"`:                                 "instant 2026-12-01T18:00 2026-12-01T20:00",
		`"startDate":"2026-12-01T19:00","endDate":"2026-12-01T21:00+01:00"`:                                 "instant 2026-12-01T18:00 2026-12-01T20:00",
		`"startDate":"2026-12-01T19:00Z","endDate":"2026-12-01"`:                                            "instant 2026-12-01T19:00",
		`"startDate":"2026-12-01T19:00Z","endDate":"2026-12-02"`:                                            "instant 2026-12-01T19:00 2026-12-03T00:00",
		`"startDate":"2026-12-01T19:00Z","endDate":"2026-12-01T19:00Z"`:                                     "instant 2026-12-01T19:00",
		`"startDate":"2026-12-01T19:00Z","endDate":"2026-12-01T09:00Z"`:                                     "instant 2026-12-01T19:00",
		`"startDate":"2026-12-01T19:00Z","duration":"PT1H30M"`:                                              "instant 2026-12-01T19:00 2026-12-01T20:30",
		`"startDate":"2026-12-01T19:00Z","duration":"P1M"`:                                                  "instant 2026-12-01T19:00",
		`"endDate":"2026-12-01T21:00Z"`:                                                                     "",
		`"startDate":"2026-12-01T19:00Z","eventStatus":"https://schema.org/EventPostponed"`:                 "",
		`"startDate":"2026-12-01T19:00Z","eventStatus":"EventRescheduled","previousStartDate":"2026-11-01"`: "instant 2026-12-01T19:00",
		`"startDate":"2026-12-01T19:00","timezone":"Europe/Rome"`:                                           "instant 2026-12-01T18:00 Europe/Rome",
		`"startDate":["2026-12-01T19:00Z","2026-12-08T19:00Z"]`:                                             "instant 2026-12-01T19:00",
	} {
		if got := times(only(t, ld(`{"@type":"Event","name":"Meetup",`+more+`}`))); got != want {
			t.Errorf("%s: %q, want %q", more, got, want)
		}
	}
}

func TestOfAScheduleTheNextDateIsTold(t *testing.T) {
	for schedule, want := range map[string]string{
		`"startDate":"2024-01-01","repeatFrequency":"P1W","byDay":"https://schema.org/Wednesday","startTime":"19:00","endTime":"20:00"`: "floating 2026-11-25T19:00 2026-11-25T20:00",
		`"startDate":"2024-01-01","repeatFrequency":"P2W","byDay":["Monday","Tuesday"],"startTime":"19:00:00"`:                          "floating 2026-11-30T19:00",
		`"startDate":"2024-01-04","repeatFrequency":"P1M","byDay":"1TH","startTime":"19:00","scheduleTimezone":"Europe/Rome"`:           "instant 2026-12-03T18:00 Europe/Rome",
		`"startDate":"2024-01-04","repeatFrequency":"monthly","byDay":"Friday","byMonthWeek":-1,"startTime":"22:00","endTime":"02:00"`:  "floating 2026-11-27T22:00 2026-11-28T02:00",
		`"startDate":"2024-01-31","repeatFrequency":"P1M","byMonthDay":[-1]`:                                                            "days 2026-11-30 2026-12-01",
		`"startDate":"2020-03-01","repeatFrequency":"P1Y","startTime":"09:00","duration":"PT2H"`:                                        "floating 2027-03-01T09:00 2027-03-01T11:00",
		`"startDate":"2026-11-01","repeatFrequency":"P1D","startTime":"08:00","exceptDate":["2026-11-23","2026-11-24T08:00"]`:           "floating 2026-11-25T08:00",
		`"startDate":"2026-12-24","repeatFrequency":"P1W","startTime":"08:00"`:                                                          "floating 2026-12-24T08:00",
		`"startDate":"2025-01-01","repeatFrequency":"P1W","repeatCount":3,"startTime":"08:00"`:                                          "floating 2025-01-01T08:00",
		`"startDate":"2025-01-01","endDate":"2025-12-31","repeatFrequency":"P1W","startTime":"08:00"`:                                   "floating 2025-01-01T08:00",
		`"startDate":"2026-01-01","repeatFrequency":"P1M","byMonthDay":31,"byMonth":2,"startTime":"08:00"`:                              "",
		`"startDate":"2026-01-01","repeatFrequency":"P0D"`:                                                                              "",
		`"startDate":"2026-01-01","repeatFrequency":"now and then"`:                                                                     "",
		`"repeatFrequency":"P1M","byMonthDay":[1,15],"startTime":"09:00","scheduleTimezone":"Europe/Rome"`:                              "instant 2026-12-01T08:00 Europe/Rome",
		`"byDay":"https://schema.org/Wednesday","byMonthWeek":[1,3],"startTime":"20:00:00"`:                                             "floating 2026-12-02T20:00",
		`"byDay":["Monday","Friday"],"startTime":"20:00"`:                                                                               "floating 2026-11-23T20:00",
		`"repeatFrequency":"P2W","byDay":"Monday"`:                                                                                      "",
		`"repeatFrequency":"P1W"`: "",
	} {
		if got := times(only(t, ld(`{"@type":"Event","name":"Meetup","eventSchedule":{"@type":"Schedule",`+schedule+`}}`))); got != want {
			t.Errorf("%s: %q, want %q", schedule, got, want)
		}
	}
	f := only(t, ld(`{"@type":"Event","name":"Meetup","startDate":"2024-01-03T19:00","eventSchedule":[
		{"@type":"Schedule","startDate":"2024-01-03","repeatFrequency":"P1W","startTime":"19:00"}]}`))
	if got := times(f); got != "floating 2026-11-25T19:00" {
		t.Errorf("beside a first date that is over: %q", got)
	}
}
