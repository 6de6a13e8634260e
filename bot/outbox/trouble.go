package outbox

import (
	"context"
	"time"
)

// Stop is since when, and why, Slack takes nothing from us; the zero Stop when
// it does.
type Stop struct {
	Code  string // Slack's own
	Since time.Time
}

// well notes that Slack can be used; it reports whether that is news, and what
// has ended.
func (d *desk) well() (news bool, was Stop) {
	d.mu.Lock()
	defer d.mu.Unlock()
	news, was = d.trouble > 0, d.stopped
	d.trouble, d.stopped = 0, Stop{}
	return news, was
}

// unwell lets everything rest, longer each time; it reports whether that is news.
func (d *desk) unwell(a answer) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	stops := a.verdict == unusable && d.stopped == Stop{}
	if stops {
		d.stopped = Stop{a.code, d.now()}
	}
	if d.held[everything] > 0 {
		return stops
	}
	d.trouble++
	d.hold(everything, backOff(d.trouble))
	return stops || d.trouble == 1
}

// backOff is how long to wait after something failed so many times: a second,
// then twice as long each time, up to a minute.
func backOff(times int) time.Duration {
	return min(time.Second<<min(max(times-1, 0), 6), time.Minute)
}

// Stopped is since when, and why, Slack takes nothing: the token is dead, say.
// It is the zero Stop while Slack does, or is only not reached.
func (o *Outbox) Stopped() Stop {
	o.desk.mu.Lock()
	defer o.desk.mu.Unlock()
	return o.desk.stopped
}

// well and unwell keep track of whether Slack can be used at all.
func (o *Outbox) well(ctx context.Context) {
	news, was := o.desk.well()
	if news {
		o.log.Info("outbox: Slack can be used again")
	}
	if was != (Stop{}) {
		o.tellStop(ctx, was)
	}
}

func (o *Outbox) unwell(a answer) {
	if o.desk.unwell(a) {
		o.log.Error("outbox: Slack can't be used; nothing is posted until it can", "code", a.code, "details", a.details)
	}
}
