package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/summary"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// printSummary prints what /lessons summary tells. Whoever may run the program on
// its database is the operator, who may read it.
func printSummary(ctx context.Context, p *program, args []string) error {
	flags := flag.NewFlagSet("summary", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	period := flags.String("period", "quarter", "")
	format := flags.String("format", string(summary.Text), "")
	if err := flags.Parse(args); err != nil || flags.NArg() > 0 || !slices.Contains(summary.Formats(), summary.Format(*format)) {
		return errUsage
	}
	s, err := p.load(false)
	if err != nil {
		return err
	}
	if err := store.Exists(s.Database); errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("there is no database at FIELDNOTES_DATABASE_URL yet")
	}
	db, err := store.Open(ctx, s.Database)
	if err != nil {
		return fmt.Errorf("the database can't be used: %w", err)
	}
	return errors.Join(writeSummary(ctx, p.out, db, s, *period, summary.Format(*format)), db.Close())
}

func writeSummary(ctx context.Context, w io.Writer, db *store.DB, s settings, period string, format summary.Format) error {
	decided, err := db.Decisions(ctx)
	if err != nil {
		return err
	}
	usual := s.workspace()
	policy := usual.Policy().With(decided)
	locales, err := chat.LoadLocales(policy.Language)
	if err != nil {
		return err
	}
	ws := &chat.Workspace{Locales: locales, Commands: s.commands()}
	ws.SetPolicy(policy)
	f := summary.New(db, ws, usual.HR, summary.Slack{})
	err = f.Write(ctx, w, period, format, time.Now())
	var told *learn.Error
	if errors.As(err, &told) {
		return errors.New(chat.Plain(locales.Workspace().M(told.Key, told.Args...)))
	}
	return err
}
