package store

import "context"

// pagesAtOnce is how much of the index is cleaned before others may write.
const pagesAtOnce = 500

// CleanIndex drops from the index the words of what is found no more, which
// until then stay in its file, and puts together what came into it since: a
// search takes a third less then. It completes what an older release wrote into
// it. Each night it is called.
func (db *DB) CleanIndex(ctx context.Context) error {
	if err := db.completeIndex(ctx); err != nil || !db.engine.keepsDropped() {
		return err
	}
	pages, more := -pagesAtOnce, true // the first step takes in all of it
	for more {
		err := db.Transact(ctx, func(tx *DB) (err error) {
			more, err = tx.mergeIndex(ctx, pages)
			return err
		})
		if err != nil {
			return err
		}
		pages = pagesAtOnce
	}
	return nil
}

// completeIndex notes what an older release, beside this one during an upgrade,
// didn't know to note of a lesson.
func (db *DB) completeIndex(ctx context.Context) error {
	_, err := db.exec(ctx, `UPDATE lesson_seq SET public = `+publicIn("lesson_seq.channel")+`,
		created = (SELECT l.created FROM lesson l WHERE l.id = lesson_seq.lesson) WHERE created = 0`)
	return err
}

// mergeIndex reports whether there is more to merge: a step that changes
// nothing counts as one change.
func (db *DB) mergeIndex(ctx context.Context, pages int) (bool, error) {
	before, err := first(ctx, db, scanInt, `SELECT total_changes()`)
	if err != nil {
		return false, err
	}
	if _, err := db.exec(ctx, `INSERT INTO lesson_token (lesson_token, rank) VALUES ('merge', $1)`, pages); err != nil {
		return false, err
	}
	after, err := first(ctx, db, scanInt, `SELECT total_changes()`)
	return after-before > 1, err
}
