package slacksim

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"slices"
	"time"

	"github.com/gorilla/websocket"
)

const (
	maxSockets   = 10
	maxFrame     = 20480 // bytes of one text frame from the app
	warnedBefore = 10 * time.Second
	refreshGrace = time.Second // between refresh_requested and the end
	debugLife    = 360 * time.Second
	queued       = 4096 // frames for an app that does not read, before its connection is dropped
)

// socket is one Socket Mode connection. Its fields but the channels are guarded by Sim.mu.
type socket struct {
	ws      *websocket.Conn
	server  any // the http.Server that it came through
	frames  *frames
	out     chan []byte
	done    chan struct{}
	ended   bool
	retired bool // gets no envelopes any more
	timers  []*time.Timer
}

var upgrader = websocket.Upgrader{
	ReadBufferSize:  4 << 10, // of its own: it must read through frames
	WriteBufferSize: 32 << 10,
	CheckOrigin:     func(*http.Request) bool { return true }, // Slack's own clients say Origin: https://api.slack.com
}

// serveLink is the far end of the URL from apps.connections.open.
func (s *Sim) serveLink(w http.ResponseWriter, r *http.Request) {
	if !s.takeTicket(r.FormValue("ticket")) {
		http.Error(w, "invalid ticket", http.StatusUnauthorized)
		return
	}
	h := &hijacker{ResponseWriter: w}
	ws, err := upgrader.Upgrade(h, r, nil)
	if err != nil {
		return // Upgrade has answered
	}
	k := &socket{ws: ws, server: r.Context().Value(http.ServerContextKey), frames: h.frames, out: make(chan []byte, queued), done: make(chan struct{})}
	life := s.cfg.Life
	if r.FormValue("debug_reconnects") == "true" {
		life = debugLife
	}
	s.open(k, life)
	go s.writeTo(k)
	s.readFrom(k)
	s.drop(k)
}

func (s *Sim) takeTicket(ticket string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	_, valid := s.link.tickets.get(ticket)
	delete(s.link.tickets.byKey, ticket)
	return valid && !s.closed && !s.faults.down
}

// open greets a new connection and hands it what the app has missed.
func (s *Sim) open(k *socket, life time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		s.end(k)
		return
	}
	if len(s.link.sockets) >= maxSockets {
		k.push(s.disconnectFrame("too_many_websockets"))
		k.after(refreshGrace, func() { s.drop(k) })
		return
	}
	s.link.sockets = append(s.link.sockets, k)
	s.link.opened = true
	k.push(frame(map[string]any{
		"type": "hello", "num_connections": len(s.link.sockets),
		"debug_info":      map[string]any{"host": linkHost, "build_number": 10, "approximate_connection_time": int(life.Seconds())},
		"connection_info": map[string]any{"app_id": s.app.ID},
	}))
	k.after(max(life-warnedBefore, 0), func() { s.refresh(k, "warning") })
	s.redeliver()
}

const linkHost = "applink-1"

func (s *Sim) disconnectFrame(reason string) []byte {
	return frame(map[string]any{"type": "disconnect", "reason": reason, "num_connections": len(s.link.sockets),
		"debug_info": map[string]any{"host": linkHost}, "connection_info": map[string]any{"app_id": s.app.ID}})
}

func frame(v any) []byte {
	raw, err := json.Marshal(v)
	if err != nil {
		panic(err) // only what we build ourselves gets here
	}
	return raw
}

// refresh tells the app that a connection will end soon ("warning") or now ("refresh_requested").
func (s *Sim) refresh(k *socket, reason string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if k.ended || k.retired {
		return
	}
	k.push(s.disconnectFrame(reason))
	if reason == "warning" {
		k.after(warnedBefore, func() { s.refresh(k, "refresh_requested") })
		return
	}
	k.retired = true
	k.after(refreshGrace, func() { s.drop(k) })
}

// push queues a frame; an app that has not read for too long loses the connection.
func (k *socket) push(frame []byte) {
	select {
	case k.out <- frame:
	default:
		k.end()
	}
}

func (k *socket) after(d time.Duration, f func()) {
	k.timers = append(k.timers, time.AfterFunc(d, f))
}

// end closes the connection, so that neither reading nor writing waits any longer.
func (k *socket) end() {
	if k.ended {
		return
	}
	k.ended = true
	close(k.done)
	_ = k.ws.NetConn().Close()
	for _, t := range k.timers {
		t.Stop()
	}
}

func (s *Sim) drop(k *socket) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.end(k)
}

// end closes a connection and takes it off the list.
func (s *Sim) end(k *socket) {
	k.end()
	s.link.sockets = slices.DeleteFunc(s.link.sockets, func(other *socket) bool { return other == k })
}

func (s *Sim) writeTo(k *socket) {
	pings := time.NewTicker(s.cfg.PingEvery)
	defer pings.Stop()
	for {
		var err error
		select {
		case frame := <-k.out:
			err = k.ws.WriteMessage(websocket.TextMessage, frame)
		case <-pings.C:
			if !s.deaf() {
				err = k.ws.WriteControl(websocket.PingMessage, []byte("Ping from "+linkHost), time.Time{})
			}
		case <-k.done:
			return
		}
		if err != nil {
			s.drop(k)
			return
		}
	}
}

func (s *Sim) deaf() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.faults.deaf
}

// readFrom handles what the app sends until the connection ends.
func (s *Sim) readFrom(k *socket) {
	pong := k.ws.PingHandler()
	k.ws.SetPingHandler(func(data string) error {
		if s.deaf() {
			return nil
		}
		return pong(data)
	})
	for {
		raw, err := readFrame(k.ws)
		if errors.Is(err, errFrameTooLong) {
			message := websocket.FormatCloseMessage(websocket.CloseMessageTooBig, err.Error())
			_ = k.ws.WriteControl(websocket.CloseMessage, message, time.Time{}) // it ends either way
			return
		}
		if err != nil {
			return
		}
		if !k.frames.takeSplit() {
			s.acknowledged(raw)
		}
	}
}

var errFrameTooLong = errors.New("Max frame length of 20480 has been exceeded.")

func readFrame(ws *websocket.Conn) ([]byte, error) {
	_, r, err := ws.NextReader()
	if err != nil {
		return nil, err
	}
	raw, err := io.ReadAll(io.LimitReader(r, maxFrame+1))
	if err == nil && len(raw) > maxFrame {
		return nil, errFrameTooLong
	}
	return raw, err
}
