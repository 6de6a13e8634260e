package learn_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

var noon = time.Date(2026, 11, 26, 12, 0, 0, 0, time.UTC)

func talk() learn.Event {
	return learn.Event{
		ID: "e1", Title: "Talk", Link: "https://example.org/1", Start: noon, End: noon.Add(time.Hour), Zone: "Europe/Rome",
		Format: learn.InPerson, Place: "Via Roma 1", Capacity: 20, Topics: []string{"hiring"}, Benefit: "See how.",
	}
}

func TestOnlyWhatAttendeesMustKnowIsAChange(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*learn.Event)
		want   []learn.Change
	}{
		"nothing":   {func(*learn.Event) {}, nil},
		"same time": {func(e *learn.Event) { e.Start = noon.In(learn.Location("Asia/Tokyo")) }, nil},
		"words": {func(e *learn.Event) {
			e.Benefit, e.Industry, e.Topics, e.Capacity, e.Owner = "", "food", nil, 3, "UBEN"
		}, nil},
		"title": {func(e *learn.Event) { e.Title = "Talks" }, []learn.Change{learn.NewTitle}},
		"start": {func(e *learn.Event) { e.Start = noon.Add(time.Minute) }, []learn.Change{learn.NewTime}},
		"end":   {func(e *learn.Event) { e.End = time.Time{} }, []learn.Change{learn.NewTime}},
		"online": {func(e *learn.Event) { e.Format, e.Place, e.Link = learn.Online, "", "https://example.org/2" },
			[]learn.Change{learn.NewPlace, learn.NewFormat, learn.NewLink}},
		"off": {func(e *learn.Event) { e.Cancelled, e.Title = noon, "Talks" }, []learn.Change{learn.Cancelling}},
	} {
		e := talk()
		args, err := e.Snapshot().Args()
		if err != nil {
			t.Fatal(err)
		}
		known, err := learn.ReadSnapshot(args)
		if err != nil {
			t.Fatal(err)
		}
		c.change(&e)
		if diff := cmp.Diff(c.want, known.Changes(e)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestWhatCannotWaitIsToldAtOnce(t *testing.T) {
	rome := learn.Location("Europe/Rome")
	night := time.Date(2026, 11, 26, 23, 0, 0, 0, rome)
	morning := time.Date(2026, 11, 27, 8, 0, 0, 0, rome)
	quiet := learn.UsualPreferences()
	away := quiet
	away.Paused = time.Date(2026, 12, 1, 0, 0, 0, 0, rome)
	for _, c := range []struct {
		chosen learn.Preferences
		start  time.Time
		want   time.Time
	}{
		{quiet, morning.Add(time.Hour), morning},
		{quiet, morning, night}, // it would have begun
		{quiet, night.Add(time.Hour), night},
		{away, morning.Add(10 * 24 * time.Hour), time.Date(2026, 12, 1, 8, 0, 0, 0, rome)},
		{away, morning.Add(24 * time.Hour), night},
		{learn.Preferences{}, morning, night},
	} {
		if got := c.chosen.Before(c.start, night, rome); !got.Equal(c.want) {
			t.Errorf("%+v: %v", c, got.In(rome))
		}
	}
}

func TestOnceItHasBegunOnlyItsWordsCanBeCorrected(t *testing.T) {
	for _, c := range []struct {
		change func(*learn.Event)
		field  string
	}{
		{func(e *learn.Event) {
			e.Title, e.Place, e.Link, e.Benefit = "Talks", "Via Roma 2", "", "x"
			e.Topics, e.Industry = nil, "food"
		}, ""},
		{func(e *learn.Event) { e.Start, e.End = e.Start.Add(96*time.Hour), e.End.Add(96*time.Hour) }, "start_date end_date"},
		{func(e *learn.Event) { e.End = e.End.Add(time.Hour) }, "end_date"},
		{func(e *learn.Event) { e.Zone = "Europe/London" }, "zone"},
		{func(e *learn.Event) { e.Format = learn.Online }, "format"},
		{func(e *learn.Event) { e.Capacity = 5 }, "capacity"},
	} {
		for when, begun := range map[time.Time]bool{noon.Add(-time.Minute): false, noon: true, noon.Add(48 * time.Hour): true} {
			e, want := talk(), ""
			c.change(&e)
			if begun {
				want = c.field
			}
			var fields []string
			var errs learn.Errors
			errors.As(e.CheckEdit(when, talk()), &errs)
			for _, one := range errs {
				fields = append(fields, one.Field)
			}
			if got := strings.Join(fields, " "); got != want {
				t.Errorf("at %v: %q, want %q", when, got, want)
			}
		}
	}
}
