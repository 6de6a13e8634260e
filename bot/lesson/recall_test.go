package lesson_test

import (
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

func TestWhatComesBackIsDecidedWhenItIsPosted(t *testing.T) {
	s := newStage(t)
	share := func(id string, start time.Time, change func(*learn.Event)) learn.Event {
		t.Helper()
		e := learn.Event{
			ID: id, Title: id, Start: start, Zone: "Europe/Rome", Format: learn.Online, Channel: "COPEN",
			SharedBy: "UANA", Topics: []string{"hiring"}, Created: now, Updated: now,
		}
		if change != nil {
			change(&e)
		}
		if _, err := s.db.AddEvent(t.Context(), e); err != nil {
			t.Fatal(err)
		}
		return e
	}
	share("past", now.AddDate(0, 0, -7), nil)
	var lessons []learn.Lesson
	for _, takeaway := range []string{"Read before you meet", "Ask for the second reason"} {
		l := s.wrote("COPEN", takeaway)
		was := l.Updated
		l.Event = "past"
		if saved, err := s.db.SaveLesson(t.Context(), l, was); err != nil || !saved {
			t.Fatal(saved, err)
		}
		lessons = append(lessons, l)
	}
	planned := learn.RecallOf(learn.Delivery{ID: "card", Place: "COPEN", Subject: share("next", now.AddDate(0, 0, 7), nil).ID}, now)
	withdraw := func(l learn.Lesson) {
		t.Helper()
		if err := s.db.WithdrawLesson(t.Context(), l.ID, now); err != nil {
			t.Fatal(err)
		}
	}
	shows := func(count int) {
		t.Helper()
		r, err := s.Recall(t.Context(), planned)
		if err != nil || r.Gone != (count == 0) || len(r.Shows) != count {
			t.Errorf("it shows %v, gone %v, %v; want %d lessons", r.Shows, r.Gone, err, count)
		}
	}
	shows(2)
	withdraw(lessons[0])
	shows(1)

	called := share("called off", now.AddDate(0, 0, 7), func(e *learn.Event) { e.Cancelled = now })
	planned.Subject = called.ID
	shows(0)
	planned.Subject = "next"
	withdraw(lessons[1])
	shows(0)
}
