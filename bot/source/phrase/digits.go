package phrase

import (
	"fmt"
	"strconv"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// The years that four digits may be.
const firstYear, lastYear = 1900, 2199

// oldYear is from which on two digits are a year of the last century.
const oldYear = 70

func atoi(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

func isoInstant(_ *language, g []string) []meaning {
	r := yearly(atoi(g[2]), atoi(g[1]), atoi(g[0])).and(exactly(atoi(g[3]), atoi(g[4])))
	switch offset := g[5]; {
	case offset == "Z":
		r = r.and(inZone(time.UTC))
	case offset != "":
		r = r.and(zoneEast(offset[:1], atoi(offset[1:3]), atoi(offset[len(offset)-2:])))
	}
	return dates(r)
}

func yearFirst(_ *language, g []string) []meaning {
	if g[1] != g[3] {
		return nil
	}
	return dates(yearly(atoi(g[4]), atoi(g[2]), atoi(g[0])))
}

func yearLast(l *language, g []string) []meaning {
	year := atoi(g[4])
	if g[1] != g[3] {
		return nil
	}
	if year < 100 {
		year = century(year)
	}
	day, month := l.order(atoi(g[0]), atoi(g[2]))
	if g[1] == "." && atoi(g[2]) <= 12 { // nobody writes the month first with dots
		day, month = atoi(g[0]), atoi(g[2])
	}
	r := yearly(day, month, year)
	if len(g[4]) == 2 && g[1] == "." && len(g[0])+len(g[2]) < 4 {
		return dates(r.as(faint)) // "1.2.26" alone is rather a version
	}
	return dates(r)
}

// century is the year of which two digits are written.
func century(year int) int {
	if year < oldYear {
		return 2000 + year
	}
	return 1900 + year
}

// dayAndMonth reads "22/4". Of single digits both, it may as well be a part of
// many ("1/2"). Before a month both are days: "5/6 dicembre".
func dayAndMonth(l *language, g []string) []meaning {
	day, month := l.order(atoi(g[0]), atoi(g[1]))
	r := date(day, month, 0)
	if len(g[0])+len(g[1]) < 3 {
		r.strength = faint
	}
	return append(dates(r), meaning{class: "pair", n: 100*atoi(g[0]) + atoi(g[1])})
}

// order is which of two numbers is the day and which the month.
func (l *language) order(first, second int) (day, month int) {
	if l.monthFirst && first <= 12 || second > 12 {
		return second, first
	}
	return first, second
}

// yearly is a date of these times: what has another year is no date.
func yearly(day, month, year int) reading {
	if year < firstYear || year > lastYear {
		return reading{}
	}
	return date(day, month, year)
}

func dates(r reading) []meaning {
	if r.has(hasDay) {
		return []meaning{{class: "date", fact: &r}}
	}
	return nil
}

func hourAndLetter(l *language, g []string) []meaning {
	if l.monthFirst || g[2] == "p" {
		r := clockOf(atoi(g[0]), atoi(g[1]), true).half(halves[fold(g[2])])
		return []meaning{{class: "clock", fact: &r}}
	}
	return nil // Italian "2a" is "second"
}

var halves = map[string]int{"a": 1, "p": 2}

// hourAndMinute reads "18:30", "13h15" and, which may be something else, "18.30"
// or "18,30".
func hourAndMinute(l *language, g []string) []meaning {
	open := len(g[0]) == 1 && l.monthFirst
	r := clockOf(atoi(g[0]), atoi(g[2]), open || l.monthFirst && g[0][0] == '1')
	switch {
	case g[1] == ".":
		return l.dotted(g, r)
	case !r.has(hasClock):
		return nil
	case g[1] == ",":
		return []meaning{{class: "commaclock", fact: &r}}
	}
	means := []meaning{{class: "clock", fact: &r}}
	if g[1] != ":" {
		means = append(means, meaning{class: "span", n: 60*atoi(g[0]) + atoi(g[2])}) // "in 1h30"
	}
	return means
}

// dotted reads "18.30" and "27.11", which is a day first and then its month.
func (l *language) dotted(g []string, clock reading) (means []meaning) {
	if clock.has(hasClock) {
		means = append(means, meaning{class: "dotted", fact: &clock})
		if len(g[0]) == 2 && clock.clock.minute%5 == 0 {
			means = append(means, meaning{class: "dottedhour", fact: &clock})
		}
	}
	kind := class("dotday")
	if l.monthFirst {
		kind = "dotend" // beside its weekday, or before a dot and a time: "3.12. 18:30"
	}
	if d := date(atoi(g[0]), atoi(g[2]), 0); d.has(hasDay) {
		means = append(means, meaning{class: kind, fact: &d})
	}
	return means
}

// hour reads "18h", which after "in" is how long: "in 2h".
func hour(_ *language, g []string) []meaning {
	r := exactly(atoi(g[0]), 0)
	if !r.has(hasClock) || r.clock.hour == 24 {
		return nil // "24h" and "48h" are durations
	}
	r.strength = faint
	return []meaning{{class: "clock", fact: &r}, {class: "span", n: 60 * atoi(g[0])}}
}

// about reads "8ish".
func about(_ *language, g []string) []meaning {
	r := clockOf(atoi(g[0]), atoi(g[1]), true).as(fair)
	return []meaning{{class: "clock", fact: &r}}
}

func namedZone(_ *language, g []string) []meaning {
	if !learn.ValidZone(g[0]) {
		return nil
	}
	return []meaning{{class: "zone", zone: g[0]}}
}

func ordinal(_ *language, g []string) []meaning {
	n := atoi(g[0])
	return []meaning{{class: "ord", n: n}, {class: "nth", n: n}}
}

func offsetZone(_ *language, g []string) []meaning {
	r := zoneEast(g[0], atoi(g[1]), atoi(g[2]))
	return []meaning{{class: "zone", fact: &r}}
}

func shortYear(_ *language, g []string) []meaning {
	return []meaning{{class: "year", n: 2000 + atoi(g[0])}}
}

func meridian(_ *language, g []string) []meaning {
	return []meaning{{class: "meridian", n: halves[fold(g[0])]}}
}

func zoneEast(sign string, hours, minutes int) reading {
	if hours > 14 || minutes > 59 {
		return reading{}
	}
	if minutes == 0 { // the IANA names count westwards
		return inZone(learn.Location("Etc/GMT" + map[string]string{"+": "-", "-": "+"}[sign] + strconv.Itoa(hours)))
	}
	seconds := (hours*60 + minutes) * 60
	if sign == "-" {
		seconds = -seconds
	}
	return inZone(time.FixedZone(fmt.Sprintf("%s%02d:%02d", sign, hours, minutes), seconds))
}

// number reads digits: up to 59, or a year. Amounts and decimals are neither.
func number(l *language, g []string) []meaning {
	n := atoi(g[1])
	switch {
	case g[0] == "" && (g[2] == ".5" || g[2] == ",5"):
		return []meaning{{class: "andhalf", n: n}}
	case g[0] != "" || g[2] != "":
		return []meaning{}
	case len(g[1]) <= 2 && n <= 59:
		means := []meaning{{class: "num", n: n, padded: g[1][0] == '0'}, {class: "count", n: n}}
		if l.monthFirst && 1 <= n && n <= 12 {
			means = append(means, meaning{class: "barehour", n: n}) // Italians write days so
		}
		return means
	case len(g[1]) == 3 && (n%100 == 15 || n%100 == 30 || n%100 == 45):
		r := clockOf(n/100, n%100, true).as(fair)
		return []meaning{{class: "count", n: n}, {class: "compact", fact: &r}}
	case len(g[1]) <= 3:
		return []meaning{{class: "count", n: n}}
	case len(g[1]) == 4:
		return fourDigits(n)
	}
	return []meaning{}
}

// fourDigits are a year, a time of day without its colon ("1830"), or either;
// years that nobody plans for are times.
func fourDigits(n int) []meaning {
	r := exactly(n/100, n%100)
	isTime := r.has(hasClock) && n%5 == 0 && n >= 600
	isYear := n >= firstYear && n <= lastYear
	switch {
	case isTime && n >= 2000 && isYear:
		return []meaning{{class: "year", n: n}, {class: "lateyear", fact: &r}}
	case isTime:
		return []meaning{{class: "militarytime", fact: &r}}
	case isYear:
		return []meaning{{class: "year", n: n}}
	}
	return []meaning{}
}
