package storetest

import (
	"errors"
	"testing"
	"time"
)

// Large fills the SQLite file of an empty database with a year from start of a
// large workspace: 10,000 members in twelve groups, 5,000 events, 50,000
// attendances with an outcome each, and 100,000 lessons with a topic each, of
// which half were tried. None of them is found by its words.
func Large(t testing.TB, file string, start time.Time) {
	t.Helper()
	db := Raw(t, file)
	tx, err := db.BeginTx(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	const day = 24 * 60 * 60
	for _, insert := range large {
		if _, err := tx.ExecContext(t.Context(), insert, start.Unix(), day); err != nil {
			t.Fatal(errors.Join(err, tx.Rollback()))
		}
	}
	if err := errors.Join(tx.Commit(), db.Close()); err != nil {
		t.Fatal(err)
	}
}

// large are the statements of Large; $1 is its start, $2 a day.
var large = []string{
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
	`INSERT INTO lesson_seq (seq, lesson, author, channel, used, takeaway, created)
		SELECT CAST(substr(id, 2) AS INTEGER) + 1, id, author, channel, 0, '', created FROM lesson WHERE $1 > 0 AND $2 > 0`,
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
}
