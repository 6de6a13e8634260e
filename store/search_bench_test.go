package store_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// BenchmarkSearch prints the 99th percentile over 100,000 lessons (when -short,
// over 3,000: storing them takes a minute), each of which has the words
// "networking" and "people", a third of them in private channels.
func BenchmarkSearch(b *testing.B) {
	db, vocabulary, lessons := open(b), inventWords(), 100_000
	if testing.Short() {
		lessons = 3000
	}
	fillLessons(b, db, vocabulary, lessons)
	frequent := []string{"networking", "people", "people networking", "p", "pe", "networkin", "net people p"}
	for i := range 5 {
		frequent = append(frequent, vocabulary[i], vocabulary[i]+" networking", vocabulary[i]+" "+vocabulary[i+1])
	}
	asWords := func(texts []string) (all []learn.LessonSearch) {
		for _, text := range texts {
			all = append(all, learn.LessonSearch{Words: text})
		}
		return all
	}
	narrow := []learn.LessonSearch{
		{Industry: "health"}, {Topic: "topic 3"}, {Author: "U77"}, {From: "2023-11", To: "2024-12"}, {Words: "p", Industry: "health"},
		{Words: "networking people", Industry: "health", Topic: "topic 3"}, {Words: "networking", From: "2023-11", To: "2024-12"},
		{Words: "people", Author: "U77"}, {Words: "networking", Industry: "nobody's"}, {Words: "people", Topic: "nothing"},
	}
	for _, c := range []struct {
		name    string
		queries []learn.LessonSearch
	}{{"frequent", asWords(frequent)}, {"rare", asWords(vocabulary[500:1000])}, {"narrow", narrow}} {
		b.Run(c.name, func(b *testing.B) {
			var took []time.Duration
			see := learn.Viewer{Member: "U7", Here: "C3"}
			for i := 0; b.Loop(); i++ {
				start := time.Now()
				if _, err := db.Search(b.Context(), see, c.queries[i%len(c.queries)], 0, 10); err != nil {
					b.Fatal(err)
				}
				took = append(took, time.Since(start))
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
		})
	}
}

// BenchmarkSubmitLesson commits one lesson and its card at a time, as
// eight people do at once.
func BenchmarkSubmitLesson(b *testing.B) {
	db, vocabulary := open(b), inventWords()
	r := rand.New(rand.NewPCG(1, 2))
	lessons := make([]learn.Lesson, 1000)
	for i := range lessons {
		lessons[i] = inventLesson(r, vocabulary, i)
	}
	var next atomic.Int64
	b.SetParallelism(4)
	b.ResetTimer()
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			l := lessons[next.Add(1)%1000]
			l.ID = learn.NewID()
			err := db.Transact(b.Context(), func(tx *store.DB) error {
				if _, err := tx.AddLesson(b.Context(), l); err != nil {
					return err
				}
				return tx.Plan(b.Context(), learn.Delivery{
					Kind: learn.LessonCard, Key: "lesson_card/" + l.ID, Place: "C1", Subject: l.ID, Due: l.Created, Created: l.Created,
				})
			})
			if err != nil {
				b.Error(err)
			}
		}
	})
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "lessons/s")
}

func fillLessons(b *testing.B, db *store.DB, vocabulary []string, n int) {
	r := rand.New(rand.NewPCG(3, 4))
	channels := make([]learn.Channel, 50)
	for i := range channels {
		channels[i] = learn.Channel{ID: fmt.Sprintf("C%d", i), Private: i%3 == 0}
		if err := db.SaveChannel(b.Context(), channels[i]); err != nil {
			b.Fatal(err)
		}
	}
	for i := 0; i < n; {
		err := db.Transact(b.Context(), func(tx *store.DB) error {
			for range 1000 {
				if _, err := tx.AddLesson(b.Context(), inventLesson(r, vocabulary, i)); err != nil {
					return err
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

func inventLesson(r *rand.Rand, vocabulary []string, i int) learn.Lesson {
	often := rand.NewZipf(r, 1.1, 4, uint64(len(vocabulary)-1))
	say := func(n int) string {
		said := make([]string, n)
		for i := range said {
			said[i] = vocabulary[often.Uint64()]
		}
		return strings.Join(said, " ")
	}
	return learn.Lesson{
		ID: learn.NewID(), Author: fmt.Sprintf("U%d", i%10_000), Channel: fmt.Sprintf("C%d", i%50),
		Takeaway: "networking " + say(9), Story: "people " + say(30), Try: say(8), Created: time.Unix(int64(1_700_000_000+300*i), 0),
		Industry: []string{"health", "finance", "education"}[i%3], Topics: []string{fmt.Sprintf("topic %d", i%40), fmt.Sprintf("topic %d", i%7)},
	}
}

func inventWords() []string {
	r := rand.New(rand.NewPCG(5, 6))
	invented := make([]string, 30_000)
	for i := range invented {
		letters := make([]byte, 2+r.IntN(9))
		for k := range letters {
			letters[k] = byte('a' + r.IntN(26))
		}
		invented[i] = string(letters)
	}
	return invented
}
