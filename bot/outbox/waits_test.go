package outbox_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim"
)

// withoutBot adds a channel that the bot is not in.
func (o *office) withoutBot(id string) {
	o.sim.AddChannel(slacksim.Channel{ID: id, Name: "sales", Members: []string{"U1"}})
}

func TestWhatWaitsForAnInvitationGoesInItsOrderOnceTheBotIsInvited(t *testing.T) {
	inOffice(t, func(o *office) {
		p := o.open()
		o.withoutBot("C3")
		for _, text := range []string{"one", "two", "three"} {
			p.card("C3", text)
			p.drain()
		}
		if n := p.count("chat.postMessage"); n != 4 { // of which three tell U1
			t.Errorf("%d posts tried: behind one that waits the others need not be", n)
		}
		stop := p.run()
		<-time.After(26 * time.Hour)
		if n := len(o.texts("U1", o.sim.IM("U1"))); n != 3 {
			t.Errorf("of three refusals U1 is told %d times", n)
		}
		o.recorded(map[learn.DeliveryState]int{learn.Pending: 3, learn.Sent: 3})
		o.sim.Join("C3", o.sim.BotUser())
		if err := p.db.Arrived(p.Context(), "C3", time.Now()); err != nil {
			t.Fatal(err)
		}
		p.box.Wake()
		<-time.After(10 * time.Second)
		stop()
		o.sees("U1", "C3", "one", "two", "three")
		contains(t, o.told("U1"), "is in <#C3> now")
	})
}

func TestAnInvitationThatSlackNeverToldOfIsNoticedWithinTheHour(t *testing.T) {
	inOffice(t, func(o *office) {
		p := o.open()
		o.withoutBot("C3")
		p.card("C3", "one")
		p.card("C3", "two")
		defer p.run()()
		<-time.After(10 * time.Minute)
		o.sim.Join("C3", o.sim.BotUser())
		<-time.After(time.Hour)
		o.sees("U1", "C3", "one", "two")
	})
}

func TestAChannelThatIsGoneFromSightIsWaitedForWhereTheBotHasPosted(t *testing.T) {
	for what, posted := range map[string]bool{"posted before": true, "never there": false} {
		t.Run(what, func(t *testing.T) {
			inOffice(t, func(o *office) {
				p := o.open()
				o.sim.AddChannel(slacksim.Channel{ID: "C4", Name: "board", Private: true, Members: []string{"U1"}})
				if posted {
					o.sim.Join("C4", o.sim.BotUser())
					p.card("C4", "before")
					p.drain()
					o.sim.Leave("C4", o.sim.BotUser())
				}
				p.card("C4", "one")
				p.drain()
				contains(t, o.told("U1"), "can't see that channel", "Try again")
				if d, err := p.db.Keyed(p.Context(), "card/one"); err != nil || d.AwaitsInvitation() != posted || (d.State == learn.Failed) == posted {
					t.Errorf("it is %s for %q, %v", d.State, d.Reason, err)
				}
			})
		})
	}
}

func TestWhatWaitedForAMonthInVainIsGivenUp(t *testing.T) {
	inOffice(t, func(o *office) {
		p := o.open()
		o.withoutBot("C3")
		p.pin("news", "news")
		news := learn.Delivery{Kind: learn.EventCard, Key: "card/news", Place: "C3", Subject: "news", For: "U1", Created: time.Now()}
		if err := p.db.Plan(p.Context(), news); err != nil {
			t.Fatal(err)
		}
		for _, days := range []int{0, 1, 29, 1} {
			<-time.After(time.Duration(days) * 24 * time.Hour)
			p.drain()
		}
		<-time.After(time.Hour)
		p.drain()
		if d, err := p.db.Keyed(p.Context(), "card/news"); err != nil || d.State != learn.Failed || d.Reason != learn.NotInChannel {
			t.Errorf("it is %s for %q, %v", d.State, d.Reason, err)
		}
		contains(t, o.told("U1"), "couldn't post your event", "Try again")
	})
}

