package store

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store/storetest"
)

// BenchmarkReport counts a quarter of a large workspace in which everything
// happened within that quarter: 5,000 events, 10,000 members, 50,000
// attendances and 100,000 lessons.
func BenchmarkReport(b *testing.B) {
	db, err := Open(b.Context(), storetest.URL(b, filepath.Join(b.TempDir(), "large.db")))
	if err != nil {
		b.Fatal(err)
	}
	defer func() {
		if err := db.Close(); err != nil {
			b.Error(err)
		}
	}()
	start := time.Date(2026, 7, 1, 0, 0, 0, 0, time.UTC)
	if err := db.Transact(b.Context(), func(tx *DB) error { return fill(b.Context(), tx, seconds(start)) }); err != nil {
		b.Fatal(err)
	}
	at := start.AddDate(0, 4, 0)
	p, err := learn.ParsePeriod("2026-Q3", at, time.UTC)
	if err != nil {
		b.Fatal(err)
	}
	hr := make([]string, 50)
	for i := range hr {
		hr[i] = fmt.Sprintf("U%05d", i)
	}
	for b.Loop() {
		r, err := db.Report(b.Context(), p, at, "technology", hr)
		if err != nil {
			b.Fatal(err)
		}
		if all := r.All(); all.Events != 5000 || all.Goings != 50000 || all.Lessons != 100000 || all.Followed.Of != 50000 {
			b.Fatalf("counted %+v", all)
		}
	}
}

func fill(ctx context.Context, tx *DB, start int64) error {
	const day = 24 * 60 * 60
	for _, insert := range []string{
		`INSERT INTO channel (id, name, private, external, allowed, archived, bot) VALUES ('C1', 'all', 0, 0, 0, 0, 'in')`,
		`INSERT INTO event (id, title, link, starts, ends, zone, format, place, industry, benefit,
				host, capacity, channel, shared_by, owner, series, date, sequence, link_key, title_key, day, closed, cancelled, created, updated)
			WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 4999)
			SELECT printf('e%05d', i), 'Data & Coffee', '', $1 + i % 90 * $2, 0, 'Europe/Rome', CASE i % 3 WHEN 0 THEN 'online' ELSE 'in_person' END,
			'', CASE i % 4 WHEN 0 THEN '' WHEN 1 THEN 'technology' ELSE 'health' END, '', 'theirs', 0, 'C1', printf('U%05d', i % 10000), printf('U%05d', i % 10000), '', '', 0, '', '', '', 0, 0, $1 + i % 90 * $2, 0 FROM n`,
		`INSERT INTO attendance (event, member, rsvp, stated, purposes, meet, learn, come_back, position, created, updated)
			WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 49999)
			SELECT printf('e%05d', i % 5000), printf('U%05d', (i * 7 + i / 5000) % 10000), 'going', i % 2, '', 3, 3, '', i, $1, $2 FROM n`,
		`INSERT INTO lesson (id, author, event, encounter, takeaway, story, try, audience, met, learned, industry, channel, withdrawn, created, updated)
			WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 99999)
			SELECT printf('l%06d', i), printf('U%05d', (i * 7 + i / 5000) % 10000), printf('e%05d', i % 5000), '', 'Ask first.', '', '', '', i % 5, -1,
			CASE i % 3 WHEN 0 THEN 'technology' ELSE 'finance' END, 'C1', 0, $1 + i % 90 * $2, 0 FROM n`,
	} {
		if _, err := tx.exec(ctx, insert, start, day); err != nil {
			return err
		}
	}
	return nil
}
