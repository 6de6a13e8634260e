package page

import "strings"

// loose reads JSON as its writer meant it: with commas too many or missing,
// comments and CDATA marks, quotes of either kind, or in the midst of a string,
// names and words without any, and an end that was cut off.
type loose struct {
	rest     string
	unclosed map[ending]bool // strings that never end as they should: looked for once
}

// readLoose reads all objects and lists of a document.
func readLoose(document string) []any {
	l := loose{rest: strings.TrimPrefix(document, "\ufeff"), unclosed: map[ending]bool{}}
	var all []any
	for l.skip(""); l.rest != "" && len(all) < maxDocuments; l.skip("") {
		if l.rest[0] == '{' || l.rest[0] == '[' {
			all = append(all, l.value(0))
		} else {
			l.rest = l.rest[1:]
		}
	}
	return all
}

// skip goes on to what is no blank, comment, mark, nor one of more.
func (l *loose) skip(more string) {
	for l.rest != "" {
		after, ok := skipped(l.rest)
		if !ok && strings.IndexByte(more, l.rest[0]) < 0 {
			return
		}
		if !ok {
			after = l.rest[1:]
		}
		l.rest = after
	}
}

// skipped is what follows the blank, comment or mark that s begins with, if it does.
func skipped(s string) (after string, ok bool) {
	for _, mark := range []string{" ", "\t", "\n", "\r", "<!--", "-->", "<![CDATA[", "]]>"} {
		if after, ok = strings.CutPrefix(s, mark); ok {
			return after, true
		}
	}
	for _, c := range [][2]string{{"//", "\n"}, {"/*", "*/"}} {
		if strings.HasPrefix(s, c[0]) {
			_, after, _ = strings.Cut(s, c[1])
			return after, true
		}
	}
	return s, false
}

// value reads what stands where a value should; nil for none.
func (l *loose) value(depth int) any {
	l.skip("")
	switch {
	case l.rest == "":
		return nil
	case depth > deepest:
		l.rest = ""
		return nil
	}
	switch l.rest[0] {
	case '{':
		return l.object(depth)
	case '[':
		return l.list(depth)
	case '"', '\'':
		return l.text(false)
	}
	word := l.word(",}]\r\n")
	if word == "" || word == "null" || word == "undefined" || word == "NaN" {
		return nil
	}
	return word
}

func (l *loose) object(depth int) map[string]any {
	o := map[string]any{}
	l.rest = l.rest[1:]
	for l.skip(",;"); l.rest != "" && l.rest[0] != ']'; l.skip(",;") {
		if l.rest[0] == '}' {
			l.rest = l.rest[1:]
			break
		}
		before := len(l.rest)
		name := l.name()
		if l.skip(""); strings.HasPrefix(l.rest, ":") {
			l.rest = l.rest[1:]
			if v := l.value(depth + 1); v != nil {
				o[name] = v
			}
		}
		l.advance(before)
	}
	return o
}

func (l *loose) list(depth int) []any {
	var list []any
	l.rest = l.rest[1:]
	for l.skip(",;"); l.rest != "" && l.rest[0] != '}'; l.skip(",;") {
		if l.rest[0] == ']' {
			l.rest = l.rest[1:]
			break
		}
		before := len(l.rest)
		list = append(list, l.value(depth+1))
		l.advance(before)
	}
	return list
}

// advance takes a character off when nothing was, so that reading ends.
func (l *loose) advance(before int) {
	if len(l.rest) == before {
		l.rest = l.rest[1:]
	}
}

func (l *loose) name() string {
	if l.rest[0] == '"' || l.rest[0] == '\'' {
		return l.text(true)
	}
	return l.word(":,}]\r\n")
}

// word is what stands before one of the characters.
func (l *loose) word(before string) string {
	end := strings.IndexAny(l.rest, before)
	if end < 0 {
		end = len(l.rest)
	}
	word := strings.TrimSpace(l.rest[:end])
	l.rest = l.rest[end:]
	return word
}
