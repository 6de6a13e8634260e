package source_test

import (
	"errors"
	"fmt"
	"net/http"
	"net/netip"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/source"
	"github.com/fieldnotes-slack/fieldnotes/bot/source/calendar"
	"github.com/fieldnotes-slack/fieldnotes/bot/source/fetch"
	"github.com/fieldnotes-slack/fieldnotes/bot/websim"
)

var now = time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)

// answer is what a path of the site answers.
type answer struct{ kind, body string }

// read reads https://example.com/ on a web that has these paths there.
func read(t *testing.T, link string, paths map[string]answer) (learn.Listing, error) {
	t.Helper()
	web, err := websim.New()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = web.Close() })
	web.Name("intranet.example.com", netip.MustParseAddr("10.0.0.1"))
	web.Site("example.com", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		a, ok := paths[r.URL.Path]
		if !ok {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", a.kind)
		_, _ = fmt.Fprint(w, a.body)
	}))
	return source.New(fetch.New(web.Network())).Read(t.Context(), link, now)
}

func ics(events ...string) string {
	return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//EN\r\n" + strings.Join(events, "") + "END:VCALENDAR\r\n"
}

func vevent(uid, start, more string) string {
	return "BEGIN:VEVENT\r\nUID:" + uid + "\r\nDTSTAMP:20260101T000000Z\r\nDTSTART:" + start + "\r\nSUMMARY:" + uid + "\r\n" + more + "END:VEVENT\r\n"
}

func titles(listed learn.Listing) string {
	var all []string
	for _, f := range listed.Events {
		all = append(all, f.Title+" "+f.Start.Format(time.DateOnly))
	}
	return strings.Join(all, ", ")
}

func TestACalendarIsKnownByWhatItIs(t *testing.T) {
	file := ics(vevent("Lunch", "20261201T120000Z", ""))
	for _, kind := range []string{"text/calendar; charset=utf-8", "text/plain", "application/octet-stream", "text/html", ""} {
		for _, link := range []string{"https://example.com/all.ics", "webcal://example.com/all.ics"} {
			found, err := read(t, link, map[string]answer{"/all.ics": {kind, "\ufeff\r\n" + file}})
			if err != nil || titles(found) != "Lunch 2026-12-01" {
				t.Errorf("%s as %q: %s, %v", link, kind, titles(found), err)
			}
		}
	}
	found, err := read(t, "https://example.com/all.ics", map[string]answer{"/all.ics": {"text/calendar", "<title>Please log in</title>"}})
	if err != nil || titles(found) != "Please log in 0001-01-01" {
		t.Errorf("a page in a calendar's place: %s, %v", titles(found), err)
	}
}

func TestACalendarTellsWhatIsToCome(t *testing.T) {
	for name, c := range map[string]struct{ file, want string }{
		"in order, without what was": {
			ics(vevent("Later", "20270301T120000Z", ""), vevent("Was", "20251201T120000Z", ""), vevent("Soon", "20261201T120000Z", "")),
			"Soon 2026-12-01, Later 2027-03-01",
		},
		"of a series the next date": {
			ics(vevent("Weekly", "20240103T120000Z", "RRULE:FREQ=WEEKLY\r\n"), vevent("Soon", "20261123T120000Z", "")),
			"Soon 2026-11-23, Weekly 2026-11-25",
		},
		"series without names are told apart by their titles": {
			strings.ReplaceAll(ics(vevent("Soon", "20261123T120000Z", ""), vevent("Weekly", "20240103T120000Z", "RRULE:FREQ=WEEKLY\r\n")), "UID:", "X-WAS:"),
			"Soon 2026-11-23, Weekly 2026-11-25",
		},
		"what was, when nothing comes": {
			ics(vevent("Older", "20241201T120000Z", ""), vevent("Newer", "20251201T120000Z", "")),
			"Newer 2025-12-01, Older 2024-12-01",
		},
		"what is cancelled, when there is nothing else": {
			ics(vevent("Off", "20261201T120000Z", "STATUS:CANCELLED\r\n")), "Off 2026-12-01",
		},
	} {
		found, err := source.New(nil).ReadFile([]byte(c.file), now)
		if err != nil || titles(found) != c.want {
			t.Errorf("%s: %s, want %s, %v", name, titles(found), c.want, err)
		}
	}
}

