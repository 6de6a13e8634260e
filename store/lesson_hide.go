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

// ShowLesson shows a hidden lesson again, on an admin's behalf, and has asked
// what nobody was asked about it meanwhile. It reports false, and changes
// nothing, when it isn't hidden.
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
		return errors.Join(tx.indexLesson(ctx, l), tx.countUsed(ctx, id), tx.askAfterAll(ctx, id, now), tx.audit(ctx, now, by, learn.LessonShown, id))
	})
	return shown, err
}

// askAfterAll has what nobody was asked about a lesson, since it was hidden, be
// asked once more; what has lost its sense otherwise is dropped again.
func (db *DB) askAfterAll(ctx context.Context, lesson string, now time.Time) error {
	_, err := db.exec(ctx, `UPDATE question SET state = $2, due = $3, answered_at = 0 WHERE state = $4 AND asked = 0
		AND (kind = $5 AND subject = $1 OR kind = $6 AND subject IN (SELECT k.id FROM ask k WHERE k.lesson = $1 AND k.state = 'open'))`,
		lesson, learn.QuestionWaiting, seconds(now), learn.QuestionDropped, learn.UseQuestion, learn.AskQuestion)
	return err
}

// HiddenLessons are at most limit lessons that are hidden, the latest first: for
// an admin, those that they have hidden, or that they might see if they weren't.
func (db *DB) HiddenLessons(ctx context.Context, v learn.Viewer, limit int) ([]learn.Lesson, error) {
	return collect(ctx, db, scanLesson, `SELECT `+lessonColumns+` FROM lesson l
		WHERE l.hidden > 0 AND l.withdrawn = 0 AND (l.hidden_by = $1 OR `+visible("l", "author", 1)+`)
		ORDER BY l.hidden DESC, l.id LIMIT $3`, v.Member, v.Here, limit)
}
