package slacksim

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"sync"
	"time"
)

// Config is what a workspace is made of. Manifest and Now are required.
type Config struct {
	Manifest []byte           // the app manifest, YAML or JSON
	Now      func() time.Time // the workspace's clock
	Log      *slog.Logger     // nil discards

	PingEvery time.Duration // between WebSocket pings; 0 means 10 s
	Life      time.Duration // of a connection, told in hello; 0 means 18060 s
	Language  string        // locale of people without one; "" means en-US
	Seed      uint64        // of everything random: ids, and which connection gets an envelope

	// Jump moves the clock, for the page; nil when it cannot be moved.
	Jump func(ctx context.Context, to time.Time) error
}

// Sim is one workspace with one app installed. Its methods may be called from any goroutine.
type Sim struct {
	cfg      Config
	log      *slog.Logger
	manifest manifest
	faults   *Faults
	app      App
	team     Team
	tokens   tokens

	mu        sync.Mutex // guards everything below; never held while waiting
	rand      *rand.Rand
	base      string // scheme://host under which the app reaches us, learned from its requests
	lastTS    int64  // of the newest message, µs
	people    registry[*person]
	channels  registry[*channel]
	directs   map[string]*channel // direct messages by their people
	groups    registry[*Group]
	files     registry[*file]
	views     viewTable
	triggers  recent[*trigger]
	responses recent[*responseURL]
	limits    map[string]*bucket
	link      link
	watchers  map[chan struct{}]struct{}
	closed    bool
}

// New makes a workspace with the manifest's app installed and nobody in it.
// It fails on a manifest that Slack would not install.
func New(cfg Config) (*Sim, error) {
	if cfg.Now == nil {
		return nil, errors.New("slacksim: Config.Now is required")
	}
	m, err := parseManifest(cfg.Manifest)
	if err != nil {
		return nil, fmt.Errorf("slacksim: manifest: %w", err)
	}
	s := &Sim{cfg: withDefaults(cfg), manifest: m, rand: rand.New(rand.NewPCG(cfg.Seed, 0x51ac)),
		directs: map[string]*channel{}, limits: map[string]*bucket{}, watchers: map[chan struct{}]struct{}{}}
	s.log = s.cfg.Log
	s.faults = newFaults(s)
	s.link.pending = map[string]*delivery{}
	s.views.open = map[string]*view{}
	s.views.external = map[string]string{}
	s.views.stacks = map[string][]*view{}
	s.views.homes = map[string]*view{}
	s.install()
	return s, nil
}

func withDefaults(cfg Config) Config {
	if cfg.Log == nil {
		cfg.Log = slog.New(slog.DiscardHandler)
	}
	if cfg.PingEvery == 0 {
		cfg.PingEvery = 10 * time.Second
	}
	if cfg.Life == 0 {
		cfg.Life = 18060 * time.Second
	}
	if cfg.Language == "" {
		cfg.Language = "en-US"
	}
	return cfg
}

// Close ends every connection and timer. The workspace cannot be used afterwards.
func (s *Sim) Close() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.closed = true
	s.link.close()
	for c := range s.watchers {
		close(c)
	}
	clear(s.watchers)
}

// Faults are the switches that make this workspace misbehave.
func (s *Sim) Faults() *Faults { return s.faults }

// Now is the workspace's time.
func (s *Sim) Now() time.Time { return s.cfg.Now() }

// Watch gives a channel that is signalled after something a person could see has changed, several changes at
// once if they come quickly, and a function that ends this. Close closes the channel.
func (s *Sim) Watch() (<-chan struct{}, func()) {
	c := make(chan struct{}, 1)
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		close(c)
		return c, func() {}
	}
	s.watchers[c] = struct{}{}
	return c, func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		delete(s.watchers, c)
	}
}

func (s *Sim) changed() {
	for c := range s.watchers {
		select {
		case c <- struct{}{}:
		default:
		}
	}
}
