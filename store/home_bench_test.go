package store_test

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// BenchmarkHome prints the 99th percentile of what Home asks for besides lists
// of events, for a member who goes to one event in ten, over 5,000 events and
// 100,000 lessons from them (when -short, 3,000) in three industries.
func BenchmarkHome(b *testing.B) {
	db, lessons := open(b), 100_000
	if testing.Short() {
		lessons = 3000
	}
	fillLessons(b, db, inventWords(), 0)
	events := fillEvents(b, db, 5000)
	fillLessonsOf(b, db, events, lessons)
	now := events[len(events)-1].Start.Add(24 * time.Hour)
	visits(b, db, events, now)
	p, err := learn.ParsePeriod("quarter", now, time.UTC)
	if err != nil {
		b.Fatal(err)
	}
	since := now.Add(-learn.TurnoutStale)
	for name, ask := range map[string]func(ctx context.Context) error{
		"for me": func(ctx context.Context) error {
			_, err := db.LessonsFor(ctx, learn.Viewer{Member: "U7"}, 3)
			return err
		},
		"quarter":   func(ctx context.Context) error { _, err := db.Quarter(ctx, "U7", p, now, "technology"); return err },
		"questions": func(ctx context.Context) error { _, err := db.OpenQuestions(ctx, "U7", since); return err },
		"unwritten": func(ctx context.Context) error { _, err := db.Unwritten(ctx, "U7", since, 6); return err },
		"drafts":    func(ctx context.Context) error { _, err := db.Drafts(ctx, "U7", 6); return err },
	} {
		b.Run(name, func(b *testing.B) {
			var took []time.Duration
			for b.Loop() {
				start := time.Now()
				if err := ask(b.Context()); err != nil {
					b.Fatal(err)
				}
				took = append(took, time.Since(start))
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
		})
	}
}

// visits lets a member go to one event in ten, and be asked about each.
func visits(b *testing.B, db *store.DB, events []learn.Event, now time.Time) {
	err := db.Transact(b.Context(), func(tx *store.DB) error {
		for i := 0; i < len(events); i += 10 {
			e := events[i]
			if err := tx.Answer(b.Context(), e.ID, "U7", learn.Going, now); err != nil {
				return err
			}
			if err := tx.SayTurnout(b.Context(), e.ID, "U7", learn.Went, now); err != nil {
				return err
			}
			q := e.TurnoutQuestion(fmt.Sprint("U", i), time.UTC, now)
			if err := tx.Inquire(b.Context(), q); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
}
