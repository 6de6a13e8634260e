package store

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// maxWord is how much of a long word counts, in characters.
const maxWord = 40

// words are the words of text as search compares them: small letters without
// accents, apostrophes and hyphens apart ("l'evento" is l and evento). What is
// written without blanks between words, such as Japanese, counts by each
// character and each pair of neighbours.
func words(text string) []string {
	var all []string
	for _, word := range strings.FieldsFunc(bare(text), func(r rune) bool { return !inWord(r) }) {
		runes := []rune(word)
		for start := 0; start < len(runes); {
			end := start
			for end < len(runes) && dense(runes[end]) == dense(runes[start]) {
				end++
			}
			all = addRun(all, runes[start:end])
			start = end
		}
	}
	return all
}

func addRun(all []string, run []rune) []string {
	if !dense(run[0]) {
		return append(all, string(run[:min(len(run), maxWord)]))
	}
	for i := range run {
		all = append(all, string(run[i]))
		if i > 0 {
			all = append(all, string(run[i-1:i+1]))
		}
	}
	return all
}

// bare is text in small letters without accents.
func bare(text string) string {
	unaccented := strings.Map(func(r rune) rune {
		if accent(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFKD.String(strings.ToValidUTF8(text, " ")))
	return norm.NFC.String(unstroked.Replace(unaccented))
}

// accent tells whether r only marks the letter before it. Vowel signs that
// belong to a script of their own, as in Hindi, make another word.
func accent(r rune) bool {
	return unicode.Is(unicode.Mn, r) && unicode.In(r, unicode.Inherited, unicode.Hebrew)
}

// Letters whose stroke or shape Unicode doesn't count as an accent.
var unstroked = strings.NewReplacer("ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "đ", "d", "ð", "d", "ł", "l", "ħ", "h", "ı", "i", "þ", "th")

// isSign tells whether r stands in no word, nor between words.
func isSign(r rune) bool { return !inWord(r) && !unicode.IsSpace(r) }

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) }

// dense tells whether r's script is written without blanks between words.
func dense(r rune) bool {
	return r > unicode.MaxLatin1 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana,
		unicode.Hangul, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}
