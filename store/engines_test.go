//go:build postgres

package store_test

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
	"github.com/fieldnotes-slack/fieldnotes/store/storetest"
)

// Words that are alike, in scripts and with signs that a database might treat
// in its own way.
var alike = []string{
	"read", "reader", "Reading", "re", "réad", "city", "Città", "l'evento", "straße", "naïve", "100", "1000", "日本語", "日本", "हिन्दी",
	"a&b", "!not", "or|and", "c:*", `back\slash`, "quo'te", "Ωmega", "ﬁne", "fine", "İstanbul", "it", "the",
}

func sentence(r *rand.Rand, most int) (text string) {
	for range 1 + r.IntN(most) {
		text += alike[r.IntN(len(alike))] + []string{" ", ", ", "-", "\n"}[r.IntN(4)]
	}
	return text
}

// bothEngines are the same lessons and members on each engine.
func bothEngines(t *testing.T, r *rand.Rand) (engines [2]*store.DB) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "both.db")
	for i, url := range []string{file, storetest.Server(t, file)} {
		db, err := store.Open(t.Context(), url)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = db.Close() })
		if err := db.SaveMembers(t.Context(), []learn.Member{{ID: "UGUEST", Guest: true}}); err != nil {
			t.Fatal(err)
		}
		engines[i] = db
	}
	for n := range 300 {
		l := learn.Lesson{
			ID: fmt.Sprintf("l%03d", n), Author: fmt.Sprintf("U%d", r.IntN(5)), Takeaway: sentence(r, 5), Story: sentence(r, 12),
			Industry: []string{"", "health", "energy"}[r.IntN(3)], Channel: []string{"", "", "CHIDDEN"}[r.IntN(3)],
			Topics: []string{alike[r.IntN(len(alike))]}, Created: noon.AddDate(0, -r.IntN(12), 0),
		}
		used, updated := r.IntN(4) == 0, noon.Add(time.Duration(n)*time.Second)
		for _, db := range engines {
			storeAlike(t, db, l, used, updated)
		}
	}
	return engines
}

func storeAlike(t *testing.T, db *store.DB, l learn.Lesson, used bool, at time.Time) {
	t.Helper()
	if _, err := db.AddLesson(t.Context(), l); err != nil {
		t.Fatal(err)
	}
	if !used {
		return
	}
	if _, err := db.SetUse(t.Context(), learn.Use{Lesson: l.ID, Member: "UBEN", State: learn.Used, Updated: at}); err != nil {
		t.Fatal(err)
	}
}

func TestBothEnginesFindTheSameLessonsInTheSameOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	engines := bothEngines(t, r)
	found := 0
	for range 400 {
		search := learn.LessonSearch{Words: sentence(r, 3)}
		if r.IntN(3) == 0 {
			search.Industry = "health"
		}
		if r.IntN(4) == 0 {
			search.Topic = alike[r.IntN(len(alike))]
		}
		if r.IntN(4) == 0 {
			search.From, search.To = "2026-03", "2026-08"
		}
		runes := []rune(search.Words)
		search.Words = string(runes[:r.IntN(len(runes)+1)])
		see := []learn.Viewer{{}, {Member: "U1"}, {Member: "UGUEST", Here: "CHIDDEN"}}[r.IntN(3)]
		found += sameFound(t, engines, see, search)
	}
	if found < 400 {
		t.Errorf("only %d were found in all", found)
	}
}

// sameFound searches on both engines and counts what they find.
func sameFound(t *testing.T, engines [2]*store.DB, see learn.Viewer, search learn.LessonSearch) int {
	t.Helper()
	var ids [2][]string
	for i, db := range engines {
		page, err := db.Search(t.Context(), see, search, 0, 50)
		if err != nil {
			t.Fatalf("%+v: %v", search, err)
		}
		ids[i] = append(ids[i], fmt.Sprint(page.Total))
		for _, l := range page.Lessons {
			ids[i] = append(ids[i], l.ID)
		}
	}
	if !slices.Equal(ids[0], ids[1]) {
		t.Errorf("%+v as %+v:\nSQLite     %v\nPostgreSQL %v", search, see, ids[0], ids[1])
	}
	return len(ids[0]) - 1
}
