package store

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// Letters whose stroke is no accent to Unicode.
var strokes = strings.NewReplacer("ł", "l", "ø", "o", "đ", "d", "ß", "ss", "æ", "ae", "œ", "oe", "ı", "i")

// Fold is learn.Fold without accents, for what is looked up by typing: "Città"
// and "citta" are one.
func Fold(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFKD.String(strokes.Replace(learn.Fold(s))))
}
