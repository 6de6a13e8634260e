package outbox

import (
	"context"
	"sync"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// desk keeps what this process has under way, and what must rest: the places,
// deliveries, methods that must not be used for now.
type desk struct {
	now     func() time.Time
	mu      sync.Mutex
	held    map[string]int
	resters map[*rester]bool
	jobs    map[job]int
	budgets map[string]*budget
	wrong   map[string]int       // how often in a row, by method
	trouble int                  // how often in a row Slack couldn't be used at all
	stopped Stop                 // since Slack takes nothing from us
	claimed map[string]time.Time // when, by deliveries that were claimed later than now
	changed chan struct{}        // closed at the next change
}

// rester is what rests until an instant of the clock. The timer is for a clock
// that goes on by itself.
type rester struct {
	concerns []string
	until    time.Time
	timer    *time.Timer
}

func newDesk(now func() time.Time) desk {
	return desk{
		now: now, held: map[string]int{}, resters: map[*rester]bool{}, jobs: map[job]int{},
		budgets: map[string]*budget{}, wrong: map[string]int{}, claimed: map[string]time.Time{}, changed: make(chan struct{}),
	}
}

// changes is closed when something ends its work or its rest.
func (d *desk) changes() <-chan struct{} {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.changed
}

func (d *desk) tell() {
	close(d.changed)
	d.changed = make(chan struct{})
}

func (d *desk) begin(j job, concerns []string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.jobs[j]++
	for _, c := range concerns {
		d.held[c]++
	}
}

func (d *desk) end(j job, concerns []string, rest time.Duration) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.jobs[j]--
	if rest > 0 {
		d.restAll(concerns, rest)
	} else {
		d.release(concerns)
	}
	d.tell()
}

// rest keeps one thing from being used for a time.
func (d *desk) rest(what string, rest time.Duration) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.hold(what, rest)
}

// waited tells of a delivery that was claimed later than now whether it has been
// left alone for settleAfter: our clock was set back since, or that of whoever
// has claimed it is ahead, and they are just posting it.
func (d *desk) waited(one learn.Delivery) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	if at, known := d.claimed[one.ID]; known && at.Equal(one.Claimed) {
		delete(d.claimed, one.ID)
		return true
	}
	d.claimed[one.ID] = one.Claimed
	d.hold(one.ID, settleAfter)
	return false
}

func (d *desk) hold(what string, rest time.Duration) {
	d.held[what]++
	d.restAll([]string{what}, rest)
}

func (d *desk) restAll(concerns []string, rest time.Duration) {
	r := &rester{concerns: concerns, until: d.now().Add(rest)}
	r.timer = time.AfterFunc(rest, func() {
		d.mu.Lock()
		defer d.mu.Unlock()
		d.rouse(r)
	})
	d.resters[r] = true
}

func (d *desk) rouse(r *rester) {
	if !d.resters[r] {
		return
	}
	r.timer.Stop()
	delete(d.resters, r)
	d.release(r.concerns)
	d.tell()
}

// clockWasSet ends the rest of all that has rested long enough by the clock.
func (d *desk) clockWasSet() {
	d.mu.Lock()
	defer d.mu.Unlock()
	for r := range d.resters {
		if !r.until.After(d.now()) {
			d.rouse(r)
		}
	}
}

func (d *desk) release(concerns []string) {
	for _, c := range concerns {
		if d.held[c]--; d.held[c] == 0 {
			delete(d.held, c)
		}
	}
}

// rests tells whether what must not be used now.
func (d *desk) rests(what string) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.held[what] > 0
}

// resting is all that must not be used now.
func (d *desk) resting() []string {
	d.mu.Lock()
	defer d.mu.Unlock()
	all := make([]string, 0, len(d.held))
	for what := range d.held {
		all = append(all, what)
	}
	return all
}

// free is how many more jobs of the kind may begin. After trouble one alone
// tries whether Slack can be used again.
func (d *desk) free(j job) int {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.trouble > 0 {
		return max(1-d.jobs[j], 0)
	}
	return max(j.share()-d.jobs[j], 0)
}

func (d *desk) isEmpty() bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, n := range d.jobs {
		if n > 0 {
			return false
		}
	}
	return true
}

// emptySince tells whether nothing is under way, nor was since changed was
// asked for: what ended meanwhile may have left more to do.
func (d *desk) emptySince(changed <-chan struct{}) bool {
	empty := d.isEmpty()
	select {
	case <-changed:
		return false
	default:
		return empty
	}
}

// empty returns once nothing is under way any more.
func (d *desk) empty(ctx context.Context) error {
	for {
		changed := d.changes()
		if d.isEmpty() {
			return nil
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}
