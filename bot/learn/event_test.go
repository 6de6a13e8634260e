package learn_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

func TestAnEventsMistakesStandBesideTheirFields(t *testing.T) {
	now := time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)
	hour := time.Hour
	for name, c := range map[string]struct {
		change func(*learn.Event)
		want   []string
	}{
		"nothing":           {func(*learn.Event) {}, nil},
		"no title":          {func(e *learn.Event) { e.Title = " " }, []string{"title error.required"}},
		"a long title":      {func(e *learn.Event) { e.Title = strings.Repeat("é", 151) }, []string{"title error.too_long"}},
		"a title that fits": {func(e *learn.Event) { e.Title = strings.Repeat("é", 150) }, nil},
		"no web address":    {func(e *learn.Event) { e.Link = "javascript:alert(1)" }, []string{"link error.link"}},
		"a password in it":  {func(e *learn.Event) { e.Link = "https://ana:secret@example.org/" }, []string{"link error.link_password"}},
		"a bare host":       {func(e *learn.Event) { e.Link = "example.org" }, []string{"link error.link"}},
		"no start":          {func(e *learn.Event) { e.Start, e.End = time.Time{}, now }, []string{"start_date error.start_missing"}},
		"a past start":      {func(e *learn.Event) { e.Start = now.Add(-hour) }, []string{"start_date error.start_past"}},
		"a far start":       {func(e *learn.Event) { e.Start = now.AddDate(6, 0, 0) }, []string{"start_date error.start_far"}},
		"end before start":  {func(e *learn.Event) { e.End = e.Start.Add(-hour) }, []string{"end_time error.end_before_start"}},
		"end a day before":  {func(e *learn.Event) { e.End = e.Start.AddDate(0, 0, -1) }, []string{"end_date error.end_before_start"}},
		"a far end":         {func(e *learn.Event) { e.End = e.Start.AddDate(0, 3, 0) }, []string{"end_date error.end_far"}},
		"no such zone":      {func(e *learn.Event) { e.Zone = "Europe/Milan" }, []string{"zone error.zone_unknown"}},
		"no such format":    {func(e *learn.Event) { e.Format = "by boat" }, []string{"format error.choice"}},
		"many topics":       {func(e *learn.Event) { e.Topics = strings.Split("abcdefghi", "") }, []string{"topics error.topics_many"}},
		"two mistakes": {func(e *learn.Event) { e.Title, e.Place = "", strings.Repeat("x", 201) },
			[]string{"title error.required", "place error.too_long"}},
	} {
		e := learn.Event{Title: "Data & Coffee", Start: now.Add(hour), Zone: "Europe/Rome", Format: learn.InPerson}
		c.change(&e)
		var errs learn.Errors
		if err := e.Check(now, nil); err != nil && !errors.As(err, &errs) {
			t.Fatalf("%s: %v", name, err)
		}
		var got []string
		for _, one := range errs {
			got = append(got, one.Field+" "+one.Key)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestAPastEventMayBeEditedButNotMoved(t *testing.T) {
	now := time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)
	was := learn.Event{Title: "Tea", Start: now.Add(-48 * time.Hour), Zone: "Europe/Rome", Format: learn.Online}
	edited := was
	edited.Title = "Tea and cake"
	if err := edited.Check(now, &was); err != nil {
		t.Error(err)
	}
	edited.Start = edited.Start.Add(time.Hour)
	if err := edited.Check(now, &was); err == nil {
		t.Error("a past event was moved within the past")
	}
}
