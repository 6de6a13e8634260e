package outbox_test

import (
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim"
)

func TestACardIsPostedOnceWhateverBecomesOfTheCall(t *testing.T) {
	const post = "chat.postMessage"
	for what, goWrong := range map[string]func(*slacksim.Faults){
		"nothing goes wrong":           func(*slacksim.Faults) {},
		"the request is lost":          func(f *slacksim.Faults) { f.NextRequestLost(post) },
		"the answer is lost":           func(f *slacksim.Faults) { f.NextAnswerLost(post) },
		"502 before Slack took it":     func(f *slacksim.Faults) { f.NextFailsBefore(post, http.StatusBadGateway) },
		"502 after Slack took it":      func(f *slacksim.Faults) { f.NextFailsAfter(post, http.StatusBadGateway) },
		"too many posts":               func(f *slacksim.Faults) { f.NextLimited(post, 7) },
		"lost twice":                   func(f *slacksim.Faults) { f.NextRequestLost(post); f.NextAnswerLost(post) },
		"lost, and so is the lookup":   func(f *slacksim.Faults) { f.NextAnswerLost(post); f.NextRequestLost("conversations.history") },
		"lost, and looking up is slow": func(f *slacksim.Faults) { f.NextAnswerLost(post); f.NextLimited("conversations.history", 30) },
		"Slack answers too late": func(f *slacksim.Faults) {
			f.Slow(post, 11*time.Second)
			time.AfterFunc(15*time.Second, func() { f.Slow(post, 0) })
		},
	} {
		for _, place := range []string{"C1", "U1"} {
			t.Run(strings.ReplaceAll(what, " ", "_")+"/"+place, func(t *testing.T) {
				inOffice(t, func(o *office) {
					p := o.open()
					p.card(place, "an event before")
					p.drain()
					<-time.After(2 * time.Second)
					p.card(place, "an event")
					goWrong(o.sim.Faults())
					for range 4 {
						p.untilAnswered()
					}
					channel := place
					if place == "U1" {
						channel = o.sim.IM("U1")
					}
					o.sees("U1", channel, "an event before", "an event")
					if got := o.states(); got[learn.Sent] != 2 {
						t.Errorf("recorded as %v", got)
					}
				})
			})
		}
	}
}

func TestAProcessThatDiesIsTakenOverByTheNext(t *testing.T) {
	for name, dies := range map[string]func(p *process){
		"before posting": func(p *process) {
			if _, err := p.db.Claim(p.Context(), time.Now(), 1, nil); err != nil {
				p.Fatal(err)
			}
		},
		"between posting and recording": func(p *process) {
			ended := make(chan struct{})
			p.died = func() {
				if err := p.db.Close(); err != nil {
					p.Error(err)
				}
				close(ended)
			}
			if err := p.box.Drain(p.Context()); err == nil {
				p.Error("nothing died")
			}
			<-ended
		},
	} {
		t.Run(strings.ReplaceAll(name, " ", "_"), func(t *testing.T) {
			inOffice(t, func(o *office) {
				p := o.open()
				p.card("C1", "first")
				dies(p)
				next := o.open()
				next.card("C1", "second")
				next.drain()
				next.change("first", "first, with a new title")
				next.untilAnswered()
				o.sees("U1", "C1", "first, with a new title", "second")
			})
		})
	}
}

func TestAPostThatCannotBeLookedUpIsRepeatedOnlyWhenItsOwnerSaysSo(t *testing.T) {
	inOffice(t, func(o *office) {
		o.sim.Faults().Decline("channels:history")
		o.sim.Faults().NextAnswerLost("chat.postMessage")
		p := o.open()
		p.card("C1", "an event")
		p.drain()
		p.untilAnswered()
		p.card("C1", "another event")
		p.drain()
		o.sees("U1", "C1", "an event", "another event")
		if got := o.states(); got[learn.Lost] != 1 || got[learn.Sent] != 2 {
			t.Errorf("recorded as %v", got)
		}
		contains(t, o.told("U1"), "can't tell whether your event is in", "C1", "only if it isn't there", "Try again")
		if _, err := p.press("U1", o.button("U1")); err != nil {
			t.Fatal(err)
		}
		p.drain()
		o.sees("U1", "C1", "an event", "another event", "an event")
	})
}

func TestSlackDownForAnHourLosesAndRepeatsNothing(t *testing.T) {
	inOffice(t, func(o *office) {
		p := o.open()
		o.sim.Faults().Down(true)
		time.AfterFunc(time.Hour, func() { o.sim.Faults().Down(false) })
		p.card("C1", "one")
		p.card("C1", "two")
		p.card("U2", "three")
		stop := p.run()
		<-time.After(time.Hour + 2*time.Minute)
		o.sees("U1", "C1", "one", "two")
		o.sees("U2", o.sim.IM("U2"), "three")
		stop()
	})
}

func TestADeadTokenFailsNothing(t *testing.T) {
	inOffice(t, func(o *office) {
		p := o.openWith("xoxb-wrong")
		p.card("C1", "one")
		p.card("C2", "two")
		stop := p.run()
		<-time.After(10 * time.Minute)
		if n := p.count("chat.postMessage"); n < 10 || n > 30 {
			t.Errorf("%d posts tried in ten minutes, want about one a minute", n)
		}
		stop()
		again := o.open()
		again.drain()
		o.sees("U1", "C1", "one")
		o.sees("U1", "C2", "two")
	})
}

func TestOnceADeadTokenWorksAgainAnAdminIsToldWhatHappened(t *testing.T) {
	for _, code := range []string{"invalid_auth", "token_revoked", "account_inactive", "missing_scope"} {
		t.Run(code, func(t *testing.T) {
			inOffice(t, func(o *office) {
				p := o.open()
				var works atomic.Bool
				p.answers = answering("chat.postMessage", code, func(string) bool { return !works.Load() })
				p.card("C1", "one")
				p.card("C2", "two")
				p.card("U1", "three")
				stop := p.run()
				<-time.After(10*time.Hour + 30*time.Minute)
				if stop := p.box.Stopped(); stop.Code != code || time.Since(stop.Since) < 10*time.Hour {
					p.Errorf("stopped: %+v", stop)
				}
				o.recorded(map[learn.DeliveryState]int{learn.Pending: 3})
				works.Store(true)
				<-time.After(2 * time.Minute)
				stop()
				if stop := p.box.Stopped(); stop.Code != "" {
					p.Errorf("still stopped: %+v", stop)
				}
				o.sees("U1", "C1", "one")
				o.sees("U1", "C2", "two")
				o.sees("U1", o.sim.IM("U1"), "three")
				contains(p, o.told("UADMIN"), "I could post nothing", code)
				if n := len(o.texts("UADMIN", o.sim.IM("UADMIN"))); n != 1 {
					p.Errorf("told %d times", n)
				}
			})
		})
	}
}

func TestStoppingFinishesThePostThatIsUnderWay(t *testing.T) {
	inOffice(t, func(o *office) {
		p := o.open()
		o.sim.Faults().Slow("chat.postMessage", 5*time.Second)
		p.card("C1", "one")
		p.card("C1", "two")
		stop := p.run()
		synctest.Wait()
		stop()
		o.sees("U1", "C1", "one")
		if got := o.states(); got[learn.Sent] != 1 || got[learn.Pending] != 1 {
			t.Errorf("recorded as %v", got)
		}
	})
}
