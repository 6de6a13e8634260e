package phrase_test

import (
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/source/phrase"
)

// means checks phrases that are all of their line.
func means(t *testing.T, lang string, phrases map[string]string) {
	t.Helper()
	for text, want := range phrases {
		w, ok := phrase.Find(text, lang, now(t, "Europe/Rome"))
		if !ok || told(w) != want || w.Title(text) != "" {
			t.Errorf("%q (%s): %v %q, title %q; want %q", text, lang, ok, told(w), w.Title(text), want)
		}
	}
}

func TestDaysAreReadAsPeopleNameThem(t *testing.T) {
	means(t, "en", map[string]string{
		"noon tomorrow":                 "Thu 2026-11-26 12:00",
		"tomorrow":                      "Thu 2026-11-26",
		"the day after tomorrow":        "Fri 2026-11-27",
		"tomorrow evening":              "Thu 2026-11-26",
		"tonight":                       "Wed 2026-11-25",
		"wednesday":                     "Wed 2026-12-02",
		"this wednesday":                "Wed 2026-11-25",
		"on wed":                        "Wed 2026-12-02",
		"coming Friday":                 "Fri 2026-11-27",
		"Friday after next":             "Fri 2026-12-11",
		"next week":                     "Mon 2026-11-30",
		"next month":                    "Tue 2026-12-01",
		"this weekend":                  "Sat 2026-11-28",
		"next weekend":                  "Sat 2026-12-05",
		"Tuesday in two weeks":          "Tue 2026-12-08",
		"in a fortnight":                "Wed 2026-12-09",
		"in a month":                    "Fri 2026-12-25",
		"in 2 months":                   "Mon 2027-01-25",
		"3 weeks from today":            "Wed 2026-12-16",
		"2 weeks from Monday":           "Mon 2026-12-14",
		"a week from Friday at 6pm":     "Fri 2026-12-04 18:00",
		"2 days after tomorrow":         "Sat 2026-11-28",
		"end of the month":              "Mon 2026-11-30",
		"end of next month":             "Thu 2026-12-31",
		"last day of February":          "Sun 2027-02-28",
		"last Friday of the month":      "Fri 2026-11-27",
		"second thursday of next month": "Thu 2026-12-10",
		"the third Thursday in January": "Thu 2027-01-21",
		"the second Tuesday":            "Tue 2026-12-08",
		"the 31st":                      "Thu 2026-12-31",
		"Friday the 13th":               "Fri 2027-08-13",
		"Friday 27th at 6":              "Fri 2026-11-27 18:00",
		"Nov 25":                        "Wed 2026-11-25",
		"Nov 24":                        "Wed 2027-11-24",
		"2/29":                          "Tue 2028-02-29",
		"thirtieth of january":          "Sat 2027-01-30",
		"the twenty second of january":  "Fri 2027-01-22",
		"12/3/26":                       "Thu 2026-12-03",
		"25/12":                         "Fri 2026-12-25",
		"12-25-2026":                    "Fri 2026-12-25",
		"1.12.2026":                     "Tue 2026-12-01",
		"Dec 1 '26":                     "Tue 2026-12-01",
		"2026/12/01 18:30":              "Tue 2026-12-01 18:30",
		"2026-12-01T18:30":              "Tue 2026-12-01 18:30",
	})
}

func TestTimesAreReadAsPeopleSayThem(t *testing.T) {
	means(t, "en", map[string]string{
		"half past 3":                "Wed 2026-11-25 15:30",
		"at half past seven":         "Wed 2026-11-25 19:30",
		"quarter to 8":               "Wed 2026-11-25 19:45",
		"at ten to eight":            "Wed 2026-11-25 19:50",
		"twenty-five past six pm":    "Wed 2026-11-25 18:25",
		"seven thirty pm tomorrow":   "Thu 2026-11-26 19:30",
		"5 minutes to 8pm":           "Wed 2026-11-25 19:55",
		"midnight":                   "Thu 2026-11-26 00:00",
		"tonight at 2":               "Thu 2026-11-26 02:00",
		"8 tonight":                  "Wed 2026-11-25 20:00",
		"in 10 minutes":              "Wed 2026-11-25 10:30",
		"in an hour and a half":      "Wed 2026-11-25 11:50",
		"in half an hour":            "Wed 2026-11-25 10:50",
		"at 9":                       "Wed 2026-11-25 21:00",
		"at 11":                      "Wed 2026-11-25 11:00",
		"10 in the morning":          "Thu 2026-11-26 10:00",
		"10 saturday morning":        "Sat 2026-11-28 10:00",
		"5 o'clock":                  "Wed 2026-11-25 17:00",
		"12am Friday":                "Fri 2026-11-27 00:00",
		"12pm Friday":                "Fri 2026-11-27 12:00",
		"12:30am Friday":             "Fri 2026-11-27 00:30",
		"1 Dec 2026 at 18h30":        "Tue 2026-12-01 18:30",
		"15:00 UTC+5:30 Friday":      "Fri 2026-11-27 10:30",
		"tomorrow 6pm new york time": "Thu 2026-11-26 18:00 America/New_York",
	})
}

