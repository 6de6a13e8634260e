package store

import (
	"context"
	"errors"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// eraseLessons withdraws the member's lessons and deletes what they say, or
// keeps those that stand without the name.
func (db *DB) eraseLessons(ctx context.Context, member string, keep learn.KeepLessons, now time.Time) error {
	if keep {
		if err := db.forgetAuthor(ctx, member); err != nil {
			return err
		}
	}
	return errors.Join(db.emptyLessons(ctx, member, now), db.forgetReasons(ctx, member))
}

// emptyLessons deletes what the member's lessons say. Their rows stay: what
// colleagues noted for themselves belongs to them.
func (db *DB) emptyLessons(ctx context.Context, member string, now time.Time) error {
	ids, err := collect(ctx, db, scanText, `UPDATE lesson SET author = $2, event = '', encounter = '', takeaway = '', story = '', try = '', audience = '',
			met = -1, learned = -1, industry = '', hidden_reason = '', quoted = 0, withdrawn = CASE WHEN withdrawn > 0 THEN withdrawn ELSE $3 END
		WHERE author = $1 RETURNING id`, member, learn.Nobody, seconds(now))
	for _, id := range ids {
		if err == nil {
			err = errors.Join(db.setTopics(ctx, ofLesson, id, nil), db.unindexLesson(ctx, id))
		}
	}
	return err
}

// forgetAuthor takes the name from the lessons that stand, and with it the
// consent to their being quoted. They are indexed anew: the name is one of the
// words by which they are found.
func (db *DB) forgetAuthor(ctx context.Context, member string) error {
	ids, err := collect(ctx, db, scanText, `UPDATE lesson SET author = $2, quoted = 0 WHERE author = $1 AND withdrawn = 0 AND hidden = 0 RETURNING id`,
		member, learn.Nobody)
	for _, id := range ids {
		if err != nil {
			return err
		}
		var l learn.Lesson
		if l, err = db.Lesson(ctx, id); err == nil {
			err = db.reindexLesson(ctx, l)
		}
	}
	return err
}

// forgetReasons deletes why the member, as an admin, has hidden lessons.
func (db *DB) forgetReasons(ctx context.Context, member string) error {
	_, err := db.exec(ctx, `UPDATE lesson SET hidden_reason = '' WHERE hidden_by = $1`, member)
	return err
}
