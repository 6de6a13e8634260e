package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/fieldnotes-slack/fieldnotes/store"
)

// migrateStore is for those who outgrow one machine. It reads no settings: both
// databases are named, so that neither is taken for the other.
func migrateStore(ctx context.Context, p *program, args []string) error {
	if len(args) != 2 {
		return errUsage
	}
	var rows int64
	err := store.Copy(ctx, args[0], args[1], func(c store.Copied) {
		if !c.Verified {
			fmt.Fprintf(p.errs, "%-14s %d of %d rows\n", c.Table, c.Rows, c.Of)
			return
		}
		rows += c.Rows
		fmt.Fprintf(p.errs, "%-14s %d rows, compared\n", c.Table, c.Rows)
	})
	if errors.Is(err, store.ErrHeld) {
		return fmt.Errorf("%w: stop it first, so that nothing it saves is left behind", err)
	}
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(p.out, "All %d rows were copied and compared. Give FIELDNOTES_DATABASE_URL the new URL and start the bot; keep the file until you are content.\n", rows)
	return err
}
