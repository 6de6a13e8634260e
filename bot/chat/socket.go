package chat

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"time"

	"github.com/gorilla/websocket"
	"github.com/slack-go/slack"
	"github.com/slack-go/slack/socketmode"
)

// Socket holds two Socket Mode connections, so that Slack's refresh of one
// never leaves a gap, and hands each envelope to the router once.
type Socket struct {
	api     *slack.Client
	dialer  *websocket.Dialer
	router  *Router
	now     func() time.Time
	log     *slog.Logger
	answers answers
	slots   chan struct{} // one for each request until it is answered
	late    chan struct{} // one for each late work
	ready   chan struct{}
	life    chan time.Duration

	mu    sync.Mutex
	lines []*line
	first sync.Once
}

// manyRequests is how many requests are being answered at most; more wait to be read.
const manyRequests = 256

// NewSocket makes a Socket for the app token that api has. dialer may be nil.
func NewSocket(api *slack.Client, dialer *websocket.Dialer, router *Router, now func() time.Time) *Socket {
	return &Socket{
		api: api, dialer: dialer, router: router, now: now, log: router.Log,
		slots: make(chan struct{}, manyRequests), late: make(chan struct{}, manyLate), ready: make(chan struct{}), life: make(chan time.Duration, 1),
	}
}

// Ready is closed once the first connection is up.
func (s *Socket) Ready() <-chan struct{} { return s.ready }

// Connected tells whether a connection is up now.
func (s *Socket) Connected() bool { return s.pick(nil) != nil }

// Run serves until ctx ends; then it takes no new work, finishes what is under
// way and closes. It returns early with the error when Slack refuses the token.
func (s *Socket) Run(ctx context.Context) error {
	open, hangUp := context.WithCancel(context.WithoutCancel(ctx))
	defer hangUp()
	failed := make(chan error, 8)
	s.connect(open, ctx, failed)
	second := s.connect(open, ctx, failed)
	var err error
	for halfway := s.halfway(ctx); ; {
		select {
		case err = <-failed:
		case <-ctx.Done():
		case <-halfway:
			halfway = nil
			second = s.replace(open, ctx, second, failed)
			continue
		}
		break
	}
	s.finish()
	return err
}

// halfway fires when the first announced life of a connection is half over.
func (s *Socket) halfway(ctx context.Context) <-chan struct{} {
	fire := make(chan struct{})
	go func() {
		select {
		case life := <-s.life:
			select {
			case <-time.After(life / 2):
				close(fire)
			case <-ctx.Done():
			}
		case <-ctx.Done():
		}
	}()
	return fire
}

// replace renews a connection: the new one is up before the old one goes.
func (s *Socket) replace(open, serving context.Context, old *line, failed chan error) *line {
	fresh := s.connect(open, serving, failed)
	select {
	case <-fresh.up:
		s.drop(old)
		old.isUp.Store(false) // what it still brings is acknowledged on another
		<-time.After(time.Second)
		old.hangUp()
	case err := <-failed:
		failed <- err // for Run, which ends with it
	case <-serving.Done():
	}
	return fresh
}

// finish waits for what is under way, which then holds no slot and is not
// late: most of what late work may take, for the program ends within ten
// seconds of being told to.
func (s *Socket) finish() {
	end := time.After(9 * time.Second)
	if fill(s.slots, end) && fill(s.late, end) {
		<-time.After(flush)
	}
}

// fill takes all places as they become free; false when end comes before.
func fill(places chan<- struct{}, end <-chan time.Time) bool {
	for range cap(places) {
		select {
		case places <- struct{}{}:
		case <-end:
			return false
		}
	}
	return true
}

// flush is how long slack-go, which doesn't say when it has written an
// acknowledgement, gets to do so.
const flush = 50 * time.Millisecond

// serve hands an envelope to the router, or gives the answer that the same
// envelope got before. It never blocks the line for longer than a slot is missing.
func (s *Socket) serve(ctx context.Context, l *line, e socketmode.Event) {
	req, key := read(e, s.now())
	if req == nil {
		s.ack(ctx, l, e.Request.EnvelopeID, nil)
		return
	}
	s.slots <- struct{}{}
	go func() {
		defer func() { <-s.slots }()
		answer, mine := s.answers.take(key, req.Now)
		if mine {
			late := s.router.Serve(ctx, req, func(payload any) {
				answer.give(payload)
				s.ack(ctx, l, req.ID, payload)
			})
			for _, work := range late {
				s.apart(ctx, work)
			}
			return
		}
		select {
		case <-answer.done:
			s.ack(ctx, l, req.ID, answer.carries())
		case <-time.After(patience + time.Second):
		}
	}()
}

// ack acknowledges on the line that brought the envelope, or, while that one
// is down, on another: Slack takes it on any.
func (s *Socket) ack(ctx context.Context, l *line, envelope string, payload any) {
	if other := s.pick(l); !l.isUp.Load() && other != nil {
		l = other
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 3*time.Second)
	defer cancel()
	if err := l.client.AckCtx(ctx, envelope, payload); err != nil {
		s.log.Error("acknowledgement not sent", "envelope", envelope, "error", err)
	}
}

// pick returns a line that is up, other than not.
func (s *Socket) pick(not *line) *line {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, l := range s.lines {
		if l != not && l.isUp.Load() {
			return l
		}
	}
	return nil
}

func (s *Socket) drop(gone *line) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for i, l := range s.lines {
		if l == gone {
			s.lines = append(s.lines[:i:i], s.lines[i+1:]...)
			return
		}
	}
}

var errSocketEnded = errors.New("chat: Slack ended the connection for good")
