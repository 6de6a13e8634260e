package chat

import (
	"context"
	"fmt"
	"testing"
	"time"
)

// unknown are envelopes that nobody here can do anything with.
var unknown = []string{
	`{"envelope_id":%q,"type":"telepathy","payload":{}}`,
	`{"envelope_id":%q,"type":"slash_commands","payload":"nonsense"}`,
	`{"envelope_id":%q,"type":"interactive","payload":{"type":"telepathy","user":{"id":"U1"}}}`,
	`{"envelope_id":%q,"type":"interactive","payload":{"type":"block_actions","message":{"blocks":[{"type":"actions","elements":[{"type":"hologram"}]}]}}}`,
	`{"envelope_id":%q,"type":"events_api","payload":{"type":"event_callback","event":{"type":"telepathy"}}}`,
	`{"envelope_id":%q,"type":"events_api"}`,
	`{"envelope_id":%q}`,
	`{"new":%q}`,
	`[%q]`,
}

func TestOfTenEnvelopesNineAreUnknownAndNoCommandIsLost(t *testing.T) {
	t.Parallel()
	const commands = 200
	var frames []string
	for i := range commands {
		for n, other := range unknown {
			frames = append(frames, fmt.Sprintf(other, fmt.Sprintf("other%d.%d", i, n)))
		}
		frames = append(frames, typed(fmt.Sprint("list", i), "list"))
	}
	list := func(context.Context, *Request) (Reply, error) { return Say("Nothing planned yet."), nil }
	api, acknowledged := linkTo(t, frames...)
	serving(t, api, nobody, Route{On: CommandKind, Name: "event list", Do: list})
	seen := map[string]bool{}
	for within := time.After(20 * time.Second); len(seen) < commands*(len(unknown)-1); {
		select {
		case id := <-acknowledged:
			seen[id] = true
		case <-within:
			t.Fatalf("%d are acknowledged", len(seen))
		}
	}
	for i := range commands {
		if !seen[fmt.Sprint("list", i)] {
			t.Errorf("command %d is not", i)
		}
	}
}

func TestACommandWaitsForNothingSlow(t *testing.T) {
	t.Parallel()
	const slow = 600
	var frames []string
	for i := range slow {
		frames = append(frames, typed(fmt.Sprint("slow", i), "share"), fmt.Sprintf(
			`{"envelope_id":"event%d","type":"events_api","payload":{"type":"event_callback","event_id":"Ev%[1]d","event":{"type":"app_home_opened","user":"U1"}}}`, i))
	}
	stuck, release := make(chan struct{}, 2*slow), make(chan struct{})
	hangs := func(context.Context, *Request) (Reply, error) {
		stuck <- struct{}{}
		<-release
		return Reply{}, nil
	}
	list := func(context.Context, *Request) (Reply, error) { return Say("Nothing planned yet."), nil }
	api, acknowledged := linkTo(t, append(frames, typed("list", "list"))...)
	stop := serving(t, api, nobody, Route{On: CommandKind, Name: "event share", Do: hangs},
		Route{On: EventKind, Name: "app_home_opened", Do: hangs}, Route{On: CommandKind, Name: "event list", Do: list})
	defer stop()
	defer close(release)
	select {
	case id := <-acknowledged:
		if id != "list" {
			t.Errorf("%s is acknowledged", id)
		}
	case <-time.After(20 * time.Second):
		t.Errorf("nothing is, while %d are under way", len(stuck))
	}
}
