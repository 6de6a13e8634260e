package store

import (
	"strings"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// What a search may be narrowed by stands in the index as a word that begins
// with one of these signs, which words never returns.
const (
	authorMark   = "¶a"
	industryMark = "¶i"
	topicMark    = "¶t"
	monthMark    = "¶m"
)

// mark is the word that stands for a value; "" for none. Its parts are joined
// by what the index doesn't take for the end of a word.
func mark(sign, value string) string {
	if value = strings.Join(words(value), "·"); value == "" {
		return ""
	}
	return sign + value
}

// marks are the words by which a lesson is found that isn't looked for by its
// text.
func marks(l learn.Lesson) []string {
	all := []string{mark(authorMark, l.Author), mark(industryMark, l.Industry), mark(monthMark, l.Created.UTC().Format(wholeMonth))}
	for _, t := range l.Topics {
		all = append(all, mark(topicMark, FoldTopic(t)))
	}
	return all
}

// marksOf are the marks that a search asks for, as the index understands them.
func marksOf(q learn.LessonSearch) []string {
	var all []string
	for _, m := range []string{mark(authorMark, q.Author), mark(industryMark, q.Industry), mark(topicMark, FoldTopic(q.Topic))} {
		if m != "" {
			all = append(all, `"`+m+`"`)
		}
	}
	if q.From != "" {
		all = append(all, `(`+strings.Join(monthsBetween(q.From, q.To), " OR ")+`)`)
	}
	return all
}

const (
	wholeMonth = "2006-01"
	maxMonths  = 120 // that a search looks back at most
)

// monthsBetween are the marks of the months from first to last.
func monthsBetween(first, last string) []string {
	all := []string{`"` + monthMark + `"`} // of no lesson
	m, err := time.Parse(wholeMonth, last)
	for err == nil && m.Format(wholeMonth) >= first && len(all) < maxMonths {
		all = append(all, `"`+mark(monthMark, m.Format(wholeMonth))+`"`)
		m = m.AddDate(0, -1, 0)
	}
	return all
}
