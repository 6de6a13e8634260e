//go:build postgres

package main

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim"
	"github.com/fieldnotes-slack/fieldnotes/store/storetest"
)

// Two replicas post what people share in many channels. One is killed in the
// middle; the other takes over what it had begun.
func TestAKilledReplicaIsTakenOverWithinAMinute(t *testing.T) {
	t.Parallel()
	w := newWorkspace(t)
	w.db = storetest.Server(t, w.file())
	const rooms = 60
	for n := range rooms {
		w.AddChannel(slacksim.Channel{ID: fmt.Sprintf("C0ROOM%d", n), Name: fmt.Sprint("room-", n), Members: append([]string{w.BotUser()}, crew...)})
	}
	one := w.bot(t)
	w.bot(t)
	w.Faults().Unlimited(true)
	w.Faults().Slow("chat.postMessage", 300*time.Millisecond) // so that it is killed while it posts
	var people sync.WaitGroup
	for i, id := range crew {
		people.Go(func() {
			f := &failover{crashing: &crashing{workspace: w, t: t}}
			for n := i; n < rooms; n += len(crew) {
				filled := evening(title(id, n))
				filled["channel"]["channel"]["selected_conversation"] = fmt.Sprintf("C0ROOM%d", n)
				f.accepted(w.As(id), filled)
			}
		})
	}
	f := &failover{crashing: &crashing{workspace: w, t: t}}
	f.waits("some are posted", func() bool { return w.shownIn(rooms) > rooms/4 })
	if err := one.cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	killed := time.Now()
	people.Wait()
	f.waits("all are posted", func() bool { return w.shownIn(rooms) >= rooms })
	if took := time.Since(killed); took > time.Minute {
		t.Errorf("after %s all was posted", took)
	}
	if all := w.shownIn(rooms); all != rooms {
		t.Errorf("%d messages, for %d events", all, rooms)
	}
}

// shownIn is how many messages with an event there are in all rooms.
func (w *workspace) shownIn(rooms int) (all int) {
	for n := range rooms {
		for _, m := range w.As(crew[0]).Messages(fmt.Sprintf("C0ROOM%d", n)) {
			if !m.Ephemeral && strings.Contains(string(m.Blocks), "Evening ") {
				all++
			}
		}
	}
	return all
}

// accepted opens the form and sends it, again where that fails.
func (f *failover) accepted(hand *slacksim.Hand, filled slacksim.State) {
	form := f.opens(hand)
	if form == "" {
		return
	}
	sent, err := hand.Submit(f.t.Context(), form, filled)
	for isRefusal(err) {
		sent, err = hand.Submit(f.t.Context(), form, filled)
	}
	if err != nil || sent.Result != "closed" {
		f.t.Errorf("the form ended with %+v, %v", sent, err)
	}
}
