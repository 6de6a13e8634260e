package page

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// Dates as people write them, with a year. What stands before a day holds no
// other number: "14-16 November 2026" is not the 16th.
var (
	dayFirst   = regexp.MustCompile(`(?i)^\D*?(\d{1,2})(?:st|nd|rd|th|[°º])?\.?\s+(?:of\s+|di\s+)?(\pL{3,})\.?,?\s+(\d{4})\b(.*)$`)
	monthFirst = regexp.MustCompile(`(?i)^(?:\pL+\.?,?\s+)?(\pL{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b(.*)$`)
	inNumbers  = regexp.MustCompile(`^(\d{1,2})([./-])(\d{1,2})[./-](\d{4})\b(.*)$`)
	timeBehind = regexp.MustCompile(`(?i)^[^\d+-]*(\d{1,2})(?:[:.h](\d\d))?(?::\d\d)?\s*([ap]\.?m\b\.?)?\s*(Z\b|UTC|GMT|[+-]\d\d:?\d\d)?`)
)

// months are their names in English and Italian.
var months = []string{
	"january gennaio", "february febbraio", "march marzo", "april aprile", "may maggio", "june giugno",
	"july luglio", "august agosto", "september settembre", "october ottobre", "november novembre", "december dicembre",
}

// monthOf is the number of a month by its name or the begin of it; 0 for none.
func monthOf(word string) int {
	for i, names := range months {
		for name := range strings.FieldsSeq(names) {
			if strings.HasPrefix(name, learn.Fold(word)) {
				return i + 1
			}
		}
	}
	return 0
}

// inWords reads a date as people write it, in English or Italian, and the time behind it.
func inWords(s string) moment {
	if m := dayFirst.FindStringSubmatch(s); m != nil {
		return dated(m[3], monthOf(m[2]), m[1], m[4])
	}
	if m := monthFirst.FindStringSubmatch(s); m != nil {
		return dated(m[3], monthOf(m[1]), m[2], m[4])
	}
	m := inNumbers.FindStringSubmatch(s)
	if m == nil {
		return moment{}
	}
	first, _ := strconv.Atoi(m[1])
	second, _ := strconv.Atoi(m[3])
	half := timeBehind.FindStringSubmatch(m[5])
	switch {
	case m[2] != "." && (second > 12 || half != nil && half[3] != ""): // only Americans have half days
		return dated(m[4], first, m[3], m[5])
	case m[2] != "." && first <= 12 && first != second: // a European's, or an American's
		return moment{}
	}
	return dated(m[4], second, m[1], m[5])
}

// dated reads a date whose parts are known, and the time that is in the rest.
func dated(year string, month int, day, rest string) moment {
	date := fmt.Sprintf("%s-%02d-%s", year, month, day)
	m := timeBehind.FindStringSubmatch(rest)
	switch {
	case month == 0:
		return moment{}
	case m == nil || m[2] == "" && m[3] == "":
		return readMoment(date)
	case m[2] == "":
		m[2] = "00"
	}
	return readMoment(fmt.Sprintf("%s %s:%s %s %s", date, m[1], m[2], m[3], m[4]))
}
