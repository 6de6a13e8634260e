package store

import (
	"context"
	"errors"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// Use returns how far a member is with a lesson. It is theirs alone.
func (db *DB) Use(ctx context.Context, lesson, member string) (learn.Use, error) {
	u, err := first(ctx, db, scanUse, `SELECT lesson, member, state, updated FROM lesson_use
		WHERE lesson = $1 AND member = $2`, lesson, member)
	if errors.Is(err, ErrNone) {
		return learn.Use{Lesson: lesson, Member: member}, nil
	}
	return u, err
}

func scanUse(s scanner) (u learn.Use, err error) {
	var updated int64
	err = s.Scan(&u.Lesson, &u.Member, &u.State, &updated)
	u.Updated = instant(updated)
	return u, err
}

// SetUse stores how far a member is with a lesson; NoUse forgets it. It
// reports whether that is news: the same again changes nothing.
func (db *DB) SetUse(ctx context.Context, u learn.Use) (changed bool, err error) {
	var n int64
	if u.State == learn.NoUse {
		n, err = db.exec(ctx, `DELETE FROM lesson_use WHERE lesson = $1 AND member = $2`, u.Lesson, u.Member)
		return n > 0, err
	}
	n, err = db.exec(ctx, `INSERT INTO lesson_use (lesson, member, state, updated) VALUES ($1, $2, $3, $4)
		ON CONFLICT (lesson, member) DO UPDATE SET state = excluded.state, updated = excluded.updated
		WHERE lesson_use.state <> excluded.state`, u.Lesson, u.Member, u.State, seconds(u.Updated))
	return n > 0, err
}

// CountUses returns how many members want to try each of the lessons: print
// it through learn.TellTrying only.
func (db *DB) CountUses(ctx context.Context, lessons ...string) (map[string]int, error) {
	counts := map[string]int{}
	_, err := collect(ctx, db, func(s scanner) (struct{}, error) {
		var lesson string
		var n int
		err := s.Scan(&lesson, &n)
		counts[lesson] = n
		return struct{}{}, err
	}, `SELECT lesson, count(*) FROM lesson_use WHERE state = $1 AND lesson IN (`+places(2, len(lessons))+`)
		GROUP BY lesson`, anys(lessons, learn.WillTry)...)
	return counts, err
}
