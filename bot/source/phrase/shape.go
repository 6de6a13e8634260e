package phrase

import (
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// shape is a form that digits or letters take. Its expression is anchored, so
// that a term costs one try of each; read returns nil for what only looks like it.
type shape struct {
	first string // what it may begin with
	form  *regexp.Regexp
	read  func(l *language, groups []string) []meaning
	free  bool // may stand right beside letters and other digits
}

const digits = "0123456789"

var shapes = sync.OnceValue(func() []shape {
	return []shape{
		{first: digits, form: regexp.MustCompile(`^(\d{4})-?(\d\d)-?(\d\d)[T ](\d\d):?(\d\d)(?::?\d\d(?:[.,]\d{1,9})?)?(Z|[+-]\d\d:?\d\d)?`), read: isoInstant},
		{first: digits, form: regexp.MustCompile(`^(\d{4})([-/.])(\d{1,2})([-/.])(\d{1,2})`), read: yearFirst},
		{first: digits, form: regexp.MustCompile(`^(\d{1,2})([-/.])(\d{1,2})([-/.])(\d{4}|\d\d)`), read: yearLast},
		{first: digits, form: regexp.MustCompile(`^(\d{1,2})/(\d{1,2})`), read: dayAndMonth},
		{first: digits, form: regexp.MustCompile(`^(\d{1,2})(?:[:.](\d\d))?([apAP])\b`), read: hourAndLetter},
		{first: digits, form: regexp.MustCompile(`^(\d{1,2})([:.,hH])(\d\d)(?::\d\d)?(?:h\b)?`), read: hourAndMinute},
		{first: digits, form: regexp.MustCompile(`^(\d{1,2})[hH]`), read: hour},
		{first: digits, form: regexp.MustCompile(`^(\d{1,2})(?:(?i:st|nd|rd|th)\b|[°ºª])`), read: ordinal, free: true},
		{first: digits, form: regexp.MustCompile(`^(\d{1,2})(?::?(\d\d))?-?ish\b`), read: about},
		{first: "AEIP", form: regexp.MustCompile(`^((?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)(?:/[A-Z][A-Za-z_]+)+)`), read: namedZone},
		{first: "gGuU", form: regexp.MustCompile(`^(?i:gmt|utc) ?([+-])(\d{1,2})(?::?(\d\d))?`), read: offsetZone},
		{first: "+", form: regexp.MustCompile(`^(\+)(\d\d):?(\d\d)`), read: offsetZone},
		{first: "-", form: regexp.MustCompile(`^(-)(0\d)(00)`), read: offsetZone}, // else "18:00 -20:00" is one
		{first: "'’", form: regexp.MustCompile(`^['’](\d\d)`), read: shortYear},
		{first: digits + "$€£#", form: regexp.MustCompile(`^([$€£#]?)(\d+)((?:[.,:/]\d+)*[%€$£]?)`), read: number, free: true},
		{first: "aApP", form: meridianForm, read: meridian, free: true},
	}
})

// clockForm is what a slash may stand beside: "9:00/13:00".
var clockForm = regexp.MustCompile(`:|^\d{1,2}\.\d\d$`)

var meridianForm = regexp.MustCompile(`^(?i:([ap]) ?\.? ?m\b\.?)`)

// longest is how far ahead shapes look, in bytes: their cost is in its proportion.
const longest = 100

// piece reads what begins at a byte that is no blank.
func (l *language) piece(text string, at int) term {
	if link := leadingLink(text[at:]); link != "" {
		return term{text: "link", from: at, to: at + len(link)}
	}
	first, _ := utf8.DecodeRuneInString(text[at:])
	ahead := text[at:min(at+longest, len(text))]
	for _, s := range shapes() {
		if !strings.ContainsRune(s.first, first) {
			continue
		}
		groups := s.form.FindStringSubmatch(ahead)
		if groups == nil || !s.free && !l.apart(text, at, at+len(groups[0])) {
			continue
		}
		if means := s.read(l, groups[1:]); means != nil {
			return term{text: fold(groups[0]), from: at, to: at + len(groups[0]), means: means}
		}
	}
	if word := leading(text[at:], isLetter); word != "" {
		return l.word(text, at, word)
	}
	_, size := utf8.DecodeRuneInString(text[at:])
	return term{text: text[at : at+size], from: at, to: at + size, means: mark(text, at, size)}
}

// leadingLink is the URL, or the link or mention of Slack's, that text begins with.
func leadingLink(text string) string {
	inside := func(r rune) bool { return r != '<' && r != '>' }
	switch {
	case strings.HasPrefix(text, "http://"), strings.HasPrefix(text, "https://"):
		return leading(text, func(r rune) bool { return inside(r) && !unicode.IsSpace(r) })
	case len(text) > 1 && text[0] == '<' && strings.IndexByte("@#!h", text[1]) >= 0:
		link := text[:1] + leading(text[1:], inside)
		return strings.TrimSuffix(text[:min(len(link)+1, len(text))], "<")
	}
	return ""
}

// leading is the longest beginning of text of such characters.
func leading(text string, such func(rune) bool) string {
	if end := strings.IndexFunc(text, func(r rune) bool { return !such(r) }); end >= 0 {
		return text[:end]
	}
	return text
}

func isLetter(r rune) bool { return unicode.IsLetter(r) || unicode.IsMark(r) }

// word reads letters. Digits right after them are a number of their own after
// a month and the like ("Feb13", "h18"), else part of a name ("B2", "v1.2").
func (l *language) word(text string, at int, word string) term {
	end := at + len(word)
	folded := l.meant(fold(word))
	if next, _ := utf8.DecodeRuneInString(text[end:]); unicode.IsDigit(next) && !(term{means: l.words[folded]}).is("month", "at") {
		name := leading(text[at:], func(r rune) bool { return isLetter(r) || unicode.IsDigit(r) || r == '.' || r == '_' })
		return term{text: fold(name), from: at, to: at + len(name)}
	}
	for _, mark := range []string{"'", "’"} {
		if rest, ok := strings.CutPrefix(text[end:], mark); ok {
			end += len(mark)
			if next, _ := utf8.DecodeRuneInString(rest); unicode.IsLetter(next) || unicode.IsDigit(next) {
				folded += "'" // "dell'8", "today's"; but not "giovedi'", an accent typed so
			}
			break
		}
	}
	return term{text: folded, from: at, to: end}
}

// mark is what punctuation means beside what the lexicon says. Glue holds the
// parts of one date together: "Oct-2", "16.", "2012/Aug".
func mark(text string, at, size int) []meaning {
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	after, _ := utf8.DecodeRuneInString(text[at+size:])
	glued := at > 0 && !unicode.IsSpace(before)
	if glued && (text[at] == '.' || strings.ContainsRune("-/", rune(text[at])) && !unicode.IsSpace(after)) {
		if text[at] == '.' {
			return []meaning{{class: "glue"}}
		}
		return []meaning{{class: "glue"}, {class: "hyphen"}}
	}
	return nil
}

// apart tells whether from..to is no part of something longer: a version
// ("1.2.2026-beta"), an identifier, a path.
func (l *language) apart(text string, from, to int) bool {
	clock := clockForm.MatchString(text[from:to])
	before, n := utf8.DecodeLastRuneInString(text[:from])
	wayBefore, _ := utf8.DecodeLastRuneInString(text[:from-n])
	switch {
	case before == '_', before == '%', before == '-' && unicode.IsLetter(wayBefore):
		return false
	case n > 0 && strings.ContainsRune("/.:", before) && unicode.IsLetter(wayBefore):
		return clock // "h.18:30"
	case n > 0 && strings.ContainsRune("/.:", before) && unicode.IsDigit(wayBefore):
		return before == '/' && clock
	}
	after, size := utf8.DecodeRuneInString(text[to:])
	wayAfter, _ := utf8.DecodeRuneInString(text[to+size:])
	switch {
	case unicode.IsLetter(after):
		zone := fold(leading(text[to:], isLetter))
		return meridianForm.MatchString(text[to:]) || term{means: l.words[zone]}.is("zone")
	case after == '-':
		return clock || !unicode.IsLetter(wayAfter)
	case after == '/' && clock:
		return true // "9:00/13:00"
	case size > 0 && strings.ContainsRune(".:,/", after):
		return !unicode.IsDigit(wayAfter) && !(after == '/' && unicode.IsLetter(wayAfter))
	}
	return after != '_' && after != '%' && !unicode.IsDigit(after)
}
