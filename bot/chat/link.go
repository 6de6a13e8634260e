package chat

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/gorilla/websocket"
	"github.com/slack-go/slack/socketmode"
)

// link is one WebSocket to Slack, from its greeting until it ends.
type link struct {
	ws     *websocket.Conn
	life   time.Duration // announced; 0 when it wasn't
	alike  int           // connections of this app that Slack counts, this one included
	silent *time.Timer   // ends it when nothing was heard for too long

	ended   chan struct{} // closed when nothing comes any more
	going   chan struct{} // closed when Slack has said that it will end it
	warning sync.Once
	writing sync.Mutex
}

const (
	// pingEvery is how often a link asks whether the far end still hears it.
	pingEvery = 5 * time.Second
	// maxSilence is how long it waits for that, or for a greeting. Slack's own
	// pings don't count: they arrive even where our answers are lost.
	maxSilence = 15 * time.Second
	// maxWriting is how long an acknowledgement may take to be written.
	maxWriting = 3 * time.Second
	// maxLeaving is how long a link that we end still listens to what is on its way.
	maxLeaving = 3 * time.Second
	// maxFrame is the longest text, in bytes, that Slack reads.
	maxFrame = 20_480
	// maxEnvelope keeps a far end that isn't Slack from filling the memory.
	maxEnvelope = 16 << 20
)

// open asks Slack for a link and waits for its greeting.
func (s *Socket) open(ctx context.Context) (*link, error) {
	_, address, err := s.api.StartSocketModeContext(ctx)
	if err != nil {
		return nil, err
	}
	ws, answer, err := s.dialer.DialContext(ctx, address, nil)
	switch {
	case err != nil && answer != nil:
		return nil, fmt.Errorf("%w: %s", err, answer.Status)
	case err != nil:
		return nil, err
	}
	l := &link{ws: ws, ended: make(chan struct{}), going: make(chan struct{})}
	ws.SetReadLimit(maxEnvelope)
	l.silent = time.AfterFunc(maxSilence, l.cut)
	ws.SetPongHandler(func(string) error {
		l.silent.Reset(maxSilence)
		return nil
	})
	unlessEnded := context.AfterFunc(ctx, l.cut)
	defer unlessEnded()
	ws.SetPingHandler(func(data string) error { // apart: while both ends only write, neither would read
		go func() { _ = ws.WriteControl(websocket.PongMessage, []byte(data), time.Time{}) }()
		return nil
	})
	if err := l.greeted(); err != nil {
		l.cut()
		return nil, err
	}
	return l, nil
}

// greeted waits for Slack's hello.
func (l *link) greeted() error {
	hello, err := l.next()
	switch {
	case err != nil:
		return fmt.Errorf("no greeting: %w", err)
	case hello.Type == socketmode.RequestTypeDisconnect:
		return fmt.Errorf("refused instead of greeted: %s", hello.Reason)
	case hello.Type != socketmode.RequestTypeHello:
		return fmt.Errorf("greeted with %q", hello.Type)
	}
	l.life, l.alike = time.Duration(hello.DebugInfo.ApproximateConnectionTime)*time.Second, hello.NumConnections
	return nil
}

var errUnread = errors.New("a frame that isn't an envelope")

// next is what comes next: errUnread when it can't be read, another error when
// nothing comes any more.
func (l *link) next() (e socketmode.Request, err error) {
	_, raw, err := l.ws.ReadMessage()
	if err != nil {
		return e, err
	}
	if err := json.Unmarshal(raw, &e); err != nil {
		return e, fmt.Errorf("%w: %d bytes", errUnread, len(raw))
	}
	return e, nil
}

// listen gives take each envelope until the link ends. It is what keeps the
// link alive, so take must not wait for anything.
func (s *Socket) listen(l *link, take func(socketmode.Request)) {
	go l.ping()
	defer l.silent.Stop()
	defer close(l.ended)
	defer l.cut()
	for {
		e, err := l.next()
		switch {
		case errors.Is(err, errUnread):
			s.log.Warn("ignored", "what", err)
		case err != nil:
			return
		case e.Type == socketmode.RequestTypeDisconnect:
			s.warned(l, e.Reason)
		case e.EnvelopeID != "":
			take(e)
		}
	}
}

// warned takes in that Slack will end a link, ten seconds later or at once. It
// goes on until then: what Slack still sends on it is meant.
func (s *Socket) warned(l *link, reason string) {
	if !slices.Contains([]string{"warning", "refresh_requested"}, reason) {
		s.log.Warn("Slack ends a connection", "reason", reason)
	}
	l.warning.Do(func() { close(l.going) })
}

func (l *link) isGoing() bool {
	select {
	case <-l.going:
		return true
	default:
		return false
	}
}

func (l *link) ping() {
	often := time.NewTicker(pingEvery)
	defer often.Stop()
	for {
		select {
		case <-often.C:
			_ = l.ws.WriteControl(websocket.PingMessage, nil, time.Time{}) // no answer comes then
		case <-l.ended:
			return
		}
	}
}

// write sends a text as one frame.
func (l *link) write(text []byte) error {
	l.writing.Lock()
	defer l.writing.Unlock()
	stuck := time.AfterFunc(maxWriting, l.cut)
	defer stuck.Stop()
	return l.ws.WriteMessage(websocket.TextMessage, text)
}

// leave ends a link so that what Slack sent before it knows is still read.
func (l *link) leave() {
	_ = l.ws.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(websocket.CloseNormalClosure, ""), time.Time{})
	select {
	case <-l.ended:
	case <-time.After(maxLeaving):
		l.cut()
	}
}

// cut ends it at once, whoever reads or writes.
func (l *link) cut() { _ = l.ws.NetConn().Close() }
