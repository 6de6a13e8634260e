package store

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// expiry is a kind of private records that are erased when they are old.
type expiry struct {
	what  string // as the report names them
	table string
	since string // SQL of the instant from which their age counts
	only  string // SQL condition of those that are meant; "" for all
	set   string // what is emptied; "" when the rows go
}

func expiries() []expiry {
	ended := func(table string) string {
		return `(SELECT ` + eventEnd + ` FROM event e WHERE e.id = ` + table + `.event)`
	}
	settled := fmt.Sprintf(`state NOT IN ('%s', '%s') AND kind NOT IN ('%s', '%s', '%s', '%s', '%s') AND place NOT IN (SELECT c.id FROM channel c)`,
		learn.Pending, learn.Sending, learn.EventCard, learn.LessonCard, learn.DigestPost, learn.RecallPost, learn.ErasedPost)
	return []expiry{
		{"answers other than going", "attendance", ended("attendance"), `rsvp <> 'going'`, ""},
		{"intentions, and whether somebody went", "attendance", ended("attendance"),
			`rsvp = 'going' AND (stated = 1 OR turnout <> '')`, `stated = 0, purposes = '', meet = 0, learn = 0, come_back = '', turnout = ''`},
		{"outcomes", "outcome", "updated", "", ""},
		{"uses of lessons", "lesson_use", "updated", "", ""},
		{"follow-ups", "follow_up", "due", "", ""},
		{"when questions were asked", "asking", "(SELECT q.created FROM question q WHERE q.id = asking.question)", "", ""},
		{"questions and answers", "question", "created", "", ""},
		{"suggestions", "suggestion", "created", "", ""},
		{"asks that are closed, and who helped", "ask", "ended", "ended > 0", ""},
		{"calendar files taken", "calendar_file", ended("calendar_file"), "", ""},
		{"what withdrawn lessons said", "lesson", "withdrawn", `withdrawn > 0 AND takeaway <> ''`,
			`encounter = '', takeaway = '', story = '', try = '', audience = '', met = -1, learned = -1`},
		{"what messages to members show", "shown", "(SELECT d.created FROM delivery d WHERE d.id = shown.delivery)",
			`delivery IN (SELECT id FROM delivery WHERE ` + settled + `)`, ""},
		{"messages to members, as the bot knows them", "delivery", "created", settled, ""},
	}
}

func (e expiry) where() string {
	condition := e.since + ` > 0 AND ` + e.since + ` <= $1`
	if e.only != "" {
		condition += ` AND (` + e.only + `)`
	}
	return condition
}

// Expired is how many records of a kind are, or were, erased.
type Expired struct {
	What  string
	Count int
}

// Records are how many records there are of all kinds.
func Records(all []Expired) (n int) {
	for _, e := range all {
		n += e.Count
	}
	return n
}

// Outdated counts the private records that are from before an instant.
func (db *DB) Outdated(ctx context.Context, before time.Time) ([]Expired, error) {
	return db.expire(ctx, before, func(tx *DB, e expiry) (int64, error) {
		return first(ctx, tx, scanInt, `SELECT count(*) FROM `+e.table+` WHERE `+e.where(), seconds(before))
	})
}

// EraseOutdated erases the private records from before an instant. Doing it
// again changes nothing.
func (db *DB) EraseOutdated(ctx context.Context, before time.Time) (erased []Expired, err error) {
	err = db.Transact(ctx, func(tx *DB) error {
		used, err := collect(ctx, tx, scanText, `SELECT DISTINCT lesson FROM lesson_use WHERE state = 'used' AND updated > 0 AND updated <= $1`, seconds(before))
		if err != nil {
			return err
		}
		erased, err = tx.expire(ctx, before, func(tx *DB, e expiry) (int64, error) {
			if e.set != "" {
				return tx.exec(ctx, `UPDATE `+e.table+` SET `+e.set+` WHERE `+e.where(), seconds(before))
			}
			return tx.exec(ctx, `DELETE FROM `+e.table+` WHERE `+e.where(), seconds(before))
		})
		for _, lesson := range used {
			err = errors.Join(err, tx.countUsed(ctx, lesson))
		}
		return err
	})
	return erased, err
}

func (db *DB) expire(ctx context.Context, before time.Time, do func(*DB, expiry) (int64, error)) ([]Expired, error) {
	var all []Expired
	for _, e := range expiries() {
		n, err := do(db, e)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", e.what, err)
		}
		all = append(all, Expired{e.what, int(n)})
	}
	return all, nil
}

// OldestPrivate is since when the oldest private record is kept; ErrNone when
// there is none.
func (db *DB) OldestPrivate(ctx context.Context) (time.Time, error) {
	oldest, err := time.Time{}, error(nil)
	for _, e := range expiries() {
		e.only = orTrue(e.only)
		at, err := first(ctx, db, scanInt, `SELECT COALESCE(min(`+e.since+`), 0) FROM `+e.table+` WHERE `+e.since+` > 0 AND (`+e.only+`)`)
		if err != nil {
			return oldest, fmt.Errorf("%s: %w", e.what, err)
		}
		if found := instant(at); at > 0 && (oldest.IsZero() || found.Before(oldest)) {
			oldest = found
		}
	}
	if oldest.IsZero() {
		err = ErrNone
	}
	return oldest, err
}

func orTrue(condition string) string {
	if condition == "" {
		return "1 = 1"
	}
	return condition
}
