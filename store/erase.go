package store

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// Erase deletes the records of a member, in one transaction; doing it again
// changes nothing. What they did for everybody stays without their name: events,
// calendars, digests and, as they choose, lessons. Messages that show them are
// brought up to date, and those to them deleted, by the outbox. Take them out of
// the lines of what is to come before.
func (db *DB) Erase(ctx context.Context, member string, lessons learn.KeepLessons, now time.Time) error {
	if member == "" || member == learn.Nobody {
		return nil
	}
	return db.Transact(ctx, func(tx *DB) error {
		for _, step := range []func() error{
			func() error { return tx.touchShowing(ctx, member, now) },
			func() error { return tx.eraseDeliveries(ctx, member, now) },
			func() error { return tx.eraseAsks(ctx, member, now) },
			func() error { return tx.eraseLessons(ctx, member, lessons, now) },
			func() error { return tx.eraseUses(ctx, member) },
			func() error { return tx.eraseSuggested(ctx, member) },
			func() error { return tx.eraseRows(ctx, member) },
		} {
			if err := step(); err != nil {
				return fmt.Errorf("erase: %w", err)
			}
		}
		return nil
	})
}

// eraseRows does what each table says of its columns.
func (db *DB) eraseRows(ctx context.Context, member string) error {
	for _, t := range Tables() {
		for _, column := range strings.Fields(t.Renames) {
			if _, err := db.exec(ctx, `UPDATE `+t.Name+` SET `+column+` = $2 WHERE `+column+` = $1`, member, learn.Nobody); err != nil {
				return fmt.Errorf("%s: %w", t.Name, err)
			}
		}
		for _, column := range strings.Fields(t.Deletes) {
			if _, err := db.exec(ctx, `DELETE FROM `+t.Name+` WHERE `+column+` = $1`, member); err != nil {
				return fmt.Errorf("%s: %w", t.Name, err)
			}
		}
	}
	return nil
}

// touchShowing has every message follow that shows something of the member's.
func (db *DB) touchShowing(ctx context.Context, member string, now time.Time) error {
	_, err := db.exec(ctx, `UPDATE delivery SET touches = touches + 1,
			refresh = CASE WHEN refresh > 0 THEN refresh WHEN refreshed + $2 > $3 THEN refreshed + $2 ELSE $3 END
		WHERE id IN (SELECT id FROM delivery WHERE state = $4
			UNION SELECT s.delivery FROM shown s WHERE s.subject IN (
				SELECT event FROM attendance WHERE member = $1
				UNION SELECT id FROM event WHERE shared_by = $1 OR owner = $1
				UNION SELECT id FROM lesson WHERE author = $1
				UNION SELECT lesson FROM lesson_use WHERE member = $1
				UNION SELECT id FROM ask WHERE member = $1 OR helper = $1
				UNION SELECT q.id FROM question q JOIN suggestion g ON g.id = q.subject AND g.asker = $1
				UNION SELECT id FROM feed WHERE added_by = $1))`,
		member, int64(RefreshEvery/time.Second), seconds(now), learn.Sending)
	db.announce(err)
	return err
}

// eraseAsks has nobody be asked any more on the member's behalf. Who was stays
// asked: it counts among the few questions that they get in a week.
func (db *DB) eraseAsks(ctx context.Context, member string, now time.Time) error {
	_, err := db.exec(ctx, `UPDATE question SET state = $2, due = 0, postponed = 0, answered_at = $3
		WHERE id IN (`+askedFor+`) AND state IN ('waiting', 'asked')`, member, learn.QuestionDropped, seconds(now))
	return err
}

// askedFor is the SQL of the questions to others about what the member $1 asks.
const askedFor = `SELECT q.id FROM question q JOIN ask k ON k.id = q.subject WHERE q.kind = 'ask' AND k.member = $1`

// eraseUses deletes what the member tried and used, and counts anew how many
// use these lessons.
func (db *DB) eraseUses(ctx context.Context, member string) error {
	lessons, err := collect(ctx, db, scanText, `DELETE FROM lesson_use WHERE member = $1 RETURNING lesson`, member)
	for _, l := range lessons {
		if err == nil {
			err = db.countUsed(ctx, l)
		}
	}
	return err
}

// eraseSuggested forgets what the member wrote to suggest a message of somebody
// else's; what they never sent goes.
func (db *DB) eraseSuggested(ctx context.Context, member string) error {
	_, unsent := db.exec(ctx, `DELETE FROM suggestion WHERE asker = $1 AND sent = 0`, member)
	_, reasons := db.exec(ctx, `UPDATE suggestion SET why = '' WHERE asker = $1`, member)
	return errors.Join(unsent, reasons)
}
