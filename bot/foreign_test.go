package bot_test

import (
	"context"
	"encoding/json"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/gorilla/websocket"

	"github.com/fieldnotes-slack/fieldnotes/bot"
	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim"
	"github.com/fieldnotes-slack/fieldnotes/store"
	"github.com/fieldnotes-slack/fieldnotes/store/storetest/ready"
)

// foreign is a server that isn't Slack: it has what the bot can't do without,
// reads tokens from the header alone, greets with nothing but hello and never
// pings. All else is a page that is not found.
type foreign struct {
	*testing.T
	upgrade websocket.Upgrader

	mu     sync.Mutex
	socket *websocket.Conn
	closed []time.Time
	calls  []string
	asked  map[string]url.Values // what a method was last called with
	acks   map[string]chan json.RawMessage
}

func (f *foreign) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	method := path.Base(r.URL.Path)
	answers := map[string]string{
		"apps.connections.open": `{"ok":true,"url":"ws://foreign.test/line/7?ticket=1","news":{"from":[2030]}}`,
		"chat.postMessage":      `{"ok":true,"ts":"1.000001"}`,
		"views.open":            `{"ok":true}`,
		"users.list":            `{"ok":true,"members":[{"id":"U1","name":"ana"}],"response_metadata":{"next_cursor":"again"}}`,
		"users.conversations":   `{"ok":true,"channels":[{"id":"C1","name":"general"}],"response_metadata":{"next_cursor":"again"}}`,
	}
	f.mu.Lock()
	f.calls = append(f.calls, method)
	f.mu.Unlock()
	switch answer := answers[method]; {
	case strings.HasPrefix(r.URL.Path, "/line/"):
		f.line(w, r)
	case answer == "" || !strings.HasPrefix(r.URL.Path, "/at/api/"):
		http.Error(w, "<html>not found</html>", http.StatusNotFound)
	case !strings.HasPrefix(r.Header.Get("Authorization"), "Bearer "):
		_, _ = w.Write([]byte(`{"ok":false,"error":"not_authed"}`))
	default:
		f.note(method, r)
		_, _ = w.Write([]byte(answer))
	}
}

func (f *foreign) note(method string, r *http.Request) {
	asked := url.Values{}
	if r.Header.Get("Content-Type") == "application/x-www-form-urlencoded" {
		_ = r.ParseForm()
		asked = r.PostForm
	} else {
		var body map[string]json.RawMessage
		_ = json.NewDecoder(r.Body).Decode(&body)
		for name, value := range body {
			asked.Set(name, string(value))
		}
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.asked[method] = asked
}

func (f *foreign) line(w http.ResponseWriter, r *http.Request) {
	conn, err := f.upgrade.Upgrade(w, r, nil)
	if err != nil {
		f.Error(err)
		return
	}
	f.mu.Lock()
	f.socket = conn
	err = conn.WriteMessage(websocket.TextMessage, []byte(`{"type":"hello"}`))
	f.mu.Unlock()
	for err == nil {
		var ack struct {
			ID      string          `json:"envelope_id"`
			Payload json.RawMessage `json:"payload"`
		}
		if err = conn.ReadJSON(&ack); err == nil {
			f.mu.Lock()
			f.acks[ack.ID] <- ack.Payload
			f.mu.Unlock()
		}
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.closed = append(f.closed, time.Now())
}

// argument is what a method was last called with.
func (f *foreign) argument(method, name string) string {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.asked[method].Get(name)
}

// called is how often a method was called.
func (f *foreign) called(method string) int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return len(slices.DeleteFunc(slices.Clone(f.calls), func(call string) bool { return call != method }))
}

// sends delivers an envelope and returns the bot's acknowledgement.
func (f *foreign) sends(id, kind, payload string) string {
	f.Helper()
	ack := make(chan json.RawMessage, 1)
	f.mu.Lock()
	f.acks[id] = ack
	err := f.socket.WriteMessage(websocket.TextMessage, []byte(`{"envelope_id":"`+id+`","type":"`+kind+`","payload":`+payload+`}`))
	f.mu.Unlock()
	if err != nil {
		f.Fatal(err)
	}
	select {
	case got := <-ack:
		synctest.Wait()
		return string(got)
	case <-time.After(3 * time.Second):
		f.Fatalf("%s is not acknowledged", id)
		return ""
	}
}

func abroad(t *testing.T, story func(f *foreign)) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		f := &foreign{T: t, asked: map[string]url.Values{}, acks: map[string]chan json.RawMessage{}}
		f.upgrade.CheckOrigin = func(*http.Request) bool { return true }
		listener, dial := slacksim.Listen()
		server := &http.Server{Handler: f}
		go func() { _ = server.Serve(listener) }() // ends with Close
		defer func() { _ = server.Close() }()
		defer f.bot(dial)()
		synctest.Wait()
		story(f)
	})
}

