package page

import (
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// head is what a page says of itself as a whole, wherever in it.
type head struct {
	title   string
	metas   map[string]string // the first of each name
	links   map[string]string // by rel, the first of each
	base    string
	scripts []string // JSON-LD
}

// readHead reads a page tag by tag: no nesting is too deep or too wrong for it.
func readHead(page string) head {
	h := head{metas: map[string]string{}, links: map[string]string{}}
	z := html.NewTokenizer(strings.NewReader(page))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return h
		case html.StartTagToken, html.SelfClosingTagToken:
			name, _ := z.TagName()
			if kind := atom.Lookup(name); headTags[kind] {
				h.tag(z, kind)
			}
		}
	}
}

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

// meta is the first of the named that says something.
func (h *head) meta(names ...string) string {
	for _, name := range names {
		if h.metas[name] != "" {
			return h.metas[name]
		}
	}
	return ""
}

// address is the page's own: what it calls canonical, if that is of the same
// site and not its front page, else where it was found.
func (h *head) address(found *url.URL) string {
	own := resolve(nil, found.String())
	for _, told := range []string{h.links["canonical"], h.metas["og:url"]} {
		u, err := url.Parse(resolve(found, told))
		if err != nil || told == "" || site(u) != site(found) || strings.Trim(u.Path, "/") == "" && u.RawQuery == "" {
			continue
		}
		u.Scheme = found.Scheme
		return u.String()
	}
	return own
}

func site(u *url.URL) string { return strings.TrimPrefix(strings.ToLower(u.Host), "www.") }

// name is the page's title, without the site's name behind it.
func (h *head) name() string {
	siteName := h.meta("og:site_name", "application-name")
	for _, title := range []string{h.meta("og:title"), h.meta("twitter:title"), h.title} {
		title = line(title, 10*learn.MaxTitle)
		for _, dash := range []string{" | ", " - ", " – ", " — ", " · ", " :: "} {
			title = strings.TrimSuffix(title, dash+line(siteName, learn.MaxTitle))
		}
		if title != "" && !strings.EqualFold(title, siteName) {
			return cut(title, learn.MaxTitle)
		}
	}
	return line(siteName, learn.MaxTitle)
}

// found is the page as an event, of which it may tell little.
func (h *head) found(at *url.URL) learn.Found {
	f := learn.Found{
		Title: h.name(),
		Link:  h.address(at),
		About: paragraphs(h.meta("og:description", "twitter:description", "description"), maxAbout),
		Place: line(h.meta("event:location"), learn.MaxPlace),
	}
	span{
		start: readMoment(h.meta("event:start_time", "og:event:start_time", "event:start_date")),
		end:   readMoment(h.meta("event:end_time", "og:event:end_time", "event:end_date")),
	}.tell(&f)
	return f
}

// calendar is a calendar that belongs to the page, "" for none.
func (h *head) calendar(base *url.URL) string {
	if href := h.links["alternate text/calendar"]; href != "" {
		if rest, ok := strings.CutPrefix(href, "webcal:"); ok {
			href = "https:" + rest
		}
		return resolve(base, href)
	}
	return ""
}

// baseOf is what links on the page are relative to.
func (h *head) baseOf(at *url.URL) *url.URL {
	if base, err := at.Parse(h.base); err == nil && slices.Contains([]string{"http", "https"}, base.Scheme) {
		return base
	}
	return at
}
