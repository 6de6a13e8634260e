package learn_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// evening is an event in a zone from the clock times on, of a day.
func evening(date, from, to, zone string) learn.Event {
	e := learn.Event{ID: "first", Title: "Data & Coffee", Zone: zone, Format: learn.InPerson, Start: learn.Wall(date, from, zone), Owner: "UANA"}
	if to != "" {
		e.End = learn.Wall(date, to, zone)
	}
	return e
}

func series(e learn.Event, r learn.Rhythm) learn.Series {
	return learn.NewSeries("series", e, learn.Repetition{Rhythm: r, Times: learn.NoCount})
}

// dates are the days of at most n occurrences after the first.
func dates(s learn.Series, n int) []string {
	var all []string
	at := time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
	for range n {
		next, e, ok := s.Advance(at)
		if !ok {
			break
		}
		all, s, at = append(all, e.Date), next, e.Start
	}
	return all
}

func TestASeriesTakesPlaceOnTheDaysOfItsRhythm(t *testing.T) {
	for _, c := range []struct {
		says, first string
		rhythm      learn.Rhythm
		want        string
	}{
		{"every week, over the year's end", "2026-12-17", learn.EveryWeek, "2026-12-24 2026-12-31 2027-01-07"},
		{"every two weeks", "2026-12-17", learn.EveryTwoWeeks, "2026-12-31 2027-01-14 2027-01-28"},
		{"every first Thursday", "2026-12-03", learn.SameWeekday, "2027-01-07 2027-02-04 2027-03-04"},
		{"every fourth Monday", "2026-11-23", learn.SameWeekday, "2026-12-28 2027-01-25 2027-02-22"},
		{"from a fifth Monday on: every last", "2026-11-30", learn.SameWeekday, "2026-12-28 2027-01-25 2027-02-22"},
		{"every last Friday", "2026-11-27", learn.LastWeekday, "2026-12-25 2027-01-29 2027-02-26"},
		{"a leap year's last Tuesday", "2028-01-25", learn.LastWeekday, "2028-02-29 2028-03-28 2028-04-25"},
		{"every first Sunday, on the first itself", "2026-11-01", learn.SameWeekday, "2026-12-06 2027-01-03 2027-02-07"},
	} {
		if got := strings.Join(dates(series(evening(c.first, "18:30", "", "Europe/Rome"), c.rhythm), 3), " "); got != c.want {
			t.Errorf("%s: %s, want %s", c.says, got, c.want)
		}
	}
}

func TestASeriesEndsOnItsLastDayOrAfterSoManyTimes(t *testing.T) {
	e := evening("2026-12-03", "18:30", "", "Europe/Rome")
	for _, c := range []struct {
		r    learn.Repetition
		want int
	}{
		{learn.Repetition{Rhythm: learn.EveryWeek, Times: 4}, 3},
		{learn.Repetition{Rhythm: learn.EveryWeek, Times: 1}, 0},
		{learn.Repetition{Rhythm: learn.EveryWeek, Times: learn.NoCount, Until: "2026-12-24"}, 3},
		{learn.Repetition{Rhythm: learn.EveryWeek, Times: learn.NoCount, Until: "2026-12-23"}, 2},
		{learn.Repetition{Rhythm: learn.EveryWeek, Times: learn.NoCount, Until: "2026-12-03"}, 0},
	} {
		s := learn.NewSeries("series", e, c.r)
		if got := dates(s, 10); len(got) != c.want {
			t.Errorf("%+v: %q", c.r, got)
		}
		if s.GoesOn() != (c.want > 0) || s.Repeats().On() != (c.want > 0) {
			t.Errorf("%+v: goes on %t, %v", c.r, s.GoesOn(), s.Repeats())
		}
	}
}

