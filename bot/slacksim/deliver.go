package slacksim

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"time"
)

// patience is how long Slack waits for an acknowledgement.
const patience = 3 * time.Second

// link is the app's side of Socket Mode: its connections and what it has not acknowledged.
type link struct {
	tickets recent[struct{}]
	sockets []*socket
	opened  bool                 // the app has been connected once
	pending map[string]*delivery // by envelope id; an event under each id it was sent with
	count   uint64
	last    []byte // the newest envelope, for Faults.RepeatLast
	server  any    // through which it went
}

// delivery is something sent to the app and not yet acknowledged.
type delivery struct {
	number uint64
	ids    []string
	answer chan json.RawMessage // gets the acknowledgement's payload, once
	event  any                  // outer event object, for repeats; nil for interactions
	frame  []byte               // as last sent
	on     *socket              // the connection that got it
	tries  int
	timer  *time.Timer
}

type envelope struct {
	ID           string  `json:"envelope_id"`
	Payload      any     `json:"payload"`
	Type         string  `json:"type"`
	Accepts      bool    `json:"accepts_response_payload"`
	RetryAttempt *int    `json:"retry_attempt,omitempty"`
	RetryReason  *string `json:"retry_reason,omitempty"`
}

var (
	errNoConnection = errors.New("the app has no connection")
	errNoAnswer     = errors.New("the app did not acknowledge within 3 seconds")
)

// interact sends an interaction or a command, which is tried once.
func (s *Sim) interact(kind string, accepts bool, payload any) (*delivery, error) {
	d := s.newDelivery()
	d.frame = frame(envelope{ID: s.addID(d), Payload: payload, Type: kind, Accepts: accepts})
	if !s.dispatch(d) {
		s.settle(d, nil)
		return nil, errNoConnection
	}
	return d, nil
}

// await gives the acknowledgement's payload, nil if it had none. It must be called without the lock.
func (s *Sim) await(ctx context.Context, d *delivery) (json.RawMessage, error) {
	timeout := time.NewTimer(patience)
	defer timeout.Stop()
	var err error
	select {
	case payload := <-d.answer:
		return payload, nil
	case <-timeout.C:
		err = errNoAnswer
	case <-ctx.Done():
		err = ctx.Err()
	}
	if d.event == nil {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.settle(d, nil)
	}
	return nil, err
}

func (s *Sim) newDelivery() *delivery {
	s.link.count++
	return &delivery{number: s.link.count, answer: make(chan json.RawMessage, 1)}
}

func (s *Sim) addID(d *delivery) string {
	id := s.newUUID()
	d.ids = append(d.ids, id)
	s.link.pending[id] = d
	return id
}

// dispatch sends an envelope on one connection, whichever; false when there is none.
func (s *Sim) dispatch(d *delivery) bool {
	live := s.liveSockets()
	if len(live) == 0 {
		return false
	}
	d.on = s.choose(live)
	s.link.last, s.link.server = d.frame, d.on.server
	if !s.faults.everywhere {
		live = []*socket{d.on}
	}
	for _, k := range live {
		k.push(d.frame)
	}
	return true
}

func (s *Sim) choose(live []*socket) *socket {
	others := slices.DeleteFunc(slices.Clone(live), func(k *socket) bool { return k.server == s.link.server })
	if s.faults.byTurns && len(others) > 0 {
		live = others
	}
	return live[s.rand.IntN(len(live))]
}

func (s *Sim) liveSockets() []*socket {
	live := make([]*socket, 0, len(s.link.sockets))
	for _, k := range s.link.sockets {
		if !k.retired && !k.ended {
			live = append(live, k)
		}
	}
	return live
}

// acknowledged takes a frame from the app. Acknowledgements belong to the envelope, whichever connection they
// come on; those of unknown envelopes are ignored.
func (s *Sim) acknowledged(raw []byte) {
	var ack struct {
		ID      string          `json:"envelope_id"`
		Payload json.RawMessage `json:"payload"`
	}
	if err := json.Unmarshal(raw, &ack); err != nil {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if d := s.link.pending[ack.ID]; d != nil {
		s.settle(d, ack.Payload)
		if live := s.liveSockets(); s.faults.again && len(live) > 0 {
			s.choose(live).push(d.frame)
		}
	}
}

func (s *Sim) settle(d *delivery, payload json.RawMessage) {
	for _, id := range d.ids {
		delete(s.link.pending, id)
	}
	if d.timer != nil {
		d.timer.Stop()
	}
	select {
	case d.answer <- payload:
	default:
	}
}

// redeliver sends the events again that went to a connection which has ended, or to none.
func (s *Sim) redeliver() {
	missed := map[uint64]*delivery{}
	for _, d := range s.link.pending {
		if d.event != nil && (d.on == nil || d.on.ended) {
			missed[d.number] = d
		}
	}
	for _, d := range slices.SortedFunc(maps.Values(missed), func(a, b *delivery) int { return cmp.Compare(a.number, b.number) }) {
		s.dispatch(d)
	}
}

func (l *link) close() {
	for _, k := range l.sockets {
		k.end()
	}
	l.sockets = nil
	for _, d := range l.pending {
		if d.timer != nil {
			d.timer.Stop()
		}
	}
	clear(l.pending)
}
