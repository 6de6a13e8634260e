package outbox_test

import (
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

func TestAClockThatIsAnHourFastPostsNothingTwice(t *testing.T) {
	inOffice(t, func(o *office) {
		o.isFast(time.Hour)
		p := o.open()
		p.card("C1", "one")
		p.drain()
		o.sim.Faults().NextAnswerLost("chat.postMessage")
		p.card("C1", "two")
		for range 3 {
			p.untilAnswered()
		}
		o.sees("U1", "C1", "one", "two")
		o.recorded(map[learn.DeliveryState]int{learn.Sent: 2})
	})
}

func TestAClockThatStepsBackAnHourDelaysNothingByThat(t *testing.T) {
	inOffice(t, func(o *office) {
		o.isFast(time.Hour)
		p := o.open()
		p.card("C1", "one")
		p.drain()
		p.change("one", "one, moved")
		p.drain()
		o.sim.Faults().NextAnswerLost("chat.postMessage")
		p.card("C2", "two")
		p.drain()
		p.card("C2", "three")

		o.isFast(0)
		p.change("one", "one, moved back")
		defer p.run()()
		<-time.After(time.Minute)
		o.sees("U1", "C1", "one, moved back")
		o.sees("U1", "C2", "two", "three")
	})
}

// The one who claims it is just posting it, and has a clock that is an hour fast.
func TestWhatAnotherReplicaPostsIsLeftAloneThoughItsClockIsFast(t *testing.T) {
	inOffice(t, func(o *office) {
		o.isFast(time.Hour)
		p := o.open()
		p.card("C1", "one")
		o.sim.Faults().Slow("chat.postMessage", 9*time.Second)
		stop := p.run()
		<-time.After(time.Second)
		o.isFast(0)
		other := o.open()
		end := other.run()
		<-time.After(time.Minute)
		stop()
		end()
		o.sees("U1", "C1", "one")
		if n := p.count("chat.postMessage") + other.count("chat.postMessage"); n != 1 {
			p.Errorf("posted %d times", n)
		}
	})
}
