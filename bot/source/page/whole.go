package page

import (
	"net/url"
	"slices"
	"strings"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/source/online"
)

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

// added is the event that the page offers to add to a calendar of Google's, if
// it is the only one.
func (h *head) added() learn.Found {
	var f learn.Found
	for href := range h.adds {
		u, err := url.Parse(href)
		if err != nil || len(h.adds) > 1 {
			return f
		}
		start, end, _ := strings.Cut(u.Query().Get("dates"), "/")
		s := span{start: readMoment(start), end: readMoment(end), exclusive: true}
		if zone := u.Query().Get("ctz"); learn.ValidZone(zone) {
			s.zone = zone
		}
		s.tell(&f)
		if f.Place = line(u.Query().Get("location"), learn.MaxPlace); online.Is(f.Place) {
			f.Place, f.Format = "", learn.Online
		}
	}
	return f
}

// calendar is a calendar that belongs to the page: the one that it names, or
// the only one that it links to; "" for none.
func (h *head) calendar(base *url.URL) string {
	href := h.links["alternate text/calendar"]
	if href == "" && len(h.files) == 1 {
		for href = range h.files {
		}
	}
	if href == "" {
		return ""
	}
	if rest, ok := strings.CutPrefix(href, "webcal:"); ok {
		href = "https:" + rest
	}
	return resolve(base, href)
}

// baseOf is what links on the page are relative to.
func (h *head) baseOf(at *url.URL) *url.URL {
	if base, err := at.Parse(h.base); err == nil && slices.Contains([]string{"http", "https"}, base.Scheme) {
		return base
	}
	return at
}
