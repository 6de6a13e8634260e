package outbox

import "time"

// well notes that Slack can be used; it reports whether that is news.
func (d *desk) well() bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	news := d.trouble > 0
	d.trouble = 0
	return news
}

// unwell lets everything rest, longer each time; it reports whether that is news.
func (d *desk) unwell() bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.held[everything] > 0 {
		return false
	}
	d.trouble++
	d.hold(everything, backOff(d.trouble))
	return d.trouble == 1
}

// backOff is how long to wait after something failed so many times: a second,
// then twice as long each time, up to a minute.
func backOff(times int) time.Duration {
	return min(time.Second<<min(max(times-1, 0), 6), time.Minute)
}

// well and unwell keep track of whether Slack can be used at all.
func (o *Outbox) well() {
	if o.desk.well() {
		o.log.Info("outbox: Slack can be used again")
	}
}

func (o *Outbox) unwell(a answer) {
	if o.desk.unwell() {
		o.log.Error("outbox: Slack can't be used; nothing is posted until it can", "code", a.code, "details", a.details)
	}
}