func TestAnOccurrenceKeepsItsHoursOnTheWall(t *testing.T) {
	const rome = "Europe/Rome"
	for _, c := range []struct {
		says, first, from, to, date, start, end string
	}{
		{"in summer", "2027-03-25", "18:30", "20:30", "2027-04-01", "2027-04-01T16:30:00Z", "2027-04-01T18:30:00Z"},
		{"in winter", "2027-10-28", "18:30", "20:30", "2027-11-04", "2027-11-04T17:30:00Z", "2027-11-04T19:30:00Z"},
		{"over the night that is shorter", "2027-03-20", "23:00", "", "2027-03-27", "2027-03-27T22:00:00Z", ""},
		{"at an hour that is skipped", "2027-03-21", "02:30", "04:00", "2027-03-28", "2027-03-28T01:00:00Z", "2027-03-28T02:00:00Z"},
		{"all of it in the hour that is skipped", "2027-03-21", "02:15", "02:45", "2027-03-28", "2027-03-28T01:00:00Z", "2027-03-28T01:30:00Z"},
		{"at an hour that comes twice", "2027-10-24", "02:30", "03:30", "2027-10-31", "2027-10-31T00:30:00Z", "2027-10-31T02:30:00Z"},
	} {
		e := series(evening(c.first, c.from, c.to, rome), learn.EveryWeek).Occurrence(c.date)
		end := ""
		if !e.End.IsZero() {
			end = e.End.UTC().Format(time.RFC3339)
		}
		if got := e.Start.UTC().Format(time.RFC3339); got != c.start || end != c.end {
			t.Errorf("%s: %s to %s, want %s to %s", c.says, got, end, c.start, c.end)
		}
	}
	night := evening("2027-03-20", "22:00", "", rome)
	night.End = learn.Wall("2027-03-21", "06:00", rome)
	if e := series(night, learn.EveryWeek).Occurrence("2027-03-27"); e.End.Sub(e.Start) != 7*time.Hour {
		t.Errorf("a night until six, when clocks go forward: %v", e.End.Sub(e.Start))
	}
}

func TestWhatHasPassedInTheMeantimeIsNotMadeUpFor(t *testing.T) {
	s := learn.NewSeries("series", evening("2026-12-03", "18:30", "20:00", "Europe/Rome"), learn.Repetition{Rhythm: learn.EveryWeek, Times: 6})
	s, e, ok := s.Advance(learn.Wall("2026-12-24", "18:30", "Europe/Rome"))
	if !ok || e.Date != "2026-12-31" || s.Remaining != 1 || !s.Next.Equal(e.End) {
		t.Errorf("%t %q, %d remain, next at %v", ok, e.Date, s.Remaining, s.Next)
	}
	if s, e, ok = s.Advance(e.End); !ok || e.Date != "2027-01-07" || s.GoesOn() {
		t.Errorf("the last: %t %q, goes on %t", ok, e.Date, s.GoesOn())
	}
	if _, _, ok = s.Advance(e.End); ok {
		t.Error("one more than the count")
	}
}

func TestAnOccurrenceTellsWhatComesNext(t *testing.T) {
	s := learn.NewSeries("series", evening("2026-12-03", "18:30", "", "Europe/Rome"), learn.Repetition{Rhythm: learn.SameWeekday, Times: 4})
	for date, want := range map[string]string{"2026-12-03": "2027-01-07 2027-02-04", "2027-02-04": "2027-03-04", "2027-03-04": ""} {
		at := s
		for at.Last < date {
			at, _, _ = at.Advance(time.Time{})
		}
		if got := strings.Join(at.Repeats().Coming, " "); got != want {
			t.Errorf("%s: %q", date, got)
		}
	}
	skipped, _, _ := s.Advance(time.Time{})
	for _, made := range []string{"2027-01-07", "2027-01-09"} { // the second was moved
		if got := strings.Join(skipped.Repeats(made).Coming, " "); got != made+" 2027-02-04" {
			t.Errorf("after one that was skipped: %q", got)
		}
	}
}

