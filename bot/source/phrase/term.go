package phrase

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// class is what a term can be in a rule: "weekday", "num", "of".
type class string

// meaning is one thing that a term may say: "march" the third month, "second"
// the ordinal 2.
type meaning struct {
	class  class
	n      int
	padded bool     // a number written with a nought before it: "08"
	zone   string   // IANA
	fact   *reading // what digits say by their shape: "18:30", "24/11/2026"
}

func (m meaning) says() reading {
	if m.fact == nil {
		return reading{}
	}
	return *m.fact
}

// term is a word, number, punctuation mark, or several words that mean
// something together ("day after tomorrow").
type term struct {
	text     string // folded
	from, to int    // bytes
	means    []meaning
}

func (t term) as(c class) (meaning, bool) {
	for _, m := range t.means {
		if m.class == c {
			return m, true
		}
	}
	return meaning{}, false
}

func (t term) is(classes ...class) bool {
	for _, c := range classes {
		if _, ok := t.as(c); ok {
			return true
		}
	}
	return false
}

// isText tells whether a term is more than punctuation.
func (t term) isText() bool {
	r, _ := utf8.DecodeRuneInString(t.text)
	return unicode.IsLetter(r) || unicode.IsNumber(r)
}

// scan cuts text into terms of the language.
func scan(text string, l *language) []term {
	var pieces []term
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		if unicode.IsSpace(r) {
			at += size
			continue
		}
		pieces = append(pieces, l.piece(text, at))
		at = pieces[len(pieces)-1].to
	}
	return l.gather(pieces)
}

// gather makes the longest entries of the lexicon one term.
func (l *language) gather(pieces []term) []term {
	var terms []term
	for i := 0; i < len(pieces); {
		t, n := pieces[i], 1
		key := ""
		for j := i; j < min(i+l.longest, len(pieces)); j++ {
			key = strings.TrimPrefix(key+" "+pieces[j].text, " ")
			if means, ok := l.words[key]; ok {
				t = term{text: key, from: pieces[i].from, to: pieces[j].to, means: means}
				if n = j - i + 1; n == 1 && !t.is("named") {
					t.means = slices.Concat(means, pieces[i].means)
				}
			}
		}
		terms = append(terms, t)
		i += n
	}
	return terms
}

// fold is s in small letters without accents, its apostrophes straight.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Mn, r):
			return -1
		case r == '’':
			return '\''
		}
		return unicode.ToLower(r)
	}, norm.NFD.String(s))
}