// leavesUnheard is a post that Slack takes or not, without an answer; then the
// bot is removed from the channel.
func leavesUnheard(o *office, channel string, taken bool) *process {
	p := o.open()
	if taken {
		o.sim.Faults().NextAnswerLost("chat.postMessage")
	} else {
		o.sim.Faults().NextRequestLost("chat.postMessage")
	}
	p.card(channel, "one")
	p.drain()
	o.sim.Leave(channel, o.sim.BotUser())
	p.untilAnswered()
	return p
}

func TestWhereTheBotCannotLookItWaitsForAnInvitationAndLooksThen(t *testing.T) {
	for what, private := range map[string]bool{"a public channel": false, "a private one": true} {
		for outcome, taken := range map[string]bool{"it is there": true, "it isn't": false} {
			t.Run(what+", "+outcome, func(t *testing.T) {
				inOffice(t, func(o *office) {
					o.sim.AddChannel(slacksim.Channel{ID: "C4", Name: "board", Private: private, Members: []string{"U1", o.sim.BotUser()}})
					p := leavesUnheard(o, "C4", taken)
					p.drain()
					contains(t, o.told("U1"), "can't tell whether your event is in", "not in that channel any more", "/invite")
					p.card("C4", "two")
					for range 3 { // hours in which it tries by itself
						<-time.After(time.Hour)
						p.drain()
					}
					if d, err := p.db.Keyed(p.Context(), "card/one"); err != nil || !d.AwaitsInvitation() {
						t.Errorf("it is %s for %q, %v", d.State, d.Reason, err)
					}
					if taken {
						o.sees("U1", "C4", "one")
					} else {
						o.sees("U1", "C4")
					}
					o.sim.Join("C4", o.sim.BotUser())
					if err := p.db.Arrived(p.Context(), "C4", time.Now()); err != nil {
						t.Fatal(err)
					}
					p.drain()
					o.sees("U1", "C4", "one", "two")
				})
			})
		}
	}
}

func TestTryAgainLooksFirstWhereTheBotCouldNotLook(t *testing.T) {
	inOffice(t, func(o *office) {
		p := leavesUnheard(o, "C1", true)
		<-time.After(10 * time.Minute)
		o.sim.Join("C1", o.sim.BotUser())
		if _, err := p.press("U1", o.button("U1")); err != nil {
			t.Fatal(err)
		}
		p.drain()
		o.sees("U1", "C1", "one")
		o.sees("U1", o.sim.IM("U1"), "Your event is in <#C1> now.")
	})
}

func TestNobodyInvitesTheBotThatCouldNotLook(t *testing.T) {
	inOffice(t, func(o *office) {
		p := o.open()
		p.pin("news", "news")
		news := learn.Delivery{Kind: learn.EventCard, Key: "card/news", Place: "C1", Subject: "news", Created: time.Now()}
		if err := p.db.Plan(p.Context(), news); err != nil {
			t.Fatal(err)
		}
		o.sim.Faults().NextAnswerLost("chat.postMessage")
		p.drain()
		o.sim.Leave("C1", o.sim.BotUser())
		p.untilAnswered()
		for range 31 {
			<-time.After(24 * time.Hour)
			p.drain()
		}
		<-time.After(9 * time.Hour) // admins aren't told at night
		p.drain()
		o.recorded(map[learn.DeliveryState]int{learn.Lost: 1, learn.Sent: 1})
		contains(t, o.told("UADMIN"), "Of one message I can't tell whether it arrived")
	})
}

