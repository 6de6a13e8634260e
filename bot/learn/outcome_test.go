package learn_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

func TestWhoStatedAnIntentionAndWentIsAskedWhatCameOfIt(t *testing.T) {
	why := learn.Intention{Purposes: []learn.Purpose{learn.GetAdvice}, Meet: 3, Learn: 1, ComeBack: "one idea"}
	all := []learn.Aim{"get_advice", learn.MeetAim, learn.LearnAim, learn.ComeBackAim}
	for name, c := range map[string]struct {
		mine learn.Attendance
		want []learn.Aim
	}{
		"who went":            {learn.Attendance{RSVP: learn.Going, Stated: true, Intention: why, Turnout: learn.Went}, all},
		"who hasn't said yet": {learn.Attendance{RSVP: learn.Going, Stated: true, Intention: why}, all},
		"who missed it":       {learn.Attendance{RSVP: learn.Going, Stated: true, Intention: why, Turnout: learn.Missed}, nil},
		"it was cancelled":    {learn.Attendance{RSVP: learn.Going, Stated: true, Intention: why, Turnout: learn.CalledOff}, nil},
		"who stated nothing":  {learn.Attendance{RSVP: learn.Going}, nil},
		"who stated no aim":   {learn.Attendance{RSVP: learn.Going, Stated: true}, nil},
		"who couldn't come":   {learn.Attendance{RSVP: learn.NotGoing, Stated: true, Intention: why}, nil},
	} {
		if got := c.mine.Aims(); !slices.Equal(got, c.want) {
			t.Errorf("%s is asked about %v", name, got)
		}
	}
}

func TestAnAimIsMetPartlyMetOrMissed(t *testing.T) {
	said := learn.Outcome{Results: map[learn.Aim]learn.Result{
		learn.MeetAim: learn.AimMet, learn.LearnAim: learn.AimPartly, learn.ComeBackAim: learn.AimMissed, "get_advice": learn.NoResult,
	}}
	if err := said.Check(); err != nil || !said.Said() {
		t.Errorf("%v, said: %v", err, said.Said())
	}
	said.Results["get_advice"] = "splendid"
	var errs learn.Errors
	if !errors.As(said.Check(), &errs) || len(errs) != 1 || errs[0].Field != "aim_get_advice" {
		t.Errorf("another answer: %v", said.Check())
	}
	if (learn.Outcome{Results: map[learn.Aim]learn.Result{learn.MeetAim: learn.NoResult}}).Said() {
		t.Error("something was said")
	}
}

func TestALessonComesFromAnEventOfTheLastWeeksThatOneWentToOrShared(t *testing.T) {
	now := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	yesterday := learn.Event{Start: now.Add(-24 * time.Hour), SharedBy: "UANA"}
	going := learn.Attendance{Member: "UBEN", RSVP: learn.Going}
	cancelled, tomorrow, longAgo := yesterday, yesterday, yesterday
	cancelled.Cancelled, tomorrow.Start, longAgo.Start = now, now.Add(time.Hour), now.Add(-learn.RecentEvent)
	for name, c := range map[string]struct {
		mine learn.Attendance
		e    learn.Event
		want bool
	}{
		"went":        {going, yesterday, true},
		"shared":      {learn.Attendance{Member: "UANA"}, yesterday, true},
		"neither":     {learn.Attendance{Member: "UBEN", RSVP: learn.Maybe}, yesterday, false},
		"cancelled":   {going, cancelled, false},
		"still ahead": {going, tomorrow, false},
		"long ago":    {going, longAgo, false},
	} {
		if got := c.e.TookPlace(now) && c.mine.Knows(c.e); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestAnAimWithANumberIsAskedAboutOnce(t *testing.T) {
	why := learn.Intention{Purposes: []learn.Purpose{learn.MeetPeople, learn.LearnAbout, learn.GetAdvice}, Meet: 3}
	want := []learn.Aim{learn.Aim(learn.LearnAbout), learn.Aim(learn.GetAdvice), learn.MeetAim}
	if got := why.Aims(); !slices.Equal(got, want) {
		t.Errorf("the form asks about %v, want %v", got, want)
	}
}
