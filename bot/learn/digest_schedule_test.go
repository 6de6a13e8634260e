package learn_test

import (
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

func TestScheduleKeepsTheWallClockAcrossClockChanges(t *testing.T) {
	for _, c := range []struct {
		what     string
		schedule learn.Schedule
		after    string
		want     []string
	}{
		{"spring in Rome", nine(learn.EachWeek, "Europe/Rome", time.Monday), "2026-03-22T12:00:00Z",
			[]string{"2026-03-23T08:00:00Z", "2026-03-30T07:00:00Z"}},
		{"autumn in Rome", nine(learn.EachWeek, "Europe/Rome", time.Monday), "2026-10-18T12:00:00Z",
			[]string{"2026-10-19T07:00:00Z", "2026-10-26T08:00:00Z"}},
		{"the very Sundays", nine(learn.EachWeek, "Europe/Rome", time.Sunday), "2026-03-22T12:00:00Z",
			[]string{"2026-03-29T07:00:00Z", "2026-04-05T07:00:00Z"}},
		{"an hour that is skipped", learn.Schedule{Cadence: learn.EachWeek, Days: learn.On(time.Sunday), Hour: 2, Minute: 30, Zone: "Europe/Rome"}, "2026-03-22T12:00:00Z",
			[]string{"2026-03-29T01:00:00Z", "2026-04-05T00:30:00Z"}},
		{"an hour that comes twice", learn.Schedule{Cadence: learn.EachWeek, Days: learn.On(time.Sunday), Hour: 2, Minute: 30, Zone: "Europe/Rome"}, "2026-10-25T00:00:00Z",
			[]string{"2026-10-25T00:30:00Z", "2026-11-01T01:30:00Z"}},
		{"a jump at midnight", learn.Schedule{Cadence: learn.EachWeek, Days: learn.On(time.Sunday), Zone: "Asia/Beirut"}, "2026-03-27T12:00:00Z",
			[]string{"2026-03-28T22:00:00Z", "2026-04-04T21:00:00Z"}},
		{"a jump at midnight, back", learn.Schedule{Cadence: learn.EachWeek, Days: learn.On(time.Sunday), Zone: "Asia/Beirut"}, "2026-10-24T12:00:00Z",
			[]string{"2026-10-24T22:00:00Z", "2026-10-31T22:00:00Z"}},
		{"a clock that jumps half an hour", learn.Schedule{Cadence: learn.EachWeek, Days: learn.On(time.Sunday), Hour: 2, Minute: 15, Zone: "Australia/Lord_Howe"}, "2026-10-03T12:00:00Z",
			[]string{"2026-10-03T15:30:00Z", "2026-10-10T15:15:00Z"}},
		{"half past the hour", nine(learn.EachWeek, "Asia/Kolkata", time.Monday), "2026-11-22T00:00:00Z",
			[]string{"2026-11-23T03:30:00Z", "2026-11-30T03:30:00Z"}},
		{"a quarter to the hour", nine(learn.EachWeek, "Asia/Kathmandu", time.Monday), "2026-11-22T00:00:00Z",
			[]string{"2026-11-23T03:15:00Z"}},
		{"29 February", nine(learn.EachWeek, "Europe/Rome", time.Tuesday), "2028-02-27T00:00:00Z",
			[]string{"2028-02-29T08:00:00Z", "2028-03-07T08:00:00Z"}},
		{"over New Year after 53 weeks", nine(learn.EachWeek, "Europe/Rome", time.Friday), "2026-12-30T00:00:00Z",
			[]string{"2027-01-01T08:00:00Z", "2027-01-08T08:00:00Z"}},
		{"just then is not after", nine(learn.EachWeek, "Europe/Rome", time.Monday), "2026-11-23T08:00:00Z",
			[]string{"2026-11-30T08:00:00Z"}},
		{"several days", nine(learn.EachWeek, "Europe/Rome", time.Monday, time.Thursday), "2026-11-23T08:00:00Z",
			[]string{"2026-11-26T08:00:00Z", "2026-11-30T08:00:00Z", "2026-12-03T08:00:00Z"}},
		{"the first Monday of a month", nine(learn.MonthBegins, "Europe/Rome", time.Monday), "2026-11-23T08:00:00Z",
			[]string{"2026-12-07T08:00:00Z", "2027-01-04T08:00:00Z", "2027-02-01T08:00:00Z", "2027-03-01T08:00:00Z", "2027-04-05T07:00:00Z"}},
		{"the last day of a leap February", nine(learn.MonthEnds, "Europe/Rome", time.Tuesday), "2028-02-01T00:00:00Z",
			[]string{"2028-02-29T08:00:00Z", "2028-03-28T07:00:00Z"}},
		{"the last Friday of short and long months", nine(learn.MonthEnds, "UTC", time.Friday), "2026-12-31T00:00:00Z",
			[]string{"2027-01-29T09:00:00Z", "2027-02-26T09:00:00Z", "2027-03-26T09:00:00Z", "2027-04-30T09:00:00Z"}},
	} {
		now := at(t, c.after)
		for i, want := range c.want {
			now = c.schedule.Next(now)
			if got := now.UTC().Format(time.RFC3339); got != want {
				t.Errorf("%s: no. %d on %s, want %s", c.what, i+1, got, want)
			}
		}
	}
}

func TestEveryTwoWeeksIsEveryTwoWeeksForYears(t *testing.T) {
	for _, zone := range []string{"Europe/Rome", "America/New_York", "Pacific/Kiritimati", "Pacific/Honolulu"} {
		s := nine(learn.EachTwoWeeks, zone, time.Monday).InStep(at(t, "2026-01-02T00:00:00Z"), nil)
		was := s.Next(at(t, "2026-01-02T00:00:00Z"))
		for range 26 * 30 {
			next := s.Next(was)
			local := next.In(learn.Location(zone))
			if want := was.In(learn.Location(zone)).AddDate(0, 0, 14); !local.Equal(want) {
				t.Fatalf("%s: after %s comes %s", zone, was, local)
			}
			was = next
		}
	}
}

func TestAChangedScheduleBringsNoMoreThanItHasDates(t *testing.T) {
	const zone = "Europe/Rome"
	mondays := nine(learn.EachWeek, zone, time.Monday)
	for _, c := range []struct {
		what     string
		schedule learn.Schedule
		now      string
		had      []string
		want     string
	}{
		{"Mondays become Tuesdays on a Monday afternoon", nine(learn.EachWeek, zone, time.Tuesday), "2026-11-30T15:00:00Z", []string{"2026-11-30T08:00:00Z"}, "2026-12-08T08:00:00Z"},
		{"an earlier week doesn't count", nine(learn.EachWeek, zone, time.Tuesday), "2026-11-30T15:00:00Z", []string{"2026-11-23T08:00:00Z"}, "2026-12-01T08:00:00Z"},
		{"a later hour of the same day", learn.Schedule{Cadence: learn.EachWeek, Days: learn.On(time.Monday), Hour: 18, Zone: zone}, "2026-11-30T15:00:00Z", []string{"2026-11-30T08:00:00Z"}, "2026-12-07T17:00:00Z"},
		{"Thursdays are added", nine(learn.EachWeek, zone, time.Monday, time.Thursday), "2026-11-30T15:00:00Z", []string{"2026-11-30T08:00:00Z"}, "2026-12-03T08:00:00Z"},
		{"Mondays become Tuesdays and Fridays", nine(learn.EachWeek, zone, time.Tuesday, time.Friday), "2026-11-30T15:00:00Z", []string{"2026-11-30T08:00:00Z"}, "2026-12-04T08:00:00Z"},
		{"a new one comes as soon as it can", mondays, "2026-11-30T15:00:00Z", nil, "2026-12-07T08:00:00Z"},
		{"over New Year it is one week", nine(learn.EachWeek, zone, time.Friday), "2026-12-28T15:00:00Z", []string{"2026-12-28T08:00:00Z"}, "2027-01-08T08:00:00Z"},
		{"the first Monday was, the last Friday is the same month", nine(learn.MonthEnds, zone, time.Friday), "2026-12-08T15:00:00Z", []string{"2026-12-07T08:00:00Z"}, "2027-01-29T08:00:00Z"},
		{"weekly becomes monthly", nine(learn.MonthBegins, zone, time.Monday), "2026-11-30T15:00:00Z", []string{"2026-11-23T08:00:00Z", "2026-11-30T08:00:00Z"}, "2026-12-07T08:00:00Z"},
		{"weekly becomes every two weeks", nine(learn.EachTwoWeeks, zone, time.Monday), "2026-11-30T15:00:00Z", []string{"2026-11-23T08:00:00Z", "2026-11-30T08:00:00Z"}, "2026-12-14T08:00:00Z"},
		{"and so does a day later in the week", nine(learn.EachTwoWeeks, zone, time.Thursday), "2026-11-30T15:00:00Z", []string{"2026-11-30T08:00:00Z"}, "2026-12-17T08:00:00Z"},
		{"and in the week without", nine(learn.EachTwoWeeks, zone, time.Thursday), "2026-12-08T15:00:00Z", []string{"2026-11-30T08:00:00Z"}, "2026-12-17T08:00:00Z"},
	} {
		var had []time.Time
		for _, one := range c.had {
			had = append(had, at(t, one))
		}
		now := at(t, c.now)
		got := c.schedule.InStep(now, had).NextAfter(now, had)
		if got.UTC().Format(time.RFC3339) != c.want {
			t.Errorf("%s: next on %s, want %s", c.what, got.UTC().Format(time.RFC3339), c.want)
		}
	}
}

func TestAfterDowntimeTheLatestDateIsDue(t *testing.T) {
	d := learn.Digest{Schedule: nine(learn.EachWeek, "Europe/Rome", time.Monday, time.Thursday), Next: at(t, "2026-11-23T08:00:00Z")}
	for now, want := range map[string]string{
		"2026-11-23T08:00:00Z": "2026-11-23T08:00:00Z",
		"2026-11-26T07:59:00Z": "2026-11-23T08:00:00Z",
		"2026-11-26T08:00:00Z": "2026-11-26T08:00:00Z",
		"2027-11-26T08:00:00Z": "2027-11-25T08:00:00Z",
	} {
		if got := d.Due(at(t, now)); got.UTC().Format(time.RFC3339) != want {
			t.Errorf("at %s: %s, want %s", now, got.UTC().Format(time.RFC3339), want)
		}
	}
}

func TestAScheduleWithoutADayNeverComes(t *testing.T) {
	s := nine(learn.EachWeek, "UTC")
	now := at(t, "2026-11-23T08:00:00Z")
	for _, next := range []time.Time{s.Next(now), s.NextAfter(now, nil)} {
		if !next.IsZero() {
			t.Errorf("it comes on %s", next)
		}
	}
}
