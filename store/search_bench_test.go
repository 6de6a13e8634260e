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

// BenchmarkSearch prints the median and the 99th percentile over 100,000 lessons
// (when -short, over 3,000: storing them takes a minute), each of which has the
// words "networking" and "people", a third of them in private channels. The
// words of searches are as frequent as those of lessons.
func BenchmarkSearch(b *testing.B) {
	db, vocabulary, lessons := open(b), inventWords(), 100_000
	if testing.Short() {
		lessons = 3000
	}
	fillLessons(b, db, vocabulary, lessons)
	if err := db.CleanIndex(b.Context()); err != nil { // as every night
		b.Fatal(err)
	}
	guest := learn.Member{ID: "UGUEST", Guest: true}
	if err := db.SaveMembers(b.Context(), []learn.Member{guest}); err != nil {
		b.Fatal(err)
	}
	member, alone := learn.Viewer{Member: "U7", Here: "C3"}, learn.Viewer{Member: guest.ID, Here: "C3"}
	frequent := append([]string{"networking", "people"}, vocabulary[:18]...)
	for _, c := range []struct {
		name string
		see  learn.Viewer
		page int
		ask  func(r *rand.Rand, word func() string) learn.LessonSearch
	}{
		{"any", member, 0, func(r *rand.Rand, word func() string) learn.LessonSearch { return lookFor(r, word, 1+r.IntN(4)) }},
		{"frequent", member, 0, func(r *rand.Rand, _ func() string) learn.LessonSearch {
			return lookFor(r, oneOf(r, frequent), 1+r.IntN(3))
		}},
		{"frequent=8", member, 0, func(r *rand.Rand, _ func() string) learn.LessonSearch {
			return lookFor(r, oneOf(r, vocabulary[:50]), 10)
		}},
		{"letter", member, 0, func(r *rand.Rand, _ func() string) learn.LessonSearch {
			return learn.LessonSearch{Words: []string{"", "people "}[r.IntN(2)] + string(rune('a'+r.IntN(26)))}
		}},
		{"filters=4", member, 0, narrowed},
		{"month", member, 0, func(r *rand.Rand, _ func() string) learn.LessonSearch {
			search := lookFor(r, oneOf(r, frequent), 1+r.IntN(2))
			search.From = fmt.Sprintf("2024-%02d", 1+r.IntN(9))
			search.To = search.From
			return search
		}},
		{"filters=4,guest", alone, 0, narrowed},
		{"any,guest", alone, 0, func(r *rand.Rand, word func() string) learn.LessonSearch { return lookFor(r, word, 1+r.IntN(2)) }},
		{"last page", member, store.MaxFound - 10, func(r *rand.Rand, _ func() string) learn.LessonSearch { return lookFor(r, oneOf(r, frequent), 2) }},
	} {
		b.Run(c.name, func(b *testing.B) {
			r := rand.New(rand.NewPCG(9, 10))
			word := saidOften(r, vocabulary)
			var took []time.Duration
			for b.Loop() {
				search := c.ask(r, word)
				start := time.Now()
				if _, err := db.Search(b.Context(), c.see, search, c.page, 10); err != nil {
					b.Fatal(err)
				}
				took = append(took, time.Since(start))
			}
			slices.Sort(took)
			for _, p := range []int{50, 99} {
				b.ReportMetric(float64(took[len(took)*p/100].Microseconds())/1000, fmt.Sprintf("p%d-ms", p))
			}
		})
	}
}

// lookFor is a search for n words, the last of which may be the beginning of one.
func lookFor(r *rand.Rand, word func() string, n int) learn.LessonSearch {
	asked := make([]string, n)
	for i := range asked {
		asked[i] = word()
	}
	asked[n-1] = asked[n-1][:1+r.IntN(len(asked[n-1]))]
	return learn.LessonSearch{Words: strings.Join(asked, " ")}
}

// narrowed is a search with all filters and up to two words.
func narrowed(r *rand.Rand, word func() string) learn.LessonSearch {
	var search learn.LessonSearch
	if words := r.IntN(3); words > 0 {
		search = lookFor(r, word, words)
	}
	author := r.IntN(10_000)
	search.From, search.To = fmt.Sprintf("2023-%02d", 1+r.IntN(12)), fmt.Sprintf("2024-%02d", 1+r.IntN(12))
	search.Author, search.Industry, search.Topic = fmt.Sprintf("U%d", author), industryOf(author), fmt.Sprintf("topic %d", author%7)
	if r.IntN(2) == 0 {
		search.Author = ""
	}
	return search
}

func oneOf(r *rand.Rand, all []string) func() string {
	return func() string { return all[r.IntN(len(all))] }
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
	word := saidOften(r, vocabulary)
	say := func(n int) string {
		said := make([]string, n)
		for i := range said {
			said[i] = word()
		}
		return strings.Join(said, " ")
	}
	return learn.Lesson{
		ID: learn.NewID(), Author: fmt.Sprintf("U%d", i%10_000), Channel: fmt.Sprintf("C%d", i%50),
		Takeaway: "networking " + say(9), Story: "people " + say(30), Try: say(8), Created: time.Unix(int64(1_700_000_000+300*i), 0),
		Industry: industryOf(i), Topics: []string{fmt.Sprintf("topic %d", i%40), fmt.Sprintf("topic %d", i%7)},
	}
}

func industryOf(i int) string { return []string{"health", "finance", "education"}[i%3] }

// saidOften returns words of the vocabulary as often as people say words: a
// few of them in most sentences.
func saidOften(r *rand.Rand, vocabulary []string) func() string {
	often := rand.NewZipf(r, 1.1, 4, uint64(len(vocabulary)-1))
	return func() string { return vocabulary[often.Uint64()] }
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
