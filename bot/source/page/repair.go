package page

import "strings"

// repair mends what can be mended without guessing: trailing commas, comments,
// line breaks and other control characters in strings, escapes that JSON
// doesn't know, comment and CDATA marks around it all.
func repair(document string) string {
	var out strings.Builder
	comma := false // seen, and written once something comes after it
	for rest := strings.TrimPrefix(document, "\ufeff"); rest != ""; {
		if after, ok := skipped(rest); ok {
			rest = after
			continue
		}
		token := rest[:1]
		switch token {
		case ",":
			comma, rest = true, rest[1:]
			continue
		case `"`:
			token, rest = repairString(rest)
		default:
			rest = rest[1:]
		}
		if comma && token != "}" && token != "]" {
			out.WriteByte(',')
		}
		comma = false
		out.WriteString(token)
	}
	return out.String()
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

// escapes are how JSON writes the control characters that people put into
// strings; the others mean nothing.
var escapes = map[byte]string{'\n': `\n`, '\r': `\r`, '\t': `\t`}

// repairString mends the string that s begins with and returns what follows it.
func repairString(s string) (mended, rest string) {
	var out strings.Builder
	out.WriteByte('"')
	for k := 1; k < len(s); k++ {
		switch c := s[k]; {
		case c == '"':
			return out.String() + `"`, s[k+1:]
		case c == '\\' && k+1 < len(s):
			if strings.IndexByte(`"\/bfnrtu`, s[k+1]) >= 0 {
				out.WriteString(s[k : k+2])
				k++
			}
		case c < ' ':
			out.WriteString(escapes[c])
		default:
			out.WriteByte(c)
		}
	}
	return out.String(), ""
}
