package outbox_test

import (
	"net/http"
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim"
)

// Servers other than Slack say that they lack a method in Slack's words or with
// a status of theirs.
func TestDirectMessagesArriveWhereTheyCannotBeOpened(t *testing.T) {
	for what, lacks := range map[string]func(*slacksim.Faults){
		"unknown method": func(f *slacksim.Faults) { f.Lack("conversations.open") },
		"not found":      func(f *slacksim.Faults) { f.NextFailsBefore("conversations.open", http.StatusNotFound) },
	} {
		t.Run(what, func(t *testing.T) {
			inOffice(t, func(o *office) {
				lacks(o.sim.Faults())
				p := o.open()
				p.card("U1", "one")
				p.drain()
				o.sees("U1", o.sim.IM("U1"), "one")
			})
		})
	}
}

func TestDirectMessagesThatAreNotGrantedHoldUpNothingElse(t *testing.T) {
	inOffice(t, func(o *office) {
		o.sim.Faults().Decline("im:write")
		p := o.open()
		p.card("U1", "one")
		p.card("C1", "two")
		p.drain()
		o.sees("U1", "C1", "two")
		if got := o.states(); got[learn.Failed] != 1 || got[learn.Sent] != 1 {
			t.Errorf("recorded as %v", got)
		}
	})
}

func TestAPlaceGoesOnWhereNoHistoryCanBeRead(t *testing.T) {
	for what, lacks := range map[string]func(*slacksim.Faults){
		"unknown method": func(f *slacksim.Faults) { f.Lack("conversations.history") },
		"not found":      func(f *slacksim.Faults) { f.NextFailsBefore("conversations.history", http.StatusNotFound) },
	} {
		t.Run(what, func(t *testing.T) {
			inOffice(t, func(o *office) {
				lacks(o.sim.Faults())
				o.sim.Faults().NextAnswerLost("chat.postMessage")
				p := o.open()
				p.card("C1", "one")
				p.card("C1", "two")
				p.drain()
				p.untilAnswered()
				o.sees("U1", "C1", "one", "two")
				if got := o.states(); got[learn.Lost] != 1 || got[learn.Sent] != 2 {
					t.Errorf("recorded as %v", got)
				}
			})
		})
	}
}

func TestWhatAProxyAnswersLosesNothing(t *testing.T) {
	for _, status := range []int{http.StatusNotFound, http.StatusForbidden, http.StatusFound, http.StatusTooManyRequests} {
		t.Run(http.StatusText(status), func(t *testing.T) {
			inOffice(t, func(o *office) {
				for range 3 {
					o.sim.Faults().NextFailsBefore("chat.postMessage", status)
				}
				p := o.open()
				p.card("C1", "one")
				defer p.run()()
				<-time.After(2 * time.Minute)
				o.sees("U1", "C1", "one")
			})
		})
	}
}

func TestAServerThatChangesNoMessagesStillTakesNewOnes(t *testing.T) {
	inOffice(t, func(o *office) {
		o.sim.Faults().Lack("chat.update")
		p := o.open()
		p.card("C1", "event")
		p.drain()
		p.change("event", "event, moved")
		p.drain()
		p.card("C1", "another")
		p.drain()
		o.sees("U1", "C1", "event", "another")
	})
}
