package store

import (
	"context"
	"errors"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// AddLesson stores a new lesson with its topics, to be found by its words. It
// reports false, and changes nothing, when there is one with its id already.
func (db *DB) AddLesson(ctx context.Context, l learn.Lesson) (added bool, err error) {
	err = db.Transact(ctx, func(tx *DB) error {
		n, err := tx.exec(ctx, `INSERT INTO lesson (id, author, event, encounter, takeaway, story, try, audience,
			met, learned, industry, channel, withdrawn, created, updated)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 0, $13, $13) ON CONFLICT (id) DO NOTHING`,
			l.ID, l.Author, l.Event, l.Encounter, l.Takeaway, l.Story, l.Try, l.Audience,
			l.Met, l.Learned, l.Industry, l.Channel, seconds(l.Created))
		if added = n == 1; err != nil || !added {
			return err
		}
		if l.Topics, err = tx.asInUse(ctx, learn.Viewer{Member: l.Author, Here: l.Channel}, l.ID, l.Topics); err != nil {
			return err
		}
		if err := tx.addTopics(ctx, ofLesson, l.ID, l.Topics); err != nil {
			return err
		}
		return errors.Join(tx.indexLesson(ctx, l), tx.audit(ctx, l.Created, l.Author, learn.LessonWritten, l.ID))
	})
	return added, err
}

// SaveLesson stores an edit of the lesson as it was at the instant was. It
// reports false, and changes nothing, when the lesson was edited or withdrawn
// since. Author and date stay.
func (db *DB) SaveLesson(ctx context.Context, l learn.Lesson, was time.Time) (saved bool, err error) {
	err = db.Transact(ctx, func(tx *DB) error {
		// Two edits in one second still have different dates: was tells them apart.
		n, err := tx.exec(ctx, `UPDATE lesson SET event = $3, encounter = $4, takeaway = $5, story = $6, try = $7,
			audience = $8, met = $9, learned = $10, industry = $11, channel = $12, updated = CASE WHEN updated < $13 THEN $13 ELSE updated + 1 END
			WHERE id = $1 AND updated = $2 AND withdrawn = 0`,
			l.ID, seconds(was), l.Event, l.Encounter, l.Takeaway, l.Story, l.Try,
			l.Audience, l.Met, l.Learned, l.Industry, l.Channel, seconds(l.Updated))
		if saved = n == 1; err != nil || !saved {
			return err
		}
		if l.Topics, err = tx.asInUse(ctx, learn.Viewer{Member: l.Author, Here: l.Channel}, l.ID, l.Topics); err != nil {
			return err
		}
		if err := tx.setTopics(ctx, ofLesson, l.ID, l.Topics); err != nil {
			return err
		}
		return errors.Join(tx.reindexLesson(ctx, l), tx.audit(ctx, l.Updated, l.Author, learn.LessonEdited, l.ID))
	})
	return saved, err
}

// WithdrawLesson takes a lesson back: nobody sees or finds it any more. Doing
// so twice is once.
func (db *DB) WithdrawLesson(ctx context.Context, id string, now time.Time) error {
	return db.Transact(ctx, func(tx *DB) error {
		author, err := first(ctx, tx, scanText, `UPDATE lesson SET withdrawn = $2 WHERE id = $1 AND withdrawn = 0 RETURNING author`, id, seconds(now))
		switch {
		case errors.Is(err, ErrNone):
			return nil
		case err != nil:
			return err
		}
		return errors.Join(tx.unindexLesson(ctx, id), tx.audit(ctx, now, author, learn.LessonWithdrawn, id))
	})
}
