// Package demo runs the real bot against a simulated Slack workspace that one
// uses in a browser. It needs no Slack account.
package demo

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot"
	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim"
	"github.com/fieldnotes-slack/fieldnotes/bot/source/fetch"
	"github.com/fieldnotes-slack/fieldnotes/bot/websim"
	"github.com/fieldnotes-slack/fieldnotes/deploy"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// Options say how the demo runs.
type Options struct {
	Address  string // loopback host and port to listen on; a free port when that one is taken
	Data     string // database file to keep; "" for a temporary one
	Settings bot.Settings
	Log      *slog.Logger
	Out      io.Writer
	Started  func(address string) // called once it can be used; may be nil
}

// Run runs the demo until ctx ends.
func Run(ctx context.Context, o Options) (err error) {
	path, remove, err := database(o.Data)
	if err != nil {
		return err
	}
	defer remove()
	db, err := store.Open(ctx, path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	listener, err := listen(ctx, o.Address)
	if err != nil {
		return err
	}
	w, err := newWorld(o, db, "http://"+listener.Addr().String()+"/")
	if err != nil {
		return errors.Join(err, listener.Close())
	}
	return w.run(ctx, listener)
}

// world is the simulated workspace with the bot in it.
type world struct {
	options Options
	address string
	db      *store.DB
	clock   *clock
	sim     *slacksim.Sim
	web     *websim.Web
	bot     *bot.Bot
	jumping sync.Mutex
}

func newWorld(o Options, db *store.DB, address string) (*world, error) {
	w := &world{options: o, address: address, db: db, clock: &clock{}}
	var err error
	w.sim, err = slacksim.New(slacksim.Config{
		Manifest: []byte(deploy.Manifest(o.Settings.Commands)), Now: w.clock.now, Log: o.Log, Jump: w.jump,
	})
	if err != nil {
		return nil, err
	}
	for _, p := range persons() {
		w.sim.AddPerson(p)
	}
	for _, c := range channels(w.sim.BotUser()) {
		w.sim.AddChannel(c)
	}
	o.Settings.Admins, o.Settings.HR = []string{ana}, []string{elena}
	if o.Settings.Home == "" {
		o.Settings.Home = "technology"
	}
	if w.web, err = newWeb(w.clock.now()); err != nil {
		return nil, err
	}
	w.web.Beyond(fetch.Network{})
	w.bot, err = bot.New(bot.Config{
		BotToken: w.sim.BotToken(), AppToken: w.sim.AppToken(), APIURL: address + "api/",
		Store: db, Settings: o.Settings, Now: w.clock.now, Log: o.Log, Web: w.web.Network(),
	})
	return w, err
}

func (w *world) run(ctx context.Context, listener net.Listener) error {
	server := &http.Server{Handler: w.sim.Handler(), ReadHeaderTimeout: 10 * time.Second}
	go func() { _ = server.Serve(listener) }() // ends with Close
	defer func() { _ = server.Close() }()
	defer w.sim.Close()
	defer func() { _ = w.web.Close() }()
	fresh, err := w.db.Empty(ctx)
	if err != nil {
		return err
	}
	today := w.clock.now()
	if fresh {
		w.clock.set(today.AddDate(0, 0, -seen).Add(-time.Hour))
	}
	ended := make(chan error, 1)
	running, stop := context.WithCancel(ctx)
	defer stop()
	go func() { ended <- w.bot.Run(running) }()
	select {
	case <-w.bot.Ready():
	case err := <-ended:
		return err
	}
	if fresh {
		h := &history{db: w.db, sim: w.sim, bot: w.bot, clock: w.clock, today: today}
		if err := h.replay(ctx); err != nil && ctx.Err() == nil {
			stop()
			return errors.Join(err, <-ended)
		}
	}
	fmt.Fprintf(w.options.Out, "Fieldnotes runs in a simulated Slack workspace. Open %s in a browser; Ctrl-C ends it.\n", w.address)
	if w.options.Started != nil {
		w.options.Started(w.address)
	}
	err = <-ended
	if ctx.Err() != nil {
		fmt.Fprintln(w.options.Out, "Bye.")
		return nil
	}
	return err
}

// jump moves the clock to an instant; all that is due on the way happens.
func (w *world) jump(ctx context.Context, to time.Time) error {
	w.jumping.Lock()
	defer w.jumping.Unlock()
	if !to.After(w.clock.now()) {
		return errors.New("time only goes forward here")
	}
	if to.After(time.Now().AddDate(2, 0, 0)) {
		return errors.New("that is more than two years away")
	}
	return w.bot.Advance(ctx, w.clock.set, to)
}

func database(keep string) (path string, remove func(), err error) {
	if keep != "" {
		return keep, func() {}, nil
	}
	dir, err := os.MkdirTemp("", "fieldnotes-demo-")
	if err != nil {
		return "", nil, err
	}
	return filepath.Join(dir, "fieldnotes.db"), func() { _ = os.RemoveAll(dir) }, nil
}

func listen(ctx context.Context, address string) (net.Listener, error) {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return nil, err
	}
	ip := net.ParseIP(host)
	if host != "localhost" && (ip == nil || !ip.IsLoopback()) {
		return nil, errors.New("the demo listens on a loopback address only: anybody who opens it can act as anybody in it")
	}
	var config net.ListenConfig
	l, err := config.Listen(ctx, "tcp", address)
	if err != nil {
		return config.Listen(ctx, "tcp", net.JoinHostPort(host, "0"))
	}
	return l, nil
}
