package store

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// records are the SQL of what a member $1 reads of each holding: when, of what,
// fixed words with commas between, and words of their own.
var records = map[learn.Holding]string{
	learn.RolesHeld: `SELECT given AS at, '' AS title, 'role.' || role AS marks, '' AS words FROM role WHERE member = $1
		UNION ALL SELECT g.read, g.name, 'group', '' FROM member_group m JOIN grp g ON g.id = m.grp WHERE m.member = $1`,
	learn.AnswersHeld: `SELECT a.updated AS at, e.title AS title, 'rsvp.' || a.rsvp || ',turnout.' || a.turnout
			|| CASE WHEN a.stated = 1 THEN ',' || a.purposes || ',meet=' || a.meet || ',learn=' || a.learn ELSE '' END AS marks, a.come_back AS words
		FROM attendance a JOIN event e ON e.id = a.event WHERE a.member = $1`,
	learn.OutcomesHeld: `SELECT o.updated AS at, e.title AS title, 'aim.' || o.aim || ',result.' || o.result AS marks, '' AS words
		FROM outcome o JOIN event e ON e.id = o.event WHERE o.member = $1`,
	learn.LessonsHeld: `SELECT created AS at, takeaway AS title,
			CASE WHEN withdrawn > 0 THEN 'lesson.withdrawn' WHEN hidden > 0 THEN 'lesson.hidden' ELSE 'lesson.standing' END AS marks, '' AS words
		FROM lesson WHERE author = $1`,
	learn.UsesHeld: `SELECT u.updated AS at, l.takeaway AS title, 'use.' || u.state || ',reason.' || u.reason AS marks,
			u.cue || ' ' || u.action || ' ' || u.note AS words
		FROM lesson_use u JOIN lesson l ON l.id = u.lesson WHERE u.member = $1`,
	learn.DraftsHeld: `SELECT updated AS at, '' AS title, '' AS marks, fields AS words FROM draft WHERE member = $1`,
	learn.FollowUpsHeld: `SELECT due AS at, what AS title, CASE WHEN done > 0 THEN 'done' ELSE 'open' END AS marks, '' AS words
		FROM follow_up WHERE member = $1`,
	learn.AsksHeld: `SELECT created AS at, text AS title, 'ask.' || state AS marks, '' AS words FROM ask WHERE member = $1
		UNION ALL SELECT ended, text, 'ask.helped', '' FROM ask WHERE helper = $1`,
	learn.SuggestedHeld: `SELECT created AS at, text AS title, 'suggested.to_me' AS marks, '' AS words FROM suggestion WHERE author = $1
		UNION ALL SELECT created, '', 'suggested.by_me', why FROM suggestion WHERE asker = $1`,
	learn.QuestionsHeld: `SELECT CASE WHEN q.last > 0 THEN q.last ELSE q.created END AS at, COALESCE(e.title, l.takeaway, '') AS title,
			'question.' || q.state AS marks, '' AS words
		FROM question q LEFT JOIN event e ON e.id = q.subject LEFT JOIN lesson l ON l.id = q.subject WHERE q.member = $1`,
	learn.EventsHeld: `SELECT created AS at, title, CASE WHEN shared_by = $1 THEN 'event.shared' ELSE 'event.owned' END AS marks, '' AS words
		FROM event WHERE shared_by = $1 OR owner = $1
		UNION ALL SELECT created, title, 'event.series', '' FROM series WHERE shared_by = $1 OR owner = $1
		UNION ALL SELECT d.created, e.title, 'event.posted', '' FROM card d JOIN event e ON e.id = d.event WHERE d.posted_by = $1`,
	learn.FeedsHeld: `SELECT created AS at, name AS title, '' AS marks, address AS words FROM feed WHERE added_by = $1`,
	learn.DigestsHeld: `SELECT d.created AS at, COALESCE(c.name, d.channel) AS title, '' AS marks, '' AS words
		FROM digest d LEFT JOIN channel c ON c.id = d.channel WHERE d.set_by = $1`,
	learn.CalendarsHeld: `SELECT c.taken AS at, e.title AS title, '' AS marks, '' AS words
		FROM calendar_file c JOIN event e ON e.id = c.event WHERE c.member = $1`,
	learn.ChangesHeld: `SELECT a.at AS at, COALESCE(l.takeaway, '') AS title, 'deed.' || a.action AS marks, '' AS words
		FROM audit a LEFT JOIN lesson l ON l.id = a.subject WHERE a.actor = $1`,
	learn.DeliveriesHeld: `SELECT created AS at, '' AS title, CASE WHEN place = $1 THEN 'message.to_me' ELSE 'message.for_me' END AS marks, '' AS words
		FROM delivery WHERE place = $1 OR member = $1`,
}

// Holds counts what is stored about a member, by holding; one of which there is
// nothing is left out, and so is the profile.
func (db *DB) Holds(ctx context.Context, member string) (map[learn.Holding]int, error) {
	counts := map[learn.Holding]int{}
	for kind, query := range records {
		n, err := first(ctx, db, scanInt, `SELECT count(*) FROM (`+query+`) AS held`, member)
		if err != nil {
			return nil, fmt.Errorf("count %s: %w", kind, err)
		}
		if n > 0 {
			counts[kind] = int(n)
		}
	}
	return counts, nil
}

// Records are what is stored about a member of one holding, the newest first,
// and how many there are in all.
func (db *DB) Records(ctx context.Context, member string, kind learn.Holding, offset, limit int) ([]learn.Record, int, error) {
	query, known := records[kind]
	if !known {
		return nil, 0, nil
	}
	total, err := first(ctx, db, scanInt, `SELECT count(*) FROM (`+query+`) AS held`, member)
	if err != nil {
		return nil, 0, err
	}
	all, err := collect(ctx, db, scanRecord, `SELECT at, title, marks, words FROM (`+query+`) AS held
		ORDER BY at DESC, title, marks, words LIMIT $2 OFFSET $3`, member, limit, offset)
	if kind == learn.DraftsHeld {
		for i := range all {
			all[i].Words = typed(all[i].Words)
		}
	}
	return all, int(total), err
}

func scanRecord(s scanner) (r learn.Record, err error) {
	var at int64
	var marks string
	err = s.Scan(&at, &r.Title, &marks, &r.Words)
	r.At, r.Words = instant(at), strings.TrimSpace(r.Words)
	for m := range strings.SplitSeq(marks, ",") {
		if m != "" && !strings.HasSuffix(m, ".") && !strings.HasSuffix(m, "=0") {
			r.Marks = append(r.Marks, m)
		}
	}
	return r, err
}

// typed is what stands in the fields of a draft, in the order of their names.
func typed(fields string) string {
	var held map[string]learn.Held
	if json.Unmarshal([]byte(fields), &held) != nil {
		return fields
	}
	var all []string
	for _, name := range slices.Sorted(maps.Keys(held)) {
		all = append(all, held[name].Values...)
	}
	return strings.Join(all, " · ")
}
