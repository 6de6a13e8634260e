package outbox_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim"
)

// together is the group message of ana and ben with the bot.
func (o *office) together() string {
	o.Helper()
	id, ok := o.sim.FindDirect("U1", "U2", o.sim.BotUser())
	if !ok {
		o.Fatal("there is no group message")
	}
	return id
}

// introduce plans the group message of two colleagues, on behalf of the one who answers.
func (p *process) introduce(who, whom, text string) {
	p.Helper()
	p.pin(text, text)
	p.box.Renderers[learn.IntroductionDM] = p.box.Renderers[learn.EventCard]
	err := p.db.Plan(p.Context(), learn.Delivery{Kind: learn.IntroductionDM, Key: text, Place: learn.Together(who, whom), Subject: text, For: who})
	if err != nil {
		p.Fatal(err)
	}
}

func TestADeliveryMayGoIntoAGroupMessage(t *testing.T) {
	inOffice(t, func(o *office) {
		p := o.open()
		p.card(learn.Together("U2", "U1"), "you two should talk")
		p.drain()
		o.open().drain()
		p.card(learn.Together("U1", "U2"), "once more")
		p.drain()
		for _, who := range []string{"U1", "U2"} {
			o.sees(who, o.together(), "you two should talk", "once more")
			o.sees(who, o.sim.IM(who))
		}
	})
}

func TestAGroupMessageIsOpenedAndWrittenToOnceWhateverBecomesOfTheCall(t *testing.T) {
	const open, post = "conversations.open", "chat.postMessage"
	for what, goWrong := range map[string]func(*slacksim.Faults){
		"opening is lost":           func(f *slacksim.Faults) { f.NextRequestLost(open) },
		"its answer is lost":        func(f *slacksim.Faults) { f.NextAnswerLost(open) },
		"502 after it was opened":   func(f *slacksim.Faults) { f.NextFailsAfter(open, http.StatusBadGateway) },
		"too many were opened":      func(f *slacksim.Faults) { f.NextLimited(open, 7) },
		"the post's answer is lost": func(f *slacksim.Faults) { f.NextAnswerLost(post) },
	} {
		t.Run(strings.ReplaceAll(what, " ", "_"), func(t *testing.T) {
			inOffice(t, func(o *office) {
				p := o.open()
				goWrong(o.sim.Faults())
				p.card(learn.Together("U1", "U2"), "you two should talk")
				for range 4 {
					p.untilAnswered()
				}
				o.sees("U1", o.together(), "you two should talk")
				if got := o.states(); got[learn.Sent] != 1 {
					t.Errorf("recorded as %v", got)
				}
			})
		})
	}
}

func TestWhoWantedAGroupMessageHearsThatItCannotBe(t *testing.T) {
	for what, goWrong := range map[string]func(*office){
		"one has left the company":     func(o *office) { o.sim.Deactivate("U2") },
		"the scope was never granted":  func(o *office) { o.sim.Faults().Decline("mpim:write") },
		"the server doesn't know them": func(o *office) { o.sim.Faults().Lack("conversations.open") },
	} {
		t.Run(strings.ReplaceAll(what, " ", "_"), func(t *testing.T) {
			inOffice(t, func(o *office) {
				p := o.open()
				goWrong(o)
				p.introduce("U1", "U2", "you two should talk")
				p.card("U1", "something else")
				p.drain()
				if _, ok := o.sim.FindDirect("U1", "U2", o.sim.BotUser()); ok {
					t.Error("there is a group message")
				}
				o.sees("U1", o.sim.IM("U1"), "something else", "I couldn't open a group message with you and <@U2>.")
				contains(t, o.told("U1"), "yourself", "Try again")
				o.sees("U2", o.sim.IM("U2"))
				if got := o.states(); got[learn.Failed] != 1 || got[learn.Sent] != 2 {
					t.Errorf("recorded as %v", got)
				}
			})
		})
	}
}
