package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// serveHealth answers /healthz: 200 while the database answers, Slack is
// connected and takes messages.
func serveHealth(ctx context.Context, address string, b *bot.Bot, db *store.DB, log *slog.Logger) (stop func(), err error) {
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", address)
	if err != nil {
		return nil, fmt.Errorf("FIELDNOTES_HEALTH_ADDRESS: %w", err)
	}
	log.Info("answering /healthz", "address", listener.Addr())
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, r *http.Request) {
		if err := db.Ping(r.Context()); err != nil {
			http.Error(w, "the database does not answer", http.StatusServiceUnavailable)
			return
		}
		if !b.Connected() {
			http.Error(w, "not connected to Slack", http.StatusServiceUnavailable)
			return
		}
		if stop := b.Stopped(); stop.Code != "" {
			http.Error(w, fmt.Sprintf("Slack takes no message since %s: %s", stop.Since.UTC().Format(time.RFC3339), plainWords(stop.Code)), http.StatusServiceUnavailable)
			return
		}
		fmt.Fprintln(w, "ok")
	})
	server := &http.Server{Handler: mux, ReadHeaderTimeout: 5 * time.Second}
	go func() { _ = server.Serve(listener) }() // ends with Close
	return func() { _ = server.Close() }, nil
}

func healthcheck(ctx context.Context, p *program, args []string) error {
	if len(args) > 0 {
		return errUsage
	}
	s, err := p.load(false)
	if err != nil {
		return err
	}
	if s.HealthAddr == "" {
		return errors.New("FIELDNOTES_HEALTH_ADDRESS is not set, so there is nothing to ask")
	}
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+s.HealthAddr+"/healthz", nil)
	if err != nil {
		return err
	}
	// A proxy from the environment has no business on loopback.
	res, err := (&http.Client{Transport: &http.Transport{}}).Do(req)
	if err != nil {
		return fmt.Errorf("the bot does not answer: %w", err)
	}
	defer res.Body.Close()
	answer, err := io.ReadAll(io.LimitReader(res.Body, 200))
	if err != nil {
		return fmt.Errorf("the bot does not answer: %w", err)
	}
	if res.StatusCode != http.StatusOK {
		return fmt.Errorf("the bot is not well: %s", bytes.TrimSpace(answer))
	}
	_, err = p.out.Write(answer)
	return err
}
