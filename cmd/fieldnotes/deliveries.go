package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"text/tabwriter"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// mostDeliveries is how many are listed.
const mostDeliveries = 1000

// deliveries lists what Slack doesn't show yet, or tries one again. It says
// nothing of what is in them.
func deliveries(ctx context.Context, p *program, args []string) error {
	switch {
	case len(args) == 0:
		return p.withStore(ctx, func(db *store.DB) error { return p.listDeliveries(ctx, db, false) })
	case len(args) == 1 && args[0] == "--failed":
		return p.withStore(ctx, func(db *store.DB) error { return p.listDeliveries(ctx, db, true) })
	case len(args) == 2 && args[0] == "retry":
		return p.withStore(ctx, func(db *store.DB) error { return p.retryDelivery(ctx, db, args[1]) })
	}
	return errUsage
}

// withStore opens the database, which must be there already, also beside a running bot.
func (p *program) withStore(ctx context.Context, do func(db *store.DB) error) error {
	s, err := p.load(false)
	if err != nil {
		return err
	}
	found, err := store.Check(ctx, s.Database)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("there is no database at %s; FIELDNOTES_DATABASE_URL says where it is", found.Path)
	case err != nil:
		return fmt.Errorf("the database can't be used: %w", err)
	}
	db, err := store.Open(ctx, s.Database)
	if err != nil {
		return fmt.Errorf("the database can't be used: %w", err)
	}
	return errors.Join(do(db), db.Close())
}

func (p *program) listDeliveries(ctx context.Context, db *store.DB, failed bool) error {
	all, err := db.UnsettledDeliveries(ctx, failed, mostDeliveries+1)
	switch {
	case err != nil:
		return err
	case len(all) == 0 && failed:
		fmt.Fprintln(p.out, "Nothing was refused, nothing may be lost.")
		return nil
	case len(all) == 0:
		fmt.Fprintln(p.out, "Nothing waits: all that was due is in Slack.")
		return nil
	}
	table := tabwriter.NewWriter(p.out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "ID\tKIND\tPLACE\tSTATE\tREASON\tTRIES\tWHEN")
	for _, d := range all[:min(len(all), mostDeliveries)] {
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%s\t%d\t%s\n", d.ID, d.Kind, d.Place, d.State, orDash(d.Reason), d.Tries, stamp(d))
	}
	if err := table.Flush(); err != nil {
		return err
	}
	if len(all) > mostDeliveries {
		fmt.Fprintf(p.out, "These are the first %d; there are more.\n", mostDeliveries)
	}
	return nil
}

func orDash(text string) string {
	if text == "" {
		return "-"
	}
	return text
}

// stamp is when the delivery is tried next, or was last.
func stamp(d learn.Delivery) string {
	if d.Next().IsZero() {
		return "-"
	}
	return d.Next().UTC().Format(time.RFC3339)
}

func (p *program) retryDelivery(ctx context.Context, db *store.DB, id string) error {
	d, err := db.Delivery(ctx, id)
	switch {
	case errors.Is(err, store.ErrNone):
		return fmt.Errorf("there is no delivery %q; `fieldnotes deliveries` lists them", id)
	case err != nil:
		return err
	}
	again, err := db.Retry(ctx, id, time.Now())
	switch {
	case err != nil:
		return err
	case !again && d.State == learn.Pending:
		return fmt.Errorf("%s waits for its turn already; the bot posts it", id)
	case !again:
		return fmt.Errorf("%s is %s: there is nothing to try again", id, d.State)
	case d.State == learn.Lost:
		fmt.Fprintf(p.out, "%s is posted again within a minute, while the bot runs. It may then be there twice.\n", id)
		return nil
	}
	fmt.Fprintf(p.out, "%s is tried again within a minute, while the bot runs.\n", id)
	return nil
}
