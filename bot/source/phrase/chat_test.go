package phrase_test

import (
	"testing"

	"github.com/fieldnotes-slack/fieldnotes/bot/source/phrase"
)

func TestDaysAreReadAsBritonsAndPlannersNameThem(t *testing.T) {
	means(t, "en", map[string]string{
		"Friday week at 7pm":             "Fri 2026-12-04 19:00",
		"tomorrow week":                  "Thu 2026-12-03",
		"a week on Friday":               "Fri 2026-12-04",
		"Thursday fortnight":             "Thu 2026-12-10",
		"in two weeks' time on Thursday": "Thu 2026-12-10",
		"end of next week":               "Fri 2026-12-04",
		"week commencing 7 December":     "Mon 2026-12-07",
		"Mon-Wed":                        "Mon 2026-11-30 to Wed 2026-12-02",
		"Tuesdays at 7":                  "Tue 2026-12-01 19:00",
		"Thu 3.12. 18:30":                "Thu 2026-12-03 18:30",
		"20261209T180000Z":               "Wed 2026-12-09 18:00 UTC",
	})
	means(t, "it", map[string]string{
		"il 20 p.v.":                "Sun 2026-12-20",
		"giovedì 17 p.v. alle 18":   "Thu 2026-12-17 18:00",
		"domenica prossima ventura": "Sun 2026-12-06",
		"il prossimo 20 dicembre":   "Sun 2026-12-20",
		"il 3, 4 e 5 dicembre":      "Thu 2026-12-03 to Sat 2026-12-05",
		"domattina alle 9":          "Thu 2026-11-26 09:00",
	})
}

func TestANumberBehindADayIsATimeUnlessItCountsThings(t *testing.T) {
	for text, want := range map[string][2]string{
		"Drinks friday 7":                      {"Fri 2026-11-27 19:00", "Drinks"},
		"Friday 7 at Luigi's":                  {"Fri 2026-11-27 19:00", "at Luigi's"},
		"friday 7 people":                      {"Fri 2026-11-27", "7 people"},
		"Dinner 15 Dec 1830-2000":              {"Tue 2026-12-15 18:30 to 20:00", "Dinner"},
		"Dec 15 1830":                          {"Tue 2026-12-15 18:30", ""},
		"meetup tues 1900":                     {"Tue 2026-12-01 19:00", "meetup"},
		"Meetup Tue 19.00":                     {"Tue 2026-12-01 19:00", "Meetup"},
		"Talk @ 1900 on 3 December":            {"Thu 2026-12-03 19:00", "Talk"},
		"Tuesday: 1500 people expected":        {"Tue 2026-12-01", "1500 people expected"},
		"Thursday Vision 2030 workshop":        {"Thu 2026-11-26", "Vision 2030 workshop"},
		"Budget Dec 15 2030":                   {"Sun 2030-12-15", "Budget"},
		"10am PT / 1pm ET / 7pm CET on 3 Dec.": {"Thu 2026-12-03 10:00 America/Los_Angeles", ""},
	} {
		w, ok := phrase.Find(text, "en", now(t, "Europe/Rome"))
		if !ok || told(w) != want[0] || w.Title(text) != want[1] {
			t.Errorf("%q: %v %q, title %q; want %q", text, ok, told(w), w.Title(text), want)
		}
	}
}
