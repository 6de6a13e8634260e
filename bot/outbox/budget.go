package outbox

import "time"

// budget is how many calls of a method are left.
type budget struct {
	left float64
	at   time.Time
}

// spend takes one call of a method of which so many are allowed a minute, and
// as many at once after a rest; 0 is no limit. When nothing is left, or the
// method rests, it returns how long to wait instead.
func (d *desk) spend(method string, perMinute int) time.Duration {
	d.mu.Lock()
	defer d.mu.Unlock()
	if wait := d.restsFor(method); wait > 0 || perMinute == 0 {
		return wait
	}
	b := d.fill(method, perMinute)
	if b.left < 1 {
		d.hold(method, gulp)
		return gulp
	}
	b.left--
	return 0
}

// left is how many calls of a method may begin now, limit at most.
func (d *desk) left(method string, perMinute, limit int) int {
	d.mu.Lock()
	defer d.mu.Unlock()
	switch {
	case d.held[method] > 0:
		return 0
	case perMinute == 0:
		return limit
	}
	return min(max(int(d.fill(method, perMinute).left), 1), limit)
}

// fill adds what has become free since the last time. A clock that is set back
// adds nothing.
func (d *desk) fill(method string, perMinute int) *budget {
	now, b := d.now(), d.budgets[method]
	if b == nil {
		b = &budget{left: float64(perMinute), at: now}
		d.budgets[method] = b
	}
	b.left = min(float64(perMinute), b.left+max(now.Sub(b.at), 0).Minutes()*float64(perMinute))
	b.at = now
	return b
}

// restsFor is how long what still rests.
func (d *desk) restsFor(what string) (longest time.Duration) {
	for r := range d.resters {
		if len(r.concerns) == 1 && r.concerns[0] == what {
			longest = max(longest, r.until.Sub(d.now()))
		}
	}
	if d.held[what] > 0 {
		return max(longest, moment)
	}
	return 0
}

// inRow counts how often in a row something went wrong with a method.
func (d *desk) inRow(method string, again bool) int {
	d.mu.Lock()
	defer d.mu.Unlock()
	if !again {
		delete(d.wrong, method)
		return 0
	}
	d.wrong[method]++
	return d.wrong[method]
}
