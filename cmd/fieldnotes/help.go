package main

import (
	"context"
	"fmt"
	"runtime/debug"
	"text/tabwriter"

	"github.com/fieldnotes-slack/fieldnotes/deploy"
)

func help(_ context.Context, p *program, _ []string) error {
	fmt.Fprint(p.out, "Fieldnotes spreads what people learn from networking within their team, in Slack.\n\nUsage: fieldnotes [COMMAND]\n\n")
	table := tabwriter.NewWriter(p.out, 0, 0, 2, ' ', 0)
	for _, c := range commands() {
		fmt.Fprintf(table, "  %s %s\t%s\n", c.name, c.args, c.about)
	}
	fmt.Fprint(table, "\nSettings are environment variables. Each may also be given as NAME_FILE, the path of a file that has it.\n\n")
	for _, v := range variables() {
		fallback := ""
		if v.fallback != "" {
			fallback = " (default " + v.fallback + ")"
		}
		fmt.Fprintf(table, "  %s\t%s%s\n", v.name, v.about, fallback)
	}
	return table.Flush()
}

// release is set by the linker: -X main.release=v1.2.3.
var release string

func version() string {
	if release != "" {
		return release
	}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" {
			return s.Value
		}
	}
	return info.Main.Version
}

func printVersion(_ context.Context, p *program, _ []string) error {
	_, err := fmt.Fprintln(p.out, "fieldnotes", version())
	return err
}

func manifest(_ context.Context, p *program, _ []string) error {
	s, err := p.load(false)
	if err != nil {
		return err
	}
	_, err = fmt.Fprint(p.out, deploy.Manifest(s.commands()))
	return err
}
