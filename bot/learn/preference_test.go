package learn_test

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

func TestAMemberIsWrittenToOutsideTheirQuietHoursAndAfterTheirPause(t *testing.T) {
	rome := learn.Location("Europe/Rome")
	at := func(text string) time.Time {
		t.Helper()
		parsed, err := time.ParseInLocation("2006-01-02 15:04", text, rome)
		if err != nil {
			t.Fatal(err)
		}
		return parsed
	}
	night, siesta, pause := learn.Quiet{From: 20 * 60, To: 8 * 60}, learn.Quiet{From: 13 * 60, To: 15*60 + 30}, at("2026-12-01 00:00")
	for _, c := range []struct {
		p         learn.Preferences
		asked, at string
	}{
		{learn.Preferences{}, "2026-11-23 03:00", "2026-11-23 03:00"},
		{learn.Preferences{Quiet: learn.Quiet{From: 600, To: 600}}, "2026-11-23 10:00", "2026-11-23 10:00"},
		{learn.Preferences{Quiet: night}, "2026-11-23 19:59", "2026-11-23 19:59"},
		{learn.Preferences{Quiet: night}, "2026-11-23 20:00", "2026-11-24 08:00"},
		{learn.Preferences{Quiet: night}, "2026-11-24 07:59", "2026-11-24 08:00"},
		{learn.Preferences{Quiet: night}, "2026-11-24 08:00", "2026-11-24 08:00"},
		{learn.Preferences{Quiet: night}, "2026-10-24 22:00", "2026-10-25 08:00"}, // the clocks change meanwhile
		{learn.Preferences{Quiet: siesta}, "2026-11-23 14:00", "2026-11-23 15:30"},
		{learn.Preferences{Quiet: siesta}, "2026-11-23 23:00", "2026-11-23 23:00"},
		{learn.Preferences{Paused: pause}, "2026-11-23 10:00", "2026-12-01 00:00"},
		{learn.Preferences{Paused: pause, Quiet: night}, "2026-11-23 10:00", "2026-12-01 08:00"},
		{learn.Preferences{Paused: pause, Quiet: night}, "2026-12-01 10:00", "2026-12-01 10:00"}, // it has ended by itself
	} {
		if got := c.p.From(at(c.asked), rome); !got.Equal(at(c.at)) {
			t.Errorf("%+v at %s: %s, want %s", c.p, c.asked, got, c.at)
		}
	}
}

func TestQuietHoursThatEndWhileTheClocksChange(t *testing.T) {
	p := learn.Preferences{Quiet: learn.Quiet{From: 22 * 60, To: 2*60 + 30}}
	for _, c := range []struct{ says, zone, asked, at string }{
		{"there is no 02:30: once the clocks show 03:00", "America/New_York", "2026-03-08T06:45:00Z", "2026-03-08T07:00:00Z"},
		{"in Rome as well", "Europe/Rome", "2026-03-29T00:45:00Z", "2026-03-29T01:00:00Z"},
		{"02:30 comes twice: the first one", "Europe/Rome", "2026-10-24T23:00:00Z", "2026-10-25T00:30:00Z"},
		{"at the second 02:15 they are over", "Europe/Rome", "2026-10-25T01:15:00Z", "2026-10-25T01:15:00Z"},
	} {
		asked, err := time.Parse(time.RFC3339, c.asked)
		if err != nil {
			t.Fatal(err)
		}
		if got := p.From(asked, learn.Location(c.zone)).UTC().Format(time.RFC3339); got != c.at {
			t.Errorf("%s: %s, want %s", c.says, got, c.at)
		}
	}
}

func TestPreferencesThatMakeNoSenseAreRefusedBesideTheirField(t *testing.T) {
	now := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		p    learn.Preferences
		want []string
	}{
		{learn.UsualPreferences(), nil},
		{learn.Preferences{Language: "it", Muted: learn.Notices(), Paused: now.Add(time.Second)}, nil},
		{learn.Preferences{Language: "tlh"}, []string{"language"}},
		{learn.Preferences{Muted: []learn.Notice{"horoscope"}, Paused: now}, []string{"notices", "pause_until"}},
	} {
		var errs learn.Errors
		var fields []string
		if errors.As(c.p.Check(now), &errs) {
			for _, e := range errs {
				fields = append(fields, e.Field)
			}
		}
		if diff := cmp.Diff(c.want, fields); diff != "" {
			t.Errorf("%+v: %s", c.p, diff)
		}
	}
}
