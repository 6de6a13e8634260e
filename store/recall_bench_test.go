package store_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// BenchmarkFits prints the 99th percentile over 5,000 events, of which 300 are
// of one series, and 100,000 lessons from them (when -short, 3,000), a third of
// them private and a fifth of them with one and the same topic.
func BenchmarkFits(b *testing.B) {
	db, lessons := open(b), 100_000
	if testing.Short() {
		lessons = 3000
	}
	fillLessons(b, db, inventWords(), 0)
	events := fillEvents(b, db, 5000)
	fillLessonsOf(b, db, events, lessons)
	find := func(e learn.Event) func(b *testing.B) int {
		return func(b *testing.B) int {
			fits, err := db.Fits(b.Context(), "C3", e)
			if err != nil {
				b.Fatal(err)
			}
			return len(fits)
		}
	}
	eight := []string{"everywhere", "topic 0", "topic 1", "topic 2", "topic 3", "topic 4", "topic 5", "topic 6"}
	latest := learn.Edition{Channel: "C3", Since: time.Unix(1_800_000_000, 0), Planned: time.Unix(1_800_600_000, 0)}
	for _, c := range []struct {
		name string
		find func(b *testing.B) int
		none bool
	}{
		{"series", find(learn.Event{Series: "weekly"}), false},
		{"frequent", find(learn.Event{Topics: eight}), false},
		{"one", find(learn.Event{Topics: eight[:1]}), false},
		{"none", find(learn.Event{Topics: []string{"nothing", "nowhere"}}), true},
		{"used", func(b *testing.B) int {
			lesson, err := db.MostUsed(b.Context(), latest)
			if err != nil {
				b.Fatal(err)
			}
			return len(lesson)
		}, false},
	} {
		b.Run(c.name, func(b *testing.B) {
			var took []time.Duration
			for b.Loop() {
				start := time.Now()
				if found := c.find(b); (found == 0) != c.none {
					b.Fatalf("%d found", found)
				}
				took = append(took, time.Since(start))
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
		})
	}
}

func fillEvents(b *testing.B, db *store.DB, n int) []learn.Event {
	events := make([]learn.Event, n)
	err := db.Transact(b.Context(), func(tx *store.DB) error {
		for i := range events {
			e := learn.Event{
				ID: learn.NewID(), Title: fmt.Sprint("Event ", i), Start: time.Unix(int64(1_700_000_000+6000*i), 0), Zone: "Europe/Rome",
				Channel: fmt.Sprintf("C%d", i%50), SharedBy: "U1", Topics: []string{"everywhere", fmt.Sprint("topic ", i%40)},
				Created: time.Unix(int64(1_700_000_000+6000*i), 0),
			}
			if i < 300 {
				e.Series, e.Date = "weekly", e.Day()+fmt.Sprint(i)
			}
			if _, err := tx.AddEvent(b.Context(), e); err != nil {
				return err
			}
			events[i] = e
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	return events
}

func fillLessonsOf(b *testing.B, db *store.DB, events []learn.Event, n int) {
	r, vocabulary := rand.New(rand.NewPCG(7, 8)), inventWords()[:100]
	for i := 0; i < n; {
		err := db.Transact(b.Context(), func(tx *store.DB) error {
			for range 1000 {
				l := inventLesson(r, vocabulary, i)
				l.Event = events[i%len(events)].ID
				if i%5 == 0 {
					l.Topics = append(l.Topics, "everywhere")
				}
				if _, err := tx.AddLesson(b.Context(), l); err != nil {
					return err
				}
				for m := range i % 4 {
					if _, err := tx.SetUse(b.Context(), learn.Use{Lesson: l.ID, Member: fmt.Sprint("U", m), State: learn.Used}); err != nil {
						return err
					}
				}
				i++
			}
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
	}
}
