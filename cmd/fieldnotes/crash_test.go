package main

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

const (
	kills     = 3
	eachShare = 20
)

// Six people share events, as fast as they can. The bot is killed at random
// moments and started again on the same database. Who sees trouble presses the
// form's button once more, as people do.
func TestNothingAcknowledgedIsLostOrDoubledWhenTheBotIsKilled(t *testing.T) {
	t.Parallel()
	w := newWorkspace(t)
	w.Faults().Unlimited(true)
	c := &crashing{workspace: w, t: t, shares: make(chan struct{})}
	c.bot = w.bot(t)
	var people sync.WaitGroup
	for _, id := range crew {
		people.Go(func() { c.sharesMany(id) })
	}
	done := make(chan struct{})
	go func() {
		people.Wait()
		close(done)
	}()
	c.killsOften(done)
	<-done
	c.bot.stops()
	c.compare()
}

// crashing is a workspace whose bot is killed now and then.
type crashing struct {
	*workspace
	t      *testing.T
	shares chan struct{} // somebody presses Share

	mu  sync.RWMutex // held for writing while the bot is down
	bot *process

	doubts sync.Map // titles that were sent in two forms, because a late one took the first one's place
}

// killsOften kills the bot some while after somebody has pressed Share, from
// before the form arrives to after it is acknowledged.
func (c *crashing) killsOften(done <-chan struct{}) {
	between := len(crew) * eachShare / (kills + 1)
	for presses := 1; ; presses++ {
		select {
		case <-done:
			return
		case <-c.shares:
		}
		if presses%between != 0 {
			continue
		}
		<-time.After(rand.N(6 * time.Millisecond))
		c.mu.Lock()
		if err := c.bot.cmd.Process.Kill(); err != nil {
			c.t.Error(err)
		}
		<-c.bot.over
		c.bot = c.workspace.bot(c.t)
		c.mu.Unlock()
	}
}

// running is the bot, once it is up.
func (c *crashing) running() *process {
	c.mu.RLock()
	defer c.mu.RUnlock()
	return c.bot
}

func (c *crashing) sharesMany(id string) {
	hand := c.As(id)
	changed, unwatch := c.Watch()
	defer unwatch()
	for n := range eachShare {
		form, tried := c.opensForm(hand, changed), false
		for again := true; again; {
			c.shares <- struct{}{}
			c.closesAbove(hand, form)
			sent, err := c.sends(hand, form, evening(title(id, n)))
			replaced := errors.Is(err, slacksim.ErrNoSuchThing)
			again = replaced || isRefusal(err)
			switch {
			case replaced && tried:
				c.doubts.Store(title(id, n), true)
				fallthrough
			case replaced:
				form, tried = c.opensForm(hand, changed), false
			case again:
				tried = true
				c.running()
			case err != nil || sent.Result != "closed":
				c.t.Errorf("%s: %+v, %v", title(id, n), sent, err)
			}
		}
	}
}

// sends looks for the city, fills in the form and sends it.
func (c *crashing) sends(hand *slacksim.Hand, form string, filled slacksim.State) (slacksim.Submission, error) {
	if _, err := hand.Suggest(c.t.Context(), slacksim.InView(form), "zone", "zone", "Rome"); err != nil {
		return slacksim.Submission{}, err
	}
	return hand.Submit(c.t.Context(), form, filled)
}

// evening is what one fills into the form of an event.
func evening(title string) slacksim.State {
	return slacksim.State{
		"title":      {"title": {"value": title}},
		"start_date": {"start_date": {"selected_date": time.Now().AddDate(0, 1, 0).Format(time.DateOnly)}},
		"start_time": {"start_time": {"selected_time": "18:30"}},
		"zone":       {"zone": {"selected_option": map[string]any{"value": "Europe/Rome"}}},
		"channel":    {"channel": {"selected_conversation": general}},
	}
}

// opensForm types the command until its form is there. One that came late, for
// a command that seemed to fail, does as well.
func (c *crashing) opensForm(hand *slacksim.Hand, changed <-chan struct{}) string {
	for {
		if open := hand.Views(); len(open) > 0 {
			return open[len(open)-1].ID
		}
		bot := c.running()
		if err := hand.Say(c.t.Context(), general, "/event share"); isRefusal(err) {
			continue
		} else if err != nil {
			c.t.Error(err)
			return ""
		}
		for len(hand.Views()) == 0 {
			select {
			case <-changed:
				continue
			case <-bot.over:
			}
			break
		}
	}
}

// closesAbove closes forms that came late and lie on the one that is filled in.
func (c *crashing) closesAbove(hand *slacksim.Hand, form string) {
	for open := hand.Views(); len(open) > 0 && open[len(open)-1].ID != form; open = hand.Views() {
		if err := hand.CloseView(c.t.Context(), open[len(open)-1].ID, false); err != nil {
			c.t.Error(err)
			return
		}
	}
}

func isRefusal(err error) bool {
	var refusal *slacksim.Refusal
	return errors.As(err, &refusal)
}

func title(id string, n int) string { return fmt.Sprintf("Evening %d of %s", n, id) }

// compare looks for each event in the database and in the channel.
func (c *crashing) compare() {
	db, err := store.Open(c.t.Context(), c.database())
	if err != nil {
		c.t.Fatal(err)
	}
	defer db.Close()
	events, err := db.Upcoming(c.t.Context(), learn.Viewer{Member: crew[0]}, time.Now(), time.Now().AddDate(1, 0, 0), 1_000_000)
	if err != nil {
		c.t.Fatal(err)
	}
	stored := map[string]int{}
	for _, e := range events {
		stored[e.Title]++
	}
	cards := c.As(crew[0]).Messages(general)
	for _, id := range crew {
		for n := range eachShare {
			_, doubt := c.doubts.Load(title(id, n))
			if got := stored[title(id, n)]; got != 1 && !(doubt && got == 2) {
				c.t.Errorf("%s was acknowledged and is stored %d times", title(id, n), got)
			}
			shown := 0
			for _, card := range cards {
				if !card.Ephemeral && strings.Contains(string(card.Blocks), title(id, n)) {
					shown++
				}
			}
			if shown > stored[title(id, n)] {
				c.t.Errorf("%s is shown %d times", title(id, n), shown)
			}
		}
	}
	if len(stored) != len(crew)*eachShare {
		c.t.Errorf("%d events are stored, %d were shared", len(stored), len(crew)*eachShare)
	}
}
