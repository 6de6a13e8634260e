package store

import (
	"context"
	"errors"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// Use returns how far a member is with a lesson. It is theirs alone.
func (db *DB) Use(ctx context.Context, lesson, member string) (learn.Use, error) {
	u, err := first(ctx, db, scanUse, `SELECT lesson, member, state, cue, action, note, named, quoted, reason, updated FROM lesson_use
		WHERE lesson = $1 AND member = $2`, lesson, member)
	if errors.Is(err, ErrNone) {
		return learn.Use{Lesson: lesson, Member: member}, nil
	}
	return u, err
}

func scanUse(s scanner) (u learn.Use, err error) {
	var updated int64
	err = s.Scan(&u.Lesson, &u.Member, &u.State, &u.Cue, &u.Action, &u.Note, &u.Named, &u.Quoted, &u.Reason, &updated)
	u.Updated = instant(updated)
	return u, err
}

// SetUse stores how far a member is with a lesson; NoUse forgets it. It
// reports whether that is news: the same again changes nothing.
func (db *DB) SetUse(ctx context.Context, u learn.Use) (changed bool, err error) {
	var n int64
	if u.State == learn.NoUse {
		n, err = db.exec(ctx, `DELETE FROM lesson_use WHERE lesson = $1 AND member = $2`, u.Lesson, u.Member)
	} else {
		n, err = db.putUse(ctx, u)
	}
	if err != nil || n == 0 {
		return false, err
	}
	return true, db.countUsed(ctx, u.Lesson)
}

func (db *DB) putUse(ctx context.Context, u learn.Use) (int64, error) {
	return db.exec(ctx, `INSERT INTO lesson_use (lesson, member, state, cue, action, note, named, quoted, reason, updated)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
		ON CONFLICT (lesson, member) DO UPDATE SET state = excluded.state, cue = excluded.cue, action = excluded.action,
			note = excluded.note, named = excluded.named, quoted = excluded.quoted, reason = excluded.reason, updated = excluded.updated
		WHERE lesson_use.state <> excluded.state OR lesson_use.cue <> excluded.cue OR lesson_use.action <> excluded.action
			OR lesson_use.note <> excluded.note OR lesson_use.named <> excluded.named OR lesson_use.quoted <> excluded.quoted OR lesson_use.reason <> excluded.reason`,
		u.Lesson, u.Member, u.State, u.Cue, u.Action, u.Note, flag(u.Named), flag(u.Quoted), u.Reason, seconds(u.Updated))
}

// CountUses returns what came of each of the lessons: print it through
// learn.TellUses only.
func (db *DB) CountUses(ctx context.Context, lessons ...string) (map[string]learn.Uses, error) {
	counts := map[string]learn.Uses{}
	_, err := collect(ctx, db, func(s scanner) (struct{}, error) {
		var lesson string
		var n learn.Uses
		err := s.Scan(&lesson, &n.Trying, &n.Used)
		counts[lesson] = n
		return struct{}{}, err
	}, `SELECT lesson, sum(CASE WHEN state = 'will_try' THEN 1 ELSE 0 END), sum(CASE WHEN state = 'used' THEN 1 ELSE 0 END)
		FROM lesson_use WHERE lesson IN (`+places(1, len(lessons))+`) GROUP BY lesson`, anys(lessons)...)
	return counts, err
}

// DropUses drops those of the questions with these ids, all about the use of a
// lesson, that have lost their sense at now: the lesson is withdrawn or hidden, or the
// member has said what became of it, or doesn't want to try it any more.
func (db *DB) DropUses(ctx context.Context, ids []string, now time.Time) error {
	_, err := db.exec(ctx, `UPDATE question SET state = $1, due = 0, answered_at = $2 WHERE id IN (`+places(3, len(ids))+`)
		AND NOT EXISTS (SELECT 1 FROM lesson_use u JOIN lesson l ON l.id = u.lesson
			WHERE u.lesson = question.subject AND u.member = question.member AND u.state = 'will_try' AND l.withdrawn = 0 AND l.hidden = 0)`,
		anys(ids, learn.QuestionDropped, seconds(now))...)
	return err
}
