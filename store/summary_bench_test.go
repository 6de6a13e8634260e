package store

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store/storetest"
)

// BenchmarkCountPeriod counts a year of a large workspace for good: 10,000 members
// in twelve groups, 5,000 events, 50,000 attendances with an outcome each and
// 100,000 lessons with a topic each, of which half were tried. BenchmarkCountQuarter
// counts one of its quarters, with all private answers.
func BenchmarkCountPeriod(b *testing.B)  { benchmarkCount(b, "2026") }
func BenchmarkCountQuarter(b *testing.B) { benchmarkCount(b, "2026-Q2") }

func benchmarkCount(b *testing.B, period string) {
	db, err := Open(b.Context(), storetest.URL(b, filepath.Join(b.TempDir(), "large.db")))
	if err != nil {
		b.Fatal(err)
	}
	defer func() {
		if err := db.Close(); err != nil {
			b.Error(err)
		}
	}()
	start := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	if err := db.Transact(b.Context(), func(tx *DB) error { return fill(b.Context(), tx, seconds(start)) }); err != nil {
		b.Fatal(err)
	}
	at := start.AddDate(1, 1, 0)
	p, err := learn.ParsePeriod(period, at, time.UTC)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		for _, statement := range []string{`DELETE FROM cell`, `DELETE FROM counted`} {
			if _, err := db.exec(b.Context(), statement); err != nil {
				b.Fatal(err)
			}
		}
		if err := db.CountPeriod(b.Context(), p, "technology", nil, at); err != nil {
			b.Fatal(err)
		}
	}
	_, cells, err := db.Counted(b.Context(), p.Name)
	if err != nil || len(cells) < 50 {
		b.Fatalf("%d cells, %v", len(cells), err)
	}
}

func fill(ctx context.Context, tx *DB, start int64) error {
	const day = 24 * 60 * 60
	for _, insert := range []string{
		`INSERT INTO channel (id, name, private, external, allowed, archived, bot) VALUES ('C1', 'all', 0, 0, 0, 0, 'in')`,
		`INSERT INTO event (id, title, link, starts, ends, zone, format, place, industry, benefit,
				host, capacity, channel, shared_by, owner, series, date, sequence, link_key, title_key, day, closed, cancelled, created, updated)
			WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 4999)
			SELECT printf('e%05d', i), 'Data & Coffee', '', $1 + i % 365 * $2, 0, 'Europe/Rome', CASE i % 3 WHEN 0 THEN 'online' ELSE 'in_person' END,
			'', CASE i % 4 WHEN 0 THEN '' WHEN 1 THEN 'technology' ELSE 'health' END, '', 'theirs', 0, 'C1', printf('U%05d', i % 10000), printf('U%05d', i % 10000), '', '', 0, '', '', '', 0, 0, $1 + i % 365 * $2, 0 FROM n`,
		`INSERT INTO attendance (event, member, rsvp, stated, purposes, meet, learn, come_back, position, created, updated)
			WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 49999)
			SELECT printf('e%05d', i % 5000), printf('U%05d', (i * 7 + i / 5000) % 10000), 'going', i % 2, '', 3, 3, '', i, $1, $2 FROM n`,
		`INSERT INTO lesson (id, author, event, encounter, takeaway, story, try, audience, met, learned, industry, channel, withdrawn, created, updated)
			WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 99999)
			SELECT printf('l%06d', i), printf('U%05d', (i * 7 + i / 5000) % 10000), printf('e%05d', i % 5000), '', 'Ask first.', '', '', '', i % 5, -1,
			CASE i % 3 WHEN 0 THEN 'technology' ELSE 'finance' END, 'C1', 0, $1 + i % 365 * $2, 0 FROM n`,
		`INSERT INTO member (id, name, zone, locale, admin, bot, guest, deleted)
			WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 9999)
			SELECT printf('U%05d', i), 'Name', 'Europe/Rome', 'en', 0, 0, 0, 0 FROM n WHERE $1 > 0 AND $2 > 0`,
		`INSERT INTO grp (id, name, parent, source, role, read, created)
			WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 11)
			SELECT printf('G%d', i), printf('Group %d', i), '', printf('S%d', i), CASE i WHEN 0 THEN 'hr' ELSE '' END, $1, $2 FROM n`,
		`INSERT INTO member_group (grp, member)
			SELECT g.id, m.id FROM grp g JOIN member m ON CAST(substr(m.id, 2) AS INTEGER) % 12 = CAST(substr(g.id, 2) AS INTEGER) WHERE $1 > 0 AND $2 > 0`,
		`INSERT INTO topic (subject, position, name, folded, kind, created)
			SELECT id, 0, 'Topic ' || length(author || id) || substr(id, 6), 'topic ' || substr(id, 6), 'lesson', created FROM lesson WHERE $1 > 0 AND $2 > 0`,
		`INSERT INTO outcome (event, member, aim, result, updated) SELECT event, member, 'meet', CASE WHEN position % 3 = 0 THEN 'met' ELSE 'missed' END, $1 + $2 FROM attendance`,
		`INSERT INTO question (id, kind, member, subject, cause, state, answer, due, asked, last, created, answered_at)
			SELECT 'q' || l.id, 'use', printf('U%05d', CAST(substr(l.id, 2) AS INTEGER) * 3 % 10000), l.id, '', 'asked', '', 0, 1, 0, l.created, $1 + $2 FROM lesson l WHERE substr(l.id, 7) < '5'`,
		`INSERT INTO lesson_use (lesson, member, state, updated)
			SELECT q.subject, q.member, CASE WHEN q.created % 3 = 0 THEN 'used' ELSE 'will_try' END, $1 + $2 FROM question q`,
	} {
		if _, err := tx.exec(ctx, insert, start, day); err != nil {
			return err
		}
	}
	return nil
}
