package store_test

import (
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

func TestACalendarFileIsTakenAgainAfterAMinuteAndOfEachVersionAtOnce(t *testing.T) {
	db := open(t)
	e := learn.Event{ID: "e1", Title: "Tea", Start: monday, Zone: "UTC", Format: learn.Online, SharedBy: "UANA"}
	if _, err := db.AddEvent(t.Context(), e); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		after    time.Duration
		sequence int
		taken    bool
	}{{0, 0, true}, {59 * time.Second, 0, false}, {59 * time.Second, 1, true}, {119 * time.Second, 1, true}} {
		e.Sequence = c.sequence
		if taken, err := db.TakeCalendar(t.Context(), e, "UBEN", monday.Add(c.after)); err != nil || taken != c.taken {
			t.Errorf("version %d after %v: %v, %v", c.sequence, c.after, taken, err)
		}
	}
	for sequence, want := range map[int]bool{1: false, 2: true} {
		e.Sequence = sequence
		if old, err := db.CalendarIsOld(t.Context(), e, "UBEN"); err != nil || old != want {
			t.Errorf("at version %d: %v, %v", sequence, old, err)
		}
	}
	if old, err := db.CalendarIsOld(t.Context(), e, "UDEV"); err != nil || old {
		t.Errorf("never taken: %v, %v", old, err)
	}
	// It outlives answers.
	for _, answer := range []learn.RSVP{learn.Going, learn.NoAnswer, learn.Maybe} {
		if err := db.Answer(t.Context(), e.ID, "UBEN", answer, monday); err != nil {
			t.Fatal(err)
		}
	}
	coming, err := db.Coming(t.Context(), e.ID)
	if err != nil || len(coming) != 1 || !coming[0].Calendar {
		t.Errorf("%+v, %v", coming, err)
	}
	if mine, err := db.Attendance(t.Context(), e.ID, "UBEN"); err != nil || !mine.Calendar {
		t.Errorf("%+v, %v", mine, err)
	}
}
