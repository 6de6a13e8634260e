package learn_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

func TestOneIsRemindedOnTheMorningOfTheDay(t *testing.T) {
	rome := learn.Location("Europe/Rome")
	now := time.Date(2027, 3, 26, 17, 30, 40, 0, rome) // the Friday before the clocks go forward
	for day, want := range map[string]string{
		"2027-03-27": "2027-03-27T09:00:00+01:00",
		"2027-03-28": "2027-03-28T09:00:00+02:00",
		"2027-03-26": "2027-03-26T19:30:00+01:00",
		"2027-03-25": "", "2027-02-31": "", "": "", "nonsense": "",
	} {
		got := learn.ReminderOn(day, now, rome)
		if (got.IsZero() && want != "") || (!got.IsZero() && got.Format(time.RFC3339) != want) {
			t.Errorf("on %q: %s, want %s", day, got, want)
		}
	}
}

func TestAFollowUpIsPutOffToAMorning(t *testing.T) {
	kolkata := learn.Location("Asia/Kolkata")
	for now, want := range map[string][2]string{
		"2026-11-23 10:00": {"2026-11-24 09:00", "2026-11-30 09:00"}, // a Monday
		"2026-11-28 00:30": {"2026-11-29 09:00", "2026-11-30 09:00"},
		"2026-11-29 23:00": {"2026-11-30 09:00", "2026-11-30 09:00"}, // a Sunday
		"2026-12-31 12:00": {"2027-01-01 09:00", "2027-01-04 09:00"},
	} {
		at, err := time.ParseInLocation("2006-01-02 15:04", now, kolkata)
		if err != nil {
			t.Fatal(err)
		}
		for i, s := range learn.Snoozes() {
			if got := s.Until(at.UTC(), kolkata).Format("2006-01-02 15:04"); got != want[i] {
				t.Errorf("%s at %s: %s, want %s", s, now, got, want[i])
			}
		}
	}
}

func TestAFollowUpSaysWhatAndIsStillToCome(t *testing.T) {
	now := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	good := learn.FollowUp{What: "Write to somebody", Due: now.Add(time.Hour)}
	if err := good.Check(now, learn.FollowUp{}); err != nil {
		t.Error(err)
	}
	late := good
	late.Due = now.Add(-time.Hour)
	if err := late.Check(now, late); err != nil {
		t.Errorf("other words for what was due before: %v", err)
	}
	for field, bad := range map[string]learn.FollowUp{
		"what: empty": {What: " \u200b", Due: good.Due},
		"what: long":  {What: strings.Repeat("é", learn.MaxLine+1), Due: good.Due},
		"day: none":   {What: good.What},
		"day: past":   late,
		"day: far":    {What: good.What, Due: now.AddDate(6, 0, 0)},
	} {
		field, _, _ := strings.Cut(field, ":")
		var errs learn.Errors
		if !errors.As(bad.Check(now, learn.FollowUp{}), &errs) || len(errs) != 1 || errs[0].Field != field {
			t.Errorf("%+v: %v", bad, errs)
		}
	}
}
