package me

import (
	"context"
	"fmt"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// Retention is how long private records are kept.
type Retention struct{ Keep int } // months

// leftMembers is how the report names members whose accounts are deactivated.
const leftMembers = "members whose accounts have been deactivated for 30 days, with all their records"

// Due is what would be erased at now, by kind.
func (r Retention) Due(ctx context.Context, db *store.DB, now time.Time) ([]store.Expired, error) {
	all, err := db.Outdated(ctx, Before(now, r.Keep))
	if err != nil {
		return nil, fmt.Errorf("old records: %w", err)
	}
	left, err := db.Left(ctx, now.Add(-LeftKept))
	return append(all, store.Expired{What: leftMembers, Count: len(left)}), err
}

// Erase erases what is due at now, and returns it by kind. The words of what
// was found by search go from the index, too.
func (r Retention) Erase(ctx context.Context, db *store.DB, now time.Time) ([]store.Expired, error) {
	all, err := db.EraseOutdated(ctx, Before(now, r.Keep))
	if err != nil {
		return nil, fmt.Errorf("old records: %w", err)
	}
	left, err := db.Left(ctx, now.Add(-LeftKept))
	if err != nil {
		return nil, err
	}
	for _, member := range left {
		if err := db.Erase(ctx, member, learn.LessonsKept, now); err != nil {
			return nil, fmt.Errorf("records of who has left: %w", err)
		}
	}
	all = append(all, store.Expired{What: leftMembers, Count: len(left)})
	if _, err := db.ForgetErased(ctx, now); err != nil {
		return all, err
	}
	return all, db.CleanIndex(ctx)
}
