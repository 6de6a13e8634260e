package store

import (
	"context"
	"fmt"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// AddEdition stores the edition.
func (db *DB) AddEdition(ctx context.Context, e learn.Edition) error {
	_, err := db.exec(ctx, `INSERT INTO edition (id, channel, since, until, planned) VALUES ($1, $2, $3, $4, $5)`,
		e.ID, e.Channel, seconds(e.Since), seconds(e.Until), seconds(e.Planned))
	return err
}

// Edition returns the edition with the id; ErrNone when there is none.
func (db *DB) Edition(ctx context.Context, id string) (learn.Edition, error) {
	return first(ctx, db, scanEdition, `SELECT id, channel, since, until, planned FROM edition WHERE id = $1`, id)
}

func scanEdition(s scanner) (e learn.Edition, err error) {
	var since, until, planned int64
	err = s.Scan(&e.ID, &e.Channel, &since, &until, &planned)
	e.Since, e.Until, e.Planned = instant(since), instant(until), instant(planned)
	return e, err
}

// CountLessons is how many lessons there are for the edition to report.
func (db *DB) CountLessons(ctx context.Context, e learn.Edition) (int, error) {
	n, err := first(ctx, db, scanInt, `SELECT count(*) FROM lesson l
		WHERE l.created > $3 AND l.created <= $4 AND `+visibleLesson(1),
		"", e.Channel, seconds(e.Since), seconds(e.Until))
	return int(n), err
}

// UnseenEvents returns at most limit events that the edition could pick: still
// to come, of an industry that is given and is not home, and not yet in any
// digest of the channel; soonest first.
func (db *DB) UnseenEvents(ctx context.Context, e learn.Edition, home string, limit int) ([]learn.Event, error) {
	return db.events(ctx, `WHERE e.cancelled = 0 AND e.starts > $3 AND e.starts <= $4 AND e.industry NOT IN ('', $5)
		AND `+visibleEvent(1)+` AND `+unseen("e", 6)+` ORDER BY e.starts, e.id LIMIT $7`,
		"", e.Channel, seconds(e.Planned), seconds(e.Planned.Add(learn.PickAhead)), home, learn.DigestPost, limit)
}

// UnseenLessons is UnseenEvents for lessons, the newest first.
func (db *DB) UnseenLessons(ctx context.Context, e learn.Edition, home string, limit int) ([]learn.SeenLesson, error) {
	return db.lessons(ctx, learn.Viewer{Here: e.Channel}, `l.created > $3 AND l.created <= $4 AND l.industry NOT IN ('', $5)
		AND `+unseen("l", 6)+` ORDER BY l.created DESC, l.id LIMIT $7`,
		seconds(e.Until.Add(-learn.PickBack)), seconds(e.Until), home, learn.DigestPost, limit)
}

// unseen is the SQL condition under which no digest of the channel $2 has shown
// the row of the table alias. Its placeholder, arg, is the kind of a digest's delivery.
func unseen(alias string, arg int) string {
	return fmt.Sprintf(`NOT EXISTS (SELECT 1 FROM shown s JOIN delivery d ON d.id = s.delivery
		WHERE s.subject = %s.id AND d.kind = $%d AND d.place = $2)`, alias, arg)
}
