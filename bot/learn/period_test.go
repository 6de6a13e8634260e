package learn_test

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

func at(t *testing.T, s string) time.Time {
	t.Helper()
	when, err := time.Parse(time.RFC3339, s)
	if err != nil {
		t.Fatal(err)
	}
	return when
}

func TestPeriodsAreMonthsQuartersAndYearsOfAZone(t *testing.T) {
	for _, c := range []struct{ typed, now, zone, name, start, end, before string }{
		{"", "2026-11-22T12:00:00Z", "Europe/Rome", "2026-Q4", "2026-09-30T22:00:00Z", "2026-12-31T23:00:00Z", "2026-Q3"},
		{"quarter", "2026-11-22T12:00:00Z", "Europe/Rome", "2026-Q4", "2026-09-30T22:00:00Z", "2026-12-31T23:00:00Z", "2026-Q3"},
		{" Month ", "2026-11-22T12:00:00Z", "Europe/Rome", "2026-11", "2026-10-31T23:00:00Z", "2026-11-30T23:00:00Z", "2026-10"},
		{"2026-q1", "2026-11-22T12:00:00Z", "UTC", "2026-Q1", "2026-01-01T00:00:00Z", "2026-04-01T00:00:00Z", "2025-Q4"},
		{"2026-01", "2026-11-22T12:00:00Z", "Asia/Tokyo", "2026-01", "2025-12-31T15:00:00Z", "2026-01-31T15:00:00Z", "2025-12"},
		{"2025-Q4", "2026-11-22T12:00:00Z", "America/New_York", "2025-Q4", "2025-10-01T04:00:00Z", "2026-01-01T05:00:00Z", "2025-Q3"},
		// At New Year it is another year in Auckland than in New York.
		{"", "2026-12-31T12:00:00Z", "Pacific/Auckland", "2027-Q1", "2026-12-31T11:00:00Z", "2027-03-31T11:00:00Z", "2026-Q4"},
		{"", "2027-01-01T02:00:00Z", "America/New_York", "2026-Q4", "2026-10-01T04:00:00Z", "2027-01-01T05:00:00Z", "2026-Q3"},
		{"year", "2026-12-31T23:30:00Z", "Europe/Rome", "2027", "2026-12-31T23:00:00Z", "2027-12-31T23:00:00Z", "2026"},
		{"2025", "2026-11-22T12:00:00Z", "UTC", "2025", "2025-01-01T00:00:00Z", "2026-01-01T00:00:00Z", "2024"},
		// Havana has this midnight twice: November begins with the first.
		{"2026-11", "2026-11-22T12:00:00Z", "America/Havana", "2026-11", "2026-11-01T04:00:00Z", "2026-12-01T05:00:00Z", "2026-10"},
	} {
		p, err := learn.ParsePeriod(c.typed, at(t, c.now), learn.Location(c.zone))
		if err != nil {
			t.Errorf("%q in %s: %v", c.typed, c.zone, err)
			continue
		}
		if p.Name != c.name || !p.Start.Equal(at(t, c.start)) || !p.End.Equal(at(t, c.end)) {
			t.Errorf("%q in %s: %s from %s to %s, want %s from %s to %s", c.typed, c.zone,
				p.Name, p.Start.UTC(), p.End.UTC(), c.name, c.start, c.end)
		}
		if b := p.Before(); b.Name != c.before || !b.End.Equal(p.Start) {
			t.Errorf("before %s: %s until %s, want %s until %s", p.Name, b.Name, b.End, c.before, p.Start)
		}
	}
}

func TestAPeriodThatIsNoneOrHasNotBegunIsExplained(t *testing.T) {
	now := at(t, "2026-11-22T12:00:00Z")
	for typed, key := range map[string]string{
		"years": "error.period", "1999": "error.period", "26": "error.period", "2026-13": "error.period", "2026-Q5": "error.period", "2026-Q0": "error.period",
		"2026-Q": "error.period", "2026-Q44": "error.period", "Q4": "error.period", "1999-Q1": "error.period", "+026-q4": "error.period",
		"lezioni": "error.period", "2026-11 2026-12": "error.period",
		"2026-12": "summary.future", "2027": "summary.future", "2027-Q1": "summary.future", "9999-Q4": "summary.future",
	} {
		_, err := learn.ParsePeriod(typed, now, time.UTC)
		var told *learn.Error
		if !errors.As(err, &told) || told.Key != key {
			t.Errorf("%q: %v, want %s", typed, err, key)
		}
	}
}

func TestAPeriodRunsUntilItsEnd(t *testing.T) {
	p, err := learn.ParsePeriod("2026-Q3", at(t, "2026-11-22T12:00:00Z"), time.UTC)
	if err != nil {
		t.Fatal(err)
	}
	if !p.Running(p.End.Add(-time.Second)) || p.Running(p.End) {
		t.Errorf("%s ends at %s", p.Name, p.End)
	}
}

func TestAPeriodIsCountedAWeekAfterItsEnd(t *testing.T) {
	p, err := learn.ParsePeriod("2026-Q1", at(t, "2026-11-22T12:00:00Z"), learn.Location("Europe/Rome"))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := p.Counted(), at(t, "2026-04-07T22:00:00Z"); !got.Equal(want) {
		t.Errorf("counted %s, want %s", got.UTC(), want)
	}
}

func TestAYearHasFourQuarters(t *testing.T) {
	p, err := learn.ParsePeriod("2025", at(t, "2026-11-22T12:00:00Z"), learn.Location("America/Havana"))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, q := range p.Quarters() {
		names = append(names, q.Name)
	}
	if diff := cmp.Diff([]string{"2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4"}, names); diff != "" {
		t.Error(diff)
	}
	if after := p.Before().After(); after.Name != p.Name {
		t.Errorf("after the year before comes %s", after.Name)
	}
}
