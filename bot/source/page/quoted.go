package page

import (
	"encoding/json"
	"strings"
)

// ending is how a string ends: with which quote, before a colon or not.
type ending struct {
	quote byte
	key   bool
}

// text reads a string. It ends at the quote that has after it what comes after
// a string, else at the first.
func (l *loose) text(key bool) string {
	e := ending{l.rest[0], key}
	first, end := -1, -1
	for k := 1; k < len(l.rest) && end < 0; k++ {
		switch l.rest[k] {
		case '\\':
			k++
		case e.quote:
			if first < 0 {
				first = k
			}
			if l.unclosed[e] || e.closes(l.rest[k+1:]) {
				end = k
			}
		}
	}
	if end < 0 {
		l.unclosed[e] = true
		if end = first; first < 0 {
			end = len(l.rest)
		}
	}
	text := mended(l.rest[1:end])
	l.rest = l.rest[min(end+1, len(l.rest)):]
	return text
}

func (e ending) closes(after string) bool {
	next := strings.TrimLeft(after, " \t\r\n")
	switch {
	case next == "":
		return true
	case e.key:
		return next[0] == ':'
	case next[0] == e.quote: // a comma is missing at a line's end
		return strings.Contains(after[:len(after)-len(next)], "\n")
	case next[0] == ',':
		next = strings.TrimLeft(next, " \t\r\n,")
		return next == "" || strings.IndexByte("\"'{}[]-/0123456789", next[0]) >= 0
	}
	_, ok := skipped(next)
	return ok || strings.IndexByte("}];", next[0]) >= 0
}

// escapes are how JSON writes the control characters that people put into
// strings; the others mean nothing.
var escapes = map[byte]string{'\n': `\n`, '\r': `\r`, '\t': `\t`, '"': `\"`}

// mended is a string's content without JSON's escapes and without those that
// JSON doesn't know.
func mended(s string) string {
	var out strings.Builder
	out.WriteByte('"')
	for k := 0; k < len(s); k++ {
		switch c := s[k]; {
		case c == '\\' && k+1 < len(s) && strings.IndexByte(`"\/bfnrtu`, s[k+1]) >= 0:
			out.WriteString(s[k : k+2])
			k++
		case c == '\\':
		case c < ' ', c == '"':
			out.WriteString(escapes[c])
		default:
			out.WriteByte(c)
		}
	}
	out.WriteByte('"')
	var text string
	if err := json.Unmarshal([]byte(out.String()), &text); err != nil {
		return s
	}
	return text
}
