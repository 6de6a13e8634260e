package phrase

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// flat is a text with what only looks different made plain, and where each of
// its bytes stands in the text.
type flat struct {
	text string
	at   []int // nil: where it stands in text
}

func isUnseen(r rune) bool { return unicode.Is(unicode.Cf, r) }

// formatting is Slack's, around words.
const formatting = "*_~`"

// flatten writes full-width letters and digits, and all hyphens and minus signs,
// as those of ASCII, leaves out marks that aren't seen (those for writing
// right to left) and puts blanks for formatting.
func flatten(text string) flat {
	if !strings.ContainsFunc(text, func(r rune) bool { return r >= utf8.RuneSelf || strings.ContainsRune(formatting, r) }) {
		return flat{text: text}
	}
	var b strings.Builder
	at := make([]int, 0, len(text)+1)
	for i, r := range text {
		if isUnseen(r) {
			continue
		}
		written := b.Len()
		if plain := flatRune(text, i, r); plain != r {
			b.WriteRune(plain)
		} else {
			_, size := utf8.DecodeRuneInString(text[i:])
			b.WriteString(text[i : i+size]) // a broken byte stays one byte
		}
		for n := range b.Len() - written {
			at = append(at, i+n)
		}
	}
	return flat{text: b.String(), at: append(at, len(text))}
}

func flatRune(text string, i int, r rune) rune {
	switch {
	case r == '_' && !edge(text, i):
		return r
	case strings.ContainsRune(formatting, r):
		return ' '
	case strings.ContainsRune("‐‑‒−", r):
		return '-'
	}
	if folded := width.LookupRune(r).Folded(); folded != 0 {
		return folded
	}
	return r
}

// edge tells whether the byte at i stands before or after a word, not in it.
func edge(text string, i int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	after, _ := utf8.DecodeRuneInString(text[i+1:])
	inWord := func(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) }
	return !inWord(before) || !inWord(after)
}

// spans are those of the original text, with formatting that is around them.
func (f flat) spans(spans []Span, text string) []Span {
	if f.at == nil {
		return spans
	}
	for i, s := range spans {
		from, to := f.at[s.From], f.at[s.To]
		from = len(strings.TrimRightFunc(text[:from], isUnseen))
		for from > 0 && to < len(text) && strings.IndexByte(formatting, text[from-1]) >= 0 && strings.IndexByte(formatting, text[to]) >= 0 {
			from--
			to++
		}
		spans[i] = Span{From: from, To: to}
	}
	return spans
}
