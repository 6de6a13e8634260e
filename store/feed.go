package store

import (
	"context"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

const feedColumns = `id, address, name, added_by, etag, last_modified, next, read, failing, told, reason, created`

func scanFeed(s scanner) (f learn.Feed, err error) {
	var next, read, failing, told, created int64
	err = s.Scan(&f.ID, &f.Address, &f.Name, &f.AddedBy, &f.ETag, &f.LastModified, &next, &read, &failing, &told, &f.Reason, &created)
	f.Next, f.Read, f.Failing = instant(next), instant(read), instant(failing)
	f.Told, f.Created = instant(told), instant(created)
	return f, err
}

// AddFeed stores a new feed. It reports false, and changes nothing, when one
// with its id or its address is followed already.
func (db *DB) AddFeed(ctx context.Context, f learn.Feed) (added bool, err error) {
	n, err := db.exec(ctx, `INSERT INTO feed (`+feedColumns+`) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
		ON CONFLICT DO NOTHING`,
		f.ID, f.Address, f.Name, f.AddedBy, f.ETag, f.LastModified, seconds(f.Next), seconds(f.Read),
		seconds(f.Failing), seconds(f.Told), f.Reason, seconds(f.Created))
	return n > 0, err
}

// Feed returns the feed with the id; ErrNone when there is none.
func (db *DB) Feed(ctx context.Context, id string) (learn.Feed, error) {
	return first(ctx, db, scanFeed, `SELECT `+feedColumns+` FROM feed WHERE id = $1`, id)
}

// FeedAt returns the feed with the address; ErrNone when it isn't followed.
func (db *DB) FeedAt(ctx context.Context, address string) (learn.Feed, error) {
	return first(ctx, db, scanFeed, `SELECT `+feedColumns+` FROM feed WHERE address = $1`, address)
}

// Feeds are all feeds, in the order in which they were added.
func (db *DB) Feeds(ctx context.Context) ([]learn.Feed, error) {
	return collect(ctx, db, scanFeed, `SELECT `+feedColumns+` FROM feed ORDER BY created, id`)
}

// DueFeeds are the feeds to be read by now, the longest due first.
func (db *DB) DueFeeds(ctx context.Context, now time.Time) ([]learn.Feed, error) {
	return collect(ctx, db, scanFeed, `SELECT `+feedColumns+` FROM feed WHERE next <= $1 ORDER BY next, id`, seconds(now))
}

// NextFeed is the earliest instant at which a feed is to be read; ErrNone when
// none is followed.
func (db *DB) NextFeed(ctx context.Context) (time.Time, error) {
	next, err := first(ctx, db, scanInt, `SELECT next FROM feed ORDER BY next LIMIT 1`)
	return instant(next), err
}

// ClaimFeed takes a feed, as it was read from the store, for reading: until
// then nobody else reads it. It tells whether it could.
func (db *DB) ClaimFeed(ctx context.Context, f learn.Feed, until time.Time) (bool, error) {
	n, err := db.exec(ctx, `UPDATE feed SET next = $3 WHERE id = $1 AND next = $2`, f.ID, seconds(f.Next), seconds(until))
	return n > 0, err
}

// SaveFeed stores what a reading of the feed came to. It tells whether the
// feed is still followed.
func (db *DB) SaveFeed(ctx context.Context, f learn.Feed) (bool, error) {
	n, err := db.exec(ctx, `UPDATE feed SET etag = $2, last_modified = $3, next = $4, read = $5, failing = $6, told = $7, reason = $8
		WHERE id = $1`,
		f.ID, f.ETag, f.LastModified, seconds(f.Next), seconds(f.Read), seconds(f.Failing), seconds(f.Told), f.Reason)
	return n > 0, err
}

// RemoveFeed forgets the feed and what was found in it; messages that show
// that, or tell of the feed, follow.
func (db *DB) RemoveFeed(ctx context.Context, id string, now time.Time) error {
	return db.Transact(ctx, func(tx *DB) error {
		shown, err := collect(ctx, tx, scanText, `SELECT DISTINCT f.id FROM found f JOIN shown s ON s.subject = f.id WHERE f.feed = $1`, id)
		if err != nil {
			return err
		}
		for _, subject := range append(shown, id) {
			if err := tx.Touch(ctx, subject, now); err != nil {
				return err
			}
		}
		if _, err := tx.exec(ctx, `DELETE FROM found WHERE feed = $1`, id); err != nil {
			return err
		}
		_, err = tx.exec(ctx, `DELETE FROM feed WHERE id = $1`, id)
		return err
	})
}
