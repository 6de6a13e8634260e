package store

import (
	"context"
	"errors"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// HideLesson hides a lesson from all but its author, on an admin's behalf. It
// reports false, and changes nothing, when that was done already.
func (db *DB) HideLesson(ctx context.Context, id, by, reason string, now time.Time) (hidden bool, err error) {
	err = db.Transact(ctx, func(tx *DB) error {
		n, err := tx.exec(ctx, `UPDATE lesson SET hidden = $2, hidden_by = $3, hidden_reason = $4
			WHERE id = $1 AND hidden = 0 AND withdrawn = 0`, id, seconds(now), by, reason)
		if hidden = n == 1; err != nil || !hidden {
			return err
		}
		return errors.Join(tx.unindexLesson(ctx, id), tx.audit(ctx, now, by, learn.LessonHidden, id))
	})
	return hidden, err
}

// ShowLesson shows a hidden lesson again, on an admin's behalf. It reports
// false, and changes nothing, when it isn't hidden.
func (db *DB) ShowLesson(ctx context.Context, id, by string, now time.Time) (shown bool, err error) {
	err = db.Transact(ctx, func(tx *DB) error {
		n, err := tx.exec(ctx, `UPDATE lesson SET hidden = 0, hidden_by = '', hidden_reason = ''
			WHERE id = $1 AND hidden > 0 AND withdrawn = 0`, id)
		if shown = n == 1; err != nil || !shown {
			return err
		}
		l, err := tx.Lesson(ctx, id)
		if err != nil {
			return err
		}
		return errors.Join(tx.indexLesson(ctx, l), tx.audit(ctx, now, by, learn.LessonShown, id))
	})
	return shown, err
}

// HiddenLessons are at most limit lessons that are hidden, the latest first: for
// an admin, those that they have hidden, or that they might see if they weren't.
func (db *DB) HiddenLessons(ctx context.Context, v learn.Viewer, limit int) ([]learn.Lesson, error) {
	return collect(ctx, db, scanLesson, `SELECT `+lessonColumns+` FROM lesson l
		WHERE l.hidden > 0 AND l.withdrawn = 0 AND (l.hidden_by = $1 OR `+visible("l", "author", 1)+`)
		ORDER BY l.hidden DESC, l.id LIMIT $3`, v.Member, v.Here, limit)
}
