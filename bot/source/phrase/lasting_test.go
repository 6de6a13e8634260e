package phrase_test

import "testing"

func TestHowLongItTakesIsWhenItEnds(t *testing.T) {
	means(t, "en", map[string]string{
		"friday 6pm for 2 hours":               "Fri 2026-11-27 18:00 to 20:00",
		"friday 6pm for an hour and a half":    "Fri 2026-11-27 18:00 to 19:30",
		"friday 6pm (90 minutes)":              "Fri 2026-11-27 18:00 to 19:30",
		"friday 11pm, 2h":                      "Fri 2026-11-27 23:00 to Sat 2026-11-28 01:00",
		"in 1h30":                              "Wed 2026-11-25 11:50",
		"in 2.5 hours":                         "Wed 2026-11-25 12:50",
		"in 2 and a half hours":                "Wed 2026-11-25 12:50",
		"in 1/2 hour":                          "Wed 2026-11-25 10:50",
		"in a week's time":                     "Wed 2026-12-02",
		"a week today":                         "Wed 2026-12-02",
		"two sundays from now":                 "Sun 2026-12-06",
		"tomorrow 730pm":                       "Thu 2026-11-26 19:30",
		"tonight 8ish":                         "Wed 2026-11-25 20:00",
		"six thirty on thursday":               "Thu 2026-11-26 18:30",
		"in the evening at eight on Friday":    "Fri 2026-11-27 20:00",
		"friday after 6pm":                     "Fri 2026-11-27 18:00",
		"10 - 11 at night":                     "Wed 2026-11-25 22:00 to 23:00",
		"10 August - 12 September 2027":        "Tue 2027-08-10 to Sun 2027-09-12",
		"28 Dec - 3 Jan 2027":                  "Mon 2026-12-28 to Sun 2027-01-03",
		"Mon to Fri next week":                 "Mon 2026-11-30 to Fri 2026-12-04",
		"next Monday to next Friday":           "Mon 2026-11-30 to Fri 2026-12-04",
		"tomorrow to the day after tomorrow":   "Thu 2026-11-26 to Fri 2026-11-27",
		"Saturday and Sunday":                  "Sat 2026-11-28 to Sun 2026-11-29",
		"between Dec 5 and Dec 7":              "Sat 2026-12-05 to Mon 2026-12-07",
		"from the 3rd to the 5th":              "Thu 2026-12-03 to Sat 2026-12-05",
		"Nov 28-Dec 2, 2027":                   "Sun 2027-11-28 to Thu 2027-12-02",
		"from 2pm till tomorrow 4:30pm":        "Wed 2026-11-25 14:00 to Thu 2026-11-26 16:30",
		"from 5 to 6 on 1st Jan":               "Fri 2027-01-01 17:00 to 18:00",
		"6-8 Thursday":                         "Thu 2026-11-26 18:00 to 20:00",
		"the 12th between 0730-0930":           "Sat 2026-12-12 07:30 to 09:30",
		"coming week":                          "Mon 2026-11-30",
		"coming Wednesday":                     "Wed 2026-12-02",
		"5th-6th Dec":                          "Sat 2026-12-05 to Sun 2026-12-06",
		"first weekend of December, 10am-5pm":  "Sat 2026-12-05 10:00 to 17:00",
		"the first Monday in the month, 18:30": "Mon 2026-12-07 18:30",
	})
	means(t, "it", map[string]string{
		"domani alle 18 per 2 ore":            "Thu 2026-11-26 18:00 to 20:00",
		"domani alle 18 (durata 90 minuti)":   "Thu 2026-11-26 18:00 to 19:30",
		"tra 2h":                              "Wed 2026-11-25 12:20",
		"tra 2 sett":                          "Wed 2026-12-09",
		"in due settimane":                    "Wed 2026-12-09",
		"tra due giovedì":                     "Thu 2026-12-03",
		"giovedì a otto":                      "Thu 2026-12-03",
		"domani all'1":                        "Thu 2026-11-26 13:00",
		"giovedì dopo le 18":                  "Thu 2026-11-26 18:00",
		"giovedì 3 ore 18.30":                 "Thu 2026-12-03 18:30",
		"lunedì 30 alle 9 e 30":               "Mon 2026-11-30 09:30",
		"il pomeriggio alle 7 di venerdì":     "Fri 2026-11-27 19:00",
		"18.30-20":                            "Wed 2026-11-25 18:30 to 20:00",
		"domani dalle 18,30 alle 20,30":       "Thu 2026-11-26 18:30 to 20:30",
		"domani 9.00/13.00":                   "Thu 2026-11-26 09:00 to 13:00",
		"dal 3 al 5":                          "Thu 2026-12-03 to Sat 2026-12-05",
		"da oggi fino a domani":               "Wed 2026-11-25 to Thu 2026-11-26",
		"dalle 3 alle 3:30":                   "Wed 2026-11-25 15:00 to 15:30",
		"dal 3 al 5/12":                       "Thu 2026-12-03 to Sat 2026-12-05",
		"3-4-5 dicembre":                      "Thu 2026-12-03 to Sat 2026-12-05",
		"sabato 5 e domenica 6":               "Sat 2026-12-05 to Sun 2026-12-06",
		"primo weekend di febbraio":           "Sat 2027-02-06",
		"il giorno 3":                         "Thu 2026-12-03",
		"3.12. ore 18":                        "Thu 2026-12-03 18:00",
		"dal 28 gennaio all'1 febbraio":       "Thu 2027-01-28 to Mon 2027-02-01",
		"un quarto a mezzogiorno di domenica": "Sun 2026-11-29 11:45",
	})
}

func TestALengthBeforeMoreWordsStaysInTheTitle(t *testing.T) {
	check(t, "en", []line{
		{"Talk at 6:30pm, 5 minutes from the station, on Friday", "Fri 2026-11-27 18:30", "Talk, 5 minutes from the station"},
		{"C++26 in 60 minutes, 3 Dec 6pm", "Thu 2026-12-03 18:00", "C++26 in 60 minutes"},
		{"Friday: five thirty-minute talks", "Fri 2026-11-27", "five thirty-minute talks"},
	})
}
