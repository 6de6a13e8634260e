package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

func run(ctx context.Context, p *program, args []string) error {
	if len(args) > 0 {
		return errUsage
	}
	s, err := p.load(true)
	if err != nil {
		return err
	}
	log := s.logger(p)
	held, err := store.Hold(ctx, s.Database)
	if errors.Is(err, store.ErrHeld) {
		return fmt.Errorf("%w: one bot runs on one SQLite file; for several, use PostgreSQL", err)
	}
	if err != nil {
		return fmt.Errorf("the database can't be used: %w", err)
	}
	defer held.Close()
	db, err := store.Open(ctx, s.Database)
	if err != nil {
		return fmt.Errorf("the database can't be used: %w", err)
	}
	b, err := bot.New(bot.Config{
		BotToken: s.BotToken, AppToken: s.AppToken, APIURL: s.apiURL(),
		Store: db, Settings: s.workspace(), Now: time.Now, Log: log,
	})
	if err != nil {
		return errors.Join(err, db.Close())
	}
	go givesBack(ctx)
	err = serve(ctx, b, db, s.HealthAddr, log)
	return errors.Join(slackAnswer(err), db.Close())
}

// givesBack returns to the machine what only a busy moment needed. The runtime
// by itself keeps much of it for long.
func givesBack(ctx context.Context) {
	often := time.NewTicker(30 * time.Second)
	defer often.Stop()
	for {
		select {
		case <-often.C:
			debug.FreeOSMemory()
		case <-ctx.Done():
			return
		}
	}
}

// lastMoment is when the program ends after a signal whatever is still under
// way: whoever sent it kills what takes ten seconds. All that was acknowledged
// is on disk, and what was being posted is settled at the next start.
const lastMoment = 9 * time.Second

// serve runs the bot, and /healthz where that is wanted, until ctx ends.
func serve(ctx context.Context, b *bot.Bot, db *store.DB, healthAddr string, log *slog.Logger) error {
	if healthAddr != "" {
		stop, err := serveHealth(ctx, healthAddr, b, db, log)
		if err != nil {
			return err
		}
		defer stop()
	}
	ended := make(chan error, 1)
	go func() { ended <- b.Run(ctx) }()
	select {
	case <-b.Ready():
		log.Info("connected to Slack", "version", version())
	case err := <-ended:
		return unlessStopped(ctx, err, log)
	}
	select {
	case err := <-ended:
		return unlessStopped(ctx, err, log)
	case <-ctx.Done():
	}
	select {
	case err := <-ended:
		return unlessStopped(ctx, err, log)
	case <-time.After(lastMoment):
		log.Warn("stopped; something under way did not end in time")
		return nil
	}
}

func unlessStopped(ctx context.Context, err error, log *slog.Logger) error {
	if ctx.Err() == nil {
		return err
	}
	log.Info("stopped")
	return nil
}
