// Package page reads the events that a web page tells of: schema.org's in
// JSON-LD, microdata and RDFa, microformats, OpenGraph, and, if there are
// none, the page's title.
//
// The reading of JSON-LD and microdata is our own: pages have more wrong in
// them than libraries forgive.
package page

import (
	"net/url"
	"slices"
	"strings"
	"time"

	"golang.org/x/net/html"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// Told is what a page tells.
type Told struct {
	Found    []learn.Found // in the page's order; one without a time when it tells of no event
	Calendar string        // a link to a calendar that belongs to the page, "" for none
}

// Read reads a page that was found at an address, or a document of JSON-LD.
// Of what repeats it takes the occurrence that comes next after now. A body
// that is no text has nothing to tell.
func Read(body []byte, contentType string, address *url.URL, now time.Time) Told {
	text, ok := textIn(body, contentType)
	if !ok {
		return Told{}
	}
	if start := strings.TrimLeft(text, " \t\r\n\ufeff"); strings.HasPrefix(start, "{") || strings.HasPrefix(start, "[") {
		return readDocument(text, address, now)
	}
	h := readHead(text)
	base := h.baseOf(address)
	found, whole := events(text, h, base, now), h.found(address)
	if len(found) == 0 {
		whole = fill(whole, h.added())
	}
	return Told{Found: settle(found, whole), Calendar: h.calendar(base)}
}

// readDocument reads JSON-LD that no page is around.
func readDocument(text string, address *url.URL, now time.Time) Told {
	found := gather(nil, readJSONLD([]string{text}), address, now)
	if len(found) == 0 {
		return Told{}
	}
	return Told{Found: settle(found, learn.Found{Link: resolve(nil, address.String())})}
}

// events are those that the page tells of in a notation for events.
func events(text string, h head, base *url.URL, now time.Time) []learn.Found {
	found := gather(nil, readJSONLD(h.scripts), base, now)
	if !hasMarkup(text) {
		return found
	}
	root, err := html.Parse(strings.NewReader(text))
	if err != nil { // nested too deep
		return found
	}
	for _, d := range dialects {
		found = gather(found, readMarkup(root, d), base, now)
	}
	return gather(found, readHCalendar(root), base, now)
}

// hasMarkup tells whether building the page's tree is worth while.
func hasMarkup(text string) bool {
	text = strings.ToLower(text)
	return slices.ContainsFunc([]string{"itemscope", "typeof", "vevent", "h-event"}, func(mark string) bool { return strings.Contains(text, mark) })
}

// maxEvents is how many events of a page are looked at, in each notation.
const maxEvents = 300

// gather adds the events among items to those that were found in other notations.
func gather(found []learn.Found, items []*item, base *url.URL, now time.Time) []learn.Found {
	var told []learn.Found
	seen := 0
	for _, i := range items {
		if !i.isEvent() || i.part || seen == maxEvents {
			continue
		}
		seen++
		if f, ok := convert(i, base, now); ok {
			told = merge(told, isRepeated, f)
		}
	}
	return merge(found, isSame, told...)
}

// settle brings events together with the page as a whole: that one is the
// event when there is no other, fills in what the only one lacks, and picks
// the page's own among those that it recommends beside.
func settle(found []learn.Found, whole learn.Found) []learn.Found {
	found = ownOf(timed(found), whole.Link)
	switch len(found) {
	case 0:
		if whole.Title == "" {
			return nil
		}
		return []learn.Found{whole}
	case 1:
		if isFrontPage(found[0].Link, whole.Link) {
			found[0].Link = ""
		}
		found[0] = fill(found[0], whole)
	}
	return found
}

// timed is what has a time, of events of which some have one: a series is told
// beside its dates.
func timed(found []learn.Found) []learn.Found {
	timeless := func(f learn.Found) bool { return f.Clock == learn.NoClock }
	if rest := slices.DeleteFunc(slices.Clone(found), timeless); len(rest) > 0 {
		return rest
	}
	return found
}

// ownOf is the one event whose link is the page's, else all.
func ownOf(found []learn.Found, page string) []learn.Found {
	var own []learn.Found
	for _, f := range found {
		if f.Link != "" && learn.LinkKey(f.Link) == learn.LinkKey(page) {
			own = append(own, f)
		}
	}
	if len(own) == 1 {
		return own
	}
	return found
}

// isFrontPage tells whether link is the front page of the site that a page is of.
func isFrontPage(link, page string) bool {
	u, err := url.Parse(link)
	p, err2 := url.Parse(page)
	return err == nil && err2 == nil && site(u) == site(p) && strings.Trim(u.Path, "/") == "" && u.RawQuery == ""
}
