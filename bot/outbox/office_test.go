package outbox_test

import (
	"context"
	"encoding/json"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/outbox"
	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim"
	"github.com/fieldnotes-slack/fieldnotes/deploy"
	"github.com/fieldnotes-slack/fieldnotes/store"
	"github.com/fieldnotes-slack/fieldnotes/store/storetest"
	"github.com/fieldnotes-slack/fieldnotes/store/storetest/ready"
)

func TestMain(m *testing.M) { os.Exit(ready.Run(m)) }

var commands = chat.Commands{Event: "/event", Lessons: "/lessons", Fieldnotes: "/fieldnotes"}

// office is a workspace with our app, a board of notices that deliveries show,
// and a database that outlives the processes using it.
type office struct {
	testing.TB
	sim  *slacksim.Sim
	dial func(ctx context.Context, network, address string) (net.Conn, error)
	file string

	mu    sync.Mutex
	board map[string]string
	fast  time.Duration // how far the machine's clock is ahead of Slack's
}

// now is what the machine's clock says.
func (o *office) now() time.Time {
	o.mu.Lock()
	defer o.mu.Unlock()
	return time.Now().Add(o.fast)
}

func (o *office) isFast(by time.Duration) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.fast = by
}

// inOffice runs a story in fake time.
func inOffice(t *testing.T, story func(o *office)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) { story(newOffice(t)) })
}

var locales = sync.OnceValues(func() (*chat.Locales, error) { return chat.LoadLocales("en") })

