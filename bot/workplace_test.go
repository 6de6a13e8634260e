package bot_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot"
	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim"
	"github.com/fieldnotes-slack/fieldnotes/bot/websim"
	"github.com/fieldnotes-slack/fieldnotes/deploy"
	"github.com/fieldnotes-slack/fieldnotes/store"
	"github.com/fieldnotes-slack/fieldnotes/store/storetest"
)

// workplace is a workspace for benchmarks: by the real clock, over TCP, and
// without the simulator's rate limits.
type workplace struct {
	*testing.B
	now      func() time.Time
	sim      *slacksim.Sim
	url      string
	commands chat.Commands
	people   []string
	web      *websim.Web
	took     *timings
}

func newWorkplace(b *testing.B, people int) *workplace {
	commands := chat.Commands{Event: "/event", Lessons: "/lessons", Fieldnotes: "/fieldnotes"}
	now := workingHours()
	sim, err := slacksim.New(slacksim.Config{Manifest: []byte(deploy.Manifest(commands)), Now: now})
	if err != nil {
		b.Fatal(err)
	}
	sim.Faults().Unlimited(true)
	web, err := websim.New()
	if err != nil {
		b.Fatal(err)
	}
	w := &workplace{B: b, now: now, sim: sim, commands: commands, web: web, took: &timings{all: map[string][]time.Duration{}}}
	for i := range people {
		id := fmt.Sprintf("UP%d", i)
		sim.AddPerson(slacksim.Person{ID: id, Name: id, RealName: id, Zone: home})
		w.people = append(w.people, id)
	}
	sim.AddChannel(slacksim.Channel{ID: "CGENERAL", Name: "general", Members: append([]string{sim.BotUser()}, w.people...)})
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		b.Fatal(err)
	}
	w.url = "http://" + listener.Addr().String() + "/api/"
	server := &http.Server{Handler: sim.Handler()}
	go func() { _ = server.Serve(listener) }() // ends with Close
	b.Cleanup(func() {
		sim.Close()
		_ = server.Close()
		_ = web.Close()
	})
	return w
}

// workingHours is the real clock, put forward to a working morning: at other
// times nobody is asked anything.
func workingHours() func() time.Time {
	began := time.Now()
	ahead := learn.WorkingMorning(began, learn.Location(home)).Sub(began)
	return func() time.Time { return time.Now().Add(ahead) }
}

// running starts the bot on the database and waits until it is connected. What
// it returns stops it.
func (w *workplace) running(path string) (stop func()) {
	db, err := store.Open(w.Context(), storetest.URL(w, path))
	if err != nil {
		w.Fatal(err)
	}
	b, err := bot.New(bot.Config{
		BotToken: w.sim.BotToken(), AppToken: w.sim.AppToken(), APIURL: w.url, Store: db, Web: w.web.Network(),
		Settings: bot.Settings{Language: "en", Home: "technology", Admins: w.people[:1], Digest: "0 9 * * 1", Commands: w.commands},
		Now:      w.now, Log: slog.New(slog.NewTextHandler(w.Output(), &slog.HandlerOptions{Level: slog.LevelWarn})),
	})
	if err != nil {
		w.Fatal(err)
	}
	ctx, cancel := context.WithCancel(w.Context())
	ended := make(chan error, 1)
	go func() { ended <- b.Run(ctx) }()
	select {
	case <-b.Ready():
	case err := <-ended:
		w.Fatal(err)
	}
	return func() {
		cancel()
		if err := <-ended; err != nil {
			w.Error(err)
		}
		if err := db.Close(); err != nil {
			w.Error(err)
		}
	}
}

// start is running on a new database until the benchmark ends.
func (w *workplace) start() {
	w.Cleanup(w.running(filepath.Join(w.TempDir(), "bench.db")))
}

// asks types a command and waits for its acknowledgement.
func (w *workplace) asks(id, command string) bool {
	began := time.Now()
	err := w.sim.As(id).Say(w.Context(), "CGENERAL", command)
	w.took.add("ack", began)
	if err != nil {
		w.Errorf("%s: %s: %v", id, command, err)
	}
	return err == nil
}

// opens types a command and waits for the form that it opens.
func (w *workplace) opens(id, command string) (form string) {
	return w.opening(id, func() error {
		if !w.asks(id, command) {
			return errors.New("not acknowledged")
		}
		return nil
	})
}

// opening does something and waits for the form that it opens.
func (w *workplace) opening(id string, do func() error) (form string) {
	began := time.Now()
	w.await(do, func() bool {
		open := w.sim.As(id).Views()
		if len(open) > 0 {
			form = open[0].ID
		}
		return form != ""
	})
	w.took.add("open", began)
	return form
}

// patience is how long what somebody does may take to be seen.
const patience = 20 * time.Second

// await does something and waits until what it leads to is seen.
func (w *workplace) await(do func() error, seen func() bool) {
	changed, unwatch := w.sim.Watch()
	defer unwatch()
	if err := do(); err != nil {
		w.Error(err)
		return
	}
	ends := time.After(patience)
	for !seen() {
		select {
		case <-changed:
		case <-ends:
			w.Error("nothing came of it")
			return
		}
	}
}

// submits fills the form of a lesson in and waits until it is accepted, which
// means committed.
func (w *workplace) submits(id, form string) {
	w.sends(id, form, slacksim.State{"takeaway": {"takeaway": {"value": "Ask what they would do differently, then listen."}}})
}

// sends submits a form, filled in with what is said, which closes it.
func (w *workplace) sends(id, form string, said slacksim.State) {
	began := time.Now()
	sent, err := w.sim.As(id).Submit(w.Context(), form, said)
	w.took.add("submit", began)
	if err != nil || sent.Result != "closed" {
		w.Errorf("%s: %+v, %v", id, sent, err)
	}
}

// timings are how long things took, by name.
type timings struct {
	mu  sync.Mutex
	all map[string][]time.Duration
}

func (t *timings) add(name string, began time.Time) {
	took := time.Since(began)
	t.mu.Lock()
	defer t.mu.Unlock()
	t.all[name] = append(t.all[name], took)
}

// tell reports the median and the 99th percentile of what took the time.
func (w *workplace) tell(names ...string) {
	for _, name := range names {
		all := w.took.all[name]
		slices.Sort(all)
		w.ReportMetric(float64(all[len(all)/2].Microseconds())/1000, name+"-p50-ms")
		w.ReportMetric(float64(all[len(all)*99/100].Microseconds())/1000, name+"-p99-ms")
	}
}
