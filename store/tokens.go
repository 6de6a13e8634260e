package store

import (
	"slices"
	"strings"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// A lesson is found by its tokens, which stand in no order. Every one is
// matched whole, so that any engine that keeps sets of words finds the same:
//
//	word    each of its words, as the function words splits them
//	¶bwor   each beginning of each of its words, the whole word among them
//	¶auana  its author, and likewise its industry, topics, month, year and channel
//
// Only words have no sign. Letters and digits follow a sign, and a dot between
// the words of a value, so that nothing typed is an engine's syntax.
const (
	beginningSign = "¶b"
	authorSign    = "¶a"
	industrySign  = "¶i"
	topicSign     = "¶t"
	monthSign     = "¶m"
	yearSign      = "¶y"
	channelSign   = "¶c"
)

// noMonth is the month of no lesson; noChannel stands for being in no channel.
const noMonth, noChannel = monthSign, channelSign

// lessonTokens are what a lesson is found by, each once.
func lessonTokens(l learn.Lesson) []string {
	text := append([]string{l.Takeaway, l.Story, l.Try, l.Audience, l.Encounter}, l.Topics...)
	all := marks(l)
	for _, word := range words(strings.Join(text, "\n")) {
		all = append(all, word, beginningSign+word)
		for i := range word {
			if i > 0 {
				all = append(all, beginningSign+word[:i])
			}
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// takeawayWords are the words of a lesson's takeaway, with a blank before and
// after each: where the words of a search stand decides which lesson is best.
func takeawayWords(l learn.Lesson) string {
	return " " + strings.Join(words(l.Takeaway), " ") + " "
}

// marks are the tokens by which a lesson is found that isn't looked for by its
// text.
func marks(l learn.Lesson) []string {
	written := l.Created.UTC()
	all := []string{channelMark(l.Channel), mark(monthSign, written.Format(wholeMonth)), mark(yearSign, written.Format("2006"))}
	for _, m := range []string{mark(authorSign, l.Author), mark(industrySign, l.Industry)} {
		if m != "" {
			all = append(all, m)
		}
	}
	for _, t := range l.Topics {
		if m := mark(topicSign, FoldTopic(t)); m != "" {
			all = append(all, m)
		}
	}
	return all
}

// mark is the token that stands for a value; "" for none.
func mark(sign, value string) string {
	if value = strings.Join(words(value), "·"); value == "" {
		return ""
	}
	return sign + value
}

func channelMark(channel string) string {
	if channel == "" {
		return noChannel
	}
	return mark(channelSign, channel)
}

const (
	wholeMonth = "2006-01"
	maxMonths  = 120 // that a search looks back at most
)

// monthsBetween is the period of the months from first to last in zone, and the
// marks of the months that it lies in: those of years that are whole and of the
// other months.
func monthsBetween(first, last string, zone *time.Location) (all []string, p period) {
	all = []string{noMonth}
	from, err := time.ParseInLocation(wholeMonth, first, zone)
	until, lastErr := time.ParseInLocation(wholeMonth, last, zone)
	if err != nil || lastErr != nil {
		return all, p
	}
	until = until.AddDate(0, 1, 0)
	p = period{from.Unix(), until.Unix()}
	first = from.UTC().Format(wholeMonth)
	m := until.Add(-time.Second).UTC()
	m = time.Date(m.Year(), m.Month(), 1, 0, 0, 0, 0, time.UTC)
	for months := 0; m.Format(wholeMonth) >= first && months < maxMonths; {
		if m.Month() == time.December && m.AddDate(0, -11, 0).Format(wholeMonth) >= first {
			all = append(all, mark(yearSign, m.Format("2006")))
			m, months = m.AddDate(-1, 0, 0), months+12
			continue
		}
		all = append(all, mark(monthSign, m.Format(wholeMonth)))
		m, months = m.AddDate(0, -1, 0), months+1
	}
	p.from = max(p.from, m.AddDate(0, 1, 0).Unix())
	return all, p
}
