package store

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

const deliveryColumns = `id, kind, key, place, subject, args, member, state, tries, due, claimed, nonce, channel, ts, file, reason, thread, created`

func scanDelivery(s scanner) (d learn.Delivery, err error) {
	var due, claimed, created int64
	err = s.Scan(&d.ID, &d.Kind, &d.Key, &d.Place, &d.Subject, &d.Args, &d.For, &d.State, &d.Tries,
		&due, &claimed, &d.Nonce, &d.Channel, &d.TS, &d.File, &d.Reason, &d.Thread, &created)
	d.Due, d.Claimed, d.Created = instant(due), instant(claimed), instant(created)
	return d, err
}

// Plan makes d part of the outbox, to be posted once its Due has come. Its ID,
// Nonce and State are filled in here. A second delivery with the same Key
// changes nothing: the first stands.
func (db *DB) Plan(ctx context.Context, d learn.Delivery) error {
	return db.PlanAll(ctx, []learn.Delivery{d})
}

// planned are the columns of a delivery that is planned, from $first on; the
// nth of a statement comes after those before it.
func planned(first, n int) string {
	at := make([]any, 12)
	for i := range at {
		at[i] = first + i
	}
	return fmt.Sprintf(`($%d, (SELECT coalesce(max(seq), 0) + `+strconv.Itoa(n)+` FROM delivery), $%d, $%d, $%d, $%d, $%d, $%d, $%d, 0, $%d, 0,
		$%d, '', '', '', '', '', 0, 0, 0, $%d, $%d)`, at...)
}

// PlanAll is Plan for many, in one statement: at most a few hundred. What would
// go to learn.Nobody is left out.
func (db *DB) PlanAll(ctx context.Context, all []learn.Delivery) error {
	all = slices.DeleteFunc(slices.Clone(all), func(d learn.Delivery) bool { return d.Place == learn.Nobody })
	if len(all) == 0 {
		return nil
	}
	rows := make([]string, len(all))
	var args []any
	for i, d := range all {
		id := learn.NewID()
		rows[i] = planned(len(args)+1, i+1)
		args = append(args, id, d.Kind, cmp.Or(d.Key, id), d.Place, d.Subject, d.Args, d.For, learn.Pending, seconds(d.Due),
			learn.NewID(), d.Thread, seconds(d.Created))
	}
	_, err := db.exec(ctx, `INSERT INTO delivery (id, seq, kind, key, place, subject, args, member, state, tries, due, claimed,
			nonce, channel, ts, file, reason, content, touches, refresh, refreshed, thread, created)
		VALUES `+strings.Join(rows, ", ")+` ON CONFLICT (key) DO NOTHING`, args...)
	db.announce(err)
	return err
}

// RefreshEvery is the least time between two updates of one message.
const RefreshEvery = 10 * time.Second

// Touch marks every message that shows the subject to be brought up to date:
// at once, or RefreshEvery after its last update. What is being posted at this
// moment is marked as well, since it may have been rendered before the change.
func (db *DB) Touch(ctx context.Context, subject string, now time.Time) error {
	_, err := db.exec(ctx, `UPDATE delivery SET touches = touches + 1,
			refresh = CASE WHEN refreshed > $2 THEN $2 WHEN refresh > 0 THEN refresh WHEN refreshed + $1 > $2 THEN refreshed + $1 ELSE $2 END
		WHERE id IN (SELECT id FROM delivery WHERE state = $3 UNION ALL SELECT delivery FROM shown WHERE subject = $4)`,
		int64(RefreshEvery/time.Second), seconds(now), learn.Sending, subject)
	db.announce(err)
	return err
}

// announce wakes the outbox, inside a transaction after its commit.
func (db *DB) announce(err error) {
	switch {
	case err != nil:
	case db.tx != nil:
		db.touched = true
	default:
		db.wake()
	}
}

// Delivery is the one with the id; ErrNone when there is none.
func (db *DB) Delivery(ctx context.Context, id string) (learn.Delivery, error) {
	return first(ctx, db, scanDelivery, `SELECT `+deliveryColumns+` FROM delivery WHERE id = $1`, id)
}

// Keyed is the delivery with the key; ErrNone when none is planned.
func (db *DB) Keyed(ctx context.Context, key string) (learn.Delivery, error) {
	return first(ctx, db, scanDelivery, `SELECT `+deliveryColumns+` FROM delivery WHERE key = $1`, key)
}

// NextDelivery is when the next delivery that waits for later than now is due;
// ErrNone when none does.
func (db *DB) NextDelivery(ctx context.Context, now time.Time) (time.Time, error) {
	at, err := first(ctx, db, scanInt, `SELECT due FROM delivery WHERE state = $1 AND due > $2 ORDER BY due LIMIT 1`, learn.Pending, seconds(now))
	return instant(at), err
}

// Shown is what the delivery's message shows, in its order; empty before it
// was first rendered.
func (db *DB) Shown(ctx context.Context, delivery string) ([]learn.Shown, error) {
	scan := func(s scanner) (one learn.Shown, err error) {
		err = s.Scan(&one.Kind, &one.ID, &one.Section)
		return one, err
	}
	return collect(ctx, db.routinely(), scan, `SELECT kind, subject, section FROM shown WHERE delivery = $1 ORDER BY position`, delivery)
}

// SetShown records what the delivery's message shows in place of what was
// recorded before.
func (db *DB) SetShown(ctx context.Context, delivery string, shown []learn.Shown) error {
	was, err := db.Shown(ctx, delivery)
	if err != nil || slices.Equal(was, shown) {
		return err
	}
	if len(was) == 0 {
		return db.addShown(ctx, delivery, shown)
	}
	return db.Transact(ctx, func(tx *DB) error {
		if _, err := tx.exec(ctx, `DELETE FROM shown WHERE delivery = $1`, delivery); err != nil {
			return err
		}
		return tx.addShown(ctx, delivery, shown)
	})
}

func (db *DB) addShown(ctx context.Context, delivery string, shown []learn.Shown) error {
	if len(shown) == 0 {
		return nil
	}
	rows, args := make([]string, len(shown)), []any{delivery}
	for i, s := range shown {
		n := len(args)
		rows[i] = fmt.Sprintf("($1, %d, $%d, $%d, $%d)", i, n+1, n+2, n+3)
		args = append(args, s.Kind, s.ID, s.Section)
	}
	_, err := db.exec(ctx, `INSERT INTO shown (delivery, position, kind, subject, section) VALUES `+strings.Join(rows, ", "), args...)
	return err
}
