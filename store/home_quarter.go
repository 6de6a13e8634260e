package store

import (
	"context"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// Quarter counts what a member made of a quarter by now. An event belongs to
// the quarter in which it starts, and so does whom one met there, whenever the
// lesson is written. home is the home industry.
func (db *DB) Quarter(ctx context.Context, member string, p learn.Period, now time.Time, home string) (q learn.Quarter, err error) {
	start, end := seconds(p.Start), seconds(p.End)
	if err := db.countVisits(ctx, &q, home, member, start, end, seconds(now)); err != nil {
		return q, err
	}
	if err := db.countMet(ctx, &q, member, start, end); err != nil {
		return q, err
	}
	_, err = collect(ctx, db, func(s scanner) (none struct{}, err error) { return none, s.Scan(&q.Lessons, &q.Users) },
		`SELECT (SELECT count(*) FROM lesson l WHERE l.author = $1 AND l.created >= $2 AND l.created < $3 AND l.withdrawn = 0),
			(SELECT count(DISTINCT u.member) FROM lesson l CROSS JOIN lesson_use u WHERE l.author = $1 AND l.withdrawn = 0
				AND u.lesson = l.id AND u.state = 'used' AND u.updated >= $2 AND u.updated < $3)`, member, start, end)
	return q, err
}

// countVisits counts the events of the quarter that the member goes to, unless
// they said that they missed one or that it didn't take place, and those that
// they have written a lesson from without having said that they go.
func (db *DB) countVisits(ctx context.Context, q *learn.Quarter, home, member string, start, end, now int64) error {
	_, err := collect(ctx, db, func(s scanner) (none struct{}, err error) {
		var industry string
		var over bool
		var hoped int
		err = s.Scan(&industry, &over, &hoped)
		outside := learn.CrossIndustry(home, industry)
		switch {
		case !over && outside:
			q.Ahead++
		case outside:
			q.Outside++
		}
		if over {
			q.Hoped += hoped
		}
		return none, err
	}, `SELECT e.industry, `+eventEnd+` <= $4, v.hoped
		FROM (SELECT a.event, CASE WHEN a.stated = 1 THEN a.meet ELSE 0 END AS hoped FROM attendance a
				WHERE a.member = $1 AND a.rsvp = 'going' AND a.turnout NOT IN ('missed', 'called_off')
			UNION ALL SELECT DISTINCT l.event, 0 FROM lesson l
				WHERE l.author = $1 AND l.created >= $2 AND l.withdrawn = 0 AND l.event <> ''
				AND NOT EXISTS (SELECT 1 FROM attendance o WHERE o.event = l.event AND o.member = $1 AND o.rsvp = 'going')) AS v
			CROSS JOIN event e
		WHERE e.id = v.event AND e.cancelled = 0 AND e.starts >= $2 AND e.starts < $3`, member, start, end, now)
	return err
}

// countMet adds up whom the member met: where several lessons are from one
// event, the one that says most counts.
func (db *DB) countMet(ctx context.Context, q *learn.Quarter, member string, start, end int64) error {
	met, err := collect(ctx, db, scanInt, `SELECT max(l.met) FROM lesson l LEFT JOIN event e ON e.id = l.event
		WHERE l.author = $1 AND l.created >= $2 AND l.withdrawn = 0 AND l.met >= 0
			AND coalesce(e.starts, l.created) >= $2 AND coalesce(e.starts, l.created) < $3
		GROUP BY coalesce(e.id, l.id)`, member, start, end)
	if len(met) == 0 {
		q.Met = learn.NotSaid
	}
	for _, n := range met {
		q.Met += int(n)
	}
	return err
}
