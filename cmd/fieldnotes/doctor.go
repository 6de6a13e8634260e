package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/store"
)

// finding is one line of the doctor's report.
type finding struct {
	about  string
	says   string
	advice string // what to do about it; also for what may stay as it is
	bad    bool   // it has to be mended
}

// doctor looks at all that the bot needs and says what to do about it.
func doctor(ctx context.Context, p *program, args []string) error {
	if len(args) > 0 {
		return errUsage
	}
	ctx, cancel := context.WithTimeout(ctx, 30*time.Second)
	defer cancel()
	s, err := p.load(true)
	var unset *settingsError
	switch {
	case errors.As(err, &unset):
		p.report(finding{"settings", fmt.Sprintf("%d to mend", len(unset.problems)), "They are listed below. Slack is not asked before.", true})
		p.report(examineDatabase(ctx, s.Database))
		return err
	case err != nil:
		return err
	}
	findings := append([]finding{{about: "settings", says: "complete"}}, examineSlack(ctx, s)...)
	findings = append(findings, examineDatabase(ctx, s.Database))
	for _, f := range findings {
		p.report(f)
		if f.bad {
			err = errReported
		}
	}
	return err
}

func (p *program) report(f finding) {
	mark := "ok"
	switch {
	case f.bad:
		mark = "attention"
	case f.advice != "":
		mark = "note"
	}
	fmt.Fprintf(p.out, "%-10s %-10s %s\n", mark, f.about, f.says)
	if f.advice != "" {
		fmt.Fprintf(p.out, "%-21s → %s\n", "", f.advice)
	}
}

func examineDatabase(ctx context.Context, url string) finding {
	f := finding{about: "database"}
	found, err := store.Check(ctx, url)
	switch {
	case err == nil && found.Server != "":
		f.says = fmt.Sprintf("%s, %d KB", found.Server, found.Bytes/1000)
	case err == nil:
		f.says = fmt.Sprintf("%s is whole, %d KB", found.Path, found.Bytes/1000)
	case errors.Is(err, fs.ErrNotExist) && found.Path != "":
		f.says = found.Path + " is made at the first start"
	default:
		f.says, f.bad = err.Error(), true
		f.advice = databaseAdvice(url)
	}
	return f
}

func databaseAdvice(url string) string {
	if strings.HasPrefix(url, "postgres") {
		return "Make a database and its owner for the bot alone, and let this machine reach it. psql with the same URL tells whether it answers."
	}
	return "Give FIELDNOTES_DATABASE_URL a file in a folder that the bot's account may write. A damaged file: stop the bot, restore the last `fieldnotes backup`."
}
