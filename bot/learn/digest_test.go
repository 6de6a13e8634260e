package learn_test

import (
	"errors"
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// nine is a schedule at nine on the days.
func nine(cadence learn.Cadence, zone string, days ...time.Weekday) learn.Schedule {
	return learn.Schedule{Cadence: cadence, Days: learn.On(days...), Hour: 9, Zone: zone}
}

func TestAWallClockTimeThatDoesNotExistBecomesTheFirstInstantAfterTheGap(t *testing.T) {
	for _, c := range []struct{ date, clock, zone, want string }{
		{"2026-03-29", "02:30", "Europe/Rome", "2026-03-29T01:00:00Z"},
		{"2026-10-25", "02:30", "Europe/Rome", "2026-10-25T00:30:00Z"},
		{"2026-03-08", "02:30", "America/New_York", "2026-03-08T07:00:00Z"},
		{"2026-11-01", "01:30", "America/New_York", "2026-11-01T05:30:00Z"},
		{"2026-03-29", "00:00", "Asia/Beirut", "2026-03-28T22:00:00Z"},
		{"2026-10-04", "02:15", "Australia/Lord_Howe", "2026-10-03T15:30:00Z"},
		{"2026-04-05", "01:45", "Australia/Lord_Howe", "2026-04-04T14:45:00Z"},
		{"2026-11-23", "09:00", "Europe/Rome", "2026-11-23T08:00:00Z"},
	} {
		got := learn.Wall(c.date, c.clock, c.zone)
		if got.UTC().Format(time.RFC3339) != c.want {
			t.Errorf("%s %s in %s: %s, want %s", c.date, c.clock, c.zone, got.UTC().Format(time.RFC3339), c.want)
		}
	}
}

func TestASecondDigestOnADayIsTheSameFact(t *testing.T) {
	d := learn.Digest{Channel: "C012", Schedule: nine(learn.EachWeek, "Asia/Tokyo", time.Monday, time.Thursday)}
	for due, want := range map[string]string{
		"2027-01-04T00:00:00Z": "digest/C012/2027-01-04",
		"2027-01-03T15:00:00Z": "digest/C012/2027-01-04",
		"2027-01-07T00:00:00Z": "digest/C012/2027-01-07",
	} {
		if got := d.Key(at(t, due)); got != want {
			t.Errorf("%s: %s, want %s", due, got, want)
		}
	}
}

func TestADigestIsRefusedBesideItsFields(t *testing.T) {
	now := at(t, "2026-11-23T09:00:00Z")
	good := learn.Digest{Schedule: nine(learn.EachWeek, "Europe/Rome", time.Monday, time.Friday)}
	for _, c := range []struct {
		what, field string
		change      func(*learn.Digest)
	}{
		{"nothing", "", func(*learn.Digest) {}},
		{"a pause of a month", "", func(d *learn.Digest) { d.Until = now.AddDate(0, 1, 0) }},
		{"an unknown cadence", "cadence", func(d *learn.Digest) { d.Schedule.Cadence = "daily" }},
		{"no day", "days", func(d *learn.Digest) { d.Schedule.Days = 0 }},
		{"two days of a month", "days", func(d *learn.Digest) { d.Schedule.Cadence = learn.MonthBegins }},
		{"two days every two weeks", "days", func(d *learn.Digest) { d.Schedule.Cadence = learn.EachTwoWeeks }},
		{"an hour too late", "hour", func(d *learn.Digest) { d.Schedule.Hour = 24 }},
		{"no zone", "zone", func(d *learn.Digest) { d.Schedule.Zone = "Rome" }},
		{"no part", "sections", func(d *learn.Digest) { d.LeftOut = learn.Sections() }},
		{"nine topics", "topics", func(d *learn.Digest) { d.Filter.Topics = make([]string, 9) }},
		{"an endless industry", "industries", func(d *learn.Digest) { d.Filter.Industries = []string{string(make([]byte, 61))} }},
		{"a pause that is over", "until", func(d *learn.Digest) { d.Until = now.Add(-time.Hour) }},
	} {
		d := good
		c.change(&d)
		err := d.Check(now)
		var errs learn.Errors
		if errors.As(err, &errs); (c.field == "") != (err == nil) || c.field != "" && (len(errs) == 0 || errs[0].Field != c.field) {
			t.Errorf("%s: %v, want it beside %q", c.what, err, c.field)
		}
	}
}

func TestAnEditionThatWaitedTellsWhatIsNewWhenItIsPosted(t *testing.T) {
	d := learn.Digest{Since: at(t, "2026-11-23T08:00:00Z")}
	e := d.Edition(at(t, "2026-11-30T08:00:00Z"))
	if e.Stale(e.Planned.Add(time.Hour)) || !e.Stale(e.Planned.Add(time.Hour+time.Second)) {
		t.Error("an hour is the limit")
	}
	again := e.At(at(t, "2026-12-20T10:00:00Z"))
	if !again.Since.Equal(d.Since) || !again.Until.Equal(at(t, "2026-12-20T09:59:00Z")) || !again.Planned.Equal(at(t, "2026-12-20T10:00:00Z")) {
		t.Errorf("%+v", again)
	}
	if back := e.At(d.Since.Add(-time.Hour)); back.Until.Before(back.Since) {
		t.Errorf("a clock that went back makes it report from %s to %s", back.Since, back.Until)
	}
}
