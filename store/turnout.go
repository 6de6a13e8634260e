package store

import (
	"context"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// SayTurnout notes what became of a member's going to an event. Nobody asks
// them about it any more.
func (db *DB) SayTurnout(ctx context.Context, event, member string, turnout learn.Turnout, now time.Time) error {
	return db.Transact(ctx, func(tx *DB) error {
		_, err := tx.exec(ctx, `UPDATE attendance SET turnout = $3 WHERE event = $1 AND member = $2`, event, member, turnout)
		if err != nil {
			return err
		}
		return tx.AnswerQuestion(ctx, learn.TurnoutQuestion, member, event, string(turnout), now)
	})
}

// Goers are the members who go to an event.
func (db *DB) Goers(ctx context.Context, event string) ([]learn.Member, error) {
	return collect(ctx, db, scanMember, `SELECT a.member, `+knownMember+`
		FROM attendance a LEFT JOIN member m ON m.id = a.member LEFT JOIN preference p ON p.member = a.member
		WHERE a.event = $1 AND a.rsvp = 'going' ORDER BY a.position, a.member`, event)
}

// DropTurnouts drops those of the questions with these ids, all of turnout,
// that have lost their sense at now: the event was cancelled or is long over,
// the member doesn't go any more, or has written a lesson from it.
func (db *DB) DropTurnouts(ctx context.Context, ids []string, now time.Time) error {
	_, err := db.exec(ctx, `UPDATE question SET state = $1, due = 0, answered_at = $2 WHERE id IN (`+places(4, len(ids))+`)
		AND (NOT EXISTS (SELECT 1 FROM attendance a JOIN event e ON e.id = a.event
				WHERE a.event = question.subject AND a.member = question.member AND a.rsvp = 'going'
				AND e.cancelled = 0 AND `+eventEnd+` > $3)
			OR EXISTS (SELECT 1 FROM lesson l WHERE l.event = question.subject AND l.author = question.member))`,
		anys(ids, learn.QuestionDropped, seconds(now), seconds(now.Add(-learn.TurnoutStale)))...)
	return err
}

// LessonsFrom are the ids of the lessons that a member has written from an
// event, the first one first.
func (db *DB) LessonsFrom(ctx context.Context, event, member string) ([]string, error) {
	return collect(ctx, db, scanText, `SELECT id FROM lesson WHERE event = $1 AND author = $2 AND withdrawn = 0 ORDER BY created, id`, event, member)
}
