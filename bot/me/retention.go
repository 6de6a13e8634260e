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
	f.erasing.Lock()
	defer f.erasing.Unlock()
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
	f.erased = tonight
	if n := store.Records(all); n > 0 {
		f.log.InfoContext(ctx, "old records erased", "records", n)
	}
	return nil
}

// NextDue is the first night in which there is something to erase; zero for
// none.
func (f *Feature) NextDue(ctx context.Context, now time.Time) (time.Time, error) {
	f.erasing.Lock()
	defer f.erasing.Unlock()
	oldest, err := f.db.OldestPrivate(ctx)
	due := after(oldest, err, func(at time.Time) time.Time { return at.AddDate(0, f.ws.Policy().Keep, 0) })
	if err != nil && !errors.Is(err, store.ErrNone) {
		return time.Time{}, err
	}
	left, err := f.db.FirstLeft(ctx)
	if err != nil && !errors.Is(err, store.ErrNone) {
		return time.Time{}, err
	}
	if gone := after(left, err, func(at time.Time) time.Time { return at.Add(LeftKept) }); due.IsZero() || !gone.IsZero() && gone.Before(due) {
		due = gone
	}
	if due.IsZero() {
		return due, nil
	}
	next := night(due.Add(24*time.Hour - time.Second))
	if !next.After(f.erased) {
		next = f.erased.Add(24 * time.Hour)
	}
	return next, nil
}

func after(at time.Time, err error, add func(time.Time) time.Time) time.Time {
	if err != nil || at.IsZero() {
		return time.Time{}
	}
	return add(at)
}
