package phrase

import (
	"slices"
	"strings"
	"time"
	"unicode"
)

// parser joins the facts of one text into phrases.
type parser struct {
	terms []term
	now   time.Time
	known []known // facts, by the term with which they begin
}

type known struct {
	fact  reading
	next  int
	ok    bool
	tried bool
}

// phrase is a reading that can be told as an instant.
type phrase struct {
	reading
	when   When
	worded bool // not of digits alone, which mean the same in the member's own language
}

// maxJoiners is how many terms may stand between two facts of a phrase: "Monday, the".
const maxJoiners = 3

var joiners = []class{"joiner", "glue", "comma", "on", "the", "il", "of", "for", "at", "ahead"}

// phrases are those of the text that tell of something to come, in their order.
// over says that the text tells of a day that is over, too.
func (p *parser) phrases() (found []phrase, over bool) {
	for i := 0; i < len(p.terms); {
		r, next, ok := p.phraseAt(i)
		if !ok || !r.past && !p.credible(r, i, next) {
			i++
			continue
		}
		if f, ok := p.told(r, i, next); ok && !r.past {
			found = append(found, f)
		} else {
			over = true
		}
		i = next
	}
	return found, over
}

func (p *parser) told(r reading, i, next int) (phrase, bool) {
	when, ok := r.resolve(p.now)
	when.Every = i > 0 && p.terms[i-1].is("every") || slices.ContainsFunc(p.terms[i:next], func(t term) bool { return t.is("every") })
	when.Spans = p.spans(i, next)
	worded := slices.ContainsFunc(p.terms[i:next], func(t term) bool { return strings.ContainsFunc(t.text, unicode.IsLetter) })
	return phrase{reading: r, when: when, worded: worded}, ok
}

// phraseAt joins as many facts from term i on as are one phrase.
func (p *parser) phraseAt(i int) (r reading, next int, ok bool) {
	r, next, ok = p.factAt(i)
	if !ok || r.strength == none && !p.begins(r, i, next) {
		return reading{}, i, false
	}
	for ok {
		next = p.elsewhere(r, next)
		if end, after, isEnd := p.endAt(r, i, next); isEnd {
			r, next = r.until(end), after
			continue
		}
		var f reading
		if f, next, ok = p.factAfter(r, next); ok {
			r = r.and(f)
		}
	}
	for next < len(p.terms) && p.terms[next].is("ahead", "gone") {
		r.past = r.past || p.terms[next].is("gone")
		next++
	}
	return r, next, !r.has(hasAfter) || r.dated()
}

// begins tells whether a fact that says nothing alone begins a phrase: "the
// evening of 5 May", or "18.30" if it is all there is.
func (p *parser) begins(r reading, i, next int) bool {
	if r.has(hasClock) {
		return next-i == len(p.terms)
	}
	return next < len(p.terms) && p.terms[next].is("of")
}

// factAfter is the next fact that r allows, with or without joiners before it.
func (p *parser) factAfter(r reading, at int) (reading, int, bool) {
	for i := at; i <= min(at+maxJoiners, len(p.terms)-1); i++ {
		if f, next, ok := p.factAt(i); ok && r.allows(f) {
			return f, next, true
		}
		if !p.terms[i].is(joiners...) {
			break
		}
	}
	return p.bareHour(r, at)
}

// factAt is the fact that begins with term i.
func (p *parser) factAt(i int) (reading, int, bool) {
	k := &p.known[i]
	if !k.tried {
		k.tried = true
		k.fact, k.next, k.ok = p.fact(facts(), i)
	}
	return k.fact, k.next, k.ok
}

// fact is what the rule says that takes most terms from i on, of several the first.
func (p *parser) fact(g grammar, i int) (best reading, next int, ok bool) {
	next = i
	order := 0
	m := match{today: dayOfTime(p.now)}
	for _, means := range p.terms[i].means {
		for _, r := range g[means.class] {
			m.means = m.means[:0]
			end, fits := fit(r.pattern, p.terms, i, &m)
			if !fits || end < next || end == next && (!ok || r.order >= order) {
				continue
			}
			if f := r.make(m); f.bits != 0 {
				best, next, order, ok = f, end, r.order, true
			}
		}
	}
	return best, next, ok
}
