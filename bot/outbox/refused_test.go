package outbox_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim"
)

// told is the newest of the bot's direct messages to a person: its text and blocks.
func (o *office) told(person string) string {
	o.Helper()
	all := o.sim.As(person).Messages(o.sim.IM(person))
	if len(all) == 0 {
		o.Fatal("nobody told ", person)
	}
	newest := all[len(all)-1]
	return newest.Text + "\n" + string(newest.Blocks)
}

func contains(t testing.TB, text string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if !strings.Contains(text, part) {
			t.Errorf("%q is missing in\n%s", part, text)
		}
	}
}

// button is the value of the first button in what a person was told.
func (o *office) button(person string) string {
	o.Helper()
	_, after, found := strings.Cut(o.told(person), `"value":"`)
	value, _, ended := strings.Cut(after, `"`)
	if !found || !ended {
		o.Fatalf("no button for %s in %s", person, o.told(person))
	}
	return value
}

func (p *process) press(who, value string) (chat.Reply, error) {
	p.Helper()
	texts, err := locales()
	if err != nil {
		p.Fatal(err)
	}
	return p.box.Retry(p.Context(), &chat.Request{
		Kind: chat.ActionKind, Name: "delivery.retry", Value: value, Loc: texts.Workspace(),
		Who: learn.Member{ID: who}, Actor: learn.Actor{ID: who},
	})
}

func TestWhoSharedWhereTheBotIsNotIsToldAndCanTryAgain(t *testing.T) {
	inOffice(t, func(o *office) {
		p := o.open()
		o.sim.AddChannel(slacksim.Channel{ID: "C3", Name: "sales", Members: []string{"U1"}})
		p.card("C3", "an event")
		p.drain()
		contains(t, o.told("U1"), "couldn't post your event", "C3", "not in that channel", "/invite @Fieldnotes", "Try again")
		if c, err := p.db.Channel(p.Context(), "C3"); err != nil || c.Bot != learn.Outside {
			t.Errorf("the channel is kept as %+v, %v", c, err)
		}
		value := o.button("U1")

		if _, err := p.press("U2", value); !learn.Is(err, learn.Forbidden) {
			t.Errorf("somebody else may try again: %v", err)
		}
		if _, err := p.press("U1", value); err != nil {
			t.Fatal(err)
		}
		p.drain()
		if n := len(o.texts("U1", o.sim.IM("U1"))); n != 1 {
			t.Errorf("%d messages tell of two refusals, want the newest alone", n)
		}

		o.sim.Join("C3", o.sim.BotUser())
		for range 2 {
			if _, err := p.press("U1", value); err != nil {
				t.Fatal(err)
			}
		}
		p.untilAnswered()
		o.sees("U1", "C3", "an event")
		contains(t, o.told("U1"), "Your event is in <#C3> now")
		if strings.Contains(o.told("U1"), "Try again") {
			t.Error("what is posted can be tried again")
		}
		if _, err := p.press("U1", value); err != nil {
			t.Fatal(err)
		}
		p.untilAnswered()
		o.sees("U1", "C3", "an event")
		if c, err := p.db.Channel(p.Context(), "C3"); err != nil || c.Bot != learn.Inside {
			t.Errorf("the channel is kept as %+v, %v", c, err)
		}
	})
}

func TestNothingIsPostedWhereOutsidersHaveComeToRead(t *testing.T) {
	inOffice(t, func(o *office) {
		p := o.open()
		p.card("C1", "an event")
		if err := p.db.SetExternal(p.Context(), "C1", true); err != nil {
			t.Fatal(err)
		}
		p.drain()
		o.sees("U1", "C1")
		contains(t, o.told("U1"), "couldn't post your event", "C1", "shared with people outside the company", "Try again")
		value := o.button("U1")
		if _, err := p.press("U1", value); err != nil {
			t.Fatal(err)
		}
		p.drain()
		o.sees("U1", "C1")
		if err := p.db.AllowChannel(p.Context(), "C1", true); err != nil {
			t.Fatal(err)
		}
		if _, err := p.press("U1", value); err != nil {
			t.Fatal(err)
		}
		p.drain()
		o.sees("U1", "C1", "an event")
	})
}

