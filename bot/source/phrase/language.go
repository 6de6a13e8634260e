package phrase

import (
	"maps"
	"slices"
	"strings"
)

// language is what a language has of its own; the rules are shared.
type language struct {
	monthFirst bool // 4/22
	words      map[string][]meaning
	longest    int      // of the keys of words, in terms
	names      []string // of days and months, those that are known with a slip
}

// entry gives words, separated by commas, a meaning. They are written as scan
// folds them: small letters, no accents; an apostrophe ends a term.
type entry struct {
	class class
	n     int
	words string
}

func newLanguage(monthFirst bool, numbers map[string]int, tables ...[]entry) *language {
	l := &language{monthFirst: monthFirst, words: map[string][]meaning{}}
	for word, n := range numbers {
		l.add(word, meaning{class: "num", n: n})
		l.add(word, meaning{class: "spelt", n: n})
		l.add(word, meaning{class: "count", n: n})
	}
	for _, table := range append(tables, marks()) {
		for _, e := range table {
			for word := range strings.SplitSeq(e.words, ", ") {
				l.add(word, meaning{class: e.class, n: e.n})
			}
		}
	}
	l.add(",", meaning{class: "comma"})
	for _, word := range slices.Sorted(maps.Keys(l.words)) {
		if len(word) >= shortest && (term{means: l.words[word]}).is("weekday", "month") {
			l.names = append(l.names, word)
		}
	}
	for zone, words := range zones() {
		for word := range strings.SplitSeq(words, ", ") {
			l.add(word, meaning{class: "zone", zone: zone})
		}
	}
	return l
}

func (l *language) add(words string, m meaning) {
	l.words[words] = append(l.words[words], m)
	l.longest = max(l.longest, strings.Count(words, " ")+1)
}

// addCities lets a time be told as of a city: "Rome time", "ora di Roma".
func (l *language) addCities(form string, cities map[string]string) *language {
	for zone, names := range cities {
		for name := range strings.SplitSeq(names, ", ") {
			l.add(strings.Replace(form, "CITY", name, 1), meaning{class: "zone", zone: zone})
		}
	}
	return l
}

// marks is punctuation, and what keeps Italian dates from being one, in every language.
func marks() []entry {
	return []entry{
		{"joiner", 0, "-, –, —, (, ), :, |, /, ·, •, @, ;"},
		{"to", 0, "-, –, —, /"},
		{"at", int(strong), "@"},
		{"street", 0, "via, viale, v . le, piazza, p . zza, piazzale, largo, vicolo, lungotevere"},
		{"greeting", 0, "buon, buona"},
	}
}

// zones are what people write after a time. Of a summer and a winter name
// people take either for the zone all year.
func zones() map[string]string {
	return map[string]string{
		"UTC":                 "gmt, utc, z, greenwich mean time",
		"Europe/London":       "bst, uk time, british summer time",
		"Europe/Lisbon":       "wet, west",
		"Europe/Rome":         "cet, cest, mez, mesz, central european time, central european summer time",
		"Europe/Athens":       "eet, eest",
		"Europe/Moscow":       "msk",
		"America/New_York":    "est, edt, et, eastern, eastern time, eastern standard time, eastern daylight time",
		"America/Chicago":     "cst, cdt, ct, central time, central standard time, central daylight time",
		"America/Denver":      "mst, mdt, mt, mountain time",
		"America/Los_Angeles": "pst, pdt, pt, pacific, pacific time, pacific standard time, pacific daylight time",
		"America/Sao_Paulo":   "brt",
		"Asia/Kolkata":        "ist",
		"Asia/Singapore":      "sgt",
		"Asia/Hong_Kong":      "hkt",
		"Asia/Tokyo":          "jst",
		"Asia/Seoul":          "kst",
		"Asia/Dubai":          "gst",
		"Australia/Sydney":    "aest, aedt",
		"Pacific/Auckland":    "nzst, nzdt",
	}
}
