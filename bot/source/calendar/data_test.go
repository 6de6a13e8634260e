package calendar_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/source/calendar"
)

// fields are what is compared with expected.json of every event in every file
// of ../shared/data/ics; of a file with a window, all occurrences in it too.
var fields = []string{"title", "start", "end", "clock", "zone", "place", "link", "cancelled", "recurs", "original"}

// special are the files of which something else is true, or more.
var special = map[string]struct {
	err     error
	leftOut []learn.LeftOut // what is named besides the events that are imported
	but     []string        // fields that are not compared, why is said beside
}{
	"lanyrd-nodejs-conferences-2011.ics": {leftOut: []learn.LeftOut{{Title: "Foobar", Why: learn.BadStart}}},
	"google-bad-rrule.ics":               {leftOut: []learn.LeftOut{{Title: "Academic Time", Why: learn.BadRule}}},
	"large-401-events-late-error.ics": {leftOut: []learn.LeftOut{
		{Title: "Event 060", Why: learn.BadStart}, {Title: "Event 061", Why: learn.BadStart}, {Title: "Event 123", Why: learn.BadStart},
		{Title: "Event 185", Why: learn.BadStart}, {Title: "Event 278", Why: learn.BadStart}, {Title: "Event 340", Why: learn.BadStart},
		{Title: "This event should trigger an error after 2000+ lines", Why: learn.TwoDates},
	}},
	"unclosed-calendar.ics":     {err: calendar.ErrCutOff, leftOut: []learn.LeftOut{{Why: learn.NoStart}}},
	"not-utf8-expo-2005.ics":    {but: []string{"title", "place"}},                // bytes are lost; a test of its own
	"mixed-zone-kinds-2002.ics": {but: []string{"start", "end", "clock", "zone"}}, // floating times in the calendar's zone; a test of its own
}

func read(t *testing.T, file string) (*calendar.Calendar, error) {
	t.Helper()
	f, err := os.Open(filepath.Join(shared, file))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	return calendar.Read(f)
}

func TestRealCalendars(t *testing.T) {
	for _, file := range toldFiles(t) {
		name := filepath.Base(file.File)
		t.Run(name, func(t *testing.T) {
			c, err := read(t, file.File)
			if !errors.Is(err, special[name].err) {
				t.Fatal(err)
			}
			if !slices.Equal(c.LeftOut, special[name].leftOut) {
				t.Errorf("left out: %v", c.LeftOut)
			}
			for _, event := range file.Events {
				if !event.MustSkip {
					compare(t, c, event, special[name].but)
				}
			}
			compareStarts(t, c, file)
			compareWindow(t, c, file)
		})
	}
}

func compare(t *testing.T, c *calendar.Calendar, want told, but []string) {
	t.Helper()
	i := slices.IndexFunc(c.Events, func(e *calendar.Event) bool {
		return e.UID == want.UID && original(e) == want.original()
	})
	if i < 0 {
		t.Errorf("not read: %+v", want)
		return
	}
	got, told := fieldsRead(c.Events[i], want), fieldsTold(want)
	for _, field := range fields {
		if got[field] != told[field] && !slices.Contains(but, field) {
			t.Errorf("%s of %q is %q, not %q", field, want.Title, got[field], told[field])
		}
	}
}

// original is of which occurrence an event takes the place, "" when of none.
func original(e *calendar.Event) string {
	if e.Recurs {
		return ""
	}
	return rfc3339(e.Original)
}

func fieldsRead(e *calendar.Event, want told) map[string]string {
	zone := e.Zone
	if !strings.Contains(want.TZ, "/") {
		zone = "" // the file gives UTC, or no name that people know
	}
	return map[string]string{
		"title": e.Title, "start": rfc3339(e.Start), "end": rfc3339(e.End), "clock": string(e.Clock), "zone": zone,
		"place": unfolded(e.Place), "link": e.Link, "cancelled": yes(e.Cancelled), "recurs": yes(e.Recurs), "original": original(e),
	}
}

func fieldsTold(want told) map[string]string {
	start, end, clock := want.times()
	zone := want.TZ
	if !strings.Contains(zone, "/") {
		zone = ""
	}
	return map[string]string{
		"title": want.Title, "start": start, "end": end, "clock": clock, "zone": zone,
		"place": unfolded(want.Location), "link": want.URL, "cancelled": yes(want.Status == "cancelled"), "recurs": yes(want.Recurring), "original": want.original(),
	}
}

// unfolded is without blanks: some writers fold in the midst of words, and add one.
func unfolded(s string) string { return strings.ReplaceAll(s, " ", "") }

func yes(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}

func rfc3339(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

func compareStarts(t *testing.T, c *calendar.Calendar, file toldFile) {
	t.Helper()
	if file.AllStarts == nil {
		return
	}
	var starts []string
	for _, e := range c.Events {
		starts = append(starts, rfc3339(e.Start))
	}
	if !slices.Equal(starts, file.AllStarts) {
		t.Errorf("%d events start at %v", len(starts), starts)
	}
}

func compareWindow(t *testing.T, c *calendar.Calendar, file toldFile) {
	t.Helper()
	if file.Window == nil {
		return
	}
	var got, want []string
	optional := map[string]bool{}
	for _, i := range file.Window.Optional {
		optional[i.Start+" "+i.Title] = true
	}
	for _, i := range file.Window.Instances {
		want = append(want, i.Start+" "+i.Title)
	}
	for _, f := range c.Between(file.Window.From, file.Window.To, 1000) {
		when := rfc3339(f.Start)
		if f.Clock == learn.Days {
			when = f.Start.Format(time.DateOnly)
		}
		if !optional[when+" "+f.Title] {
			got = append(got, when+" "+f.Title)
		}
	}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("occurrences\n%s\nnot\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestDamagedTextIsReadAsFarAsItGoes(t *testing.T) {
	toldFiles(t)
	c, err := read(t, "ics/not-utf8-expo-2005.ics")
	if err != nil || !strings.HasPrefix(c.Events[0].Title, "2005年日本国際") || !strings.HasSuffix(c.Events[0].Title, "覧会") {
		t.Error(err, c.Events)
	}
}

func TestTimesWithoutZoneAreInTheCalendarsOwn(t *testing.T) {
	toldFiles(t)
	c, err := read(t, "ics/mixed-zone-kinds-2002.ics")
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"No Timezone 2002-10-28T09:20:30Z instant US/Pacific",
		"UTC Timezone 2002-10-28T01:20:30Z instant US/Pacific",
		"Inline Timezone 2002-10-28T06:20:30Z instant America/New_York",
		"Date Only (Explicit) 2002-10-28T00:00:00Z days US/Pacific",
		"Date Only (Implicit) 2002-10-28T00:00:00Z days US/Pacific",
	}
	for i, e := range c.Events {
		if got := strings.Join([]string{e.Title, rfc3339(e.Start), string(e.Clock), e.Zone}, " "); got != want[i] {
			t.Errorf("%s, not %s", got, want[i])
		}
	}
}
