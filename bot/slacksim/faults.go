package slacksim

import (
	"net/http"
	"slices"
	"strconv"
	"time"
)

// Faults are the switches that make the workspace misbehave as Slack and networks sometimes do. Those named
// Next… act once, on the next call of a method; several wait their turn.
type Faults struct {
	s *Sim

	// Guarded by Sim.mu.
	next        map[string][]fault
	latency     map[string]time.Duration
	missing     map[string]bool
	declined    []string
	everywhere  bool
	byTurns     bool
	again       bool
	deaf        bool
	down        bool
	revoked     bool
	uninstalled bool
	unlimited   bool
}

func newFaults(s *Sim) *Faults {
	return &Faults{s: s, next: map[string][]fault{}, latency: map[string]time.Duration{}, missing: map[string]bool{}}
}

// fault is what goes wrong with one call.
type fault struct {
	wait         time.Duration
	statusBefore int // answered with this without doing anything
	statusAfter  int // done, then answered with this
	retryAfter   int // seconds, with status 429
	loseRequest  bool
	loseAnswer   bool
	answered     bool
}

// NextRequestLost cuts the connection before the next call of a method is done.
func (f *Faults) NextRequestLost(method string) { f.add(method, fault{loseRequest: true}) }

// NextAnswerLost cuts the connection after the next call of a method has been done.
func (f *Faults) NextAnswerLost(method string) { f.add(method, fault{loseAnswer: true}) }

// NextFailsBefore answers the next call of a method with an HTTP status and does nothing.
func (f *Faults) NextFailsBefore(method string, status int) {
	f.add(method, fault{statusBefore: status})
}

// NextFailsAfter does the next call of a method and answers with an HTTP status nevertheless.
func (f *Faults) NextFailsAfter(method string, status int) { f.add(method, fault{statusAfter: status}) }

// NextLimited answers the next call of a method with 429 and Retry-After in whole seconds.
func (f *Faults) NextLimited(method string, seconds int) {
	f.add(method, fault{statusBefore: http.StatusTooManyRequests, retryAfter: seconds})
}

// Slow delays every call of a method, before it is done; 0 ends this.
func (f *Faults) Slow(method string, by time.Duration) {
	f.set(func() { f.latency[method] = by })
}

// Lack makes a method unknown, as on a server that does not have it.
func (f *Faults) Lack(method string) { f.set(func() { f.missing[method] = true }) }

// Decline takes optional scopes from the bot token, as whoever installs the app may.
func (f *Faults) Decline(scopes ...string) {
	f.set(func() { f.declined = slices.Concat(f.declined, scopes) })
}

// Everywhere delivers every envelope on all connections.
func (f *Faults) Everywhere(on bool) { f.set(func() { f.everywhere = on }) }

// ByTurns delivers every envelope on a connection through another of the http.Servers that serve Handler than the
// one before, as far as there are several: each replica of an app may dial its own.
func (f *Faults) ByTurns(on bool) { f.set(func() { f.byTurns = on }) }

// Again delivers every envelope once more when it has been acknowledged; with ByTurns to another replica.
func (f *Faults) Again(on bool) { f.set(func() { f.again = on }) }

// RepeatLast delivers the newest envelope once more, as it was. It says whether there was a connection.
func (f *Faults) RepeatLast() bool {
	f.s.mu.Lock()
	defer f.s.mu.Unlock()
	live := f.s.liveSockets()
	if len(live) == 0 || f.s.link.last == nil {
		return false
	}
	live[f.s.rand.IntN(len(live))].push(f.s.link.last)
	return true
}

// Refresh tells the app on one connection that it will end: reason is "warning" (in ten seconds) or
// "refresh_requested" (now). It says whether there was a connection.
func (f *Faults) Refresh(reason string) bool {
	f.s.mu.Lock()
	live := f.s.liveSockets()
	f.s.mu.Unlock()
	if len(live) == 0 {
		return false
	}
	f.s.refresh(live[0], reason)
	return true
}

// Cut ends all connections without a word.
func (f *Faults) Cut() { f.set(f.cut) }

func (f *Faults) cut() {
	for _, k := range slices.Clone(f.s.link.sockets) {
		f.s.end(k)
	}
}

// Deaf stops pings, and pongs to the app's pings.
func (f *Faults) Deaf(on bool) { f.set(func() { f.deaf = on }) }

// Down cuts all connections and answers every call with 503, until switched off.
func (f *Faults) Down(on bool) {
	f.set(func() {
		f.down = on
		if on {
			f.cut()
		}
	})
}

// Revoke ends the bot token, and tells the app if it listens to tokens_revoked.
func (f *Faults) Revoke() {
	f.set(func() {
		f.s.emit("tokens_revoked", nil, object{"type": "tokens_revoked",
			"tokens": object{"oauth": []string{}, "bot": []string{f.s.app.UserID}}, "event_ts": f.s.eventTS()})
		f.revoked = true
	})
}

// Restore has the bot token count again.
func (f *Faults) Restore() { f.set(func() { f.revoked = false }) }

// Uninstall takes the app out of the workspace, and tells it if it listens to app_uninstalled.
func (f *Faults) Uninstall() {
	f.set(func() {
		f.s.emit("app_uninstalled", nil, object{"type": "app_uninstalled", "event_ts": f.s.eventTS()})
		f.uninstalled = true
	})
}

// Unlimited switches the rate limits off, for benchmarks.
func (f *Faults) Unlimited(on bool) { f.set(func() { f.unlimited = on }) }

func (f *Faults) set(change func()) {
	f.s.mu.Lock()
	defer f.s.mu.Unlock()
	change()
}

func (f *Faults) add(method string, one fault) {
	f.set(func() { f.next[method] = append(f.next[method], one) })
}

func (f *Faults) lacks(method string) bool {
	f.s.mu.Lock()
	defer f.s.mu.Unlock()
	return f.missing[method]
}

// take is what goes wrong with this call of a method.
func (f *Faults) take(method string) *fault {
	f.s.mu.Lock()
	defer f.s.mu.Unlock()
	var one fault
	switch queue := f.next[method]; {
	case f.down:
		one.statusBefore = http.StatusServiceUnavailable
	case len(queue) > 0:
		one, f.next[method] = queue[0], queue[1:]
	}
	one.wait = f.latency[method]
	return &one
}

// before does what goes wrong before the call is done.
func (f *fault) before(w http.ResponseWriter, r *http.Request) {
	if f.wait > 0 {
		select {
		case <-time.After(f.wait):
		case <-r.Context().Done():
		}
	}
	if f.loseRequest {
		panic(http.ErrAbortHandler)
	}
	if f.statusBefore != 0 {
		f.answer(w, f.statusBefore)
	}
}

// after does what goes wrong after it.
func (f *fault) after(w http.ResponseWriter) {
	if f.loseAnswer {
		panic(http.ErrAbortHandler)
	}
	if f.statusAfter != 0 {
		f.answer(w, f.statusAfter)
	}
}

func (f *fault) answer(w http.ResponseWriter, status int) {
	f.answered = true
	code := "service_unavailable"
	if status == http.StatusTooManyRequests {
		code = "ratelimited"
		w.Header().Set("Retry-After", strconv.Itoa(f.retryAfter))
	}
	w.WriteHeader(status)
	_, _ = w.Write(encode(object{"ok": false, "error": code}))
}
