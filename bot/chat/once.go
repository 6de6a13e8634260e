package chat

import (
	"sync"
	"sync/atomic"
	"time"
)

// answers remembers what was answered, so that the same thing delivered again
// is handled once and acknowledged alike.
type answers struct {
	mu       sync.Mutex
	now, old map[string]*answered
	turned   time.Time
}

type answered struct {
	done    chan struct{} // closed once there is an answer
	payload atomic.Pointer[any]
}

// give sets the answer. What it carries is forgotten when Slack no longer
// waits for it; a screenful of blocks each would add up.
func (a *answered) give(payload any) {
	a.payload.Store(&payload)
	close(a.done)
	time.AfterFunc(patience+time.Second, func() { a.payload.Store(nil) })
}

// carries is what the answer carries, or nil.
func (a *answered) carries() any {
	if payload := a.payload.Load(); payload != nil {
		return *payload
	}
	return nil
}

// remembered is at least how long an answer is kept; at most twice that.
const remembered = 30 * time.Minute

// manyAnswers bounds what is kept under load.
const manyAnswers = 20_000

// take returns the answer for key, and whether it is the caller's to give.
func (a *answers) take(key string, now time.Time) (*answered, bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.now == nil || now.Sub(a.turned) > remembered || len(a.now) >= manyAnswers {
		a.old, a.now, a.turned = a.now, map[string]*answered{}, now
	}
	if one := a.now[key]; one != nil {
		return one, false
	}
	if one := a.old[key]; one != nil {
		return one, false
	}
	one := &answered{done: make(chan struct{})}
	a.now[key] = one
	return one, true
}

// forget has the same thing handled anew when it is delivered again.
func (a *answers) forget(key string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	delete(a.now, key)
	delete(a.old, key)
}
