package outbox_test

import (
	"context"
	"strconv"
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// at is a time of the day on which the story begins, in UTC, where all are.
func at(hour, minute int) time.Time {
	return time.Date(2000, 1, 1, hour, minute, 0, 0, time.UTC) // when the clocks of synctest begin
}

// polite has notices of a kind wait for their readers' hours, unless it is too
// late then.
func (p *process) polite(kind learn.Kind, before time.Time) {
	p.box.Renderers[kind] = func(ctx context.Context, d learn.Delivery) (chat.Rendering, error) {
		r, err := p.office.notice(ctx, d)
		r.Polite, r.Before = true, before
		return r, err
	}
}

func (p *process) prefers(member string, chosen learn.Preferences) {
	p.Helper()
	if err := p.db.SavePreferences(p.Context(), member, chosen); err != nil {
		p.Fatal(err)
	}
}

// Slack takes forty new direct messages a minute.
func TestManyDirectMessagesTakeTheirTimeButNobodysQuietHours(t *testing.T) {
	inOffice(t, func(o *office) {
		p := o.open()
		p.polite(learn.ThanksDM, time.Time{})
		people, half := o.crowd(300), at(9, 30)
		var planned []learn.Delivery
		for i, id := range people {
			if i%2 == 0 {
				p.prefers(id, learn.Preferences{Quiet: learn.Quiet{From: 9*60 + 33, To: 10 * 60}})
			}
			text := "a question for " + id
			p.pin(text, text)
			planned = append(planned, learn.Delivery{Kind: learn.ThanksDM, Key: text, Place: id, Subject: text, Due: half, Created: half})
		}
		if err := p.db.PlanAll(p.Context(), planned); err != nil {
			p.Fatal(err)
		}
		defer p.run()()
		<-time.After(time.Until(at(9, 34)))
		p.card("C1", "a card")
		<-time.After(3 * time.Second)
		o.sees("U1", "C1", "a card")
		<-time.After(time.Until(at(10, 10)))
		early, late := 0, 0
		for i, id := range people {
			all := o.sim.As(id).Messages(o.sim.IM(id))
			if len(all) != 1 {
				p.Fatalf("%s has %d messages", id, len(all))
			}
			sec, err := strconv.ParseFloat(all[0].TS, 64)
			if err != nil {
				p.Fatal(err)
			}
			came := time.Unix(int64(sec), 0).UTC()
			switch {
			case i%2 == 0 && came.After(at(9, 33)) && came.Before(at(10, 0)):
				p.Errorf("%s is written to at %s", id, came.Format("15:04:05"))
			case i%2 == 0 && came.Before(at(9, 33)):
				early++
			case i%2 == 0:
				late++
			}
		}
		if early < 30 || late < 30 {
			p.Errorf("%d come before the quiet hours and %d after them: that proves little", early, late)
		}
		p.neverLimited()
	})
}

func TestWhatQuietHoursHoldBackComesOnceWhenTheyAreOver(t *testing.T) {
	for what, c := range map[string]struct {
		chosen learn.Preferences
		before time.Time
		want   time.Time
	}{
		"in the night":                       {chosen: learn.UsualPreferences(), want: at(8, 0)},
		"in a pause":                         {chosen: learn.Preferences{Paused: time.Date(2000, 1, 3, 11, 0, 0, 0, time.UTC)}, want: at(48+11, 0)},
		"at any hour":                        {want: at(0, 0)},
		"when it is too late in the morning": {learn.UsualPreferences(), at(7, 0), at(0, 0)},
		"when it isn't":                      {learn.UsualPreferences(), at(9, 0), at(8, 0)},
	} {
		t.Run(what, func(t *testing.T) {
			inOffice(t, func(o *office) {
				p := o.open()
				p.polite(learn.EventCard, c.before)
				p.prefers("U1", c.chosen)
				p.card("U1", "news")
				p.drain()
				<-time.After(time.Until(c.want.Add(-time.Minute)))
				p.drain()
				if c.want.After(at(0, 0)) {
					o.sees("U1", o.sim.IM("U1"))
				}
				<-time.After(2 * time.Minute)
				p.drain()
				o.sees("U1", o.sim.IM("U1"), "news")
				if d, err := p.db.Keyed(p.Context(), "card/news"); err != nil || d.Tries != 1 {
					p.Errorf("it took %d tries, %v", d.Tries, err)
				}
				p.prefers("U1", learn.Preferences{Quiet: learn.Quiet{From: 1, To: 0}})
				p.change("news", "news, moved") // what stands there follows at any hour
				p.untilAnswered()
				o.sees("U1", o.sim.IM("U1"), "news, moved")
			})
		})
	}
}