func (f *foreign) bot(dial func(context.Context, string, string) (net.Conn, error)) (stop func()) {
	db, err := store.Open(f.Context(), ready.URL(f, filepath.Join(f.TempDir(), "abroad.db")))
	if err != nil {
		f.Fatal(err)
	}
	b, err := bot.New(bot.Config{
		BotToken: "some-token", AppToken: "other-token", APIURL: "http://foreign.test/at/api/",
		Store: db, Now: time.Now, Log: slog.New(slog.DiscardHandler), Dial: dial,
		Settings: bot.Settings{
			Language: "en", Admins: []string{"U1"}, Digest: "0 9 * * 1",
			Commands: chat.Commands{Event: "/event", Lessons: "/lessons", Fieldnotes: "/fieldnotes"},
		},
	})
	if err != nil {
		f.Fatal(err)
	}
	ctx, cancel := context.WithCancel(f.Context())
	ended := make(chan error, 1)
	go func() { ended <- b.Run(ctx) }()
	select {
	case <-b.Ready():
	case err := <-ended:
		f.Fatal(err)
	}
	return func() {
		cancel()
		if err := <-ended; err != nil {
			f.Error(err)
		}
		_ = db.Close()
	}
}

func TestAServerWithLittleMoreThanASocketIsServed(t *testing.T) {
	abroad(t, func(f *foreign) {
		ack := f.sends("1", "slash_commands", `{"command":"/event","text":"help","user_id":"U1","channel_id":"C1","new":{}}`)
		if !strings.Contains(ack, "/event share") {
			t.Errorf("help says %s", ack)
		}
		f.sends("2", "slash_commands", `{"command":"/lessons","text":"submit","user_id":"U1","channel_id":"C1","trigger_id":"7"}`)
		form := strings.TrimSuffix(f.argument("views.open", "view"), "}")
		f.sends("3", "interactive", `{"type":"view_submission","user":{"id":"U1"},"view":`+form+
			`,"state":{"values":{"takeaway":{"takeaway":{"type":"plain_text_input","value":"Tables turn"}},"channel":{"channel":{"type":"conversations_select","selected_conversation":"C1"}}}}}}`)
		<-time.After(time.Second)
		if got := f.argument("chat.postMessage", "text"); !strings.Contains(got, "Tables turn") {
			t.Errorf("posted: %q", got)
		}
		f.sends("4", "slash_commands", `{"command":"/lessons","text":"summary","user_id":"U1","channel_id":"C1","trigger_id":"8"}`)
		<-time.After(2 * time.Second)
		if got := f.argument("chat.postMessage", "channel"); got != "U1" {
			t.Errorf("the summary went to %q", got)
		}
	})
}

func TestAServerThatKnowsNoCursorsIsReadOnce(t *testing.T) {
	abroad(t, func(f *foreign) {
		<-time.After(time.Minute)
		for _, method := range []string{"users.list", "users.conversations"} {
			if n := f.called(method); n < 1 || n > 2 {
				t.Errorf("%s was called %d times", method, n)
			}
		}
	})
}

func TestConnectionsHoldOnAServerThatNeverPings(t *testing.T) {
	abroad(t, func(f *foreign) {
		<-time.After(10 * time.Minute)
		f.mu.Lock()
		defer f.mu.Unlock()
		if len(f.closed) > 0 {
			t.Errorf("they were gone at %v", f.closed)
		}
	})
}
