package demo

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/websim"
)

// chamber is a calendar on the demo's internet that the workspace follows.
const chamber = "https://chamber.example/events.ics"

// unshared are events on the demo's internet that nobody has shared yet.
func unshared() []happening {
	return []happening{
		{day: 10, clock: "08:30", hours: 2, zone: "Europe/Rome", title: "Circular Economy Breakfast", link: "https://events.example/circular-breakfast",
			format: learn.InPerson, place: "Opificio Golinelli, Bologna", topics: []string{"sustainability", "partners"},
			benefit: "Manufacturers, designers and a waste company share what they reuse, over cappuccino."},
		{day: 16, clock: "18:00", hours: 1.5, zone: "Europe/London", title: "How hospitals hire", link: "https://events.example/how-hospitals-hire",
			format: learn.Online, topics: []string{"hiring"}, benefit: "Three heads of people from the health service on hiring when everybody is busy."},
	}
}

// conference is a page with several events.
func conference() []happening {
	talk := func(day int, clock, title, place string) happening {
		return happening{day: day, clock: clock, hours: 3, zone: "Europe/Berlin", title: title, link: "https://week.example/programme", format: learn.InPerson, place: place}
	}
	return []happening{
		talk(12, "10:00", "Logistics for people who don't do logistics", "Westhafen, Berlin"),
		talk(15, "14:00", "What museums know about visitors", "Gropius Bau, Berlin"),
		talk(18, "17:30", "An afternoon with a railway's timetable makers", "Nordbahnhof, Berlin"),
	}
}

// inChamber are the events of the calendar that the workspace follows.
func inChamber() []happening {
	meet := func(day int, clock, title, place string) happening {
		return happening{day: day, clock: clock, hours: 2, zone: "Europe/Rome", title: title, link: "https://chamber.example/" + url.PathEscape(strings.ToLower(title)), place: place}
	}
	return []happening{
		meet(5, "18:00", "Neighbours' aperitivo", "Camera di Commercio, Bologna"),
		meet(11, "17:30", "Export for beginners", "Camera di Commercio, Bologna"),
		meet(19, "12:30", "Lunch with the craftspeople", "Mercato delle Erbe, Bologna"),
	}
}

// newWeb is the demo's internet; what it doesn't have is on the real one.
func newWeb(today time.Time) (*websim.Web, error) {
	web, err := websim.New()
	if err != nil {
		return nil, err
	}
	pages := map[string][]happening{}
	for _, p := range append(append(happenings(), unshared()...), conference()...) {
		pages[p.link] = append(pages[p.link], p)
	}
	sites := map[string]*http.ServeMux{}
	for link, events := range pages {
		err = errors.Join(err, serve(web, sites, link, func(w http.ResponseWriter, _ *http.Request) { writePage(w, today, events) }))
	}
	err = errors.Join(err, serve(web, sites, chamber, func(w http.ResponseWriter, _ *http.Request) { writeCalendar(w, today) }))
	return web, err
}

func serve(web *websim.Web, sites map[string]*http.ServeMux, link string, page http.HandlerFunc) error {
	u, err := url.Parse(link)
	if err != nil {
		return err
	}
	if sites[u.Host] == nil {
		sites[u.Host] = http.NewServeMux()
		web.Site(u.Host, sites[u.Host])
	}
	sites[u.Host].HandleFunc("GET "+u.Path, page)
	return nil
}

const page = `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>%[1]s</title>
<script type="application/ld+json">%[2]s</script></head>
<body><h1>%[1]s</h1></body></html>
`

func writePage(w http.ResponseWriter, today time.Time, events []happening) {
	var all []map[string]any
	for _, p := range events {
		all = append(all, p.schema(today))
	}
	described, err := json.Marshal(all) // which also escapes what would end the script
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_, _ = fmt.Fprintf(w, page, html.EscapeString(events[0].title), described) // the reader may have gone
}

// schema is the event as schema.org describes it.
func (p happening) schema(today time.Time) map[string]any {
	start := workday(today, p.day, p.clock, p.zone).In(learn.Location(p.zone))
	mode := map[learn.Format]string{learn.Online: "OnlineEventAttendanceMode", learn.Hybrid: "MixedEventAttendanceMode"}[p.format]
	event := map[string]any{
		"@context": "https://schema.org", "@type": "Event", "name": p.title, "url": p.link, "description": p.benefit,
		"startDate": start.Format(time.RFC3339), "endDate": start.Add(p.length()).Format(time.RFC3339),
		"eventAttendanceMode": "https://schema.org/" + cmp.Or(mode, "OfflineEventAttendanceMode"), "keywords": p.topics,
	}
	if p.place != "" {
		event["location"] = map[string]any{"@type": "Place", "name": p.place}
	}
	return event
}

func (p happening) length() time.Duration { return time.Duration(p.hours * float64(time.Hour)) }

func writeCalendar(w http.ResponseWriter, today time.Time) {
	const stamp = "20060102T150405Z"
	lines := []string{"BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//chamber.example//EN", "X-WR-CALNAME:Chamber of Commerce"}
	for _, p := range inChamber() {
		start := workday(today, p.day, p.clock, p.zone).UTC()
		lines = append(lines, "BEGIN:VEVENT", fmt.Sprintf("UID:%s@chamber.example", url.PathEscape(p.title)), "DTSTAMP:"+today.UTC().Format(stamp),
			"DTSTART:"+start.Format(stamp), "DTEND:"+start.Add(p.length()).Format(stamp),
			"SUMMARY:"+p.title, "LOCATION:"+strings.ReplaceAll(p.place, ",", `\,`), "URL:"+p.link, "END:VEVENT")
	}
	w.Header().Set("Content-Type", "text/calendar; charset=utf-8")
	_, _ = fmt.Fprint(w, strings.Join(append(lines, "END:VCALENDAR", ""), "\r\n")) // the reader may have gone
}
