package event

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// word is what a phrase narrows a list to: the format "online", the month "12".
type word struct {
	by    by
	value string
}

// by is what a list can be narrowed by.
type by string

const (
	byWhose    by = "whose" // "mine", "found"
	byFormat   by = "format"
	byIndustry by = "industry"
	byTopic    by = "topic"
	byMonth    by = "month" // a number; thisMonth, nextMonth
	byNothing  by = ""      // a word between others: "in"
)

const (
	whoseMine  = "mine"
	whoseFound = "found"
	thisMonth  = "this"
	nextMonth  = "next"
	yearMonth  = "2006-01"
)

// readWords are the phrases that narrow a list, folded, of all languages: who
// reads Italian may still type "online december".
func readWords(locales *chat.Locales) map[string]word {
	words := map[string]word{}
	for _, language := range learn.Languages() {
		loc := locales.For(language)
		add := func(key string, w word) {
			for phrase := range strings.SplitSeq(loc.T(key), ",") {
				words[store.Fold(phrase)] = w
			}
		}
		for _, industry := range learn.Industries() {
			w := word{byIndustry, industry}
			words[industry], words[strings.ReplaceAll(industry, "_", " ")] = w, w
			add("industry."+industry, w)
		}
		for _, format := range learn.Formats() {
			add("list.words."+string(format), word{byFormat, string(format)})
		}
		for m := time.January; m <= time.December; m++ {
			add("date.month."+strings.ToLower(m.String()), word{byMonth, strconv.Itoa(int(m))})
		}
		add("list.words.this_month", word{byMonth, thisMonth})
		add("list.words.next_month", word{byMonth, nextMonth})
		add("list.words.mine", word{byWhose, whoseMine})
		add("list.words.found", word{byWhose, whoseFound})
		add("list.words.between", word{byNothing, ""})
	}
	return words
}

// leastPrefix is how many letters of a word are enough to mean it.
const leastPrefix = 3

// beginning is the one month or industry that phrase begins.
func beginning(words map[string]word, phrase string) (word, bool) {
	var meant []word
	for full, w := range words {
		if (w.by == byMonth || w.by == byIndustry) && len(phrase) >= leastPrefix && strings.HasPrefix(full, phrase) && !slices.Contains(meant, w) {
			meant = append(meant, w)
		}
	}
	if len(meant) != 1 {
		return word{}, false
	}
	return meant[0], true
}

// monthOf is the month as YYYY-MM that a word means at now, in the zone of
// now: the running one or the next of that name.
func monthOf(value string, now time.Time) string {
	first := time.Date(now.Year(), now.Month(), 1, 0, 0, 0, 0, time.UTC)
	switch value {
	case thisMonth:
		return first.Format(yearMonth)
	case nextMonth:
		return first.AddDate(0, 1, 0).Format(yearMonth)
	}
	n, err := strconv.Atoi(value)
	if err != nil {
		return ""
	}
	year := now.Year()
	if time.Month(n) < now.Month() {
		year++
	}
	return time.Date(year, time.Month(n), 1, 0, 0, 0, 0, time.UTC).Format(yearMonth)
}

// monthInYear reads "december 2026" and "2026-12".
func monthInYear(words map[string]word, phrase string) (string, bool) {
	if first, err := time.Parse(yearMonth, phrase); err == nil {
		return first.Format(yearMonth), true
	}
	name, year, _ := strings.Cut(phrase, " ")
	w, known := words[name]
	if !known || w.by != byMonth {
		return "", false
	}
	first, err := time.Parse("1 2006", w.value+" "+year)
	return first.Format(yearMonth), err == nil
}
