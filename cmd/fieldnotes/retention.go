package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/me"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// retention erases old private records, or reports what would go.
func retention(ctx context.Context, p *program, args []string) error {
	dry := slices.Equal(args, []string{"--dry-run"})
	if len(args) > 0 && !dry {
		return errUsage
	}
	s, err := p.load(false)
	if err != nil {
		return err
	}
	db, err := store.Open(ctx, s.Database)
	if err != nil {
		return fmt.Errorf("the database can't be used: %w", err)
	}
	return errors.Join(retain(ctx, p, db, s.workspace().Policy(), dry, time.Now()), db.Close())
}

func retain(ctx context.Context, p *program, db *store.DB, usual learn.Policy, dry bool, now time.Time) error {
	decided, err := db.Decisions(ctx)
	if err != nil {
		return err
	}
	r := me.Retention{Keep: usual.With(decided).Keep}
	do := r.Erase
	if dry {
		do = r.Due
	}
	all, err := do(ctx, db, now)
	if err != nil {
		return err
	}
	title := "Erased"
	if dry {
		title = "Would be erased"
	}
	fmt.Fprintf(p.out, "%s: private records from before %s (kept for %d months)\n", title, me.Before(now, r.Keep).UTC().Format(time.DateOnly), r.Keep)
	for _, e := range all {
		fmt.Fprintf(p.out, "%8d  %s\n", e.Count, e.What)
	}
	return nil
}