func TestEachRefusalSaysWhatToDo(t *testing.T) {
	for name, c := range map[string]struct {
		prepare func(*slacksim.Sim)
		locale  string
		want    string
	}{
		"archived":           {func(s *slacksim.Sim) { s.Archive("C1") }, "en-US", "archived"},
		"archived, Italian":  {func(s *slacksim.Sim) { s.Archive("C1") }, "it-IT", "Il canale è archiviato"},
		"private and hidden": {func(s *slacksim.Sim) { s.AddChannel(slacksim.Channel{ID: "C1", Name: "secret", Private: true}) }, "", "can't see that channel"},
	} {
		t.Run(strings.ReplaceAll(name, " ", "_"), func(t *testing.T) {
			inOffice(t, func(o *office) {
				p := o.open()
				if err := p.db.SaveMembers(p.Context(), []learn.Member{{ID: "U1", Name: "ana", Locale: c.locale}}); err != nil {
					t.Fatal(err)
				}
				c.prepare(o.sim)
				p.card("C1", "an event")
				p.drain()
				contains(t, o.told("U1"), c.want)
			})
		})
	}
}

func TestAPostToSomebodyUnknownFailsAndIsNobodysNews(t *testing.T) {
	inOffice(t, func(o *office) {
		p := o.open()
		p.card("U9", "for somebody unknown")
		p.drain()
		if got := o.states(); got[learn.Failed] != 1 || len(got) != 1 {
			t.Errorf("recorded as %v", got)
		}
		o.sees("U1", o.sim.IM("U1"))
	})
}

func TestADeliveryThatCannotBeRenderedIsGivenUpAndDelaysOthersForMinutesOnly(t *testing.T) {
	inOffice(t, func(o *office) {
		p := o.open()
		start := time.Now()
		p.box.Renderers[learn.LessonCard] = nil
		if err := p.db.Plan(p.Context(), learn.Delivery{Kind: learn.LessonCard, Place: "C1"}); err != nil {
			t.Fatal(err)
		}
		p.card("C1", "an event")
		p.drain()
		o.sees("U1", "C1", "an event")
		if waited := time.Since(start); waited > 10*time.Minute {
			t.Errorf("the next one waited for %s", waited)
		}
	})
}

func TestOfADigestThatWaitsForAMonthInVainEachHearsOnce(t *testing.T) {
	inOffice(t, func(o *office) {
		p := o.open()
		o.withoutBot("C3")
		p.pin("news", "news")
		digest := learn.Delivery{Kind: learn.DigestPost, Key: "digest", Place: "C3", Subject: "news", For: "U1", Created: time.Now()}
		known := p.db.SaveChannel(p.Context(), learn.Channel{ID: "C3", Name: "sales"})
		if err := errors.Join(known, p.db.Plan(p.Context(), digest)); err != nil {
			t.Fatal(err)
		}
		<-time.After(9 * time.Hour) // by itself it tells nobody at night
		p.drain()
		told := map[string]string{}
		for _, who := range []string{"U1", "UADMIN"} {
			contains(t, o.told(who), "couldn't post the digest", "C3", "/invite")
			told[who] = o.sim.As(who).Messages(o.sim.IM(who))[0].TS
		}
		for range 32 {
			<-time.After(24 * time.Hour)
			p.drain()
		}
		if d, err := p.db.Keyed(p.Context(), "digest"); err != nil || d.State != learn.Failed {
			t.Errorf("it is %s, %v", d.State, err)
		}
		for who, ts := range told {
			if all := o.sim.As(who).Messages(o.sim.IM(who)); len(all) != 1 || all[0].TS != ts {
				t.Errorf("%s is told again", who)
			}
		}
	})
}
