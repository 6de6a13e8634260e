package main

import (
	"context"
	"flag"
	"io"
	"log/slog"
	"os/exec"
	"runtime"

	"github.com/fieldnotes-slack/fieldnotes/cmd/fieldnotes/demo"
)

// runDemo reads no tokens, and no settings but the command names, the language,
// the home industry and the log's: it works on any machine.
func runDemo(ctx context.Context, p *program, args []string) error {
	s, err := p.load(false)
	if err != nil {
		return err
	}
	flags := flag.NewFlagSet("demo", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	data := flags.String("data", "", "")
	address := flags.String("address", "127.0.0.1:4410", "")
	open := flags.Bool("open", false, "")
	if err := flags.Parse(args); err != nil || flags.NArg() > 0 {
		return errUsage
	}
	log := s.logger(p)
	if s.LogLevel == "info" {
		log = slog.New(slog.NewTextHandler(p.errs, &slog.HandlerOptions{Level: slog.LevelWarn}))
	}
	options := demo.Options{Address: *address, Data: *data, Settings: s.workspace(), Log: log, Out: p.out}
	if *open {
		options.Started = openBrowser
	}
	return demo.Run(ctx, options)
}

// openBrowser is a convenience: where it doesn't work, the address is printed.
func openBrowser(address string) {
	name, args := "xdg-open", []string{address}
	switch runtime.GOOS {
	case "darwin":
		name = "open"
	case "windows":
		name, args = "rundll32", []string{"url.dll,FileProtocolHandler", address}
	}
	cmd := exec.Command(name, args...)
	if cmd.Start() == nil {
		go func() { _ = cmd.Wait() }()
	}
}
