// Command fieldnotes is a Slack bot that spreads what people learn from
// networking within their team.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"syscall"
	_ "time/tzdata" // containers and Windows have no zones of their own
)

// command is one thing that the program does.
type command struct {
	name  string
	args  string
	about string
	run   func(ctx context.Context, p *program, args []string) error
}

func commands() []command {
	return []command{
		{"run", "", "run the bot (also without any command)", run},
		{"demo", "[--data FILE] [--address HOST:PORT] [--open]", "try it in a browser, with a simulated Slack workspace; needs no settings", runDemo},
		{"doctor", "", "check settings, tokens, scopes, clock and database, and say what to do", doctor},
		{"backup", "FILE", "write a consistent copy of the database, also while the bot runs", backup},
		{"summary", "[--period PERIOD] [--format text|json|csv|xlsx]", "print the L&D summary of a month, quarter or year: 2026-09, 2026-Q3, 2026", printSummary},
		{"retention", "[--dry-run]", "erase the private records that are too old, as every night; or say what would go", retention},
		{"migrate-store", "FROM TO", "copy a SQLite file into an empty PostgreSQL database and compare every row", migrateStore},
		{"deliveries", "[--failed | retry ID]", "list what Slack doesn't show yet, and why; or try one of them again", deliveries},
		{"healthcheck", "", "ask the running bot whether it is well; exit code 0 or 1", healthcheck},
		{"manifest", "", "print the Slack app manifest with your command names", manifest},
		{"version", "", "print the version", printVersion},
		{"help", "", "this text (also --help)", help},
	}
}

// program is where a command says something: what was asked for, and all else.
type program struct{ out, errs io.Writer }

// Exit codes beside 0.
const (
	exitFailed   = 1
	exitSettings = 2
)

var (
	errUsage    = errors.New("usage")
	errReported = errors.New("said already")
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends the program at once
	p := &program{out: os.Stdout, errs: os.Stderr}
	os.Exit(p.main(ctx, os.Args[1:]))
}

func (p *program) main(ctx context.Context, args []string) int {
	name := "run"
	if len(args) > 0 {
		name, args = args[0], args[1:]
	}
	switch {
	case name == "--version":
		name = "version"
	case isHelp(name), slices.ContainsFunc(args, isHelp):
		name, args = "help", nil
	}
	for _, c := range commands() {
		if c.name == name {
			return p.explain(c.run(ctx, p, args), c)
		}
	}
	fmt.Fprintf(p.errs, "fieldnotes: there is no command %q.\n\n", name)
	_ = help(ctx, &program{out: p.errs}, nil)
	return exitSettings
}

func isHelp(arg string) bool { return arg == "--help" || arg == "-help" || arg == "-h" }

func (p *program) explain(err error, c command) int {
	var bad *settingsError
	switch {
	case err == nil:
		return 0
	case errors.Is(err, errReported):
		return exitFailed
	case errors.Is(err, errUsage):
		fmt.Fprintf(p.errs, "usage: fieldnotes %s %s\n", c.name, c.args)
		return exitSettings
	case errors.As(err, &bad):
		fmt.Fprintln(p.errs, bad)
		return exitSettings
	}
	fmt.Fprintln(p.errs, "fieldnotes:", err)
	return exitFailed
}
