package outbox_test

import (
	"fmt"
	"net/http"
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim"
)

func TestTenAnswersBecomeOneOrTwoUpdates(t *testing.T) {
	inOffice(t, func(o *office) {
		p := o.open()
		p.card("C1", "event")
		defer p.run()()
		<-time.After(5 * time.Second)
		for i := range 10 {
			p.change("event", fmt.Sprintf("event, %d going", i+1))
			<-time.After(300 * time.Millisecond)
		}
		<-time.After(8 * time.Second)
		o.sees("U1", "C1", "event, 10 going")
		if n := p.count("chat.update"); n < 1 || n > 2 {
			t.Errorf("%d updates", n)
		}
	})
}

func TestAChangeThatNobodyCanSeeUpdatesNothing(t *testing.T) {
	inOffice(t, func(o *office) {
		p := o.open()
		p.card("C1", "event")
		p.drain()
		p.change("event", "event")
		p.drain()
		if n := p.count("chat.update"); n != 0 {
			t.Errorf("%d updates", n)
		}
	})
}

func TestAChangeWhileTheCardIsBeingPostedIsShown(t *testing.T) {
	inOffice(t, func(o *office) {
		p := o.open()
		defer p.run()()
		o.sim.Faults().Slow("chat.postMessage", 5*time.Second)
		p.card("C1", "event")
		<-time.After(2 * time.Second)
		p.change("event", "event, moved to Tuesday")
		<-time.After(5 * time.Second)
		o.sees("U1", "C1", "event, moved to Tuesday")
	})
}

func TestAChangeDuringAnUpdateFollowsTenSecondsLater(t *testing.T) {
	inOffice(t, func(o *office) {
		p := o.open()
		defer p.run()()
		p.card("C1", "event")
		<-time.After(2 * time.Second)
		o.sim.Faults().Slow("chat.update", 3*time.Second)
		p.change("event", "event, moved")
		<-time.After(time.Second)
		p.change("event", "event, moved back")
		<-time.After(3 * time.Second)
		o.sees("U1", "C1", "event, moved")
		<-time.After(13 * time.Second)
		o.sees("U1", "C1", "event, moved back")
	})
}

func TestAnUpdateIsRepeatedUntilItIsThere(t *testing.T) {
	for name, goWrong := range map[string]func(*slacksim.Faults){
		"lost_request": func(f *slacksim.Faults) { f.NextRequestLost("chat.update") },
		"lost_answer":  func(f *slacksim.Faults) { f.NextAnswerLost("chat.update") },
		"502":          func(f *slacksim.Faults) { f.NextFailsBefore("chat.update", http.StatusBadGateway) },
		"429":          func(f *slacksim.Faults) { f.NextLimited("chat.update", 20) },
	} {
		t.Run(name, func(t *testing.T) {
			inOffice(t, func(o *office) {
				p := o.open()
				p.card("C1", "event")
				p.drain()
				goWrong(o.sim.Faults())
				p.change("event", "event, moved")
				p.drain()
				p.untilAnswered()
				o.sees("U1", "C1", "event, moved")
			})
		})
	}
}

func TestAProcessThatDiesDuringAnUpdateLeavesItToTheNext(t *testing.T) {
	inOffice(t, func(o *office) {
		p := o.open()
		p.card("C1", "event")
		p.drain()
		p.change("event", "event, moved")
		if _, err := p.db.ClaimRefreshes(p.Context(), time.Now(), 30*time.Second, 1); err != nil {
			t.Fatal(err)
		}
		next := o.open()
		<-time.After(31 * time.Second)
		next.drain()
		o.sees("U1", "C1", "event, moved")
	})
}

func TestWhatIsGoneIsDeletedOrNeverPosted(t *testing.T) {
	inOffice(t, func(o *office) {
		p := o.open()
		p.card("C1", "event")
		p.drain()
		p.change("event", "")
		p.drain()
		p.card("C1", "another")
		p.pin("another", "")
		p.drain()
		o.sees("U1", "C1")
		if got := o.states(); got[learn.Removed] != 1 || got[learn.Skipped] != 1 {
			t.Errorf("recorded as %v", got)
		}
	})
}

func TestWhatIsGoneIsDeletedOnceItsChannelIsOpenAgain(t *testing.T) {
	inOffice(t, func(o *office) {
		p := o.open()
		p.card("C1", "event")
		p.drain()
		o.sim.Archive("C1")
		p.change("event", "")
		p.drain()
		o.sees("U1", "C1", "event")
		o.sim.Unarchive("C1")
		<-time.After(time.Hour)
		p.drain()
		o.sees("U1", "C1")
	})
}

func TestAMessageCarriesARandomWordAndNothingElse(t *testing.T) {
	inOffice(t, func(o *office) {
		p := o.open()
		p.card("C1", "event")
		p.drain()
		before := nonce(t, o.sim.As("U1").Messages("C1")[0])
		p.change("event", "event, moved")
		p.drain()
		if after := nonce(t, o.sim.As("U1").Messages("C1")[0]); after != before || !learn.ValidID(after) {
			t.Errorf("metadata %q, after an update %q", before, after)
		}
	})
}
