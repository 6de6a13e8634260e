package store

import (
	"context"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// forgotten is how many deliveries one transaction forgets: few enough that a
// submission waiting for the writer doesn't notice.
const forgotten = 500

// ForgetDeliveries deletes the direct messages planned before the instant that
// Slack doesn't show, and will not: there was nothing to show, they were
// refused or deleted again. Kept is what others reply to, and whether a
// question was asked.
func (db *DB) ForgetDeliveries(ctx context.Context, before time.Time) error {
	return db.inPieces(ctx, db.forget, `SELECT d.id FROM delivery d WHERE d.state IN ($1, $2, $3) AND d.place >= 'U'
		AND d.created < $4 AND d.created > 0 AND d.kind <> $5
		AND NOT EXISTS (SELECT 1 FROM delivery r WHERE r.thread = d.id AND r.thread <> '') ORDER BY d.id LIMIT $6`,
		learn.Skipped, learn.Failed, learn.Removed, seconds(before), learn.QuestionDM, forgotten)
}

func (db *DB) forget(ctx context.Context, deliveries []string) error {
	return db.Transact(ctx, func(tx *DB) error {
		for _, id := range deliveries {
			for _, statement := range []string{`DELETE FROM shown WHERE delivery = $1`, `DELETE FROM delivery WHERE id = $1`} {
				if _, err := tx.exec(ctx, statement, id); err != nil {
					return err
				}
			}
		}
		return nil
	})
}
