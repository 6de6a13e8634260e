//go:build postgres

package main

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim"
)

// Two replicas, a primary and a standby that has all that is acknowledged. Six
// people share events while the primary dies and the standby takes its place.
func TestNothingAcknowledgedIsLostOrDoubledWhenTheDatabaseFailsOver(t *testing.T) {
	pair := newPair(t)
	w := newWorkspace(t)
	w.db = pair.url()
	w.Faults().Unlimited(true)
	w.bot(t)
	w.bot(t)
	f := &failover{crashing: &crashing{workspace: w, t: t}, enough: make(chan struct{})}
	var people sync.WaitGroup
	for _, id := range crew {
		people.Go(func() { f.sharesMany(id) })
	}
	f.until(int64(len(crew)))
	pair.kill()
	f.untilTold()
	promoted := time.Now()
	pair.promote()
	f.until(f.shared.Load() + int64(len(crew)))
	if took := time.Since(promoted); took > 20*time.Second {
		t.Errorf("after the promotion it took %s until events were shared again", took)
	}
	f.until(f.shared.Load() + int64(len(crew)))
	close(f.enough)
	people.Wait()
	f.settled()
}

// failover is people at work; they don't give up.
type failover struct {
	*crashing
	shared atomic.Int64 // events
	told   atomic.Int64 // how often somebody was told that it can't be saved now
	enough chan struct{}
	titles sync.Map
}

func (f *failover) sharesMany(id string) {
	hand := f.As(id)
	for n := 0; ; n++ {
		select {
		case <-f.enough:
			return
		default:
		}
		form := f.opens(hand)
		if form == "" || !f.saves(hand, form, title(id, n)) {
			return
		}
		f.titles.Store(title(id, n), true)
		f.shared.Add(1)
	}
}

// opens asks for the form until it is there.
func (f *failover) opens(hand *slacksim.Hand) string {
	changed, unwatch := f.Watch()
	defer unwatch()
	for f.t.Context().Err() == nil {
		if err := hand.Say(f.t.Context(), general, "/event share"); err != nil && !isRefusal(err) {
			f.t.Error(err)
			return ""
		}
		for late := time.After(time.Second); late != nil; {
			if open := hand.Views(); len(open) > 0 {
				return open[len(open)-1].ID
			}
			select {
			case <-changed:
			case <-late:
				late = nil
			}
		}
	}
	return ""
}

// saves sends the form until it is accepted.
func (f *failover) saves(hand *slacksim.Hand, form, title string) bool {
	for f.t.Context().Err() == nil {
		pressed := time.Now()
		sent, err := hand.Submit(f.t.Context(), form, evening(title))
		took := time.Since(pressed)
		switch {
		case err == nil && sent.Result == "closed":
			return true
		case err == nil && strings.Contains(fmt.Sprint(sent.Errors), "Nothing is lost"):
			f.told.Add(1)
		default:
			f.t.Errorf("after %s the form ended with %+v, %v", took, sent, err)
			return false
		}
	}
	return false
}

// until returns when so many events are shared.
func (f *failover) until(many int64) {
	f.waits(fmt.Sprintf("%d events are shared", many), func() bool { return f.shared.Load() >= many })
}

func (f *failover) untilTold() {
	f.waits("everybody has been told", func() bool { return f.told.Load() >= int64(len(crew)) })
}

func (f *failover) waits(what string, so func() bool) {
	f.t.Helper()
	often := time.NewTicker(20 * time.Millisecond)
	defer often.Stop()
	late, cancel := context.WithTimeout(f.t.Context(), 90*time.Second)
	defer cancel()
	for !so() {
		select {
		case <-often.C:
		case <-late.Done():
			f.t.Fatalf("%s: not yet (%d shared, %d told)", what, f.shared.Load(), f.told.Load())
		}
	}
}

// settled waits until each event is shown, once.
func (f *failover) settled() {
	shown := func() map[string]int {
		all := map[string]int{}
		for _, card := range f.As(crew[0]).Messages(general) {
			f.titles.Range(func(title, _ any) bool {
				if !card.Ephemeral && strings.Contains(string(card.Blocks), title.(string)) {
					all[title.(string)]++
				}
				return true
			})
		}
		return all
	}
	f.waits("all are shown", func() bool { return int64(len(shown())) == f.shared.Load() })
	for title, times := range shown() {
		if times != 1 {
			f.t.Errorf("%s is shown %d times", title, times)
		}
	}
}
