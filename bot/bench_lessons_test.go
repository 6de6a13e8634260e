package bot_test

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/show"
	"github.com/fieldnotes-slack/fieldnotes/store"
	"github.com/fieldnotes-slack/fieldnotes/store/storetest"
)

// homePace is how often somebody opens Home, which takes as long as several commands.
const homePace = 100 * time.Millisecond

// BenchmarkManyLessons has what concerns lessons done fifty times a second, one
// thing at a time, and Home opened ten times, in a large workspace: 10,000 members,
// 5,000 events and 100,000 lessons from them; when -short, 1,000: storing them
// takes minutes.
func BenchmarkManyLessons(b *testing.B) {
	large, lessons := newWorkplace(b, 10_000), 100_000
	if testing.Short() {
		lessons = 1000
	}
	path := filepath.Join(b.TempDir(), "bench.db")
	large.fillLessons(path, lessons)
	b.Cleanup(large.running(path))
	large.card(manyRead) // the bot has started
	for i, c := range []struct {
		name string
		pace time.Duration
		told []string
		do   func(w *workplace, id string)
		home bool // which is open already
	}{
		{"search=frequent", everyPace, []string{"ack"}, func(w *workplace, id string) { w.asks(id, "/lessons search before meetings") }, false},
		{"search=rare", everyPace, []string{"ack"}, func(w *workplace, id string) { w.asks(id, "/lessons search number77 pages") }, false},
		{"search=narrowed", everyPace, []string{"ack"}, func(w *workplace, id string) { w.asks(id, `/lessons search meet industry:health topic:"topic 7"`) }, false},
		{"search=form", everyPace, []string{"open", "found"}, (*workplace).searches, true},
		{"mine", everyPace, []string{"ack"}, func(w *workplace, id string) { w.asks(id, "/lessons mine") }, false},
		{"more", everyPace, []string{"open"}, func(w *workplace, id string) { w.opensLesson(id, show.MoreLesson) }, false},
		{"try", everyPace, []string{"press"}, (*workplace).triesLesson, false},
		{"submit", everyPace, []string{"ack", "open", "submit"}, func(w *workplace, id string) { w.submits(id, w.opens(id, "/lessons submit")) }, false},
		{"home", homePace, []string{"home"}, (*workplace).opensHome, false},
		{"went", everyPace, []string{"open"}, (*workplace).went, true},
	} {
		b.Run(c.name, func(b *testing.B) {
			w := *large
			w.B, w.took = b, &timings{all: map[string][]time.Duration{}}
			w.people = large.people[i*1000:][:1000] // none of whom has a form open
			if c.home {
				w.atOnce(1, func(i int) { w.opensHome(w.people[i]) })
			}
			w.pacedBy(c.pace, func(id string) { c.do(&w, id) })
			w.tell(c.told...)
		})
	}
}

// manyRead is the lesson whose card everybody sees.
const manyRead = "lesson0"

func (w *workplace) fillLessons(path string, n int) {
	db, err := store.Open(w.Context(), storetest.URL(w, path))
	w.no(err)
	now := w.now()
	w.no(db.Transact(w.Context(), func(tx *store.DB) error { return w.fillEvents(tx, now) }))
	for i := 0; i < n; {
		w.no(db.Transact(w.Context(), func(tx *store.DB) error {
			for range min(1000, n) {
				if _, err := tx.AddLesson(w.Context(), w.lesson(i, now.Add(time.Duration(i-n)*time.Minute))); err != nil {
					return err
				}
				i++
			}
			return nil
		}))
	}
	w.no(db.CleanIndex(w.Context())) // as every night
	w.no(db.Plan(w.Context(), learn.Delivery{Kind: learn.LessonCard, Place: "CGENERAL", Subject: manyRead, Due: now, Created: now}))
	w.no(db.Transact(w.Context(), func(tx *store.DB) error { return w.fillQuestions(tx, now) }))
	w.no(db.Close())
}

func (w *workplace) lesson(i int, at time.Time) learn.Lesson {
	return learn.Lesson{
		ID: fmt.Sprint("lesson", i), Author: w.people[i%len(w.people)], Channel: "CGENERAL", Event: fmt.Sprint("event", i%5000),
		Takeaway: fmt.Sprintf("Read number%d pages before meetings begin", i%1000), Story: "They asked twice, and met for half as long.",
		Industry: learn.Industries()[i%20], Topics: []string{fmt.Sprint("topic ", i%50)},
		Met: learn.NotSaid, Learned: learn.NotSaid, Created: at, Updated: at,
	}
}

// fillQuestions asks the last thousand people whether they went to an event.
func (w *workplace) fillQuestions(tx *store.DB, now time.Time) error {
	ended := now.Add(-24 * time.Hour)
	_, err := tx.AddEvent(w.Context(), learn.Event{
		ID: "ended", Title: "Pages before meetings", Zone: "Europe/Rome", Start: ended, Format: learn.Online, Industry: "health",
		Topics: []string{"topic 7"}, Channel: "CGENERAL", SharedBy: w.people[0], Created: ended, Updated: ended,
	})
	var asked []learn.Question
	for _, id := range w.people[len(w.people)-1000:] {
		if err == nil {
			err = tx.Answer(w.Context(), "ended", id, learn.Going, ended)
		}
		if err == nil {
			err = tx.Inquire(w.Context(), learn.Question{Kind: learn.TurnoutQuestion, Member: id, Subject: "ended", Due: now, Created: now})
		}
		q, missing := tx.Question(w.Context(), learn.TurnoutQuestion, id, "ended")
		if err == nil {
			err = missing
		}
		q.Asked = 1
		asked = append(asked, q)
	}
	if err != nil {
		return err
	}
	return tx.Ask(w.Context(), asked, now)
}
