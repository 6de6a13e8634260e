package me

import (
	"context"
	"errors"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/store"
)

// LeftKept is how long the records of a deactivated account are kept.
const LeftKept = 30 * 24 * time.Hour

// atNight is when old records are erased, in UTC.
const atNight = 3 * time.Hour

// night is the beginning of the latest night at now.
func night(now time.Time) time.Time {
	return now.UTC().Add(-atNight).Truncate(24 * time.Hour).Add(atNight)
}

// Before is the instant from before which private records are erased at now,
// when they are kept for so many months.
func Before(now time.Time, months int) time.Time { return now.AddDate(0, -months, 0) }

// Plan erases, once a night, private records that are too old and those of
// accounts that were deactivated a month ago. Doing so twice is harmless.
func (f *Feature) Plan(ctx context.Context, now time.Time) error {
	done, err := f.erasing.Take(ctx)
	if err != nil {
		return err
	}
	defer done()
	if err := f.db.NoteLeft(ctx, now); err != nil {
		return err
	}
	tonight := night(now)
	if !f.erased.Before(tonight) {
		return nil
	}
	all, err := Retention{f.ws.Policy().Keep}.Erase(ctx, f.db, now)
	if err != nil {
		return err
	}
	if f.unclean.Load() {
		f.clean(ctx)
	}
	f.erased, f.looked = tonight, time.Time{}
	if n := store.Records(all); n > 0 {
		f.log.InfoContext(ctx, "old records erased", "records", n)
	}
	return nil
}

// NextDue is the first night in which there is something to erase; zero for
// none.
func (f *Feature) NextDue(ctx context.Context, now time.Time) (time.Time, error) {
	done, err := f.erasing.Take(ctx)
	if err != nil {
		return time.Time{}, err
	}
	defer done()
	if anew, err := f.db.NotesLeft(ctx); err != nil || anew {
		return now, err
	}
	if now.Sub(f.looked) >= lookAgain || now.Before(f.looked) {
		oldest, err := known(f.db.OldestPrivate(ctx))
		if err != nil {
			return time.Time{}, err
		}
		f.oldest, f.looked = oldest, now
	}
	left, err := known(f.db.FirstLeft(ctx))
	if err != nil {
		return time.Time{}, err
	}
	return f.nightAfter(ifAny(f.oldest.AddDate(0, f.ws.Policy().Keep, 0), f.oldest), ifAny(left.Add(LeftKept), left)), nil
}

// lookAgain is when the oldest record is looked for again. What is new is not
// the oldest.
const lookAgain = 24 * time.Hour

// known is an instant of the store's, zero when there is none.
func known(at time.Time, err error) (time.Time, error) {
	if errors.Is(err, store.ErrNone) {
		return time.Time{}, nil
	}
	return at, err
}

// ifAny is due, unless that for which it is due is zero.
func ifAny(due, of time.Time) time.Time {
	if of.IsZero() {
		return of
	}
	return due
}

// nightAfter is the first night after the first of some instants, of which the
// zero ones don't count, that has not been seen to.
func (f *Feature) nightAfter(instants ...time.Time) time.Time {
	var due time.Time
	for _, at := range instants {
		if !at.IsZero() && (due.IsZero() || at.Before(due)) {
			due = at
		}
	}
	if due.IsZero() {
		return due
	}
	next := night(due.Add(24*time.Hour - time.Second))
	if !next.After(f.erased) {
		next = f.erased.Add(24 * time.Hour)
	}
	return next
}