func TestACalendarMayBeLongerThanAPage(t *testing.T) {
	var all []string
	for k := range 10_000 {
		start := now.Add(time.Duration(k) * time.Hour).Format("20060102T150405Z")
		all = append(all, vevent(fmt.Sprint("Event ", k), start, "DESCRIPTION:"+strings.Repeat("x", 200)+"\r\n"))
	}
	file := ics(all...)
	if len(file) < fetch.PageLimit {
		t.Fatalf("%d bytes", len(file))
	}
	found, err := read(t, "https://example.com/all.ics", map[string]answer{"/all.ics": {"text/calendar", file}})
	if err != nil || len(found.Events) != 1000 || found.Events[0].Title != "Event 0" {
		t.Errorf("%d events, %v", len(found.Events), err)
	}
	file += strings.Repeat("X-FILL:"+strings.Repeat("x", 1000)+"\r\n", calendar.MaxBytes/1000)
	_, err = read(t, "https://example.com/all.ics", map[string]answer{"/all.ics": {"text/calendar", file}})
	var failed *fetch.Error
	if !errors.As(err, &failed) || failed.Reason != fetch.TooLarge {
		t.Errorf("an endless calendar: %v", err)
	}
}

func TestAPageWithoutEventsMayNameACalendar(t *testing.T) {
	const alternate = `<title>Our meetups</title><link rel="alternate" type="text/calendar" href="/all.ics">`
	file := answer{"text/calendar", ics(vevent("Lunch", "20261201T120000Z", ""))}
	event := `<script type="application/ld+json">{"@type":"Event","name":"Dinner","startDate":"2026-12-02"}</script>`
	for name, c := range map[string]struct {
		page, want string
		calendar   answer
	}{
		"it is read":                     {alternate, "Lunch 2026-12-01", file},
		"not beside an event":            {alternate + event, "Dinner 2026-12-02", file},
		"not when it is a page":          {alternate, "Our meetups 0001-01-01", answer{"text/html", alternate}},
		"not when it is empty":           {alternate, "Our meetups 0001-01-01", answer{"text/calendar", ics()}},
		"not when it is on the intranet": {strings.Replace(alternate, "/all.ics", "http://intranet.example.com/all.ics", 1), "Our meetups 0001-01-01", file},
	} {
		found, err := read(t, "https://example.com/events", map[string]answer{"/events": {"text/html", c.page}, "/all.ics": c.calendar})
		if err != nil || titles(found) != c.want {
			t.Errorf("%s: %s, want %s, %v", name, titles(found), c.want, err)
		}
	}
}

func TestWhatCannotBeReadSaysWhy(t *testing.T) {
	var failed *fetch.Error
	if _, err := read(t, "https://example.com/gone", nil); !errors.As(err, &failed) || failed.Status != http.StatusNotFound {
		t.Error(err)
	}
	if _, err := read(t, "https://intranet.example.com/", nil); !errors.As(err, &failed) || failed.Reason != fetch.Private {
		t.Error(err)
	}
	for want, body := range map[error]string{
		calendar.ErrNothing: ics(), calendar.ErrNotCalendar: "hello", calendar.ErrCutOff: "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:x",
	} {
		if _, err := read(t, "https://example.com/all.ics", map[string]answer{"/all.ics": {"text/calendar", body}}); !errors.Is(err, want) {
			t.Errorf("%q: %v, want %v", body, err, want)
		}
		if _, err := source.New(nil).ReadFile([]byte(body), now); !errors.Is(err, want) {
			t.Errorf("%q as a file: %v, want %v", body, err, want)
		}
	}
	found, err := read(t, "https://example.com/doc", map[string]answer{"/doc": {"application/pdf", "%PDF-1.7"}})
	if err != nil || len(found.Events) != 0 {
		t.Errorf("%+v, %v", found, err)
	}
}

func TestWhatACalendarCannotTellIsNamed(t *testing.T) {
	bad := vevent("Foobar", "20261340T120000Z", "")
	for _, c := range []struct {
		says, file, want string
		err              error
	}{
		{"beside what is good", ics(vevent("Lunch", "20261201T120000Z", ""), bad), "Lunch 2026-12-01", nil},
		{"when nothing is good", ics(bad), "", calendar.ErrNothing},
	} {
		listed, err := read(t, "https://example.com/all.ics", map[string]answer{"/all.ics": {"text/calendar", c.file}})
		if !errors.Is(err, c.err) || titles(listed) != c.want || !slices.Equal(listed.LeftOut, []learn.LeftOut{{Title: "Foobar", Why: learn.BadStart}}) {
			t.Errorf("%s: %+v, %v", c.says, listed, err)
		}
	}
}
