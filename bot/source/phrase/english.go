package phrase

import (
	"maps"
	"sync"
)

var english = sync.OnceValue(func() *language {
	return newLanguage(true, englishNumbers(), englishDays(), englishHolidays(), englishHours(), englishRest(), englishOrdinals()).
		addCities("CITY time", map[string]string{
			"Europe/Rome": "rome, milan, italian, italy", "Europe/London": "london, british", "Europe/Paris": "paris, french",
			"Europe/Berlin": "berlin, german, munich", "Europe/Madrid": "madrid, spanish", "Europe/Lisbon": "lisbon",
			"Europe/Zurich": "zurich, swiss", "Europe/Amsterdam": "amsterdam", "Europe/Vienna": "vienna", "Europe/Dublin": "dublin, irish",
			"America/New_York": "new york, boston", "America/Chicago": "chicago", "America/Los_Angeles": "los angeles, san francisco, california",
			"America/Sao_Paulo": "sao paulo", "Asia/Tokyo": "tokyo", "Asia/Singapore": "singapore", "Asia/Kolkata": "india, indian, bangalore",
			"Asia/Dubai": "dubai", "Australia/Sydney": "sydney",
		})
})

func englishDays() []entry {
	return []entry{
		{"weekday", 1, "monday"}, {"weekday", 2, "tuesday, tues"}, {"weekday", 3, "wednesday, weds"}, {"weekday", 4, "thursday, thurs, thur, thu"},
		{"weekday", 5, "friday"}, {"weekday", 6, "saturday"}, {"weekday", 7, "sunday"},
		{"wkd", 1, "mon"}, {"wkd", 2, "tue"}, {"wkd", 3, "wed"}, {"wkd", 5, "fri"}, {"wkd", 6, "sat"}, {"wkd", 7, "sun"},

		{"wkd", 1, "mondays"}, {"wkd", 2, "tuesdays"}, {"wkd", 3, "wednesdays"}, {"wkd", 4, "thursdays"}, {"wkd", 5, "fridays"}, {"wkd", 6, "saturdays"},
		{"wkd", 7, "sundays"}, {"every", 0, "mondays, tuesdays, wednesdays, thursdays, fridays, saturdays, sundays"},

		{"month", 1, "january, jan"}, {"month", 2, "february, feb, febr"}, {"month", 3, "march, mar"}, {"month", 4, "april, apr"},
		{"month", 5, "may"}, {"month", 6, "june, jun"}, {"month", 7, "july, jul"}, {"month", 8, "august, aug"},
		{"month", 9, "september, sept, sep"}, {"month", 10, "october, oct"}, {"month", 11, "november, nov"}, {"month", 12, "december, dec"},
		{"monthfirst", 1, "january, jan"}, {"monthfirst", 2, "february, feb, febr"}, {"monthfirst", 3, "march, mar"}, {"monthfirst", 4, "april, apr"},
		{"monthfirst", 5, "may"}, {"monthfirst", 6, "june, jun"}, {"monthfirst", 7, "july, jul"}, {"monthfirst", 8, "august, aug"},
		{"monthfirst", 9, "september, sept, sep"}, {"monthfirst", 10, "october, oct"}, {"monthfirst", 11, "november, nov"}, {"monthfirst", 12, "december, dec"},

		{"day", 0, "today"}, {"day", 1, "tomorrow, tmrw, tmr, tmw, tomorow, tommorow, tommorrow, 2moro"}, {"day", -1, "yesterday, day before yesterday"},
		{"day", 2, "day after tomorrow, overmorrow"},
		{"week", 0, "week"}, {"months", 0, "month"}, {"weekend", 6, "weekend"}, {"yearunit", 0, "year"}, {"dayunit", 0, "day"},
		{"this", 0, "this, current"}, {"upcoming", 0, "coming, the coming, this coming, upcoming, the upcoming"},
		{"next", 1, "next, nxt, following, the following"}, {"last", 0, "last, past, previous"},
		{"final", -1, "last, the last"}, {"final", -2, "penultimate, next to last, second to last, second last, last but one"}, {"end", 0, "end"},
		{"hence", 7, "week, weeks"}, {"hence", 14, "fortnight"}, {"timeword", 0, "time"},
	}
}

