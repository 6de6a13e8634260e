package calendar

import (
	"iter"
	"strings"
)

// lines gives a file's content lines, unfolded (RFC 5545, 3.1), and those of
// vCalendar's quoted-printable values joined.
func lines(data string) iter.Seq[string] {
	return func(yield func(string) bool) {
		var whole []string
		flush := func() bool {
			line := strings.Join(whole, "")
			whole = whole[:0]
			return line == "" || yield(line)
		}
		soft := false
		for line := range physical(data) {
			folded := line != "" && (line[0] == ' ' || line[0] == '\t') && len(whole) > 0
			switch {
			case folded:
				line = line[1:]
			case soft:
			case !flush():
				return
			}
			soft = strings.HasSuffix(line, "=") && (soft || containsFold(line, "QUOTED-PRINTABLE"))
			if soft {
				line += "\n"
			}
			if len(whole) < maxFolds {
				whole = append(whole, line)
			}
		}
		flush()
	}
}

// maxFolds is how many pieces of a line are read.
const maxFolds = 100_000

// physical splits at CRLF and LF, or at CR where there is nothing else.
func physical(data string) iter.Seq[string] {
	if !strings.Contains(data, "\n") {
		data = strings.ReplaceAll(data, "\r", "\n")
	}
	return func(yield func(string) bool) {
		for line := range strings.SplitSeq(data, "\n") {
			if !yield(strings.Trim(line, "\r")) {
				return
			}
		}
	}
}

// property is a content line taken apart.
type property struct {
	name   string // upper case
	params string
	value  string // as written
}

// readProperty takes a line apart; not ok when it is none.
func readProperty(line string) (p property, ok bool) {
	end := strings.IndexAny(line, ":;")
	if end <= 0 || strings.IndexFunc(line[:end], notInName) >= 0 {
		return property{}, false
	}
	p.name = strings.ToUpper(line[:end])
	colon := valueStart(line, end, isDated[p.name])
	if colon < 0 {
		return property{}, false
	}
	p.params, p.value = strings.Trim(line[end:colon], ";"), line[colon+1:]
	return p, true
}

func notInName(r rune) bool {
	return r != '-' && r != '_' && (r < '0' || r > '9') && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z')
}

// isDated names the properties whose values are dates: their value begins
// where a year does, since Outlook's zone names hold unquoted colons, or a
// quote that closes after the value.
var isDated = map[string]bool{
	"DTSTART": true, "DTEND": true, "EXDATE": true, "RDATE": true, "RECURRENCE-ID": true,
}

func valueStart(line string, from int, dated bool) int {
	first, quoted := -1, false
	for i := from; i < len(line); i++ {
		switch {
		case line[i] == '"':
			quoted = !quoted
		case line[i] != ':':
		case dated && digits(strings.TrimLeft(line[i+1:], " \""), 4):
			return i
		case !quoted && first < 0:
			first = i
			if !dated {
				return i
			}
		}
	}
	if first < 0 {
		return strings.LastIndexByte(line, ':')
	}
	return first
}

func digits(s string, n int) bool {
	if len(s) < n {
		return false
	}
	for i := range n {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

// param is the parameter's value without quotes; "" when there is none.
func (p property) param(name string) string {
	rest := p.params
	for rest != "" {
		end, quoted := 0, false
		for ; end < len(rest) && (quoted || rest[end] != ';'); end++ {
			quoted = quoted != (rest[end] == '"')
		}
		key, value, _ := strings.Cut(rest[:end], "=")
		if strings.EqualFold(strings.TrimSpace(key), name) {
			return strings.TrimSpace(strings.ReplaceAll(value, `"`, ""))
		}
		rest = rest[min(end+1, len(rest)):]
	}
	return ""
}

func containsFold(s, upper string) bool { return strings.Contains(strings.ToUpper(s), upper) }
