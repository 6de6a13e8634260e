// Package phrase finds a date in a line as people write it: "Data & Coffee next
// thursday at 6:30pm", "Aperitivo con i designer, giovedì prossimo alle 18:30".
//
// A line is read in four steps. It is cut into terms, each with the meanings that
// it may have (term.go; shape.go and digits.go for digits, english.go and
// italian.go for words). Rules match terms by their meanings and make facts: a
// day, a time, a part of the day (rule.go, rules_*.go). Neighbouring facts are
// joined into a phrase (join.go), if one can believe that it speaks of a date
// (credible.go). A phrase is resolved to an instant, the next one where it is
// open (resolve.go, day.go).
package phrase

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// maxText is how much of a text is read, in bytes.
const maxText = 3000

// When is a date found in a text.
type When struct {
	Start time.Time // in Zone, or where the phrase names none, in now's zone; midnight of a Day
	End   time.Time // zero when not said; the last day of a Day that names several
	Day   bool      // only the date was stated
	Every bool      // "every Thursday": Start is the first
	Zone  string    // an IANA zone; empty when none is named, or one that has no such name ("+05:45")
	Spans []Span    // the phrase in the text: in two pieces when day and time stand apart
}

// Span is a range of bytes.
type Span struct{ From, To int }

// Find reads the date in text as a member with the given language ("en" or
// "it") writes it, in the other language when that one makes more of it. now is
// in the member's zone.
//
// What is open is read as the next such date. "Friday" is the next one that isn't
// today, "next Friday" the one of next week. 12/3 is 3 December in English, 12
// March in Italian, unless only the other order makes a date. An hour from 1 to 7
// that doesn't say which half of the day is in the afternoon. What speaks of the
// past ("last Friday", "ieri") is none, nor is the time beside it.
func Find(text, lang string, now time.Time) (When, bool) {
	if len(text) > maxText {
		end := maxText
		for end > maxText-utf8.UTFMax && !utf8.RuneStart(text[end]) {
			end--
		}
		text = text[:end]
	}
	own, other := english(), italian()
	if lang == "it" {
		own, other = other, own
	}
	plain := flatten(text)
	best, found, over := own.find(plain.text, now)
	more, ok, overThere := other.find(plain.text, now)
	switch {
	case ok && !over && more.tells(best, found):
		best, found = more, true
	case overThere && !best.dated():
		return When{}, false
	}
	best.when.Spans = plain.spans(best.when.Spans, text)
	return best.when, found
}

// Title is text without the phrase and what joined it to the rest.
func (w When) Title(text string) string {
	var rest strings.Builder
	at := 0
	for _, s := range w.Spans {
		rest.WriteString(text[at:s.From] + " ")
		at = s.To
	}
	rest.WriteString(text[at:])
	title := strings.Join(strings.Fields(rest.String()), " ")
	title = strings.NewReplacer(" ,", ",", " ;", ";", " ?", "?", " !", "!", " )", ")", "( ", "(", "[ ]", "", "( )", "", "* *", "").Replace(title)
	return strings.TrimRight(strings.TrimLeft(title, " ,;:|-–—.)"), " ,;:|-–—(@")
}

// find returns the phrase that tells most, the first of equals. A time of day
// that stands apart belongs to it: "Thursday: Data & Coffee at 6:30pm".
func (l *language) find(text string, now time.Time) (best phrase, ok, over bool) {
	terms := scan(text, l)
	p := parser{terms: terms, now: now, known: make([]known, len(terms))}
	found, over := p.phrases()
	if over {
		found = slices.DeleteFunc(found, func(f phrase) bool { return !f.dated() }) // "Last Friday: drinks at 6"
	}
	if len(found) == 0 {
		return phrase{}, false, over
	}
	best = slices.MaxFunc(found, func(a, b phrase) int { return a.rank() - b.rank() })
	if best.has(hasClock) || best.has(hasDelta) {
		return best, true, over
	}
	for _, f := range found {
		if !f.dated() && f.has(hasClock) {
			return best.with(f, now), true, over
		}
	}
	return best, true, over
}

// with adds a time of day that stands elsewhere in the text.
func (f phrase) with(clock phrase, now time.Time) phrase {
	r := f.and(clock.reading)
	when, ok := r.resolve(now)
	if !ok {
		return f
	}
	when.Every = f.when.Every
	when.Spans = append(slices.Clone(f.when.Spans), clock.when.Spans...)
	slices.SortFunc(when.Spans, func(a, b Span) int { return a.From - b.From })
	return phrase{reading: r, when: when}
}

// tells tells whether a phrase read in the other language is better than own,
// if one is found in the member's language. That may be a length: "in 1/2 hour".
func (f phrase) tells(own phrase, found bool) bool {
	if !found {
		return f.worded
	}
	return f.rank() > own.rank() && !own.has(hasDelta)
}

// rank orders phrases by how much they tell. What a holiday's name tells is
// less than any other date: "Halloween party on 30 October".
func (f phrase) rank() int {
	rank := 0
	if f.dated() {
		rank += 5
	}
	if f.has(hasClock) || f.has(hasDelta) {
		rank += 3
	}
	switch {
	case f.holiday:
		rank--
	case f.has(hasDay | hasMonth):
		rank++
	}
	return rank
}
