package slacksim

import (
	"math"
	"time"
)

// rate is how often something may happen: so many a minute, and so many at once after a rest.
type rate struct{ perMinute, burst float64 }

// tiers are Slack's rate tiers. What a minute allows may come at once.
var tiers = map[int]rate{1: {1, 1}, 2: {20, 20}, 3: {50, 50}, 4: {100, 100}, special: {600, 600}, unlimited: {}}

const (
	special   = 5 // methods with a generous limit of their own
	unlimited = 0
)

var (
	postsPerChannel   = rate{60, 3}
	postsPerWorkspace = rate{300, 300}
)

type bucket struct {
	left float64
	at   time.Time
}

// allow takes one from the bucket of that name; a refusal says how long to wait.
func (s *Sim) allow(name string, r rate) *refusal {
	if s.faults.unlimited || r.perMinute == 0 {
		return nil
	}
	now := s.Now()
	b := s.limits[name]
	if b == nil {
		b = &bucket{left: r.burst, at: now}
		s.limits[name] = b
	}
	b.left = min(r.burst, b.left+now.Sub(b.at).Minutes()*r.perMinute)
	b.at = now
	if b.left < 1 {
		return tooMany((1 - b.left) / r.perMinute * 60)
	}
	b.left--
	return nil
}

func tooMany(seconds float64) *refusal {
	return &refusal{code: "ratelimited", retryAfter: max(1, int(math.Ceil(seconds)))}
}