func TestARangeHasAnEnd(t *testing.T) {
	means(t, "en", map[string]string{
		"8pm-10pm":                               "Wed 2026-11-25 20:00 to 22:00",
		"from 18:30 until 20":                    "Wed 2026-11-25 18:30 to 20:00",
		"between 6 and 8pm on Thursday":          "Thu 2026-11-26 18:00 to 20:00",
		"Thursday 9 to 5":                        "Thu 2026-11-26 09:00 to 17:00",
		"Friday 11 to 1pm":                       "Fri 2026-11-27 11:00 to 13:00",
		"Fri 10pm - 2am":                         "Fri 2026-11-27 22:00 to Sat 2026-11-28 02:00",
		"tomorrow 9am-noon":                      "Thu 2026-11-26 09:00 to 12:00",
		"from 6 to 8 in the evening tomorrow":    "Thu 2026-11-26 18:00 to 20:00",
		"Dec 5 18:00 to Dec 6 13:00":             "Sat 2026-12-05 18:00 to Sun 2026-12-06 13:00",
		"from the 5th to the 7th of December":    "Sat 2026-12-05 to Mon 2026-12-07",
		"27/28 November":                         "Fri 2026-11-27 to Sat 2026-11-28",
		"Saturday 28 and Sunday 29 November":     "Sat 2026-11-28 to Sun 2026-11-29",
		"10am - 5pm, 28 - 29 November":           "Sat 2026-11-28 10:00 to Sun 2026-11-29 17:00",
		"28-29 November, 10am-5pm":               "Sat 2026-11-28 10:00 to Sun 2026-11-29 17:00",
		"20 December to 3 January":               "Sun 2026-12-20 to Sun 2027-01-03",
		"Monday to Wednesday":                    "Mon 2026-11-30 to Wed 2026-12-02",
		"Friday 4 Dec., 5:30 PM – 7:00 PM (GMT)": "Fri 2026-12-04 17:30 to 19:00 UTC",
	})
}

func TestDaysAreReadAsItaliansNameThem(t *testing.T) {
	means(t, "it", map[string]string{
		"dopodomani alle 18":                 "Fri 2026-11-27 18:00",
		"fra una settimana":                  "Wed 2026-12-02",
		"tra quindici giorni":                "Thu 2026-12-10",
		"tra un mese":                        "Fri 2026-12-25",
		"giovedì tra due settimane":          "Thu 2026-12-10",
		"il primo giovedì di dicembre":       "Thu 2026-12-03",
		"il primo giovedì del mese prossimo": "Thu 2026-12-03",
		"ultimo venerdì del mese":            "Fri 2026-11-27",
		"l'ultimo venerdì di gennaio":        "Fri 2027-01-29",
		"questo weekend":                     "Sat 2026-11-28",
		"fine settimana":                     "Sat 2026-11-28",
		"la prossima settimana":              "Mon 2026-11-30",
		"martedì della settimana prossima":   "Tue 2026-12-01",
		"il mese prossimo":                   "Tue 2026-12-01",
		"a fine mese":                        "Mon 2026-11-30",
		"l'8 dicembre":                       "Tue 2026-12-08",
		"il 1° dicembre":                     "Tue 2026-12-01",
		"il trentuno dicembre":               "Thu 2026-12-31",
		"il ventotto dicembre alle ventuno":  "Mon 2026-12-28 21:00",
		"il 28":                              "Sat 2026-11-28",
		"sabato 28":                          "Sat 2026-11-28",
		"mercoledi'":                         "Wed 2026-12-02",
		"mercoledì sera":                     "Wed 2026-12-02",
		"mar 1 dic alle 18":                  "Tue 2026-12-01 18:00",
		"1 mar alle 18":                      "Mon 2027-03-01 18:00",
		"Sab. 5 dic. h 10":                   "Sat 2026-12-05 10:00",
		"il 5.12 alle 18":                    "Sat 2026-12-05 18:00",
		"5/12/26":                            "Sat 2026-12-05",
		"il 20 di questo mese":               "Fri 2026-11-20",
		"la sera del 5 dicembre":             "Sat 2026-12-05",
	})
}

