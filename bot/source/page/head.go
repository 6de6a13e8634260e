package page

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// head is what a page says of itself as a whole, wherever in it.
type head struct {
	title   string
	metas   map[string]string // the first of each name
	links   map[string]string // by rel, the first of each
	base    string
	scripts []string        // JSON-LD
	files   map[string]bool // calendars that one may download
	adds    map[string]bool // links that add an event to a calendar of Google's
}

// readHead reads a page tag by tag: no nesting is too deep or too wrong for it.
func readHead(page string) head {
	h := head{metas: map[string]string{}, links: map[string]string{}, files: map[string]bool{}, adds: map[string]bool{}}
	z := html.NewTokenizer(strings.NewReader(page))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return h
		case html.StartTagToken, html.SelfClosingTagToken:
			name, _ := z.TagName()
			if kind := atom.Lookup(name); headTags[kind] || kind == atom.A && calendarLink.Match(z.Raw()) {
				h.tag(z, kind)
			}
		}
	}
}

// calendarLink leads to an event to download, to a calendar to follow, or to one
// of Google's to add an event to.
var calendarLink = regexp.MustCompile(`(?i)webcal:|\.ics\b|[?&;]format=ical\b|[?&;]action=TEMPLATE\b`)

var headTags = map[atom.Atom]bool{atom.Meta: true, atom.Link: true, atom.Base: true, atom.Title: true, atom.Script: true}

func (h *head) tag(z *html.Tokenizer, kind atom.Atom) {
	attrs := attrsOf(z)
	switch kind {
	case atom.Meta:
		for _, name := range []string{attrs["property"], attrs["name"]} {
			keep(h.metas, name, attrs["content"])
		}
	case atom.Link:
		for rel := range strings.FieldsSeq(attrs["rel"]) {
			if kind := strings.ToLower(attrs["type"]); strings.EqualFold(rel, "alternate") {
				rel = "alternate " + kind
			}
			keep(h.links, rel, attrs["href"])
		}
	case atom.A:
		switch href := attrs["href"]; {
		case strings.Contains(href, "action=TEMPLATE"):
			h.adds[href] = true
		case calendarLink.MatchString(href):
			h.files[href] = true
		}
	case atom.Base:
		if h.base == "" {
			h.base = attrs["href"]
		}
	case atom.Title:
		if z.Next() == html.TextToken && h.title == "" {
			h.title = html.UnescapeString(string(z.Raw()))
		}
	case atom.Script:
		if strings.Contains(strings.ToLower(attrs["type"]), "ld+json") && z.Next() == html.TextToken {
			h.scripts = append(h.scripts, string(z.Raw()))
		}
	}
}

// attrsOf is what a tag says, as far as a real one goes.
func attrsOf(z *html.Tokenizer) map[string]string {
	attrs := map[string]string{}
	for more := true; more && len(attrs) < 50; {
		var key, value []byte
		if key, value, more = z.TagAttr(); len(key) > 0 {
			attrs[string(key)] = string(value)
		}
	}
	return attrs
}

func keep(m map[string]string, name, value string) {
	name, value = strings.ToLower(strings.TrimSpace(name)), strings.TrimSpace(value)
	if name != "" && value != "" && m[name] == "" {
		m[name] = value
	}
}
