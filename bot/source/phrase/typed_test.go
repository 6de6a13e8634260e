package phrase_test

import (
	"testing"

	"github.com/fieldnotes-slack/fieldnotes/bot/source/phrase"
)

func TestALetterTypedWrongIsForgiven(t *testing.T) {
	means(t, "en", map[string]string{
		"Wednsday at 6pm":    "Wed 2026-12-02 18:00",
		"Thrusday 6pm":       "Thu 2026-11-26 18:00",
		"5 Feburary":         "Fri 2027-02-05",
		"the day after tmrw": "Fri 2026-11-27",
		"nxt thurs":          "Thu 2026-12-03",
		"Ｔｈｕｒｓｄａｙ １８：３０": "Thu 2026-11-26 18:30",
		"3\u22125 Dec":                 "Thu 2026-12-03 to Sat 2026-12-05",
		"\u200f3 Dec\u200f 18:30":      "Thu 2026-12-03 18:30",
		"*Thu 3 Dec* at _6:30pm_":      "Thu 2026-12-03 18:30",
		"Thu\u00a03\u00a0Dec 18:30CET": "Thu 2026-12-03 18:30 Europe/Rome",
	})
	means(t, "it", map[string]string{
		"5 febraio":                           "Fri 2027-02-05",
		"venredì 18:30":                       "Fri 2026-11-27 18:30",
		"sabbato ore 9":                       "Sat 2026-11-28 09:00",
		"*Giovedì 3 dicembre* ore *18.30*":    "Thu 2026-12-03 18:30",
		"ｇｉｏｖｅｄｉ ore １８":                      "Thu 2026-11-26 18:00",
		"giovedì 3 dicembre ore 18:30 UTC":    "Thu 2026-12-03 18:30 UTC",
		"giovedì alle 18 ora italiana":        "Thu 2026-11-26 18:00 Europe/Rome",
		"giovedì alle 18:30 America/New_York": "Thu 2026-11-26 18:30 America/New_York",
	})
}

func TestATimeIsOfTheZoneBehindIt(t *testing.T) {
	means(t, "en", map[string]string{
		"3 Dec 18:30 Europe/Berlin":                "Thu 2026-12-03 18:30 Europe/Berlin",
		"3 Dec 18:30CET":                           "Thu 2026-12-03 18:30 Europe/Rome",
		"3 Dec 18:30Z":                             "Thu 2026-12-03 18:30 UTC",
		"3 Dec 18:30 +01:00":                       "Thu 2026-12-03 18:30 Etc/GMT-1",
		"3 Dec 18:30 -0500":                        "Thu 2026-12-03 18:30 Etc/GMT+5",
		"3 Dec 18:30 GMT +1":                       "Thu 2026-12-03 18:30 Etc/GMT-1",
		"3 Dec 18:30 -20:00":                       "Thu 2026-12-03 18:30 to 20:00",
		"3 Dec 6:30 pm Central European Time":      "Thu 2026-12-03 18:30 Europe/Rome",
		"giovedì 3 dicembre 18:30 ora di Londra":   "Thu 2026-12-03 18:30 Europe/London",
		"giovedì 3 dicembre alle 18 ora spagnola":  "Thu 2026-12-03 18:00 Europe/Madrid",
		"giovedì 3 dicembre alle 18 ora di Vienna": "Thu 2026-12-03 18:00 Europe/Vienna",
	})
}

func TestANameIsNoMisspeltDay(t *testing.T) {
	for _, text := range []string{"Domenico", "Gennaro", "Frida Kahlo", "the domain name", "Sunda islands", "Augusta"} {
		for _, lang := range []string{"en", "it"} {
			if w, ok := phrase.Find(text+" alle 18 at 6pm", lang, now(t, "Europe/Rome")); !ok || told(w) != "Wed 2026-11-25 18:00" {
				t.Errorf("%q (%s): %s", text, lang, told(w))
			}
		}
	}
}

func TestANumberInAnAddressIsNoDate(t *testing.T) {
	check(t, "it", []line{
		{"Aperitivo da Luigi, via 4 Novembre 12, giovedì alle 18.30", "Thu 2026-11-26 18:30", "Aperitivo da Luigi, via 4 Novembre 12"},
		{"Aperitivo via XX Settembre 5, giovedì alle 18", "Thu 2026-11-26 18:00", "Aperitivo via XX Settembre 5"},
		{"Aperitivo via Roma 12/3, giovedì alle 18", "Thu 2026-11-26 18:00", "Aperitivo via Roma 12/3"},
		{"Aperitivo in via Roma 12, 3 dicembre alle 18", "Thu 2026-12-03 18:00", "Aperitivo in via Roma 12"},
		{"Evento via Teams 3/12 ore 18", "Thu 2026-12-03 18:00", "Evento via Teams"},
	})
}

func TestTheWeekdayOfADateIsHeard(t *testing.T) {
	means(t, "en", map[string]string{
		"Fri 3 Dec":                 "Thu 2026-12-03", // so near, the weekday is the mistake
		"Sun, Jul 18":               "Sun 2027-07-18",
		"Tue, Jul 18":               "Tue 2028-07-18",
		"Wed, Jul 18":               "Sun 2027-07-18",
		"Thu 3.12":                  "Thu 2026-12-03",
		"Thu - 3 Dec, 18:30":        "Thu 2026-12-03 18:30",
		"Thursday 10 at 6:30pm":     "Thu 2026-12-10 18:30",
		"on Thursday 3 at 6":        "Thu 2026-12-03 18:00",
		"Thu Dec 3 18:30:09 2026":   "Thu 2026-12-03 18:30",
		"3 Dec 6pm, 2026":           "Thu 2026-12-03 18:00",
		"on the 24th day of June":   "Thu 2027-06-24",
		"penultimate friday of may": "Fri 2027-05-21",
	})
	for _, over := range []string{"Sat 21 November", "Sunday 15 Nov at 6", "giovedì 19 novembre u.s."} {
		if w, ok := phrase.Find(over, "en", now(t, "Europe/Rome")); ok {
			t.Errorf("%q: %s", over, told(w))
		}
	}
}