func englishHours() []entry {
	return []entry{
		{"part", int(morning), "morning"}, {"part", int(afternoon), "afternoon"}, {"part", int(evening), "evening, eve"}, {"part", int(night), "night"},
		{"inpart", int(morning), "in the morning, in morning"}, {"inpart", int(afternoon), "in the afternoon, in afternoon"},
		{"inpart", int(evening), "in the evening, in evening"}, {"inpart", int(night), "at night, in the night"},
		{"nowpart", int(night), "tonight, tonite, late tonight, late tonite"}, {"inpart", int(morning), "early morning, late morning, mid - morning, mid morning"},
		{"inpart", int(afternoon), "early afternoon, late afternoon, mid - afternoon"}, {"inpart", int(evening), "early evening, late evening"}, {"last", 0, "last"},
		{"clockword", 12, "noon, midday, mid day, mid - day, noontime, noonish, 12 noon, twelve noon"}, {"clockword", 24, "midnight, mid night, 12 midnight"},
		{"oclock", 0, "o' clock, oclock, sharp, uhr"}, {"hrs", 0, "hrs, hours, h"},
		{"half", 30, "half, a half, an half"}, {"quarter", 15, "quarter, a quarter, 1 / 4"},
		{"past", 0, "past, after"}, {"before", 0, "to, til, till, before"},
		{"at", int(fair), "at, around, about, approximately, approx, approx ."}, {"notbefore", 0, "after, not before, no earlier than"},
		{"at", int(strong), "starting at, starts at, doors at, from about"},
		{"from", 0, "from, between, starting"}, {"to", 0, "to, until, untill, till, til, through, thru"}, {"and", 0, "and, &"},
	}
}

func englishRest() []entry {
	return []entry{
		{"unit", minutes, "minute, minutes, min, mins, minute' s"}, {"unit", hours, "hour, hours, hr, hrs, h, hour' s"}, {"unit", daily, "day, days, day' s"},
		{"unit", weeks, "week, weeks, wk, wks, week' s"}, {"unit", months, "month, months, month' s"}, {"unit", years, "year, years"},
		{"unit", fortnights, "fortnight, fortnights, fortnight' s"},
		{"span", 30, "half an hour, a half hour, half hour, 1/2 hour, 1/2 h, 1/2 an hour"}, {"span", 15, "a quarter of an hour, quarter of an hour, 1/4 hour, 1/4 h"},
		{"span", 45, "three quarters of an hour, three - quarters of an hour, 3/4 hour, 3/4 h"}, {"lasting", 0, "for, lasting, duration, duration :"},
		{"count", 1, "a, an"}, {"count", 2, "a couple of, couple of, a couple, couple"},
		{"foreign", 0, "novembre, settembre"},
		{"in", 0, "in, within, in about, in around"}, {"later", 0, "from now, later, from today, hence"}, {"after", 0, "from, after"}, {"ago", 0, "ago, back, earlier"},
		{"the", 0, "the"}, {"of", 0, "of"}, {"on", 0, "on"}, {"onday", 0, "on"}, {"theday", 0, "the"}, {"for", 0, "for"}, {"every", 0, "every, each"},
		{"joiner", 0, "from, starting, week of, the week of, week commencing, week beginning, w / c"},
		{"prep", 0, "with, in, near, by, to, via, until, till"},
		{"named", 0, "24 / 7, 24/7, 9/11, black friday, cyber monday, giving tuesday, super tuesday, ash wednesday, shrove tuesday, casual friday"},
		{"named", 0, "good friday, easter monday, easter sunday, easter saturday, palm sunday, maundy thursday, holy thursday, whit monday, mothering sunday"},
		{"named", 0, "friday for future, today' s, half day, 1/2 day, may day, sunday school, saturday night live, friday night lights, monday night football"},
	}
}

// englishNumbers are one to fifty-nine; from twenty-one with and without a hyphen.
func englishNumbers() map[string]int {
	numbers := map[string]int{"thirty": 30, "forty": 40, "fifty": 50}
	for i, word := range []string{"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
		"thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"} {
		numbers[word] = i + 1
	}
	for tens, n := range map[string]int{"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50} {
		maps.Copy(numbers, joined(tens, n, map[string]int{"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}))
	}
	return numbers
}

func joined(tens string, n int, units map[string]int) map[string]int {
	numbers := map[string]int{}
	for unit, m := range units {
		numbers[tens+" "+unit], numbers[tens+" - "+unit] = n+m, n+m
	}
	return numbers
}

// englishOrdinals are first to thirty-first.
func englishOrdinals() []entry {
	units := []string{"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"}
	words := append(units, "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth",
		"seventeenth", "eighteenth", "nineteenth", "twentieth")
	for _, unit := range units {
		words = append(words, "twenty "+unit+", twenty - "+unit)
	}
	words = append(words, "thirtieth", "thirty first, thirty - first")
	entries := make([]entry, len(words))
	for i, w := range words {
		entries[i] = entry{class: "ord", n: i + 1, words: w}
	}
	return entries
}
