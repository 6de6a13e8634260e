package store

import (
	"context"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store/storetest"
)

// BenchmarkHome prints the 99th percentile of what Home asks for besides lists
// of events, for a member who goes to one event in ten, over 5,000 events in
// two years and 100,000 lessons from them: a third of both is in private
// channels, a quarter of an industry, a twentieth of a topic.
func BenchmarkHome(b *testing.B) {
	db, err := Open(b.Context(), storetest.URL(b, filepath.Join(b.TempDir(), "home.db")))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = db.Close() })
	now := time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)
	fillHome(b, db, now)
	p, err := learn.ParsePeriod("quarter", now, time.UTC)
	if err != nil {
		b.Fatal(err)
	}
	since, see := now.Add(-learn.TurnoutStale), learn.Viewer{Member: "U7"}
	for name, ask := range map[string]func(ctx context.Context) (found int, err error){
		"for me": func(ctx context.Context) (int, error) { l, err := db.LessonsFor(ctx, see, 3); return len(l), err },
		"quarter": func(ctx context.Context) (int, error) {
			q, err := db.Quarter(ctx, "U7", p, now, "food")
			return q.Outside, err
		},
		"questions": func(ctx context.Context) (int, error) {
			q, err := db.OpenQuestions(ctx, "U7", since)
			return len(q), err
		},
		"unwritten": func(ctx context.Context) (int, error) {
			e, err := db.Unwritten(ctx, "U7", since, 6)
			return len(e), err
		},
	} {
		b.Run(name, func(b *testing.B) {
			var took []time.Duration
			for b.Loop() {
				start := time.Now()
				if found, err := ask(b.Context()); err != nil || found == 0 {
					b.Fatalf("%d found: %v", found, err)
				}
				took = append(took, time.Since(start))
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
		})
	}
}

// fillHome lets SQL invent what thousands of members did before now: through
// the store it would take minutes.
func fillHome(b *testing.B, db *DB, now time.Time) {
	const (
		count    = `WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < $1 - 1) `
		industry = `CASE i % 4 WHEN 0 THEN 'health' WHEN 1 THEN 'food' WHEN 2 THEN 'finance' ELSE '' END`
	)
	for _, fill := range []struct {
		query string
		args  []any
	}{
		{count + `INSERT INTO channel SELECT 'C' || i, '', i % 3 = 0, 0, 0, 0, 'in' FROM n`, []any{50}},
		{count + `INSERT INTO event SELECT 'e' || i, 'Talk', '', $2 - 12600 * i, 0, 'UTC', 'online', '', ` + industry + `, '', 'theirs', 0,
			'C' || (i % 50), 'U1', 'U1', '', '', 0, '', '', '', 0, $2, $2 - 12600 * i, 0 FROM n`, []any{5000, now.Unix() - 7200}},
		{count + `INSERT INTO attendance (event, member, rsvp, stated, purposes, meet, learn, come_back, position, created, updated, turnout)
			SELECT 'e' || (10 * i), 'U7', 'going', 1, '', 3, 3, '', 1, 0, 0, CASE i % 2 WHEN 0 THEN 'went' ELSE '' END FROM n`, []any{500}},
		{count + `INSERT INTO question (id, kind, member, subject, cause, state, answer, due, asked, last, created, answered_at)
			SELECT 'q' || i, 'turnout', 'U7', 'e' || (10 * i), '', 'asked', '', 0, 2, $2 - 126000 * i, $2 - 126000 * i, 0 FROM n`,
			[]any{500, now.Unix()}},
		{count + `INSERT INTO lesson (id, author, event, encounter, takeaway, story, try, audience, met, learned, industry, channel, withdrawn, created, updated)
			SELECT 'l' || i, 'U' || (i % 10000), 'e' || (i % 5000), '', 'Ask first', '', '', '', 2, 1, ` + industry + `, 'C' || (i % 50), 0, $2 - 600 * i, 0 FROM n`,
			[]any{100_000, now.Unix()}},
		{count + `INSERT INTO topic (subject, position, name, folded, kind, created)
			SELECT 'l' || i, 0, 'topic ' || (i % 20), 'topic ' || (i % 20), 'lesson', $2 - 600 * i FROM n`, []any{100_000, now.Unix()}},
		{count + `INSERT INTO topic (subject, position, name, folded, kind, created)
			SELECT 'e' || i, 0, 'topic ' || (i % 7), 'topic ' || (i % 7), 'event', $2 - 12600 * i FROM n`, []any{5000, now.Unix()}},
		{count + `INSERT INTO lesson_use (lesson, member, state, updated)
			SELECT 'l' || i, 'U' || (i % 400), CASE i % 3 WHEN 0 THEN 'used' ELSE 'will_try' END, $2 - 100 * i FROM n`, []any{100_000, now.Unix()}},
	} {
		if _, err := db.exec(b.Context(), fill.query, fill.args...); err != nil {
			b.Fatal(err)
		}
	}
}
