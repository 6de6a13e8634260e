package phrase

import (
	"slices"
	"strings"
	"sync"
	"time"
)

// rule makes a fact of terms in a row. Its pattern names a class for each: "num|ord"
// is either, "the?" may be missing; at the end "!month" wants no such term to
// follow, and "+at" wants one, which is no part of the fact. An empty reading
// from make says that the terms are no fact after all.
type rule struct {
	pattern []element
	make    func(match) reading
	order   int
}

type element struct {
	classes  []class
	optional bool
	not      bool
	ahead    bool
}

func on(pattern string, make func(match) reading) rule {
	var elements []element
	for _, word := range strings.Fields(pattern) {
		var e element
		word, e.optional = strings.CutSuffix(word, "?")
		word, e.not = strings.CutPrefix(word, "!")
		word, e.ahead = strings.CutPrefix(word, "+")
		for name := range strings.SplitSeq(word, "|") {
			e.classes = append(e.classes, class(name))
		}
		elements = append(elements, e)
	}
	return rule{pattern: elements, make: make}
}

// Built when first used: most programs that hold them read no date.
var (
	days    = sync.OnceValue(func() grammar { return index(monthRules(), holidayRules(), weekRules()) })
	facts   = sync.OnceValue(func() grammar { return index(monthRules(), holidayRules(), weekRules(), clockRules()) })
	ends    = sync.OnceValue(func() grammar { return index(endRules()) })
	bare    = sync.OnceValue(func() grammar { return index(bareRules()) })
	lengths = sync.OnceValue(func() grammar { return index(lengthRules()) })
)

// grammar is rules by the classes with which they may begin.
type grammar map[class][]*rule

func index(tables ...[]rule) grammar {
	g := grammar{}
	for i, r := range slices.Concat(tables...) {
		r.order = i
		for _, e := range r.pattern {
			for _, c := range e.classes {
				g[c] = append(g[c], &r)
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

// last is the last meaning of the class.
func (m match) last(c class) (last meaning) {
	for _, means := range m.means {
		if means.class == c {
			last = means
		}
	}
	return last
}

// fact is what digits of the class say by their shape.
func (m match) fact(c class) reading { return m.at(0, c).says() }

func (m match) has(c class) bool { return m.at(0, c).class == c }

// fit matches a pattern's rest with terms from i on, and returns where they end.
func fit(rest []element, terms []term, i int, m *match) (int, bool) {
	if len(rest) == 0 {
		return i, true
	}
	e := rest[0]
	if e.not {
		return i, i == len(terms) || !terms[i].is(e.classes...)
	}
	if e.ahead {
		if i == len(terms) || !terms[i].is(e.classes...) {
			return i, false
		}
		_, ok := fit(rest[1:], terms, i+1, m)
		return i, ok
	}
	if i < len(terms) {
		for _, c := range e.classes {
			means, ok := terms[i].as(c)
			if !ok {
				continue
			}
			kept := len(m.means)
			m.means = append(m.means, means)
			if end, ok := fit(rest[1:], terms, i+1, m); ok {
				return end, true
			}
			m.means = m.means[:kept]
		}
	}
	if !e.optional {
		return i, false
	}
	return fit(rest[1:], terms, i, m)
}
