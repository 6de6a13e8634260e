package store

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// Decisions are what admins decided for the whole workspace, by name.
func (db *DB) Decisions(ctx context.Context) (map[string]string, error) {
	all, err := collect(ctx, db, scanPair, `SELECT name, value FROM policy`)
	decided := make(map[string]string, len(all))
	for _, one := range all {
		decided[one[0]] = one[1]
	}
	return decided, err
}

// Decide stores what an admin decided, and that it was them.
func (db *DB) Decide(ctx context.Context, decided map[string]string, by string, now time.Time) error {
	return db.Transact(ctx, func(tx *DB) error {
		for _, name := range slices.Sorted(maps.Keys(decided)) {
			n, err := tx.exec(ctx, `INSERT INTO policy (name, value) VALUES ($1, $2)
				ON CONFLICT (name) DO UPDATE SET value = excluded.value WHERE policy.value <> excluded.value`, name, decided[name])
			if err == nil && n > 0 {
				err = tx.note(ctx, now, by, learn.Decided, name)
			}
			if err != nil {
				return fmt.Errorf("policy %s: %w", name, err)
			}
		}
		return nil
	})
}

// usual are the preferences of members who chose none: an admin may have
// decided on other quiet hours.
func (db *DB) usual(ctx context.Context) (learn.Preferences, error) {
	p := learn.UsualPreferences()
	quiet, err := first(ctx, db, scanText, `SELECT value FROM policy WHERE name = 'quiet'`)
	if errors.Is(err, ErrNone) {
		return p, nil
	}
	p.Quiet = learn.UsualPolicy().With(map[string]string{"quiet": quiet}).Quiet
	return p, err
}
