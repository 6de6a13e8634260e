package chat

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"regexp"
	"strings"
	"testing"

	"github.com/slack-go/slack"
)

func TestWhatGoesWrongHasOneReferenceForThePersonAndTheLog(t *testing.T) {
	locales, err := LoadLocales("en")
	if err != nil {
		t.Fatal(err)
	}
	var log bytes.Buffer
	r := &Router{
		Workspace: &Workspace{Locales: locales}, Who: nobody, Busy: func(error) bool { return false },
		Log: slog.New(slog.NewTextHandler(&log, nil)),
		Routes: []Route{{On: FormKind, Name: "form", Do: func(context.Context, *Request) (Reply, error) {
			return Reply{}, errors.New("the disk is on fire")
		}}},
	}
	var read string
	title := Input{Name: "title", Label: "Title"}.Text("", "", 10)
	r.Serve(t.Context(), &Request{Kind: FormKind, Name: "form", View: &View{blocks: []slack.Block{title}}}, func(payload any) {
		read = payload.(*slack.ViewSubmissionResponse).Errors["title"]
	})
	ref := regexp.MustCompile(`ref (\w{4})`).FindStringSubmatch(read)
	if ref == nil {
		t.Fatalf("the person reads %q", read)
	}
	if n := strings.Count(log.String(), "request failed"); n != 1 || !strings.Contains(log.String(), "ref="+ref[1]) {
		t.Errorf("the person has reference %s; the log says, %d times:\n%s", ref[1], n, log.String())
	}
}

func TestAnEventIsAcknowledgedUnlessTheSameMayWorkLater(t *testing.T) {
	locales, err := LoadLocales("en")
	if err != nil {
		t.Fatal(err)
	}
	busy := errors.New("somebody else writes")
	var fails error
	r := &Router{
		Workspace: &Workspace{Locales: locales}, Who: nobody, Busy: func(err error) bool { return errors.Is(err, busy) }, Log: slog.New(slog.DiscardHandler),
		Routes: []Route{{On: EventKind, Name: "team_join", Do: func(context.Context, *Request) (Reply, error) { return Reply{}, fails }}},
	}
	for _, one := range []struct {
		fails error
		acked int
	}{{nil, 1}, {busy, 0}, {context.DeadlineExceeded, 0}, {errors.New("a defect, there the next time too"), 1}} {
		fails = one.fails
		acked := 0
		r.Serve(t.Context(), &Request{Kind: EventKind, Name: "team_join"}, func(any) { acked++ })
		if acked != one.acked {
			t.Errorf("after %v it is acknowledged %d times", fails, acked)
		}
	}
}

func TestCommandsCanBeCopiedFromHelpAsTheyAreTyped(t *testing.T) {
	locales, err := LoadLocales("en")
	if err != nil {
		t.Fatal(err)
	}
	r := &Router{
		Workspace: &Workspace{Locales: locales, Commands: Commands{Event: "/my_event"}},
		Routes:    []Route{{On: CommandKind, Name: "event share", Args: "[LINK]", Help: "event.help_share"}},
	}
	help := r.Help(&Request{Loc: locales.Workspace()}, "event")
	if raw, err := json.Marshal(help.Blocks); err != nil || !strings.Contains(string(raw), "`/my_event share`") {
		t.Errorf("help is %s, %v", raw, err)
	}
}
