package chat

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/gorilla/websocket"
	"github.com/slack-go/slack"
	"github.com/slack-go/slack/socketmode"
)

// Socket holds two Socket Mode connections, so that Slack's refresh of one
// never leaves a gap, and hands each envelope to the router once.
//
// It speaks Socket Mode itself, for slack-go's client drops a connection with
// all that is on its way as soon as Slack announces its end.
type Socket struct {
	api     *slack.Client
	dialer  *websocket.Dialer
	router  *Router
	now     func() time.Time
	log     *slog.Logger
	answers answers
	persons chan struct{} // one for each request that somebody waits for, until it is answered
	events  chan struct{} // one for each that nobody waits for
	late    chan struct{} // one for each late work
	ready   chan struct{}
	first   sync.Once
	life    time.Duration // announced of the first connection
	waiting atomic.Int64  // requests not answered yet
	closed  atomic.Bool   // takes no more

	mu     sync.Mutex
	links  []*link
	opened int // links so far
}

const (
	// manyLinks is how many connections a Socket holds; while one is renewed, one more.
	manyLinks = 2
	// maxLinks is how many Slack takes of an app.
	maxLinks = 10
	// manyRequests is how many requests of people are being answered at most.
	manyRequests = 1024
	// manyEvents is how many events are: what happens to thousands at once,
	// when a directory is loaded, doesn't keep people waiting.
	manyEvents = 32
)

// NewSocket makes a Socket for the app token that api has. dialer may be nil.
func NewSocket(api *slack.Client, dialer *websocket.Dialer, router *Router, now func() time.Time) *Socket {
	if dialer == nil {
		// Slack reads an acknowledgement only when it is one frame.
		dialer = &websocket.Dialer{Proxy: http.ProxyFromEnvironment, HandshakeTimeout: 10 * time.Second, WriteBufferSize: 32 << 10}
	}
	return &Socket{
		api: api, dialer: dialer, router: router, now: now, log: router.Log, ready: make(chan struct{}),
		persons: make(chan struct{}, manyRequests), events: make(chan struct{}, manyEvents), late: make(chan struct{}, manyLate),
	}
}

// Ready is closed once the first connection is up.
func (s *Socket) Ready() <-chan struct{} { return s.ready }

// Connected tells whether a connection is up now.
func (s *Socket) Connected() bool { return len(s.ways(nil)) > 0 }

// Run serves until ctx ends; then it finishes what is under way and closes. It
// returns early with the error when Slack refuses the token.
func (s *Socket) Run(ctx context.Context) error {
	serving, stop := context.WithCancel(ctx)
	defer stop()
	open, hangUp := context.WithCancel(context.WithoutCancel(ctx))
	defer hangUp()
	life, ended := make(chan struct{}), make(chan error, manyLinks)
	for n := range manyLinks {
		renew := life
		if n == 0 {
			renew = nil
		}
		go func() { ended <- s.keep(serving, open, renew) }()
	}
	go s.halfway(serving, life)
	var err error
	for range manyLinks {
		err = errors.Join(err, <-ended)
		stop()
	}
	s.finish()
	return err
}

// halfway closes renew when half the announced life of the first connections
// is over: from then on they don't end at the same time.
func (s *Socket) halfway(serving context.Context, renew chan<- struct{}) {
	select {
	case <-s.ready:
	case <-serving.Done():
		return
	}
	if s.life > 0 && waits(serving, s.life/2) {
		close(renew)
	}
}

// finish goes on serving while something is under way: what comes meanwhile
// has nowhere else to go. Then it waits for late work, most of what that may
// take, for the program ends within ten seconds of being told to.
func (s *Socket) finish() {
	end := time.After(9 * time.Second)
	for idle := false; !idle; {
		select {
		case <-time.After(20 * time.Millisecond):
			idle = s.waiting.Load() == 0
		case <-end:
			idle = true
		}
	}
	s.closed.Store(true)
	var leaving sync.WaitGroup
	for _, l := range s.ways(nil) {
		leaving.Go(l.leave)
	}
	fill(s.late, end)
	leaving.Wait()
}

// fill takes all places as they become free, or those that do before end.
func fill(places chan<- struct{}, end <-chan time.Time) {
	for range cap(places) {
		select {
		case places <- struct{}{}:
		case <-end:
			return
		}
	}
}

// serve hands an envelope to the router, or gives the answer that the same
// envelope got before. It waits for nothing.
func (s *Socket) serve(ctx context.Context, l *link, e socketmode.Request) {
	if s.closed.Load() {
		return
	}
	req, key, err := read(e, s.now())
	if err != nil { // which may quote what somebody typed
		s.log.Warn("an envelope that can't be read", "type", e.Type)
	}
	s.waiting.Add(1)
	go func() {
		defer s.waiting.Add(-1)
		if req == nil {
			s.ack(ctx, l, e.EnvelopeID, nil)
			return
		}
		places := s.persons
		if req.Kind == EventKind {
			places = s.events
		}
		places <- struct{}{}
		defer func() { <-places }()
		s.answer(ctx, l, req, key)
	}()
}

func (s *Socket) answer(ctx context.Context, l *link, req *Request, key string) {
	answer, mine := s.answers.take(key, req.Now)
	if mine {
		acked := false
		late := s.router.Serve(ctx, req, func(payload any) {
			acked = true
			answer.give(payload)
			s.ack(ctx, l, req.ID, payload)
		})
		if !acked {
			s.answers.forget(key)
		}
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
}

// ack acknowledges on the link that brought the envelope, or, when that one is
// gone, on another: Slack takes it on any.
func (s *Socket) ack(ctx context.Context, l *link, envelope string, payload any) {
	text, err := json.Marshal(socketmode.Response{EnvelopeID: envelope, Payload: payload})
	if err == nil && len(text) > maxFrame {
		err = errors.New("too long")
	}
	for end := time.After(maxWriting); err == nil; {
		for _, way := range s.ways(l) {
			if way.write(text) == nil {
				return
			}
		}
		select {
		case <-time.After(20 * time.Millisecond):
		case <-end:
			err = errors.New("no connection")
		}
	}
	s.log.ErrorContext(ctx, "acknowledgement not sent", "envelope", envelope, "error", err)
}

// ways are the links that are up, best is first, if it is, and those that
// Slack is about to end are last.
func (s *Socket) ways(best *link) []*link {
	s.mu.Lock()
	defer s.mu.Unlock()
	rank := func(l *link) int {
		switch {
		case l.isGoing():
			return 2
		case l != best:
			return 1
		}
		return 0
	}
	ways := slices.Clone(s.links)
	slices.SortStableFunc(ways, func(a, b *link) int { return rank(a) - rank(b) })
	return ways
}

// add has a new link listen until it ends; at the latest when open does.
func (s *Socket) add(open context.Context, l *link) {
	s.mu.Lock()
	s.links = append(s.links, l)
	s.opened++
	starting := s.opened <= manyLinks // later others may be renewing theirs
	s.mu.Unlock()
	if starting && l.alike > maxLinks-manyLinks {
		s.log.Warn("hardly room for another replica: Slack takes ten connections of an app, two a replica", "connections", l.alike)
	}
	s.first.Do(func() {
		s.life = l.life
		close(s.ready)
	})
	hungUp := context.AfterFunc(open, l.cut)
	go func() {
		defer hungUp()
		s.listen(l, func(e socketmode.Request) { s.serve(open, l, e) })
		s.mu.Lock()
		defer s.mu.Unlock()
		s.links = slices.DeleteFunc(s.links, func(other *link) bool { return other == l })
	}()
}

var errSocketEnded = errors.New("chat: Slack ended the connection for good")
