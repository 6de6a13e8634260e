package outbox_test

import (
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim"
)

// reply plans a new notice with the text below the card of another notice.
func (p *process) reply(place, to, text string) {
	p.Helper()
	p.pin(text, text)
	card, err := p.db.Keyed(p.Context(), "card/"+to)
	if err != nil {
		p.Fatal(err)
	}
	err = p.db.Plan(p.Context(), learn.Delivery{Kind: learn.EventCard, Key: "reply/" + text, Place: place, Subject: text, Thread: card.ID})
	if err != nil {
		p.Fatal(err)
	}
}

// thread is what a person reads below a message, that message first.
func (o *office) thread(person, channel, text string) []string {
	o.Helper()
	for _, m := range o.sim.As(person).Messages(channel) {
		if m.Text == text {
			var texts []string
			for _, one := range o.sim.As(person).Thread(channel, m.TS) {
				texts = append(texts, one.Text)
			}
			return texts
		}
	}
	o.Fatalf("%s sees no %q in %s", person, text, channel)
	return nil
}

func (o *office) seesBelow(person, channel, text string, want ...string) {
	o.Helper()
	got := o.thread(person, channel, text)
	if strings.Join(got, "\n") != strings.Join(append([]string{text}, want...), "\n") {
		o.Errorf("%s sees in the thread of %q in %s: %q", person, text, channel, got)
	}
}

func TestAReplyStandsBelowItsMessageAndFollowsWhatItShows(t *testing.T) {
	for _, place := range []string{"C1", "U1"} {
		inOffice(t, func(o *office) {
			p := o.open()
			p.card(place, "card")
			p.reply(place, "card", "lessons")
			p.drain()
			channel := place
			if place == "U1" {
				channel = o.sim.IM("U1")
			}
			o.sees("U1", channel, "card")
			o.seesBelow("U1", channel, "card", "lessons")
			p.change("lessons", "better lessons")
			p.untilAnswered()
			o.seesBelow("U1", channel, "card", "better lessons")
			p.change("lessons", "")
			p.untilAnswered()
			o.seesBelow("U1", channel, "card")
		})
	}
}

func TestAReplyWaitsForItsMessage(t *testing.T) {
	inOffice(t, func(o *office) {
		p := o.open()
		p.pin("card", "card")
		later := learn.Delivery{Kind: learn.EventCard, Key: "card/card", Place: "C1", Subject: "card", Due: time.Now().Add(time.Hour)}
		if err := p.db.Plan(p.Context(), later); err != nil {
			t.Fatal(err)
		}
		p.reply("C1", "card", "lessons")
		p.card("C1", "another")
		p.drain() // which ends, though the reply is due
		o.sees("U1", "C1", "another")
		stop := p.run()
		<-time.After(time.Hour + 2*time.Minute)
		stop()
		o.sees("U1", "C1", "another", "card")
		o.seesBelow("U1", "C1", "card", "lessons")
	})
}

func TestAReplyWaitsUntilItIsKnownWhetherItsMessageArrived(t *testing.T) {
	inOffice(t, func(o *office) {
		p := o.open()
		o.sim.Faults().NextAnswerLost("chat.postMessage")
		p.card("C1", "card")
		p.reply("C1", "card", "lessons")
		p.drain()
		p.untilAnswered()
		p.untilAnswered()
		o.sees("U1", "C1", "card")
		o.seesBelow("U1", "C1", "card", "lessons")
	})
}

func TestAReplyToWhatIsNotShownIsSkipped(t *testing.T) {
	for name, end := range map[string]func(p *process){
		"it had nothing to show": func(p *process) { p.pin("card", "") },
		"it was refused":         func(p *process) { p.sim.Archive("C1") },
		"it was deleted": func(p *process) {
			p.drain()
			p.change("card", "")
			p.drain()
		},
		"somebody deleted it in Slack": func(p *process) {
			p.drain()
			m := p.sim.As("U1").Messages("C1")[0]
			api := slack.New(p.sim.BotToken(), slack.OptionAPIURL("http://slack.test/api/"), slack.OptionHTTPClient(&http.Client{Transport: p.wire}))
			if _, _, err := api.DeleteMessageContext(p.Context(), "C1", m.TS); err != nil {
				p.Fatal(err)
			}
		},
	} {
		t.Run(strings.ReplaceAll(name, " ", "_"), func(t *testing.T) {
			inOffice(t, func(o *office) {
				p := o.open()
				p.card("C1", "card")
				end(p)
				p.reply("C1", "card", "lessons")
				p.drain()
				p.untilAnswered()
				if d, err := p.db.Keyed(p.Context(), "reply/lessons"); err != nil || d.State != learn.Skipped {
					t.Errorf("the reply is %s, %v", d.State, err)
				}
				o.sees("U1", "C1")
			})
		})
	}
}

func TestAReplyIsPostedOnceWhateverBecomesOfTheCall(t *testing.T) {
	const post = "chat.postMessage"
	for what, goWrong := range map[string]func(*slacksim.Faults){
		"the request is lost":        func(f *slacksim.Faults) { f.NextRequestLost(post) },
		"the answer is lost":         func(f *slacksim.Faults) { f.NextAnswerLost(post) },
		"502 after Slack took it":    func(f *slacksim.Faults) { f.NextFailsAfter(post, http.StatusBadGateway) },
		"too many posts":             func(f *slacksim.Faults) { f.NextLimited(post, 7) },
		"lost, and so is the lookup": func(f *slacksim.Faults) { f.NextAnswerLost(post); f.NextRequestLost("conversations.replies") },
	} {
		t.Run(strings.ReplaceAll(what, " ", "_"), func(t *testing.T) {
			inOffice(t, func(o *office) {
				p := o.open()
				p.card("C1", "card")
				p.drain()
				for range 250 { // more than one page is to be looked through
					if err := o.sim.As("U2").Reply(p.Context(), "C1", o.sim.As("U2").Messages("C1")[0].TS, "chatter"); err != nil {
						t.Fatal(err)
					}
				}
				goWrong(o.sim.Faults())
				p.reply("C1", "card", "lessons")
				for range 4 {
					p.untilAnswered()
				}
				o.sees("U1", "C1", "card")
				if got := o.thread("U1", "C1", "card"); len(got) != 252 || got[251] != "lessons" {
					t.Errorf("%d messages are in the thread", len(got))
				}
				if got := o.states(); got[learn.Sent] != 2 {
					t.Errorf("recorded as %v", got)
				}
			})
		})
	}
}

func TestAReplyThatAProcessDiedWithIsFoundInItsThread(t *testing.T) {
	inOffice(t, func(o *office) {
		p := o.open()
		p.card("C1", "card")
		p.drain()
		<-time.After(2 * time.Second)
		p.reply("C1", "card", "lessons")
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
		synctest.Wait()
		next := o.open()
		next.untilAnswered()
		o.seesBelow("U1", "C1", "card", "lessons")
		if got := o.states(); got[learn.Sent] != 2 {
			t.Errorf("recorded as %v", got)
		}
	})
}
