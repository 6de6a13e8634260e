package outbox_test

import (
	"fmt"
	"strconv"
	"testing"
	"time"
)

func TestAChannelGetsItsPostsInOrder(t *testing.T) {
	inOffice(t, func(o *office) {
		p := o.open()
		o.sim.Faults().NextRequestLost("chat.postMessage")
		o.sim.Faults().NextLimited("chat.postMessage", 5)
		var want []string
		for i := range 6 {
			text := fmt.Sprint("event ", i)
			p.card("C1", text)
			want = append(want, text)
		}
		p.drain()
		p.untilAnswered()
		o.sees("U1", "C1", want...)
	})
}

func TestAChannelGetsOnePostASecond(t *testing.T) {
	inOffice(t, func(o *office) {
		p := o.open()
		for i := range 20 {
			p.card("C1", fmt.Sprint("event ", i))
		}
		p.drain()
		if n := p.count("chat.postMessage"); n != 20 {
			t.Errorf("%d calls for 20 posts: Slack had to say that it's too much", n)
		}
		var last float64
		for _, m := range o.sim.As("U1").Messages("C1") {
			at, err := strconv.ParseFloat(m.TS, 64)
			if err != nil {
				t.Fatal(err)
			}
			if at-last < 0.999 {
				t.Errorf("%s came %.3f s after the one before", m.Text, at-last)
			}
			last = at
		}
	})
}

func TestTooManyPostsInOneChannelDelayNoOther(t *testing.T) {
	inOffice(t, func(o *office) {
		p := o.open()
		start := time.Now()
		o.sim.Faults().NextLimited("chat.postMessage", 30)
		p.card("C1", "one")
		p.drain()
		if waited := time.Since(start); waited < 30*time.Second || waited > 32*time.Second {
			t.Errorf("posted after %s, Slack asked for 30 seconds", waited)
		}
		defer p.run()()
		<-time.After(2 * time.Second)
		o.sim.Faults().NextLimited("chat.postMessage", 60)
		p.card("C1", "two")
		<-time.After(time.Second)
		p.card("C2", "three")
		<-time.After(time.Second)
		o.sees("U1", "C1", "one")
		o.sees("U1", "C2", "three")
		<-time.After(time.Minute)
		o.sees("U1", "C1", "one", "two")
	})
}
