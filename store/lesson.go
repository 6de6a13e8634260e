package store

import (
	"context"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

const lessonColumns = `l.id, l.author, l.event, l.encounter, l.takeaway, l.story, l.try, l.audience,
	l.met, l.learned, l.industry, l.channel, l.withdrawn, l.hidden, l.hidden_by, l.hidden_reason, l.created, l.updated`

func scanLesson(s scanner) (l learn.Lesson, err error) {
	var withdrawn, hidden, created, updated int64
	err = s.Scan(&l.ID, &l.Author, &l.Event, &l.Encounter, &l.Takeaway, &l.Story, &l.Try, &l.Audience,
		&l.Met, &l.Learned, &l.Industry, &l.Channel, &withdrawn, &hidden, &l.HiddenBy, &l.HiddenReason, &created, &updated)
	l.Withdrawn, l.Hidden, l.Created, l.Updated = instant(withdrawn), instant(hidden), instant(created), instant(updated)
	return l, err
}

// Lesson returns a lesson, also one withdrawn or hidden, whoever may see it; ErrNone
// when there is none.
func (db *DB) Lesson(ctx context.Context, id string) (learn.Lesson, error) {
	l, err := first(ctx, db, scanLesson, `SELECT `+lessonColumns+` FROM lesson l WHERE l.id = $1`, id)
	if err != nil {
		return l, err
	}
	topics, err := db.Topics(ctx, []string{id})
	l.Topics = topics[id]
	return l, err
}

// SeenLesson returns a lesson as the viewer sees it; ErrNone when it is
// withdrawn, hidden from them, or not there.
func (db *DB) SeenLesson(ctx context.Context, see learn.Viewer, id string) (learn.SeenLesson, error) {
	lessons, err := db.LessonsByIDs(ctx, see, id)
	if err == nil && len(lessons) == 0 {
		err = ErrNone
	}
	if err != nil {
		return learn.SeenLesson{}, err
	}
	return lessons[0], nil
}

// LessonsByIDs returns lessons in the order of ids, without those that are
// withdrawn or hidden from the viewer.
func (db *DB) LessonsByIDs(ctx context.Context, see learn.Viewer, ids ...string) ([]learn.SeenLesson, error) {
	lessons, err := db.lessons(ctx, see, `l.id IN (`+places(3, len(ids))+`)`, anys(ids)...)
	if err != nil {
		return nil, err
	}
	return inOrder(ids, lessons, func(l learn.SeenLesson) string { return l.ID }), nil
}

// Mine returns the member's own lessons, the newest first, and how many there
// are in all.
func (db *DB) Mine(ctx context.Context, see learn.Viewer, offset, limit int) ([]learn.SeenLesson, int, error) {
	total, err := first(ctx, db, scanInt, `SELECT count(*) FROM lesson WHERE author = $1 AND withdrawn = 0`, see.Member)
	if err != nil {
		return nil, 0, err
	}
	mine, err := db.lessons(ctx, see, `l.author = $1 ORDER BY l.created DESC, l.id LIMIT $3 OFFSET $4`, limit, offset)
	return mine, int(total), err
}

// lessons returns the lessons that the viewer may see and for which the
// condition holds. The condition's own placeholders start at $3; the viewer's
// member id is $1, the channel they look from $2.
func (db *DB) lessons(ctx context.Context, see learn.Viewer, condition string, args ...any) ([]learn.SeenLesson, error) {
	lessons, err := collect(ctx, db, scanLesson, `SELECT `+lessonColumns+` FROM lesson l
		WHERE `+visibleLesson(1)+` AND `+condition, append([]any{see.Member, see.Here}, args...)...)
	if err != nil || len(lessons) == 0 {
		return nil, err
	}
	return db.see(ctx, see, lessons)
}
