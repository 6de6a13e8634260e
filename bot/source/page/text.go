package page

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// How much of a description is taken, and of what an element says.
const (
	maxAbout = 1000     // characters
	maxText  = 16 << 10 // bytes
	maxNodes = 4000
)

// silent are elements whose content nobody sees, breaking those that begin a line.
var (
	silent   = map[atom.Atom]bool{atom.Script: true, atom.Style: true, atom.Template: true, atom.Noscript: true, atom.Head: true}
	breaking = map[atom.Atom]bool{
		atom.Br: true, atom.P: true, atom.Div: true, atom.Li: true, atom.Ul: true, atom.Ol: true, atom.Tr: true, atom.Section: true,
		atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true, atom.Blockquote: true, atom.Dd: true, atom.Dt: true,
	}
)

// textOf is what one reads in n, with its line breaks.
func textOf(n *html.Node) string {
	r := reading{left: maxNodes}
	r.node(n)
	return strings.TrimSpace(r.String())
}

// reading is the text of nodes, of which so many more are read.
type reading struct {
	strings.Builder
	left int
}

func (r *reading) node(n *html.Node) {
	r.left--
	switch {
	case n.Type == html.TextNode:
		r.text(n.Data[:min(len(n.Data), maxText)])
		return
	case n.Type == html.ElementNode && silent[n.DataAtom]:
		return
	case n.Type == html.ElementNode && breaking[n.DataAtom]:
		r.WriteByte('\n')
		defer r.WriteByte('\n')
	}
	for c := n.FirstChild; c != nil && r.left > 0 && r.Len() <= maxText; c = c.NextSibling {
		r.node(c)
	}
}

func (r *reading) text(data string) {
	if strings.HasPrefix(data, " ") || strings.HasPrefix(data, "\n") {
		r.WriteByte(' ')
	}
	r.WriteString(strings.Join(strings.Fields(data), " "))
	if last := len(data) - 1; last >= 0 && unicode.IsSpace(rune(data[last])) {
		r.WriteByte(' ')
	}
}

// plain is text without the HTML that may be in it, escaped once or twice.
// What only looks like a tag stays: "<!channel>", "vector<int>".
func plain(s string) string {
	for range 2 {
		if !strings.ContainsAny(s, "<&") {
			break
		}
		s = untagged(s)
	}
	return strings.Map(visible, s)
}

func untagged(s string) string {
	if !strings.Contains(s, ">") {
		return html.UnescapeString(s)
	}
	var out strings.Builder
	z := html.NewTokenizer(strings.NewReader(s))
	var inside atom.Atom // a silent element
	for {
		switch kind := z.Next(); kind {
		case html.ErrorToken:
			return out.String()
		case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken, html.CommentToken:
			raw := string(z.Raw())
			t := z.Token()
			switch {
			case inside != 0:
				if kind == html.EndTagToken && t.DataAtom == inside {
					inside = 0
				}
			case kind == html.StartTagToken && silent[t.DataAtom]:
				inside = t.DataAtom
			case breaking[t.DataAtom]:
				out.WriteByte('\n')
			case kind == html.CommentToken && !strings.HasPrefix(raw, "<!--"), kind != html.CommentToken && t.DataAtom == 0:
				out.WriteString(raw)
			}
		case html.TextToken:
			if text := html.UnescapeString(string(z.Raw())); inside == 0 {
				out.WriteString(text)
			}
		}
	}
}

// visible drops what has no shape of its own and could change how the rest is read.
func visible(r rune) rune {
	switch {
	case r == '\n', r == '\t':
		return r
	case r == '\r':
		return '\n'
	case unicode.IsControl(r), r == utf8.RuneError, r == '\ufeff', r == '\u00ad', r == '\u200b',
		r >= '\u202a' && r <= '\u202e', r >= '\u2066' && r <= '\u2069':
		return -1
	case unicode.IsSpace(r):
		return ' '
	}
	return r
}

// line is plain text in one line of at most limit characters.
func line(s string, limit int) string { return cut(learn.OneLine(plain(s)), limit) }

// paragraphs is plain text in lines, of at most limit characters.
func paragraphs(s string, limit int) string {
	var out []string
	s = strings.NewReplacer(`>\n`, ">\n", `&gt;\n`, "&gt;\n").Replace(s) // The Events Calendar escapes line breaks twice
	for l := range strings.SplitSeq(plain(s), "\n") {
		if l = learn.OneLine(l); l != "" {
			out = append(out, l)
		}
	}
	return cut(strings.Join(out, "\n"), limit)
}

// cut shortens text to limit characters, at a blank if there is one near.
func cut(text string, limit int) string {
	if utf8.RuneCountInString(text) <= limit {
		return text
	}
	short := string([]rune(text)[:limit-1])
	if blank := strings.LastIndexFunc(short, unicode.IsSpace); blank > len(short)*3/4 {
		short = short[:blank]
	}
	return strings.TrimRightFunc(short, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsPunct(r) }) + "…"
}
