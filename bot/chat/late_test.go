package chat

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/slack-go/slack"
)

func typed(id, command string) string {
	return fmt.Sprintf(`{"envelope_id":%q,"type":"slash_commands","payload":{"command":"/event","text":%q,"user_id":"U1","channel_id":"C1","trigger_id":%[1]q}}`, id, command)
}

func TestARequestIsAnsweredAtOnceWhileHundredsOfPagesAreRead(t *testing.T) {
	t.Parallel()
	const pages = 400
	var frames []string
	for i := range pages {
		frames = append(frames, typed(fmt.Sprint("page", i), "share"))
	}
	var read atomic.Int32
	began, silence := make(chan struct{}, pages), make(chan struct{})
	share := func(context.Context, *Request) (Reply, error) {
		return Reply{Open: &slack.ModalViewRequest{Type: slack.VTModal}, Late: func(context.Context) *slack.ModalViewRequest {
			began <- struct{}{}
			<-silence
			read.Add(1)
			return nil
		}}, nil
	}
	list := func(context.Context, *Request) (Reply, error) { return Say("Nothing planned yet."), nil }
	api, acknowledged := linkTo(t, append(frames, typed("list", "list"))...)
	stop := serving(t, api, nobody, Route{On: CommandKind, Name: "event share", Do: share}, Route{On: CommandKind, Name: "event list", Do: list})
	within := time.After(10 * time.Second)
	for answered, reading := false, 0; !answered || reading < pages; {
		select {
		case id := <-acknowledged:
			answered = answered || id == "list"
		case <-began:
			reading++
		case <-within:
			t.Fatalf("while %d pages are read, the request is answered: %t", reading, answered)
		}
	}
	close(silence)
	if stop(); read.Load() != pages {
		t.Errorf("at the end %d pages have been read", read.Load())
	}
}

func TestWhenTooMuchIsLateThereIsNoTimeForMore(t *testing.T) {
	s := NewSocket(nil, nil, &Router{Log: slog.New(slog.DiscardHandler)}, time.Now)
	for range cap(s.late) {
		s.late <- struct{}{}
	}
	told := false
	s.apart(t.Context(), func(ctx context.Context) { told = ctx.Err() != nil })
	if !told {
		t.Error("whoever waits isn't told so at once")
	}
}

func TestWhatPeopleTypeIsNotInTheLogOfADefect(t *testing.T) {
	locales, err := LoadLocales("en")
	if err != nil {
		t.Fatal(err)
	}
	const secret = "what Ana typed"
	for name, defect := range map[string]Handler{
		"in a handler": func(context.Context, *Request) (Reply, error) { panic(secret) },
		"after answering": func(context.Context, *Request) (Reply, error) {
			return Reply{After: func(context.Context) { panic(secret) }}, nil
		},
	} {
		var log bytes.Buffer
		r := &Router{
			Workspace: &Workspace{Locales: locales}, Who: nobody, Busy: func(error) bool { return false },
			Log: slog.New(slog.NewTextHandler(&log, nil)), Routes: []Route{{On: EventKind, Name: "message", Do: defect}},
		}
		for _, work := range r.Serve(t.Context(), &Request{Kind: EventKind, Name: "message"}, func(any) {}) {
			work(t.Context())
		}
		if said := log.String(); strings.Contains(said, secret) || !strings.Contains(said, "late_test.go") {
			t.Errorf("%s: the log says %s", name, said)
		}
	}
}
