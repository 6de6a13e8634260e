package calendar

import (
	"html"
	"net/url"
	"strings"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// maxLink is the longest address that a button of Slack's may have.
const maxLink = 3000

const ellipsis = "…"

// GoogleLink opens Google Calendar with the event filled in.
func (i Invite) GoogleLink() string {
	link := newLink("https://calendar.google.com/calendar/render?action=TEMPLATE")
	link.add("dates", utcStamp(i.Start)+"/"+utcStamp(i.end()))
	if learn.ValidZone(i.Zone) {
		link.add("ctz", i.Zone)
	}
	return link.fill("text", "details", "location", i, func(text string) string { return text })
}

// OutlookLink opens Outlook on the web with the event filled in. What it opens
// takes the description for HTML.
func (i Invite) OutlookLink() string {
	link := newLink("https://outlook.office.com/calendar/0/deeplink/compose?path=%2Fcalendar%2Faction%2Fcompose&rru=addevent")
	link.add("startdt", i.Start.UTC().Format(time.RFC3339))
	link.add("enddt", i.end().UTC().Format(time.RFC3339))
	return link.fill("subject", "body", "location", i, func(text string) string {
		return strings.ReplaceAll(html.EscapeString(text), "\n", "<br>")
	})
}

// address is a URL in the making that stays within maxLink.
type address struct{ strings.Builder }

func newLink(begin string) *address {
	a := &address{}
	a.WriteString(begin)
	return a
}

// encode escapes for a query; a blank as %20, since Outlook shows a plus.
func encode(text string) string { return strings.ReplaceAll(url.QueryEscape(text), "+", "%20") }

func (a *address) add(key, value string) { a.WriteString("&" + key + "=" + encode(value)) }

// fill adds the texts. When they are too long the description is cut first,
// down to the event's page, then the place, then the title.
func (a *address) fill(title, about, place string, i Invite, dress func(string) string) string {
	plain := func(text string) string { return text }
	tail := ""
	if link := i.link(); link != "" && len(encode(dress(link))) < maxLink/2 {
		tail = "\n\n" + link
	}
	reserve := len("&"+about+"="+encode(dress(tail))) + len(encode(ellipsis))
	a.addCut(title, safe(collapse(i.Title)), reserve, plain)
	a.addCut(place, safe(collapse(i.Place)), reserve, plain)
	text := safe(strings.TrimSpace(i.About))
	if text == "" {
		tail = strings.TrimSpace(tail)
	}
	a.addCut(about, text, len(encode(dress(tail))), dress)
	a.WriteString(encode(dress(tail)))
	return a.String()
}

// addCut adds as much of the text as leaves room for reserve more characters.
func (a *address) addCut(key, text string, reserve int, dress func(string) string) {
	a.WriteString("&" + key + "=")
	room := maxLink - a.Len() - reserve
	if whole := encode(dress(text)); len(whole) <= room {
		a.WriteString(whole)
		return
	}
	room -= len(encode(ellipsis))
	var b strings.Builder
	for _, r := range text {
		next := encode(dress(string(r)))
		if b.Len()+len(next) > room {
			break
		}
		b.WriteString(next)
	}
	if room >= 0 {
		a.WriteString(b.String() + encode(ellipsis))
	}
}

// safe is text without what escape leaves out of a file.
func safe(text string) string { return unescape(escape(text)) }