func TestAPostMeetsTheChannelUnderItsNewID(t *testing.T) {
	inOffice(t, func(o *office) {
		p := o.open()
		o.sim.AddChannel(slacksim.Channel{ID: "C4", Name: "board", Private: true, Members: []string{"U1", o.sim.BotUser()}})
		p.card("C4", "before")
		p.drain()
		var id string
		p.answers = func(r *http.Request) *http.Response { // the new id is known here while the post is on its way
			if id == "" && strings.HasSuffix(r.URL.Path, "chat.postMessage") {
				id = o.sim.Offer("C4")
				if err := p.db.MoveChannel(p.Context(), "C4", id, time.Now()); err != nil {
					t.Error(err)
				}
			}
			return nil
		}
		p.card("C4", "one")
		p.drain()
		p.change("before", "before, moved")
		p.drain()
		o.sees("U1", id, "before, moved", "one")
		o.recorded(map[learn.DeliveryState]int{learn.Sent: 2})
	})
}

func TestWhatSlackRefusesForGoodFailsWithItsReason(t *testing.T) {
	for reason, refuse := range map[string]func(o *office) string{
		"is_archived":           func(o *office) string { o.sim.Archive("C1"); return "C1" },
		"user_disabled":         func(o *office) string { o.sim.Deactivate("U2"); return "U2" },
		"user_not_found":        func(*office) string { return "U404" },
		"cannot_dm_bot":         func(o *office) string { return o.sim.BotUser() },
		"messages_tab_disabled": func(*office) string { return "" },
	} {
		t.Run(reason, func(t *testing.T) {
			inOffice(t, func(o *office) {
				p := o.open()
				place := refuse(o)
				if place == "" {
					place, p.answers = "C1", once(reason)
				}
				p.card(place, "news")
				p.drain()
				if d, err := p.db.Keyed(p.Context(), "card/news"); err != nil || d.State != learn.Failed || d.Reason != reason {
					t.Errorf("it is %s for %q, %v", d.State, d.Reason, err)
				}
			})
		})
	}
}

func TestAPostThatSlackNeverTakesIsGivenUpAfterTenTriesOverADay(t *testing.T) {
	inOffice(t, func(o *office) {
		p := o.open()
		p.answers = answering("chat.postMessage", "internal_error", func(text string) bool { return text == "poison" })
		p.card("C1", "poison")
		p.card("C1", "news")
		stop := p.run()
		<-time.After(23 * time.Hour)
		o.sees("U1", "C1", "news")
		d, err := p.db.Keyed(p.Context(), "card/poison")
		if err != nil || d.State != learn.Pending || d.Tries != 9 {
			t.Errorf("after 23 hours it is %s after %d tries, %v", d.State, d.Tries, err)
		}
		<-time.After(3 * time.Hour)
		stop()
		d, err = p.db.Keyed(p.Context(), "card/poison")
		if err != nil || d.State != learn.Failed || d.Tries != 10 || d.Reason != learn.Unheard {
			t.Errorf("after a day it is %s for %q after %d tries, %v", d.State, d.Reason, d.Tries, err)
		}
		contains(t, o.told("U1"), "couldn't post your event", "tried for a day", "Try again")
	})
}

func TestManyThatMayBeLostAreToldToTheAdminInOneMessage(t *testing.T) {
	inOffice(t, func(o *office) {
		o.sim.Faults().Decline("channels:history")
		p := o.open()
		for _, place := range []string{"C1", "C2", "C1", "C2", "C1"} {
			o.sim.Faults().NextAnswerLost("chat.postMessage")
			p.notice(place, "news "+learn.NewID())
			p.drain()
			p.untilAnswered()
		}
		stop := p.run()
		<-time.After(10 * time.Hour)
		stop()
		contains(t, o.told("UADMIN"), "Of 5 messages I can't tell whether they arrived", "`fieldnotes deliveries --failed`")
		if n := len(o.texts("UADMIN", o.sim.IM("UADMIN"))); n != 1 {
			t.Errorf("told %d times", n)
		}
		o.recorded(map[learn.DeliveryState]int{learn.Lost: 5, learn.Sent: 1})
	})
}
