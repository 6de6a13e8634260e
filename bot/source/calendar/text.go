package calendar

import (
	"html"
	"regexp"
	"strings"
	"unicode"

	nethtml "golang.org/x/net/html"
)

// unescape undoes RFC 5545's escapes. A quote is escaped by some writers too;
// any other backslash is one.
func unescape(value string) string {
	if !strings.Contains(value, `\`) {
		return value
	}
	var b strings.Builder
	for i := 0; i < len(value); i++ {
		if value[i] != '\\' || i+1 == len(value) || !strings.ContainsRune(`nN,;:\"`, rune(value[i+1])) {
			b.WriteByte(value[i])
			continue
		}
		i++
		if value[i] == 'n' || value[i] == 'N' {
			b.WriteByte('\n')
		} else {
			b.WriteByte(value[i])
		}
	}
	return b.String()
}

// texts splits a list at its commas and undoes the escapes of each part.
func texts(value string) []string {
	var parts []string
	from := 0
	for i := 0; i < len(value); i++ {
		switch value[i] {
		case '\\':
			i++
		case ',':
			parts = append(parts, unescape(value[from:i]))
			from = i + 1
		}
	}
	return append(parts, unescape(value[from:]))
}

var entity = regexp.MustCompile(`&(#\d+|#[xX][0-9a-fA-F]+|[a-zA-Z]+);`)

// oneLine is a title or place as one line; some calendars write HTML's entities.
func oneLine(text string) string {
	return collapse(entity.ReplaceAllStringFunc(text, html.UnescapeString))
}

// collapse makes one line of a text, with single blanks.
func collapse(text string) string {
	return strings.Join(strings.Fields(strings.Map(printable, text)), " ")
}

func printable(r rune) rune {
	if unicode.IsControl(r) && !unicode.IsSpace(r) {
		return -1
	}
	return r
}

var markup = regexp.MustCompile(`(?i)<(/?(a|b|br|div|em|font|h[1-6]|html|i|li|ol|p|span|strong|table|u|ul)\b[^<>]*)>`)

// plain is a description as plain text: some calendars write HTML.
func plain(text string) string {
	if markup.MatchString(text) {
		text = withoutMarkup(text)
	} else {
		text = entity.ReplaceAllStringFunc(text, html.UnescapeString)
	}
	var lines []string
	for line := range strings.SplitSeq(strings.Map(printable, text), "\n") {
		line = strings.TrimSpace(line)
		if line != "" || len(lines) > 0 && lines[len(lines)-1] != "" {
			lines = append(lines, line)
		}
	}
	return strings.TrimSpace(strings.Join(lines, "\n"))
}

var breaksLine = words("br div h1 h2 h3 h4 h5 h6 li ol p table tr ul")

func withoutMarkup(text string) string {
	var b strings.Builder
	for z := nethtml.NewTokenizer(strings.NewReader(text)); ; {
		switch z.Next() {
		case nethtml.ErrorToken:
			return b.String()
		case nethtml.TextToken:
			b.Write(z.Text())
		default:
			if name, _ := z.TagName(); breaksLine[string(name)] {
				b.WriteByte('\n')
			}
		}
	}
}
