package page

import (
	"regexp"
	"strconv"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/source/phrase"
)

// maxWords is how long a date in words may be, in bytes.
const maxWords = 100

var (
	hasYear = regexp.MustCompile(`\b(19|20)\d\d\b`)
	slashed = regexp.MustCompile(`^(\d{1,2})[/-](\d{1,2})[/-]\d{4}`)
	halfDay = regexp.MustCompile(`(?i)\d\s*[ap]\.?m\b`)
)

// inWords reads a date as people write it, in English or Italian, if it has a year.
func inWords(s string) moment {
	if len(s) > maxWords || !hasYear.MatchString(s) || isAmbiguous(s) {
		return moment{}
	}
	w, ok := phrase.Find(s, "en", time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC))
	if !ok {
		return moment{}
	}
	year, month, date := w.Start.Date()
	hour, minute, _ := w.Start.Clock()
	return moment{wall: time.Date(year, month, date, hour, minute, 0, 0, time.UTC), days: w.Day, zone: w.Zone}
}

// isAmbiguous tells whether a date in numbers may be a European's or an
// American's. Only the latter have half days.
func isAmbiguous(s string) bool {
	n := slashed.FindStringSubmatch(s)
	if n == nil || halfDay.MatchString(s) {
		return false
	}
	first, _ := strconv.Atoi(n[1])
	second, _ := strconv.Atoi(n[2])
	return first <= 12 && second <= 12 && first != second
}
