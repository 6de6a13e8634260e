package outbox_test

import (
	"fmt"
	"net/http"
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim"
)

// neverLimited fails when Slack had to say that it's too much.
func (p *process) neverLimited() {
	p.Helper()
	if n := p.answeredWith(http.StatusTooManyRequests); n > 0 {
		p.Errorf("Slack had to say %d times that it's too much", n)
	}
}

// crowd is so many people.
func (o *office) crowd(n int) (ids []string) {
	for i := range n {
		ids = append(ids, fmt.Sprintf("UC%d", i))
		o.sim.AddPerson(slacksim.Person{ID: ids[i], Name: fmt.Sprint("person ", i)})
	}
	return ids
}

func TestCardsAndDigestsDoNotWaitBehindManyDirectMessages(t *testing.T) {
	inOffice(t, func(o *office) {
		p := o.open()
		people := o.crowd(200)
		for _, id := range people {
			p.card(id, "a question for "+id)
		}
		defer p.run()()
		<-time.After(time.Minute)
		p.card("C1", "a card")
		p.pin("digest", "a digest")
		if err := p.db.Plan(p.Context(), learn.Delivery{Kind: learn.DigestPost, Place: "C2", Subject: "digest"}); err != nil {
			t.Fatal(err)
		}
		<-time.After(3 * time.Second)
		o.sees("U1", "C1", "a card")
		o.sees("U1", "C2", "a digest")
		<-time.After(6 * time.Minute)
		for _, id := range people {
			o.sees(id, o.sim.IM(id), "a question for "+id)
		}
		p.neverLimited()
	})
}

func TestADirectMessageAndADigestDoNotWaitBehindManyCards(t *testing.T) {
	inOffice(t, func(o *office) {
		p := o.open()
		for i := range 400 {
			id := fmt.Sprintf("CM%d", i)
			o.sim.AddChannel(slacksim.Channel{ID: id, Name: fmt.Sprint("many-", i)})
			o.sim.Join(id, o.sim.BotUser())
			p.card(id, "a card for "+id)
		}
		defer p.run()()
		<-time.After(20 * time.Second)
		p.card("U1", "a question")
		p.pin("digest", "a digest")
		due := learn.Delivery{Kind: learn.DigestPost, Place: "C2", Subject: "digest", Due: time.Now(), Created: time.Now()}
		if err := p.db.Plan(p.Context(), due); err != nil {
			t.Fatal(err)
		}
		<-time.After(5 * time.Second)
		o.sees("U1", o.sim.IM("U1"), "a question")
		o.sees("U1", "C2", "a digest")
		<-time.After(2 * time.Minute)
		if n := o.states()[learn.Sent]; n != 402 {
			t.Errorf("%d are posted", n)
		}
		p.neverLimited()
	})
}

func TestManyUpdatesKeepToSlacksLimit(t *testing.T) {
	inOffice(t, func(o *office) {
		p := o.open()
		p.pin("event", "event")
		for i := range 100 {
			id := fmt.Sprintf("CM%d", i)
			o.sim.AddChannel(slacksim.Channel{ID: id, Name: fmt.Sprint("many-", i), Members: []string{"U1"}})
			o.sim.Join(id, o.sim.BotUser())
			if err := p.db.Plan(p.Context(), learn.Delivery{Kind: learn.EventCard, Place: id, Subject: "event"}); err != nil {
				t.Fatal(err)
			}
		}
		p.drain()
		p.change("event", "event, moved")
		defer p.run()()
		<-time.After(3 * time.Minute)
		for i := range 100 {
			o.sees("U1", fmt.Sprintf("CM%d", i), "event, moved")
		}
		p.neverLimited()
	})
}

func TestAfterAnHourWithoutSlackAndThenTooManyCallsAllArrivesInItsOrder(t *testing.T) {
	inOffice(t, func(o *office) {
		p := o.open()
		o.sim.Faults().Down(true)
		for _, text := range []string{"one", "two", "three"} {
			p.card("C1", text)
		}
		p.card("C2", "four")
		p.card("U2", "five")
		p.leaf("six")
		defer p.run()()
		<-time.After(time.Hour)
		for _, method := range []string{"chat.postMessage", "conversations.open", "conversations.history", askPlace, share} {
			for range 3 {
				o.sim.Faults().NextLimited(method, 30)
			}
		}
		o.sim.Faults().Down(false)
		before := p.count("chat.postMessage")
		<-time.After(29 * time.Second)
		if n := p.count("chat.postMessage") - before; n > 3 {
			t.Errorf("%d posts were tried while Slack asked for 30 seconds", n)
		}
		<-time.After(10 * time.Minute) // a file takes many calls
		o.sees("U1", "C1", "one", "two", "three")
		o.sees("U1", "C2", "four")
		o.sees("U2", o.sim.IM("U2"), "five")
		o.sees("U1", o.sim.IM("U1"), "six")
	})
}
