package store

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// Head is the delivery that is next in its place.
type Head struct {
	ID    string
	Kind  learn.Kind
	Place string
}

func scanHead(s scanner) (h Head, err error) {
	err = s.Scan(&h.ID, &h.Kind, &h.Place)
	return h, err
}

// Heads are up to limit deliveries that are due for posting, oldest due first:
// of each place the one planned first, and none of a place in busy, where
// another is being posted, or where one that got no answer waits to be tried
// again. What replies to another waits until that is settled.
func (db *DB) Heads(ctx context.Context, now time.Time, limit int, busy []string) ([]Head, error) {
	return db.heads(ctx, "", "", now, limit, busy)
}

// ChannelHeads are those of the Heads that go into channels. That nothing does is
// soon seen, however many direct messages wait.
func (db *DB) ChannelHeads(ctx context.Context, now time.Time, limit int, busy []string) ([]Head, error) {
	due, err := first(ctx, db.routinely(), scanInt, `SELECT count(*) FROM (SELECT id FROM delivery WHERE state = $1 AND place < 'U' AND +due <= $2 LIMIT 1) AS d`,
		learn.Pending, seconds(now))
	if err != nil || due == 0 {
		return nil, err
	}
	return db.heads(ctx, "", " AND place < 'U'", now, limit, busy)
}

// DirectHeads are those of the Heads that are direct and group messages.
func (db *DB) DirectHeads(ctx context.Context, now time.Time, limit int, busy []string) ([]Head, error) {
	return db.heads(ctx, " AND place >= 'U'", "", now, limit, busy)
}

// heads looks at the oldest that are due, which is enough where each of many
// places has little to come; and at every place from one on and up to one where
// much waits in few of them.
func (db *DB) heads(ctx context.Context, from, upTo string, now time.Time, limit int, busy []string) ([]Head, error) {
	wanted := limit + len(busy)
	heads, all, err := db.oldestHeads(ctx, from+upTo, now, wanted)
	if err == nil && len(heads) < wanted && !all {
		heads, err = db.headsByPlace(ctx, from, upTo, now, wanted)
	}
	heads = slices.DeleteFunc(heads, func(h Head) bool { return slices.Contains(busy, h.Place) })
	return heads[:min(len(heads), limit)], err
}

// oldestHeads are the heads among the oldest deliveries that are due, several
// for each one wanted; all tells that these are all that are due.
func (db *DB) oldestHeads(ctx context.Context, where string, now time.Time, wanted int) (heads []Head, all bool, err error) {
	seen := 4 * wanted
	heads, err = collect(ctx, db.routinely(), scanHead, `SELECT d.id, d.kind, d.place FROM (SELECT id, kind, place, due, seq, thread FROM delivery
			WHERE state = $1 AND due <= $2 ORDER BY due, seq LIMIT $5) AS d
		WHERE `+mayGo("d")+where+` AND NOT EXISTS (SELECT 1 FROM delivery o
			WHERE o.state = $1 AND o.place = d.place AND o.seq < d.seq AND +o.due <= $2 AND `+mayGo("o")+eachAlone+`)`+free("d")+`
		ORDER BY d.due, d.seq LIMIT $4`, learn.Pending, seconds(now), learn.Sending, wanted, seen)
	if err != nil || len(heads) == wanted {
		return heads, false, err
	}
	due, err := first(ctx, db.routinely(), scanInt, `SELECT count(*) FROM (SELECT id FROM delivery WHERE state = $1 AND due <= $2 LIMIT $3) AS d`,
		learn.Pending, seconds(now), seen)
	return heads, due < int64(seen), err
}

// headsByPlace looks at each place once, however much waits there; the plus
// keeps SQLite from looking through all that is due instead, as would the first
// bound where the next place is looked for.
func (db *DB) headsByPlace(ctx context.Context, from, upTo string, now time.Time, wanted int) ([]Head, error) {
	return collect(ctx, db.routinely(), scanHead, `WITH RECURSIVE places(place) AS (
			SELECT min(place) FROM delivery WHERE state = $1`+from+upTo+`
			UNION ALL
			SELECT (SELECT min(place) FROM delivery WHERE state = $1 AND place > p.place`+upTo+`) FROM places p WHERE p.place IS NOT NULL
		)
		SELECT d.id, d.kind, d.place FROM places p JOIN delivery d ON d.id = (SELECT o.id FROM delivery o
			WHERE o.state = $1 AND o.place = p.place AND +o.due <= $2 AND `+mayGo("o")+` ORDER BY o.seq LIMIT 1)
		WHERE 1 = 1`+free("d")+`
		ORDER BY d.due, d.seq LIMIT $4`, learn.Pending, seconds(now), learn.Sending, wanted)
}

// mayGo is the condition that a delivery waits for no other.
func mayGo(delivery string) string {
	return fmt.Sprintf(`(%[1]s.thread = '' OR NOT EXISTS (SELECT 1 FROM delivery root WHERE root.id = %[1]s.thread AND root.state IN ('%[2]s', '%[3]s', '%[4]s')))`,
		delivery, learn.Pending, learn.Sending, learn.Lost)
}

// free adds the condition that nothing keeps a delivery's place from getting
// it; $2 is now and $3 the state of what is being posted.
func free(delivery string) string {
	place := delivery + ".place"
	return ` AND NOT EXISTS (SELECT 1 FROM delivery o WHERE o.state = $3 AND o.place = ` + place + eachAlone + `) AND NOT ` + blocked(place, "$2")
}

// eachAlone ends an EXISTS that is to be looked up for one row at a time, by its
// index. PostgreSQL would compare all rows with all where a moment ago the queue
// was empty, or where it knows no values: thousands of times thousands.
const eachAlone = ` LIMIT 1 OFFSET 0`
