package main

import (
	"context"
	"fmt"

	"github.com/fieldnotes-slack/fieldnotes/store"
)

func backup(ctx context.Context, p *program, args []string) error {
	if len(args) != 1 {
		return errUsage
	}
	s, err := p.load(false)
	if err != nil {
		return err
	}
	size, err := store.Backup(ctx, s.Database, args[0])
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(p.out, "%s: %d bytes, complete and checked.\n", args[0], size)
	return err
}
