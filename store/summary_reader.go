package store

import (
	"context"
	"time"
)

// SummaryReaders are the members and channels that get the summary each month.
func (db *DB) SummaryReaders(ctx context.Context) ([]string, error) {
	return collect(ctx, db, scanText, `SELECT place FROM summary_reader ORDER BY place`)
}

// ReadsSummary tells whether a member or channel gets the summary each month.
func (db *DB) ReadsSummary(ctx context.Context, place string) (bool, error) {
	n, err := first(ctx, db, scanInt, `SELECT count(*) FROM summary_reader WHERE place = $1`, place)
	return n > 0, err
}

// SetSummaryReader has a member or channel get the summary each month, or no
// more. Who may choose that is learn.Actor.May's to say.
func (db *DB) SetSummaryReader(ctx context.Context, place, by string, reads bool, now time.Time) error {
	if !reads {
		_, err := db.exec(ctx, `DELETE FROM summary_reader WHERE place = $1`, place)
		return err
	}
	_, err := db.exec(ctx, `INSERT INTO summary_reader (place, chosen, created) VALUES ($1, $2, $3) ON CONFLICT (place) DO NOTHING`, place, by, seconds(now))
	return err
}
