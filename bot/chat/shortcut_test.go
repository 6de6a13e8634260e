package chat

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/slack-go/slack"
	"github.com/slack-go/slack/socketmode"
)

func interactive(payload string) socketmode.Request {
	return socketmode.Request{Type: socketmode.RequestTypeInteractive, EnvelopeID: "E1", Payload: json.RawMessage(payload)}
}

// used reads the payload of a gesture.
func used(t *testing.T, payload string) *Request {
	t.Helper()
	req, _, err := read(interactive(payload), time.Unix(0, 0))
	if req == nil || err != nil {
		t.Fatalf("nothing is read of %s: %v", payload, err)
	}
	return req
}

func TestAShortcutOnAMessageSaysWhichAndWhoWroteIt(t *testing.T) {
	const around = `{"type":"message_action","callback_id":"keep","action_ts":"1700000001.000002","team":{"id":"T1","domain":"acme"},"user":{"id":"U1"},"channel":{"id":"C1","name":"privategroup"},"response_url":"https://hooks.slack.com/app/1","message":`
	for name, c := range map[string]struct {
		message string
		want    Original
	}{
		"a colleague's": {`{"type":"message","user":"U2","ts":"1700000000.000100","text":"a &amp; b"}`,
			Original{TS: "1700000000.000100", Author: "U2", Text: "a &amp; b", Link: "https://acme.slack.com/archives/C1/p1700000000000100"}},
		"a reply": {`{"type":"message","user":"U2","ts":"1700000000.000200","thread_ts":"1700000000.000100","text":"x"}`,
			Original{TS: "1700000000.000200", Thread: "1700000000.000100", Author: "U2", Text: "x",
				Link: "https://acme.slack.com/archives/C1/p1700000000000200?thread_ts=1700000000.000100&cid=C1"}},
		"one with replies": {`{"type":"message","user":"U2","ts":"1700000000.000100","thread_ts":"1700000000.000100","text":"x"}`,
			Original{TS: "1700000000.000100", Author: "U2", Text: "x", Link: "https://acme.slack.com/archives/C1/p1700000000000100"}},
		"an app's": {`{"type":"message","user":"U3","bot_id":"B1","ts":"1700000000.000100","text":"x"}`,
			Original{TS: "1700000000.000100", Author: "U3", Bot: true, Text: "x", Link: "https://acme.slack.com/archives/C1/p1700000000000100"}},
		"an old app's": {`{"type":"message","subtype":"bot_message","username":"news","ts":"1700000000.000100","text":"x"}`,
			Original{TS: "1700000000.000100", Bot: true, Text: "x", Link: "https://acme.slack.com/archives/C1/p1700000000000100"}},
		"Slack's": {`{"type":"message","user":"USLACKBOT","ts":"1700000000.000100","text":"x"}`,
			Original{TS: "1700000000.000100", Author: "USLACKBOT", Bot: true, Text: "x", Link: "https://acme.slack.com/archives/C1/p1700000000000100"}},
		"a file": {`{"type":"message","user":"U2","ts":"1700000000.000100","text":"","files":[{"id":"F1"}]}`,
			Original{TS: "1700000000.000100", Author: "U2", Link: "https://acme.slack.com/archives/C1/p1700000000000100"}},
	} {
		req := used(t, around+c.message+"}")
		c.want.Channel = "C1"
		if diff := cmp.Diff(&c.want, req.Original); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		if req.Kind != ShortcutKind || req.Name != "keep" || req.Channel != "C1" || req.responseURL == "" ||
			!req.Acted.Equal(time.Unix(1700000001, 2000)) {
			t.Errorf("%s: %+v", name, req)
		}
	}
}

func TestShortcutsAsSlackHasSentThemAreRead(t *testing.T) {
	const samples = "../../../shared/slack-samples/interactive"
	if _, err := os.Stat(samples); errors.Is(err, fs.ErrNotExist) && os.Getenv("CI") != "true" {
		t.Skip("the recorded payloads are not here")
	}
	for pattern, onMessage := range map[string]bool{"message_action.*.json": true, "shortcut.*.json": false} {
		files, err := filepath.Glob(filepath.Join(samples, pattern))
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: no samples, %v", pattern, err)
		}
		for _, file := range files {
			payload, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			req := used(t, string(payload))
			if req.Kind != ShortcutKind || req.Name == "" || req.Who.ID == "" || req.trigger == "" {
				t.Errorf("%s: %+v", file, req)
			}
			if o := req.Original; (o != nil) != onMessage || onMessage && (o.TS == "" || o.Channel == "" || o.Author == "" || o.Link == "") {
				t.Errorf("%s is on %+v", file, o)
			}
		}
	}
}

func TestAShortcutWorksOnAMessageWithBlocksThatNobodyHereKnows(t *testing.T) {
	shortcut := `{"type":"message_action","callback_id":"keep","user":{"id":"U1"},"channel":{"id":"C1"},
		"message":{"type":"message","user":"U2","ts":"1700000000.000100","text":"What works",
		"blocks":[{"type":"actions","block_id":"b","elements":[{"type":"hologram","action_id":"h"}]}]}}`
	if json.Unmarshal([]byte(shortcut), &slack.InteractionCallback{}) == nil {
		t.Fatal("slack-go knows holograms; this needs something newer")
	}
	req := used(t, shortcut)
	if req.ID != "E1" || req.Original == nil || req.Original.Text != "What works" || req.Original.Author != "U2" {
		t.Errorf("it is read as %+v", req)
	}
	for _, other := range []string{
		`{`, `{"type":"message_action","message":7}`, strings.ReplaceAll(shortcut, "message_action", "block_actions"),
	} {
		if req, _, err := read(interactive(other), time.Unix(0, 0)); req != nil || err == nil {
			t.Errorf("%s is read as %+v", other, req)
		}
	}
}
