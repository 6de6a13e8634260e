package store

import (
	"slices"
	"strings"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// tokenQuery is what the tokens of a lesson must be like, in no engine's syntax.
type tokenQuery struct {
	groups [][]string // each has a token that the lesson has; what is rare comes first, what has many tokens last
	months []string   // one of which it has too; nil for any
	period period     // of these months
	topic  string     // which it has, folded; "" for any
	not    string     // it hasn't; "" for none
}

// onlyTopic tells whether nothing but a topic is asked for that no token stands
// for: one of signs alone, like 🤖.
func (q tokenQuery) onlyTopic() bool { return q.topic != "" && q.months == nil && len(q.groups) == 0 }

// query is a search as the tokens of lessons answer it.
type query struct {
	words     []string
	marks     [][]string // of each one is needed
	months    []string   // one of which is needed; nil for any
	period    period
	topic     string           // which is needed, folded; "" for any
	beginning bool             // the last word may be a word's beginning
	rarity    map[string]int64 // of tokens; nil where it doesn't matter
}

// period is from one instant to before another, in UTC seconds.
type period struct{ from, until int64 }

func queryOf(search learn.LessonSearch) query {
	q := query{words: unique(words(search.Words)), topic: FoldTopic(search.Topic)}
	for _, m := range []string{
		mark(authorSign, search.Author), mark(topicSign, q.topic), mark(industrySign, search.Industry),
	} {
		if m != "" {
			q.marks = append(q.marks, []string{m})
		}
	}
	if search.From != "" {
		q.months, q.period = monthsBetween(search.From, search.To, learn.Location(search.Zone))
	}
	return q
}

// unique drops repeats and keeps the order; a query's last word stays last.
func unique(asked []string) []string {
	var kept []string
	for i, w := range asked {
		if !slices.Contains(asked[i+1:], w) {
			kept = append(kept, w)
		}
	}
	return kept[max(0, len(kept)-maxAsked):]
}

func (q query) nothing() bool {
	return len(q.words) == 0 && len(q.marks) == 0 && q.months == nil && q.topic == ""
}

// all matches lessons with all that is asked for.
func (q query) all() tokenQuery {
	asked := tokenQuery{months: q.months, period: q.period, topic: q.topic}
	for i, w := range q.words {
		if q.beginning && i == len(q.words)-1 {
			w = beginningSign + w
		}
		asked.groups = append(asked.groups, []string{w})
	}
	asked.groups = append(asked.groups, q.marks...)
	rarestFirst(asked.groups, q.rarity)
	return asked
}

// begun matches what all matches only by the beginning of a word.
func (q query) begun() tokenQuery {
	q.beginning = true
	begun := q.all()
	begun.not = q.words[len(q.words)-1]
	return begun
}

// inTakeaway says of a takeaway's words whether all of those asked for are
// among them, 2, or some, 1.
func (q query) inTakeaway(takeaway string) int {
	there := 0
	for i, w := range q.words {
		if !q.beginning || i < len(q.words)-1 {
			w += " "
		}
		there += flag(strings.Contains(takeaway, " "+w))
	}
	switch {
	case there == 0:
		return 0
	case there < len(q.words):
		return 1
	}
	return 2
}
