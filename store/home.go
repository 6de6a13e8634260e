package store

import (
	"context"
	"time"
)

// HomeOpened tells whether the member has been shown their Home before.
func (db *DB) HomeOpened(ctx context.Context, member string) (bool, error) {
	n, err := first(ctx, db, scanInt, `SELECT count(*) FROM home WHERE member = $1`, member)
	return n > 0, err
}

// NoteHomeOpened notes when the member was first shown their Home. Later times
// change nothing.
func (db *DB) NoteHomeOpened(ctx context.Context, member string, now time.Time) error {
	_, err := db.exec(ctx, `INSERT INTO home (member, opened) VALUES ($1, $2) ON CONFLICT DO NOTHING`, member, seconds(now))
	return err
}
