package outbox_test

import (
	"context"
	"log/slog"
	"slices"
	"sync"
)

// end is where a process dies: before or after the nth time that it takes a step.
type end struct {
	step  string
	nth   int
	after bool
}

func (e end) String() string {
	when := "before "
	if e.after {
		when = "after "
	}
	return when + e.step + map[bool]string{true: " again"}[e.nth > 1]
}

// watch is the log of a process. It knows the steps that were taken, and ends
// the process at one of them.
type watch struct {
	mu    sync.Mutex
	taken []string
	end   end
	kill  func()
	over  bool
}

func (w *watch) Enabled(context.Context, slog.Level) bool { return true }
func (w *watch) WithAttrs([]slog.Attr) slog.Handler       { return w }
func (w *watch) WithGroup(string) slog.Handler            { return w }

func (w *watch) Handle(_ context.Context, r slog.Record) error {
	after, is := map[string]bool{"outbox: begins": false, "outbox: ended": true}[r.Message]
	if !is {
		return nil
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	r.Attrs(func(a slog.Attr) bool {
		if a.Key == "step" {
			w.see(a.Value.String(), after)
		}
		return true
	})
	return nil
}

func (w *watch) see(step string, after bool) {
	if w.over {
		return
	}
	if !after {
		w.taken = append(w.taken, step)
	}
	if w.kill != nil && w.end == (end{step, w.times(step), after}) {
		w.over = true
		w.kill()
	}
}

func (w *watch) times(step string) (n int) {
	for _, one := range w.taken {
		if one == step {
			n++
		}
	}
	return n
}

// since is what was taken after so many steps.
func (w *watch) since(n int) []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return slices.Clone(w.taken[n:])
}

func (w *watch) isDead() bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.over
}

// dies has the process die there: from then on it reaches neither the store
// nor Slack. Its steps so far don't count.
func (p *process) dies(at end) {
	p.watch.mu.Lock()
	defer p.watch.mu.Unlock()
	at.nth += p.times(at.step)
	p.end = at
	p.kill = func() {
		p.cut()
		if err := p.db.Close(); err != nil {
			p.Error(err)
		}
	}
}
