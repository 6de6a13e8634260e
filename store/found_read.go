package store

import (
	"context"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// FoundIn are the feed's found events by Key, also those that are shared or gone.
func (db *DB) FoundIn(ctx context.Context, feed string) (map[string]learn.FoundEvent, error) {
	all := map[string]learn.FoundEvent{}
	_, err := collect(ctx, db, func(s scanner) (key string, err error) {
		f, err := scanFound(withKey{s, &key})
		all[key] = f
		return key, err
	}, `SELECT f.uid, `+foundColumns+` FROM found f WHERE f.feed = $1`, feed)
	return all, err
}

// withKey scans a first column of its own before those of the row.
type withKey struct {
	scanner
	key *string
}

func (k withKey) Scan(dest ...any) error { return k.scanner.Scan(append([]any{k.key}, dest...)...) }

// SaveFound stores what the feed's calendar says now of these events, by Key.
// One that is stored keeps its id, and as what it was shared.
func (db *DB) SaveFound(ctx context.Context, feed string, found map[string]learn.FoundEvent, now time.Time) error {
	return db.Transact(ctx, func(tx *DB) error {
		for _, key := range slices.Sorted(maps.Keys(found)) {
			f := found[key]
			ids, err := collect(ctx, tx, scanText, `INSERT INTO found (id, feed, uid, title, link, starts, ends, clock, zone, format, place, about,
					topics, link_key, title_key, day, event, gone, created)
				VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, '', $17, $18)
				ON CONFLICT (feed, uid) DO UPDATE SET title = excluded.title, link = excluded.link, starts = excluded.starts,
				ends = excluded.ends, clock = excluded.clock, zone = excluded.zone, format = excluded.format, place = excluded.place,
				about = excluded.about, topics = excluded.topics, link_key = excluded.link_key, title_key = excluded.title_key,
				day = excluded.day, gone = excluded.gone RETURNING id`,
				f.ID, feed, key, f.Title, f.Link, seconds(f.Start), seconds(f.End), f.Clock, f.Zone, f.Format, f.Place, f.About,
				strings.Join(f.Topics, "\n"), learn.LinkKey(f.Link), Fold(f.Title), f.Day(), flag(f.Gone), seconds(now))
			if err != nil {
				return err
			}
			if err := tx.touchShown(ctx, ids[0], now); err != nil {
				return err
			}
		}
		return nil
	})
}

// touchShown is Touch for what most likely no message shows.
func (db *DB) touchShown(ctx context.Context, subject string, now time.Time) error {
	n, err := first(ctx, db, scanInt, `SELECT count(*) FROM shown WHERE subject = $1`, subject)
	if err != nil || n == 0 {
		return err
	}
	return db.Touch(ctx, subject, now)
}

// ForgetFound removes the feed's found events that began before then.
func (db *DB) ForgetFound(ctx context.Context, feed string, then time.Time) error {
	_, err := db.exec(ctx, `DELETE FROM found WHERE feed = $1 AND starts < $2`, feed, seconds(then))
	return err
}
