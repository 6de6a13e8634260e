package store

import (
	"context"
	"fmt"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// uninvited is the condition that a delivery waits until the bot is invited.
// Its first two terms are those of the index.
func uninvited(delivery string) string {
	return fmt.Sprintf(`%[1]s.state = 'pending' AND %[1]s.reason <> '' AND %[1]s.reason IN ('%[2]s', '%[3]s', '%[4]s')`,
		delivery, learn.NotInChannel, learn.ChannelNotFound, learn.Unsearched)
}

// blocked is the condition that something in the place waits to be tried again
// and keeps what was planned after it waiting: after many tries it no longer does.
func blocked(place, now string) string {
	return fmt.Sprintf(`EXISTS (SELECT 1 FROM delivery w WHERE w.state = 'pending' AND w.reason <> '' AND w.place = %s AND w.due > %s
		AND w.tries <= %d AND NOT (%s)`+eachAlone+`)`, place, now, learn.HoldingTries, uninvited("w"))
}

// WaitingBefore is the first delivery in the place of d that was planned
// before it and still waits, at now, until the bot is invited; ErrNone when
// there is none.
func (db *DB) WaitingBefore(ctx context.Context, d learn.Delivery, now time.Time) (learn.Delivery, error) {
	return first(ctx, db, scanDelivery, `SELECT `+deliveryColumns+` FROM delivery w WHERE `+uninvited("w")+` AND w.place = $1 AND w.due > $2
		AND w.seq < (SELECT seq FROM delivery WHERE id = $3) ORDER BY w.seq LIMIT 1`, d.Place, seconds(now), d.ID)
}

// PostedIn tells whether Slack has shown anything of ours in the place.
func (db *DB) PostedIn(ctx context.Context, place string) (bool, error) {
	n, err := first(ctx, db, scanInt, `SELECT CASE WHEN EXISTS (SELECT 1 FROM delivery WHERE state = $1 AND place = $3)
		OR EXISTS (SELECT 1 FROM delivery WHERE state = $2 AND place = $3) THEN 1 ELSE 0 END`, learn.Sent, learn.Removed, place)
	return n == 1, err
}

// Arrived makes what waits for the bot in a channel due: it has been invited,
// or the channel is open again. So are the messages that could not be changed.
func (db *DB) Arrived(ctx context.Context, channel string, now time.Time) error {
	return db.Transact(ctx, func(tx *DB) error {
		if err := tx.hurry(ctx, channel, now); err != nil {
			return err
		}
		_, err := tx.exec(ctx, `UPDATE delivery SET refresh = $1 WHERE state = $2 AND place = $3 AND refresh > CAST($4 AS BIGINT)`,
			seconds(now), learn.Sent, channel, seconds(now.Add(time.Minute)))
		tx.announce(err)
		return err
	})
}

// hurry makes all due that waits in the place to be tried again.
func (db *DB) hurry(ctx context.Context, place string, now time.Time) error {
	_, err := db.exec(ctx, `UPDATE delivery SET due = $1 WHERE state = 'pending' AND reason <> '' AND place = $2 AND due > $1`, seconds(now), place)
	db.announce(err)
	return err
}

// Retry makes a delivery that failed, may have, or waits to be tried again
// due, and with it what waits in the same place. What must be looked for before
// it is posted again still is. It reports whether it was one of these.
func (db *DB) Retry(ctx context.Context, id string, now time.Time) (retried bool, err error) {
	err = db.Transact(ctx, func(tx *DB) error {
		places, err := collect(ctx, tx, scanText, `UPDATE delivery SET reason = CASE WHEN state = $1 AND reason = $6 THEN reason ELSE '' END,
			state = $1, due = $2 WHERE id = $3 AND (state IN ($4, $5) OR state = $1 AND reason <> '') RETURNING place`,
			learn.Pending, seconds(now), id, learn.Failed, learn.Lost, learn.Unsearched)
		if err != nil || len(places) == 0 {
			return err
		}
		retried = true
		return tx.hurry(ctx, places[0], now)
	})
	return retried, err
}

// UnsettledDeliveries are up to limit deliveries that wait, are being posted,
// were refused or may be lost, the one planned first at the top; failed leaves
// out those of which nothing is wrong.
func (db *DB) UnsettledDeliveries(ctx context.Context, failed bool, limit int) ([]learn.Delivery, error) {
	return collect(ctx, db, scanDelivery, `SELECT `+deliveryColumns+` FROM delivery
		WHERE state IN ($1, $2) OR state IN ($3, $4) AND ($5 = 0 OR state = $3 AND reason <> '') ORDER BY seq, id LIMIT $6`,
		learn.Failed, learn.Lost, learn.Pending, learn.Sending, flag(failed), limit)
}

// CountLost is how many deliveries were claimed since the instant and may be
// lost, those of the kind aside.
func (db *DB) CountLost(ctx context.Context, since time.Time, aside learn.Kind) (int, error) {
	n, err := first(ctx, db, scanInt, `SELECT count(*) FROM delivery WHERE state = $1 AND claimed >= $2 AND kind <> $3`,
		learn.Lost, seconds(since), aside)
	return int(n), err
}
