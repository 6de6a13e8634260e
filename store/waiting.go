package store

import (
	"context"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// Waiting are the deliveries of a kind about a subject that are still to be
// posted, by place.
func (db *DB) Waiting(ctx context.Context, kind learn.Kind, subject string) (map[string]learn.Delivery, error) {
	all, err := collect(ctx, db, scanDelivery, `SELECT `+deliveryColumns+` FROM delivery
		WHERE state = $1 AND kind = $2 AND subject = $3 ORDER BY seq DESC`, learn.Pending, kind, subject)
	waiting := make(map[string]learn.Delivery, len(all))
	for _, d := range all {
		waiting[d.Place] = d
	}
	return waiting, err
}

// Hasten has a delivery that is still to be posted fall due at due.
func (db *DB) Hasten(ctx context.Context, delivery string, due time.Time) error {
	_, err := db.exec(ctx, `UPDATE delivery SET due = $2 WHERE id = $1 AND state = $3`, delivery, seconds(due), learn.Pending)
	db.announce(err)
	return err
}
