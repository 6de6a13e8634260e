package store

import (
	"context"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// LeaveChannel forgets what the member wanted to try, or won't, of what others
// learned in a private channel that they have left: they aren't shown it any
// more, or asked about it. What they have used stays, since their words are theirs.
func (db *DB) LeaveChannel(ctx context.Context, member, channel string, now time.Time) error {
	c, err := db.Channel(ctx, channel)
	if err != nil || !c.Private {
		return err
	}
	return db.Transact(ctx, func(tx *DB) error {
		lessons, err := collect(ctx, tx, scanText, `SELECT l.id FROM lesson_use u JOIN lesson l ON l.id = u.lesson
			WHERE u.member = $1 AND u.state IN ('will_try', 'not_used') AND l.channel = $2 AND l.author <> $1 ORDER BY l.id`, member, channel)
		if err != nil {
			return err
		}
		for _, l := range lessons {
			if _, err := tx.SetUse(ctx, learn.Use{Lesson: l, Member: member, State: learn.NoUse}); err != nil {
				return err
			}
			if err := tx.DropQuestion(ctx, learn.UseQuestion, member, l, now); err != nil {
				return err
			}
			if err := tx.Touch(ctx, l, now); err != nil {
				return err
			}
		}
		return nil
	})
}
