package store_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// BenchmarkErase deletes the records of a member with a thousand rows among
// those of a hundred colleagues: at most a second.
func BenchmarkErase(b *testing.B) {
	db := open(b)
	for n := range 100 {
		busy(b, db, fmt.Sprintf("UOTHER%d", n), 20)
	}
	for i := 0; b.Loop(); i++ {
		b.StopTimer()
		member := fmt.Sprintf("U0ERASER%d", i)
		busy(b, db, member, 200)
		b.StartTimer()
		if err := db.Erase(b.Context(), member, learn.LessonsKept, monday); err != nil {
			b.Fatal(err)
		}
	}
}

// busy gives a member n each of lessons, answers, uses, follow-ups and messages.
func busy(b *testing.B, db *store.DB, member string, n int) {
	b.Helper()
	err := db.Transact(b.Context(), func(tx *store.DB) error {
		for i := range n {
			id := fmt.Sprintf("%s-%d", member, i)
			at := monday.Add(time.Duration(i) * time.Hour)
			e := learn.Event{ID: id, Title: "Meetup " + id, Start: at, SharedBy: member, Owner: member, Created: monday, Updated: monday}
			l := learn.Lesson{ID: id, Author: member, Takeaway: "What I brought from " + id, Created: monday, Updated: monday}
			if _, err := tx.AddEvent(b.Context(), e); err != nil {
				return err
			}
			if _, err := tx.AddLesson(b.Context(), l); err != nil {
				return err
			}
			if err := tx.Answer(b.Context(), id, member, learn.Going, monday); err != nil {
				return err
			}
			if _, err := tx.SetUse(b.Context(), learn.Use{Lesson: id, Member: member, State: learn.Used, Updated: monday}); err != nil {
				return err
			}
			if err := tx.Plan(b.Context(), learn.Delivery{Kind: learn.ReminderDM, Place: member, Key: "reminder/" + id + "/" + member, Created: monday}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
}
