package store

import (
	"context"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// quotable is the SQL of a use u of the lesson l that may be quoted.
const quotable = `u.lesson = l.id AND u.state = 'used' AND u.note <> '' AND u.quoted = 1 AND l.quoted = 1 AND ` + openLesson

// mostStories is how many lessons that were used a summary tells of.
const mostStories = 3

// stories are the lessons whose use in the span may be quoted, the latest first.
func (c *counting) stories(ctx context.Context) error {
	return c.each(ctx, `SELECT l.id FROM lesson l JOIN lesson_use u ON `+quotable+`
		WHERE u.updated >= $1 AND u.updated < $2 GROUP BY l.id ORDER BY max(u.updated) DESC, l.id LIMIT $3`, func(s scanner) error {
		var id string
		err := s.Scan(&id)
		c.Stories = append(c.Stories, id)
		return err
	}, mostStories)
}

// Stories are what may be told of lessons that were used, in their order: of
// those whose author and one of whose users still agree.
func (db *DB) Stories(ctx context.Context, lessons []string) ([]learn.Story, error) {
	if len(lessons) == 0 {
		return nil, nil
	}
	all, err := collect(ctx, db, func(s scanner) (told learn.Story, err error) {
		err = s.Scan(&told.Lesson, &told.Takeaway, &told.Note)
		return told, err
	}, `SELECT l.id, l.takeaway, min(u.note) FROM lesson l JOIN lesson_use u ON `+quotable+`
		WHERE l.id IN (`+places(1, len(lessons))+`) GROUP BY l.id, l.takeaway`, anys(lessons)...)
	return inOrder(lessons, all, func(s learn.Story) string { return s.Lesson }), err
}

// SetQuoted stores whether a lesson may be quoted in the summary, as its author says.
func (db *DB) SetQuoted(ctx context.Context, lesson string, quoted bool) error {
	_, err := db.exec(ctx, `UPDATE lesson SET quoted = $2 WHERE id = $1`, lesson, flag(quoted))
	return err
}

// MayQuote tells whether a lesson's author agreed to its being quoted.
func (db *DB) MayQuote(ctx context.Context, lesson string) (bool, error) {
	n, err := first(ctx, db, scanInt, `SELECT count(*) FROM lesson WHERE id = $1 AND quoted = 1`, lesson)
	return n > 0, err
}

// UnansweredAsks are those of the asks to everybody that are still there and
// that nobody has answered, in their order.
func (db *DB) UnansweredAsks(ctx context.Context, ids []string) ([]learn.Ask, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	all, err := collect(ctx, db, scanAsk, `SELECT `+askColumns+` FROM ask k WHERE k.helper = '' AND k.channel = '' AND k.id IN (`+places(1, len(ids))+`)`, anys(ids)...)
	return inOrder(ids, all, func(a learn.Ask) string { return a.ID }), err
}
