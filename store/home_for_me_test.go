package store_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

func TestLessonsForSomebodyAreColleaguesAndAboutWhatTheyCareFor(t *testing.T) {
	l, day := life{t, open(t)}, december(1, 9)
	l.must(nil, l.db.SaveChannel(t.Context(), learn.Channel{ID: "COPEN"}))
	l.must(nil, l.db.SaveChannel(t.Context(), learn.Channel{ID: "CQUIET", Private: true}))
	write := func(id string, change func(*learn.Lesson)) {
		day = day.AddDate(0, 0, 1)
		made := learn.Lesson{ID: id, Author: "UBEN", Takeaway: id, Industry: "health", Channel: "COPEN", Met: -1, Learned: -1, Created: day}
		change(&made)
		l.must(l.db.AddLesson(t.Context(), made))
	}
	with := func(topics ...string) func(*learn.Lesson) { return func(l *learn.Lesson) { l.Topics = topics } }
	write("both", with("Hiring"))
	write("used", with())
	write("older", with())
	write("newer", with())
	write("topic", func(l *learn.Lesson) { l.Industry, l.Topics = "food", []string{"hiring", "soup"} })
	write("private", func(l *learn.Lesson) { l.Channel = "CQUIET" })
	write("own", func(l *learn.Lesson) { l.Author = "UANA" })
	write("tried", with("shifts"))
	write("declined", with())
	write("like tried", func(l *learn.Lesson) { l.Industry, l.Topics = "", []string{"Shifts"} })
	write("other", func(l *learn.Lesson) { l.Industry, l.Topics = "food", []string{"soup"} })
	write("withdrawn", with())
	l.must(nil, l.db.WithdrawLesson(t.Context(), "withdrawn", day))
	for lesson, state := range map[string]learn.UseState{"tried": learn.WillTry, "declined": learn.NotUsed} {
		l.must(l.db.SetUse(t.Context(), learn.Use{Lesson: lesson, Member: "UANA", State: state, Updated: day}))
	}
	l.must(l.db.SetUse(t.Context(), learn.Use{Lesson: "used", Member: "UDEV", State: learn.Used, Updated: day}))

	goes := learn.Event{ID: "e1", Title: "Talk", Start: day, Zone: "Europe/Rome", Industry: "health", Topics: []string{"hiring"}, Channel: "COPEN", SharedBy: "UBEN"}
	l.must(l.db.AddEvent(t.Context(), goes))
	l.must(nil, l.db.Answer(t.Context(), "e1", "UANA", learn.Going, day))
	got := func(member string, limit int) (ids []string) {
		lessons, err := l.db.LessonsFor(t.Context(), learn.Viewer{Member: member}, limit)
		l.must(nil, err)
		for _, one := range lessons {
			ids = append(ids, one.ID)
		}
		return ids
	}
	want := []string{"both", "used", "like tried", "topic", "newer", "older"}
	if diff := cmp.Diff(want, got("UANA", 20)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(want[:3], got("UANA", 3)); diff != "" {
		t.Errorf("the first three (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string(nil), got("UDEV2", 3), cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("who goes nowhere (-want +got):\n%s", diff)
	}
}
