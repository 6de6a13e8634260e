package store

import (
	"context"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// notShownSince is the SQL condition that no message in the channel $2, planned
// after the instant of the placeholder $3, shows the lesson l.
const notShownSince = `NOT EXISTS (SELECT 1 FROM shown s JOIN delivery d ON d.id = s.delivery
	WHERE s.subject = l.id AND d.place = $2 AND d.created > $3)`

// Archived returns those of the lessons that an edition may bring from the
// archive, in the order of ids: none that is new to it, and none that was shown
// in its channel lately.
func (db *DB) Archived(ctx context.Context, e learn.Edition, ids ...string) ([]string, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	follows, more := followed("l", e.Filter, 5+len(ids))
	found, err := collect(ctx, db, scanText, `SELECT l.id FROM lesson l WHERE l.id IN (`+places(5, len(ids))+`)
		AND l.created <= $4 AND `+visibleLesson(1)+` AND `+notShownSince+` AND `+follows,
		append(anys(ids, archive(e)...), more...)...)
	return inOrder(ids, found, func(id string) string { return id }), err
}

// mostUsed is how many lessons, those used most, an edition chooses from.
const mostUsed = 300

// MostUsed is Archived for the lesson that most have used; ErrNone when there is
// none.
func (db *DB) MostUsed(ctx context.Context, e learn.Edition) (string, error) {
	follows, more := followed("l", e.Filter, 6)
	return first(ctx, db, scanText, `SELECT l.id FROM (SELECT lesson, count(*) AS uses FROM lesson_use WHERE state = 'used'
			GROUP BY lesson ORDER BY uses DESC, lesson LIMIT $5) AS u
		CROSS JOIN lesson l WHERE l.id = u.lesson AND l.created <= $4 AND `+visibleLesson(1)+` AND `+notShownSince+` AND `+follows+`
		ORDER BY u.uses DESC, l.created DESC, l.id LIMIT 1`, append(append(archive(e), mostUsed), more...)...)
}

func archive(e learn.Edition) []any {
	return []any{"", e.Channel, seconds(e.Planned.Add(-learn.ArchiveRests)), seconds(e.Since)}
}
