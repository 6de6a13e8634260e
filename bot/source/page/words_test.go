package page_test

import (
	"testing"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

func jsonLD(fields string) string {
	return `<script type="application/ld+json">{"@type":"Event","name":"Fest",` + fields + `}</script>`
}

const wall = "2006-01-02 15:04"

func TestTimesInWordsAreRead(t *testing.T) {
	for text, want := range map[string]string{
		"sabato 14 novembre 2026 ore 21:00": "2026-11-14 21:00",
		"14.11.2026 19:30":                  "2026-11-14 19:30",
		"14/11/2026 19:30":                  "2026-11-14 19:30",
		"12/1/2026 9:00 PM":                 "2026-12-01 21:00",
		"Dec 1st, 2026 at 7:00pm":           "2026-12-01 19:00",
		"Tue, Dec 1 2026 7:00 PM":           "2026-12-01 19:00",
	} {
		if f := only(t, jsonLD(`"startDate":"`+text+`"`)); f.Clock != learn.Floating || f.Start.Format(wall) != want {
			t.Errorf("%s: %s %s, not %s", text, f.Clock, f.Start, want)
		}
	}
	for _, text := range []string{"04/11/2026 19:30", "next Friday", "Room 2026", "1 December at 19:00", "14-16 November 2026"} {
		if f := only(t, jsonLD(`"startDate":"`+text+`"`)); f.Clock != learn.NoClock {
			t.Errorf("%s: %s %s", text, f.Clock, f.Start)
		}
	}
}

func TestATimeOfDayApartBelongsToItsDay(t *testing.T) {
	for fields, want := range map[string][2]string{
		`"startDate":"2026-12-01","startTime":"19:00","endDate":"2026-12-01","endTime":"21:00"`: {"2026-12-01 19:00", "2026-12-01 21:00"},
		`"startDate":"2026-12-01T19:00","endDate":"21:30"`:                                      {"2026-12-01 19:00", "2026-12-01 21:30"},
		`"startDate":"2026-12-01T22:00","endDate":"02:00"`:                                      {"2026-12-01 22:00", "2026-12-02 02:00"},
	} {
		if f := only(t, jsonLD(fields)); f.Start.Format(wall) != want[0] || f.End.Format(wall) != want[1] {
			t.Errorf("%s: %s to %s", fields, f.Start, f.End)
		}
	}
}

func TestAStatusMayBeALink(t *testing.T) {
	if !only(t, jsonLD(`"startDate":"2026-12-01","eventStatus":{"@id":"https://schema.org/EventCancelled"}`)).Cancelled {
		t.Error("it is not cancelled")
	}
}
