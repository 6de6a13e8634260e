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
	case to == from+1 && from > 0 && p.terms[from].is("day") && p.terms[from-1].is("of"):
		return false // "the leaders of tomorrow"
	case r.holiday && p.isBeside(from):
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

// isBeside tells whether what begins at i is not the time, but before or after
// it: "after Christmas Eve".
func (p *parser) isBeside(i int) bool {
	if i > 0 && p.terms[i-1].is("the", "il") {
		i--
	}
	return i > 0 && p.terms[i-1].is("before", "past", "after")
}

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
