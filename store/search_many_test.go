package store_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

func TestWhateverIsAskedForTogetherIsFoundAndNothingElse(t *testing.T) {
	db, r := open(t), rand.New(rand.NewPCG(11, 12))
	word := saidOften(r, inventWords()[:60])
	var all []learn.Lesson
	for i := range 400 {
		said := make([]string, 12)
		for k := range said {
			said[k] = word()
		}
		all = append(all, write(t, db, strings.Join(said, " "), func(l *learn.Lesson) {
			l.Industry, l.Topics, l.Author = industryOf(i), []string{fmt.Sprint("topic ", i%4)}, fmt.Sprint("U", i%5)
			l.Created = l.Created.AddDate(0, -(i % 30), 0)
		}))
	}
	for range 300 {
		search := learn.LessonSearch{Words: lookFor(r, word, 1+r.IntN(8)).Words}
		if r.IntN(3) == 0 {
			search.Industry, search.Topic = industryOf(r.IntN(3)), fmt.Sprint("topic ", r.IntN(4))
		}
		if r.IntN(3) == 0 {
			search.Author = fmt.Sprint("U", r.IntN(5))
		}
		if r.IntN(3) == 0 {
			search.From, search.To = "2025-02", "2026-03"
		}
		var want []string
		for _, l := range all {
			if asksFor(search, l) {
				want = append(want, l.ID)
			}
		}
		found, err := db.Search(t.Context(), ben, search, 0, len(all))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, l := range found.Lessons {
			got = append(got, l.ID)
		}
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("%+v: found %d of %d, or others", search, len(got), len(want))
		}
	}
}

// asksFor tells without the index whether a search is for the lesson.
func asksFor(search learn.LessonSearch, l learn.Lesson) bool {
	said, asked := strings.Fields(l.Takeaway+" "+l.Topics[0]), strings.Fields(search.Words)
	for i, word := range asked {
		if !slices.ContainsFunc(said, func(one string) bool {
			return one == word || i == len(asked)-1 && strings.HasPrefix(one, word)
		}) {
			return false
		}
	}
	month := l.Created.Format("2006-01")
	return (search.Industry == "" || search.Industry == l.Industry && search.Topic == l.Topics[0]) &&
		(search.Author == "" || search.Author == l.Author) && (search.From == "" || search.From <= month && month <= search.To)
}
