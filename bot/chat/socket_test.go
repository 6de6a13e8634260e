package chat

import (
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/gorilla/websocket"
	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// linkTo serves Socket Mode connections on which these frames come after the
// greeting, and gives the ids of the envelopes that are acknowledged. All that
// is asked of its Web API succeeds.
func linkTo(t *testing.T, frames ...string) (api string, acknowledged <-chan string) {
	ids := make(chan string, 1024)
	// slack-go says Origin: https://api.slack.com
	upgrader := websocket.Upgrader{CheckOrigin: func(*http.Request) bool { return true }}
	mux := http.NewServeMux()
	mux.HandleFunc("/api/apps.connections.open", func(w http.ResponseWriter, r *http.Request) {
		_ = json.NewEncoder(w).Encode(map[string]any{"ok": true, "url": "ws://" + r.Host + "/link"})
	})
	mux.HandleFunc("/api/", func(w http.ResponseWriter, _ *http.Request) {
		_, _ = w.Write([]byte(`{"ok":true,"view":{"id":"V1","hash":"1"}}`))
	})
	mux.HandleFunc("/link", func(w http.ResponseWriter, r *http.Request) {
		ws, err := upgrader.Upgrade(w, r, nil)
		if err != nil {
			t.Error(err)
			return
		}
		defer func() { _ = ws.Close() }()
		for _, f := range append([]string{`{"type":"hello","num_connections":1,"debug_info":{"approximate_connection_time":3600}}`}, frames...) {
			_ = ws.WriteMessage(websocket.TextMessage, []byte(f))
		}
		for {
			var ack struct {
				ID string `json:"envelope_id"`
			}
			if ws.ReadJSON(&ack) != nil {
				return
			}
			ids <- ack.ID
		}
	})
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	return server.URL + "/api/", ids
}

// serving runs a Socket that asks who somebody is of who, until stop, which
// returns when it has ended, or until the test ends.
func serving(t *testing.T, api string, who func(context.Context, string) (learn.Member, learn.Actor, error), routes ...Route) (stop func()) {
	locales, err := LoadLocales("en")
	if err != nil {
		t.Fatal(err)
	}
	client := slack.New("xoxb-test", slack.OptionAppLevelToken("xapp-test"), slack.OptionAPIURL(api))
	router := &Router{
		Workspace: &Workspace{Locales: locales, Commands: Commands{Event: "/event"}}, Slack: client, HTTP: http.DefaultClient,
		Log: slog.New(slog.DiscardHandler), Who: who, Busy: func(error) bool { return false }, Routes: routes,
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- NewSocket(client, nil, router, time.Now).Run(ctx) }()
	stop = sync.OnceFunc(func() {
		cancel()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
	t.Cleanup(stop)
	return stop
}

func nobody(context.Context, string) (learn.Member, learn.Actor, error) {
	return learn.Member{}, learn.Actor{}, nil
}

func TestWhatCannotBeReadIsAcknowledged(t *testing.T) {
	t.Parallel()
	for name, frame := range map[string]string{
		"a command that is none":        `{"envelope_id":"E1","type":"slash_commands","payload":"nonsense"}`,
		"an interaction that is none":   `{"envelope_id":"E1","type":"interactive","payload":["nonsense"]}`,
		"an interaction of a new type":  `{"envelope_id":"E1","type":"interactive","payload":{"type":"telepathy","user":{"id":"U1"}}}`,
		"a press of nothing":            `{"envelope_id":"E1","type":"interactive","payload":{"type":"block_actions","user":{"id":"U1"},"actions":[]}}`,
		"an event of a new type":        `{"envelope_id":"E1","type":"events_api","payload":{"type":"event_callback","event_id":"Ev1","event":{"type":"telepathy"}}}`,
		"a form without a view":         `{"envelope_id":"E1","type":"interactive","payload":{"type":"view_submission","user":{"id":"U1"}}}`,
		"a form of ours without a view": `{"envelope_id":"E1","type":"interactive","payload":{"type":"view_submission","user":{"id":"U1"},"view":{"callback_id":"event.share"}}}`,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			api, acknowledged := linkTo(t, `{`, `[]`, frame)
			serving(t, api, nobody)
			select {
			case id := <-acknowledged:
				if id != "E1" {
					t.Errorf("%q is acknowledged", id)
				}
			case <-time.After(5 * time.Second):
				t.Error("it is not acknowledged")
			}
		})
	}
}

func TestAHandlerThatPanicsIsAcknowledged(t *testing.T) {
	t.Parallel()
	api, acknowledged := linkTo(t, `{"envelope_id":"E1","type":"slash_commands","payload":{"command":"/event","user_id":"U1","channel_id":"C1","trigger_id":"T1"}}`)
	serving(t, api, func(context.Context, string) (learn.Member, learn.Actor, error) { panic("a defect") })
	select {
	case id := <-acknowledged:
		if strings.TrimSpace(id) != "E1" {
			t.Errorf("%q is acknowledged", id)
		}
	case <-time.After(5 * time.Second):
		t.Error("it is not acknowledged")
	}
}

func TestTokensRefusedWhileAConnectionIsRenewedEndTheBot(t *testing.T) {
	t.Parallel()
	var opened atomic.Int32
	upgrader := websocket.Upgrader{CheckOrigin: func(*http.Request) bool { return true }}
	mux := http.NewServeMux()
	mux.HandleFunc("/api/apps.connections.open", func(w http.ResponseWriter, r *http.Request) {
		if opened.Add(1) > 2 {
			_ = json.NewEncoder(w).Encode(map[string]any{"ok": false, "error": "token_revoked"})
			return
		}
		_ = json.NewEncoder(w).Encode(map[string]any{"ok": true, "url": "ws://" + r.Host + "/link"})
	})
	mux.HandleFunc("/link", func(w http.ResponseWriter, r *http.Request) {
		ws, err := upgrader.Upgrade(w, r, nil)
		if err != nil {
			t.Error(err)
			return
		}
		defer func() { _ = ws.Close() }()
		_ = ws.WriteMessage(websocket.TextMessage, []byte(`{"type":"hello","debug_info":{"approximate_connection_time":1}}`))
		for _, _, err := ws.ReadMessage(); err == nil; _, _, err = ws.ReadMessage() {
		}
	})
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	client := slack.New("xoxb-test", slack.OptionAppLevelToken("xapp-test"), slack.OptionAPIURL(server.URL+"/api/"))
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	err := NewSocket(client, nil, &Router{Log: slog.New(slog.DiscardHandler)}, time.Now).Run(ctx)
	if err == nil || !strings.Contains(err.Error(), "token_revoked") {
		t.Errorf("ended with %v", err)
	}
}
