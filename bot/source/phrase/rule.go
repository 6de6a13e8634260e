package phrase

import (
	"slices"
	"strings"
	"time"
)

// rule makes a fact of terms in a row. Its pattern names a class for each: "num|ord"
// is either, "the?" may be missing, and "!month" at the end wants no such term to
// follow. An empty reading from make says that the terms are no fact after all.
type rule struct {
	pattern []element
	make    func(match) reading
	order   int
}

type element struct {
	classes  []class
	optional bool
	not      bool
}

func on(pattern string, make func(match) reading) rule {
	var elements []element
	for _, word := range strings.Fields(pattern) {
		var e element
		word, e.optional = strings.CutSuffix(word, "?")
		word, e.not = strings.CutPrefix(word, "!")
		for name := range strings.SplitSeq(word, "|") {
			e.classes = append(e.classes, class(name))
		}
		elements = append(elements, e)
	}
	return rule{pattern: elements, make: make}
}

var (
	days  = index(monthRules, holidayRules, weekRules)
	facts = index(monthRules, holidayRules, weekRules, clockRules)
	ends  = index(endRules)
	bare  = index(bareRules)
)

// grammar is rules by the classes with which they may begin.
type grammar map[class][]rule

func index(tables ...[]rule) grammar {
	g := grammar{}
	for i, r := range slices.Concat(tables...) {
		r.order = i
		for _, e := range r.pattern {
			for _, c := range e.classes {
				g[c] = append(g[c], r)
			}
			if !e.optional {
				break
			}
		}
	}
	return g
}

// match is the meanings by which terms fit a pattern, in their order.
type match struct {
	means []meaning
	today time.Time // midnight in UTC, as all days here
}

// n is the number in the first meaning of one of the classes, else 0.
func (m match) n(classes ...class) int { return m.at(0, classes...).n }

// at is the i-th meaning of one of the classes.
func (m match) at(i int, classes ...class) meaning {
	for _, means := range m.means {
		for _, c := range classes {
			if means.class != c {
				continue
			}
			if i == 0 {
				return means
			}
			i--
		}
	}
	return meaning{}
}

// fact is what digits of the class say by their shape.
func (m match) fact(c class) reading { return m.at(0, c).says() }

func (m match) has(c class) bool { return m.at(0, c).class == c }

// fit matches the pattern's rest with terms from i on, and returns where they end.
func (r rule) fit(rest []element, terms []term, i int, m *match) (int, bool) {
	if len(rest) == 0 {
		return i, true
	}
	e := rest[0]
	if e.not {
		return i, i == len(terms) || !terms[i].is(e.classes...)
	}
	if i < len(terms) {
		for _, c := range e.classes {
			means, ok := terms[i].as(c)
			if !ok {
				continue
			}
			kept := len(m.means)
			m.means = append(m.means, means)
			if end, ok := r.fit(rest[1:], terms, i+1, m); ok {
				return end, true
			}
			m.means = m.means[:kept]
		}
	}
	if !e.optional {
		return i, false
	}
	return r.fit(rest[1:], terms, i, m)
}
