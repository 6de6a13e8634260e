package event

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

func TestWhatWasFoundBecomesTheForm(t *testing.T) {
	now := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	at := func(text string) time.Time {
		when, err := time.Parse(time.RFC3339, text)
		if err != nil {
			t.Fatal(err)
		}
		return when
	}
	type times struct{ startDate, startTime, endDate, endTime, zone string }
	for _, c := range []struct {
		says    string
		found   learn.Found
		want    times
		assumed bool
	}{
		{"an instant, in the place's zone",
			learn.Found{Clock: learn.Instant, Start: at("2026-12-03T23:30:00Z"), End: at("2026-12-04T01:00:00Z"), Zone: "America/New_York"},
			times{"2026-12-03", "18:30", "", "20:00", "America/New_York"}, false},
		{"an instant of no zone, in the member's",
			learn.Found{Clock: learn.Instant, Start: at("2026-12-03T23:30:00Z"), End: at("2026-12-04T01:00:00Z")},
			times{"2026-12-04", "00:30", "", "02:00", "Europe/Rome"}, false},
		{"an instant in a zone that there isn't, in the member's",
			learn.Found{Clock: learn.Instant, Start: at("2026-12-03T17:30:00Z"), Zone: "Mars/Olympus"},
			times{"2026-12-03", "18:30", "", "", "Europe/Rome"}, false},
		{"a time on the wall where the place is",
			learn.Found{Clock: learn.Floating, Start: at("2026-12-03T18:30:00Z"), Zone: "America/New_York"},
			times{"2026-12-03", "18:30", "", "", "America/New_York"}, false},
		{"a time on an unknown wall",
			learn.Found{Clock: learn.Floating, Start: at("2026-12-03T18:30:00Z"), End: at("2026-12-04T01:00:00Z")},
			times{"2026-12-03", "18:30", "2026-12-04", "01:00", "Europe/Rome"}, true},
		{"a day is no midnight",
			learn.Found{Clock: learn.Days, Start: at("2026-12-03T00:00:00Z"), End: at("2026-12-04T00:00:00Z")},
			times{"2026-12-03", "", "", "", "Europe/Rome"}, false},
		{"the end of days is the day after the last",
			learn.Found{Clock: learn.Days, Start: at("2026-12-03T00:00:00Z"), End: at("2026-12-06T00:00:00Z")},
			times{"2026-12-03", "", "2026-12-05", "", "Europe/Rome"}, false},
		{"today is still to come, as a day",
			learn.Found{Clock: learn.Days, Start: at("2026-11-23T00:00:00Z")},
			times{"2026-11-23", "", "", "", "Europe/Rome"}, false},
		{"last year",
			learn.Found{Clock: learn.Instant, Start: at("2025-12-03T17:30:00Z"), End: at("2025-12-03T19:30:00Z"), Zone: "Europe/Rome"},
			times{"", "18:30", "", "20:30", "Europe/Rome"}, false},
		{"an end before the start is none",
			learn.Found{Clock: learn.Instant, Start: at("2026-12-03T17:30:00Z"), End: at("2026-12-03T16:30:00Z"), Zone: "Europe/Rome"},
			times{"2026-12-03", "18:30", "", "", "Europe/Rome"}, false},
		{"an end years later is none",
			learn.Found{Clock: learn.Instant, Start: at("2026-12-03T17:30:00Z"), End: at("2029-12-03T16:30:00Z"), Zone: "Europe/Rome"},
			times{"2026-12-03", "18:30", "", "", "Europe/Rome"}, false},
		{"no time at all", learn.Found{Title: "A page"}, times{"", "", "", "", "Europe/Rome"}, false},
	} {
		d := draftOf(c.found, "Europe/Rome", now)
		got := times{d.startDate, d.startTime, d.endDate, d.endTime, d.Zone}
		if got != c.want || d.assumed != c.assumed {
			t.Errorf("%s: %+v, assumed %v; want %+v", c.says, got, d.assumed, c.want)
		}
	}
}

func TestAPlaceOnTheWebIsOnline(t *testing.T) {
	for _, c := range []struct {
		format learn.Format
		place  string
		want   learn.Format
		at     string
	}{
		{"", "Talent Garden, Bologna", learn.InPerson, "Talent Garden, Bologna"},
		{"", "https://zoom.example/j/1", learn.Online, "https://zoom.example/j/1"},
		{"", "https://zoom.example/" + strings.Repeat("1", 300), learn.Online, ""},
		{learn.Hybrid, "https://zoom.example/j/1", learn.Hybrid, "https://zoom.example/j/1"},
		{learn.Online, "", learn.Online, ""},
		{"", strings.Repeat("far ", 100), learn.InPerson, strings.Repeat("far ", 49) + "far…"},
	} {
		d := draftOf(learn.Found{Format: c.format, Place: c.place}, "UTC", time.Time{})
		if d.Format != c.want || d.Place != c.at {
			t.Errorf("%q: %q, %q", c.place, d.Format, d.Place)
		}
	}
}

func TestWhatIsTypedStays(t *testing.T) {
	usual := draft{Event: learn.Event{Format: learn.InPerson, Zone: "Europe/Rome"}}
	found := draft{
		Event: learn.Event{
			Title: "Data & Coffee", Link: "https://data.example", Zone: "Europe/London", Format: learn.Online, Place: "https://zoom.example", Topics: []string{"data"},
		},
		startDate: "2026-12-03", startTime: "18:30", endTime: "20:00",
	}
	typed := func(change func(*draft)) draft {
		d := usual
		change(&d)
		return d
	}
	want := func(change func(*draft)) draft {
		d := found
		change(&d)
		return d
	}
	for _, c := range []struct {
		says        string
		typed, want draft
	}{
		{"nothing", usual, found},
		{"a title and a benefit",
			typed(func(d *draft) { d.Title, d.Benefit = "Mine", "Because" }),
			want(func(d *draft) { d.Title, d.Benefit = "Mine", "Because" })},
		{"another time, in the usual zone: no end of the old one",
			typed(func(d *draft) { d.startTime = "10:00" }),
			want(func(d *draft) { d.startTime, d.endTime, d.Zone = "10:00", "", "Europe/Rome" })},
		{"another zone: the same instant there",
			typed(func(d *draft) { d.Zone = "Asia/Tokyo" }),
			want(func(d *draft) {
				d.startDate, d.startTime, d.endTime, d.Zone = "2026-12-04", "03:30", "05:00", "Asia/Tokyo"
			})},
		{"the same day",
			typed(func(d *draft) { d.startDate = "2026-12-03" }), found},
		{"a place: then it isn't online",
			typed(func(d *draft) { d.Place = "Room 4" }),
			want(func(d *draft) { d.Place, d.Format = "Room 4", learn.InPerson })},
	} {
		got := c.typed.with(found, usual)
		if diff := cmp.Diff(c.want, got, cmp.AllowUnexported(draft{})); diff != "" {
			t.Errorf("%s:\n%s", c.says, diff)
		}
	}
}
