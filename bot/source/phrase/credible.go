package phrase

import (
	"slices"
	"strings"
)

// datings are what a number may stand before without being a count.
var datings = []class{"day", "weekday", "wkd", "nowpart", "inpart", "zone", "date"}

// credible tells whether terms from..to speak of a date at all, by what they
// say and what follows.
func (p *parser) credible(r reading, from, to int) bool {
	alone := !slices.ContainsFunc(p.terms[:from], term.isText) && !slices.ContainsFunc(p.terms[to:], term.isText)
	switch {
	case p.isNamed(from, to), p.isOpenRange(r, from, to), p.isCountedFrom(from), p.isAddress(r, from), r.holiday && p.isBeside(from):
		return false
	case r.strength == none:
		return from == 0 && r.has(hasClock) && to == len(p.terms)
	case r.strength == fair:
		return alone || p.leads(to)
	case r.strength == faint:
		return alone
	}
	return r.strength == strong
}

// isNamed tells whether one word belongs to the one before it: "the leaders of
// tomorrow", "buona domenica".
func (p *parser) isNamed(from, to int) bool {
	if from == 0 || to > from+1 {
		return from > 0 && p.terms[from-1].is("for") && p.terms[from].is("count") // "for 10 days from 18 December"
	}
	return p.terms[from-1].is("greeting") || p.terms[from-1].is("of") && p.terms[from].is("day")
}

// isOpenRange tells whether an end was named that is no time: "from 2 to 3 pages".
func (p *parser) isOpenRange(r reading, from, to int) bool {
	begins := r.from || p.terms[from].is("from")
	return begins && r.strength == fair && r.end == nil && to < len(p.terms) && p.terms[to].is("to")
}

// isBeside tells whether what begins at i is not the time, but before or after
// it: "after Christmas Eve".
func (p *parser) isBeside(i int) bool {
	if i > 0 && p.terms[i-1].is("the", "il") {
		i--
	}
	return i > 0 && (p.terms[i-1].is("past", "after") || p.terms[i-1].is("before") && !p.terms[i-1].is("at"))
}

// isCountedFrom tells whether another day is meant: "2 weeks before 13 May".
func (p *parser) isCountedFrom(i int) bool {
	return i > 1 && p.terms[i-1].is("before") && p.terms[i-2].is("unit") && !p.terms[i].is("clockword", "clock")
}

// isAddress tells whether a date is a street's name or a house's number: "via 4
// Novembre", "via XX Settembre 5", "via Roma 12/3".
func (p *parser) isAddress(r reading, from int) bool {
	numbered := p.terms[from].is("monthfirst", "date")
	for i := from - 1; i >= max(from-longestStreet, 0) && r.has(hasDay|hasMonth); i-- {
		switch {
		case p.terms[i].is("street"):
			return i == from-1 || numbered && !p.terms[i].is("prep") // English: "via Zoom 12/3"
		case !p.terms[i].isText():
			return false
		}
	}
	return false
}

// longestStreet is how many words a street's name has at most with its "via".
const longestStreet = 4

// leads tells whether what follows a number can't be what it counts: the end,
// punctuation, or a preposition.
func (p *parser) leads(i int) bool {
	return i == len(p.terms) || !p.terms[i].isText() || p.terms[i].is("prep", "on", "at", "for", "from", "in", "of") || p.terms[i].is(datings...)
}

// spans are terms from..to without the name of a holiday.
func (p *parser) spans(from, to int) []Span {
	var spans []Span
	for at := from; at <= to; at++ {
		if at < to && !p.terms[at].isHoliday() {
			continue
		}
		if at > from {
			spans = append(spans, p.span(from, at))
		}
		from = at + 1
	}
	return spans
}

// span takes what joins terms from..to with the rest along: "on", "alle", a comma.
func (p *parser) span(from, to int) Span {
	for n := 0; n < maxJoiners && from > 0 && p.terms[from-1].is("joiner", "comma", "on", "the", "il", "of", "for", "at", "from", "to", "every"); n++ {
		from--
	}
	for p.opened(from, to) && to < len(p.terms) && p.terms[to].text == ")" {
		to++
	}
	for p.opened(from, to) && p.terms[from].text == "(" {
		from++
	}
	return Span{From: p.terms[from].from, To: p.terms[to-1].to}
}

// opened tells whether a bracket in from..to is not closed.
func (p *parser) opened(from, to int) bool {
	open := 0
	for _, t := range p.terms[from:to] {
		open += strings.Count(t.text, "(") - strings.Count(t.text, ")")
	}
	return open > 0
}