func newOffice(t testing.TB) *office {
	t.Helper()
	sim, err := slacksim.New(slacksim.Config{Manifest: []byte(deploy.Manifest(commands)), Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	listener, dial := slacksim.Listen()
	server := &http.Server{Handler: sim.Handler(), ErrorLog: slog.NewLogLogger(slog.DiscardHandler, slog.LevelError)}
	go func() { _ = server.Serve(listener) }()
	t.Cleanup(func() {
		sim.Close()
		_ = server.Close()
	})
	o := &office{TB: t, sim: sim, dial: dial, file: filepath.Join(t.TempDir(), "fieldnotes.db"), board: map[string]string{}}
	sim.AddPerson(slacksim.Person{ID: "U1", Name: "ana"})
	sim.AddPerson(slacksim.Person{ID: "U2", Name: "ben"})
	sim.AddPerson(slacksim.Person{ID: "UADMIN", Name: "cleo"})
	for _, c := range []string{"C1", "C2"} {
		sim.AddChannel(slacksim.Channel{ID: c, Name: "channel-" + c, Members: []string{"U1", "U2"}})
		sim.Join(c, sim.BotUser())
	}
	return o
}

// pin puts a notice on the board; "" takes it down.
func (o *office) pin(subject, text string) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.board[subject] = text
}

// notice renders a delivery as the notice that is its subject.
func (o *office) notice(_ context.Context, d learn.Delivery) (chat.Rendering, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	text := o.board[d.Subject]
	return chat.Rendering{
		Message: chat.Message{Text: text, Blocks: []slack.Block{chat.Section(chat.Escape(text))}},
		Shows:   []learn.Shown{{Subject: learn.Subject{Kind: learn.EventSubject, ID: d.Subject}}},
		Gone:    text == "",
	}, nil
}

// leaflet renders a delivery as a notice to take home.
func (o *office) leaflet(ctx context.Context, d learn.Delivery) (chat.Rendering, error) {
	r, err := o.notice(ctx, d)
	r.Message.Blocks = nil
	r.Message.File = &chat.File{Name: "notice.ics", Content: []byte(r.Message.Text), Instead: "Links are in More…."}
	return r, err
}

// texts are what a person reads in a channel, oldest first.
func (o *office) texts(person, channel string) []string {
	texts := []string{}
	for _, m := range o.sim.As(person).Messages(channel) {
		texts = append(texts, m.Text)
	}
	return texts
}

func (o *office) sees(person, channel string, want ...string) {
	o.Helper()
	if diff := gocmp.Diff(append([]string{}, want...), o.texts(person, channel)); diff != "" {
		o.Errorf("%s sees in %s (-want +got):\n%s", person, channel, diff)
	}
}

// states counts the deliveries in each state.
func (o *office) states() map[learn.DeliveryState]int {
	o.Helper()
	db := storetest.Raw(o, ready.URL(o, o.file))
	defer db.Close()
	rows, err := db.QueryContext(o.Context(), `SELECT state, count(*) FROM delivery GROUP BY state`)
	if err != nil {
		o.Fatal(err)
	}
	defer rows.Close()
	counts := map[learn.DeliveryState]int{}
	for rows.Next() {
		var state learn.DeliveryState
		var n int
		if err := rows.Scan(&state, &n); err != nil {
			o.Fatal(err)
		}
		counts[state] = n
	}
	if rows.Err() != nil {
		o.Fatal(rows.Err())
	}
	return counts
}

// process is one run of the program: a connection to the store and one to Slack.
type process struct {
	*office
	db  *store.DB
	box *outbox.Outbox
	*wire
	*watch
}

// open starts a process. It does nothing until it is told to run or to drain.
func (o *office) open() *process { return o.openWith(o.sim.BotToken()) }

func (o *office) openWith(token string) *process {
	o.Helper()
	db, err := store.Open(o.Context(), ready.URL(o, o.file))
	if err != nil {
		o.Fatal(err)
	}
	texts, err := locales()
	if err != nil {
		o.Fatal(err)
	}
	w := &wire{base: &http.Transport{DialContext: o.dial, MaxIdleConnsPerHost: 16}, calls: map[string]int{}, statuses: map[int]int{}}
	client := slack.New(token, slack.OptionAPIURL("http://slack.test/api/"), slack.OptionHTTPClient(&http.Client{Transport: w}))
	ws := &chat.Workspace{Locales: texts, Commands: commands, BotName: "@Fieldnotes", Admins: []string{"UADMIN"}}
	seen := &watch{}
	box := outbox.New(db, client, ws, nil, o.now, slog.New(seen))
	box.Renderers = map[learn.Kind]chat.Renderer{
		learn.EventCard: o.notice, learn.DigestPost: o.notice, learn.CalendarDM: o.leaflet,
		learn.RefusedDM: box.Refused, learn.LostDM: box.Lost, learn.StoppedDM: box.StoppedFor,
	}
	o.Cleanup(func() {
		w.base.CloseIdleConnections()
		_ = db.Close()
	})
	return &process{office: o, db: db, box: box, wire: w, watch: seen}
}

// card plans a card of a new notice with the text in a place, on behalf of U1.
func (p *process) card(place, text string) {
	p.Helper()
	p.pin(text, text)
	err := p.db.Plan(p.Context(), learn.Delivery{Kind: learn.EventCard, Key: "card/" + text, Place: place, Subject: text, For: "U1"})
	if err != nil {
		p.Fatal(err)
	}
}

func (p *process) drain() {
	p.Helper()
	ctx, cancel := context.WithTimeout(p.Context(), 3*time.Hour)
	defer cancel()
	if err := p.box.Drain(ctx); err != nil {
		p.Fatal(err)
	}
}

// run has the outbox work until stop is called, which returns once it ended.
func (p *process) run() (stop func()) {
	ctx, cancel := context.WithCancel(p.Context())
	ended := make(chan error)
	go func() { ended <- p.box.Run(ctx) }()
	return func() {
		cancel()
		if err := <-ended; err != nil {
			p.Error(err)
		}
	}
}

// untilAnswered waits as long as a post without an answer is left alone.
func (p *process) untilAnswered() {
	p.Helper()
	<-time.After(20 * time.Second)
	p.drain()
}

// change writes a notice anew and has all that show it follow.
func (p *process) change(subject, text string) {
	p.Helper()
	p.pin(subject, text)
	if err := p.db.Touch(p.Context(), subject, p.now()); err != nil {
		p.Fatal(err)
	}
}

func nonce(t testing.TB, m slacksim.Message) string {
	t.Helper()
	var meta slack.SlackMetadata
	if err := json.Unmarshal(m.Metadata, &meta); err != nil {
		t.Fatal(err)
	}
	word, _ := meta.EventPayload["delivery"].(string)
	return word
}