func TestAllThatFollowsIsAsTheOneThatWasEdited(t *testing.T) {
	for _, c := range []struct {
		says, first, moved string
		rhythm             learn.Rhythm
		want               string
	}{
		{"a day later", "2026-12-03", "2026-12-04", learn.EveryWeek, "2026-12-11 2026-12-18"},
		{"a day earlier", "2026-12-03", "2026-12-02", learn.EveryWeek, "2026-12-09 2026-12-16"},
		{"past the next one", "2026-12-03", "2026-12-11", learn.EveryWeek, "2026-12-18 2026-12-25"},
		{"the first Thursday to the second Friday", "2026-12-03", "2026-12-11", learn.SameWeekday, "2027-01-08 2027-02-12"},
		{"the last Thursday to the last Friday", "2026-11-26", "2026-11-27", learn.LastWeekday, "2026-12-25 2027-01-29"},
		{"the last Thursday to the third", "2026-11-26", "2026-11-19", learn.LastWeekday, "2026-12-17 2027-01-21"},
	} {
		s := series(evening(c.first, "18:30", "20:00", "Europe/Rome"), c.rhythm)
		e := s.Occurrence(c.first).With(evening(c.moved, "12:00", "", "Europe/London"))
		e.Place = "Via Roma 1"
		s = s.Following(e)
		if got := strings.Join(dates(s, 2), " "); got != c.want {
			t.Errorf("%s: %s, want %s", c.says, got, c.want)
		}
		_, next, _ := s.Advance(e.Start)
		if next.Place != e.Place || !next.End.IsZero() || next.Start.UTC().Hour() != 12 || next.Owner != "UANA" {
			t.Errorf("%s: %+v", c.says, next)
		}
	}
}

func TestMistakesInARepetitionStandBesideTheirFields(t *testing.T) {
	for _, c := range []struct {
		says string
		r    learn.Repetition
		want []string
	}{
		{"once", learn.Repetition{Rhythm: learn.Once, Times: learn.NoCount}, nil},
		{"without an end", learn.Repetition{Rhythm: learn.EveryWeek, Times: learn.NoCount}, nil},
		{"until the first day", learn.Repetition{Rhythm: learn.EveryWeek, Times: learn.NoCount, Until: "2026-12-03"}, nil},
		{"once, so often", learn.Repetition{Rhythm: learn.Once, Times: 3}, []string{"repeats error.repeats_once"}},
		{"once, until", learn.Repetition{Rhythm: learn.Once, Times: learn.NoCount, Until: "2027-01-01"}, []string{"repeats error.repeats_once"}},
		{"once, until that day", learn.Repetition{Rhythm: learn.Once, Times: learn.NoCount, Until: "2026-12-03"}, nil},
		{"until before it begins", learn.Repetition{Rhythm: learn.EveryWeek, Times: learn.NoCount, Until: "2026-12-02"}, []string{"until error.until_before"}},
		{"both", learn.Repetition{Rhythm: learn.EveryWeek, Times: 3, Until: "2027-01-01"}, []string{"times error.until_or_times"}},
		{"0 times", learn.Repetition{Rhythm: learn.EveryWeek}, []string{"times error.times"}},
		{"no number", learn.Repetition{Rhythm: learn.EveryWeek, Times: -2}, []string{"times error.times"}},
		{"too often", learn.Repetition{Rhythm: learn.EveryWeek, Times: 201}, []string{"times error.times"}},
		{"the last Thursday, from the first on", learn.Repetition{Rhythm: learn.LastWeekday, Times: learn.NoCount}, []string{"repeats error.repeats_last"}},
		{"by moonlight", learn.Repetition{Rhythm: "moon", Times: learn.NoCount}, []string{"repeats error.choice"}},
	} {
		var errs learn.Errors
		if err := c.r.Check(evening("2026-12-03", "18:30", "", "Europe/Rome")); err != nil && !errors.As(err, &errs) {
			t.Fatal(err)
		}
		var got []string
		for _, e := range errs {
			got = append(got, e.Field+" "+e.Key)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q", c.says, got)
		}
	}
}