func TestTimesAreReadAsItaliansSayThem(t *testing.T) {
	means(t, "it", map[string]string{
		"alle sette e mezza":             "Wed 2026-11-25 19:30",
		"alle 7 e un quarto":             "Wed 2026-11-25 19:15",
		"alle otto meno un quarto":       "Wed 2026-11-25 19:45",
		"un quarto alle otto":            "Wed 2026-11-25 19:45",
		"alle 18 e 30":                   "Wed 2026-11-25 18:30",
		"ore 18,30":                      "Wed 2026-11-25 18:30",
		"h. 18.30":                       "Wed 2026-11-25 18:30",
		"h18":                            "Wed 2026-11-25 18:00",
		"18.30":                          "Wed 2026-11-25 18:30",
		"a mezzanotte":                   "Thu 2026-11-26 00:00",
		"a mezzogiorno e mezzo":          "Wed 2026-11-25 12:30",
		"domani all'una e mezza":         "Thu 2026-11-26 13:30",
		"stanotte alle 2":                "Thu 2026-11-26 02:00",
		"questa sera alle 9":             "Wed 2026-11-25 21:00",
		"domani alle 3":                  "Thu 2026-11-26 15:00",
		"domani mattina alle nove":       "Thu 2026-11-26 09:00",
		"alle 10 di sabato mattina":      "Sat 2026-11-28 10:00",
		"fra un'ora e mezza":             "Wed 2026-11-25 11:50",
		"tra mezz'ora":                   "Wed 2026-11-25 10:50",
		"tra un paio d'ore":              "Wed 2026-11-25 12:20",
		"tra 90 minuti":                  "Wed 2026-11-25 11:50",
		"domani alle 15 ora di New York": "Thu 2026-11-26 15:00 America/New_York",
	})
}

func TestAnItalianRangeHasAnEnd(t *testing.T) {
	means(t, "it", map[string]string{
		"domani dalle 18 alle 20":                                "Thu 2026-11-26 18:00 to 20:00",
		"domani dalle 18.30 fino alle 20":                        "Thu 2026-11-26 18:30 to 20:00",
		"domani tra le 18 e le 20":                               "Thu 2026-11-26 18:00 to 20:00",
		"domani ore 9:00/13:00":                                  "Thu 2026-11-26 09:00 to 13:00",
		"stasera 20-22":                                          "Wed 2026-11-25 20:00 to 22:00",
		"domani dalle 9 di mattina alle 5 di pomeriggio":         "Thu 2026-11-26 09:00 to 17:00",
		"sabato dalle 22 alle 2":                                 "Sat 2026-11-28 22:00 to Sun 2026-11-29 02:00",
		"5 e 6 dicembre":                                         "Sat 2026-12-05 to Sun 2026-12-06",
		"5/6 dicembre":                                           "Sat 2026-12-05 to Sun 2026-12-06",
		"dal 28 dicembre al 3 gennaio":                           "Mon 2026-12-28 to Sun 2027-01-03",
		"giovedì 3 dicembre 2026 dalle ore 18:00 alle ore 20:00": "Thu 2026-12-03 18:00 to 20:00",
	})
}

func TestWhatRepeatsSaysSo(t *testing.T) {
	for text, title := range map[string]string{
		"Standup every Monday at 9:30": "Standup", "Caffè tutti i lunedì alle 9:30": "Caffè", "Standup Monday at 9:30": "Standup",
	} {
		w, ok := phrase.Find(text, "en", now(t, "Europe/Rome"))
		if !ok || told(w) != "Mon 2026-11-30 09:30" || w.Title(text) != title || w.Every != (text != "Standup Monday at 9:30") {
			t.Errorf("%q: %v %s every %v, title %q", text, ok, told(w), w.Every, w.Title(text))
		}
	}
}

func TestAClockChangeMovesNoEvent(t *testing.T) {
	for text, want := range map[string]string{
		"28 March 2027 at 01:30":   "2027-03-28T01:30:00+01:00",
		"28 March 2027 at 02:30":   "2027-03-28T03:30:00+02:00", // clocks skip it
		"28 March 2027 at 18:30":   "2027-03-28T18:30:00+02:00",
		"31 October 2027 at 02:30": "2027-10-31T02:30:00+02:00", // the first of two
		"31 October 2027 at 18:30": "2027-10-31T18:30:00+01:00",
	} {
		if w, _ := phrase.Find(text, "en", now(t, "Europe/Rome")); w.Start.Format(time.RFC3339) != want {
			t.Errorf("%s: %s, want %s", text, w.Start.Format(time.RFC3339), want)
		}
	}
	// A day that begins at one o'clock, since the clocks skip midnight.
	w, _ := phrase.Find("6 September 2026", "en", time.Date(2026, 8, 1, 12, 0, 0, 0, learn.Location("America/Santiago")))
	if !w.Day || w.Start.Format(time.DateOnly) != "2026-09-06" {
		t.Errorf("%s", w.Start)
	}
}
