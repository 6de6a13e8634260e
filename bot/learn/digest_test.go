package learn_test

import (
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

func TestScheduleKeepsTheWallClockAcrossClockChanges(t *testing.T) {
	for _, c := range []struct{ zone, after, want string }{
		{"Europe/Rome", "2026-03-23T12:00:00Z", "2026-03-30T07:00:00Z"},
		{"Europe/Rome", "2026-10-19T12:00:00Z", "2026-10-26T08:00:00Z"},
		{"America/New_York", "2026-03-02T20:00:00Z", "2026-03-09T13:00:00Z"},
		{"Asia/Kolkata", "2026-11-22T00:00:00Z", "2026-11-23T03:30:00Z"},
		{"Europe/Rome", "2026-11-23T08:00:00Z", "2026-11-30T08:00:00Z"},
	} {
		after, _ := time.Parse(time.RFC3339, c.after)
		got := learn.Schedule{Weekday: time.Monday, Hour: 9, Zone: c.zone}.Next(after)
		if got.UTC().Format(time.RFC3339) != c.want {
			t.Errorf("%s after %s: %s, want %s", c.zone, c.after, got.UTC().Format(time.RFC3339), c.want)
		}
	}
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
