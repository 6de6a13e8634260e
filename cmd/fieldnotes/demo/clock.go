package demo

import (
	"sync/atomic"
	"time"
)

// clock is the demo's time: the wall's, moved ahead by what was jumped. The
// bot and the simulated workspace share it.
type clock struct{ offset atomic.Int64 }

// now is the demo's time.
func (c *clock) now() time.Time { return time.Now().Add(time.Duration(c.offset.Load())) }

// set moves the clock to an instant, from which it goes on.
func (c *clock) set(to time.Time) { c.offset.Store(int64(time.Until(to))) }
