package bot_test

import (
	"context"
	"errors"
	"strconv"
	"testing/synctest"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot"
	"github.com/fieldnotes-slack/fieldnotes/store/storetest"
)

func moves(s *stage, _ line, part []string) { s.advance(s.instant(part[0])) }

// advance moves the clock. What is due on the way happens, if the bot is there
// to do it; while Slack is down, time passes as it does.
func (s *stage) advance(to time.Time) {
	switch {
	case s.stopped:
		s.set(to)
		return
	case s.down:
		time.Sleep(to.Sub(s.now()))
		return
	case s.dies:
		s.diesOnTheWay(to)
	}
	if err := s.movesOn(func(b *bot.Bot) error { return b.Advance(s.t.Context(), s.jump, to) }); err != nil {
		s.t.Fatalf("%s: %v", s.where, err)
	}
	s.settle()
}

func passes(s *stage, _ line, part []string) {
	unit := map[string]time.Duration{"second": time.Second, "minute": time.Minute, "hour": time.Hour, "day": 24 * time.Hour}[part[1]]
	n, err := strconv.Atoi(part[0])
	if err != nil {
		s.t.Fatalf("%s: %v", s.where, err)
	}
	s.advance(s.now().Add(time.Duration(n) * unit))
}

// waits lets time go by of itself, as it does for somebody before a screen.
func waits(s *stage, _ line, part []string) {
	n, err := strconv.Atoi(part[1])
	if err != nil {
		s.t.Fatalf("%s: %v", s.where, err)
	}
	time.Sleep(time.Duration(n) * time.Second)
	s.settle()
}

// locks keeps everybody else from writing, as a backup tool of somebody's might.
func locks(s *stage, _ line, _ []string) {
	url, turn := "file:"+s.path+"?_txlock=immediate", `SELECT 1`
	if storetest.Postgres() && !s.onFile {
		url, turn = s.database(), `SELECT id FROM turn FOR UPDATE`
	}
	db := storetest.Raw(s.t, url)
	lock, err := db.Begin()
	if err == nil {
		_, err = lock.Exec(turn)
	}
	if err != nil {
		s.t.Fatal(err)
	}
	s.unlock = func() error { return errors.Join(lock.Rollback(), db.Close()) }
}

func unlocks(s *stage, _ line, _ []string) {
	if err := s.unlock(); err != nil {
		s.t.Fatal(err)
	}
	s.unlock = nil
	s.settle()
}

func (s *stage) lose() {
	s.down = true
	s.sim.Faults().Down(true)
	synctest.Wait()
}

// pressesInVain sends a form that the bot accepts; then Slack is gone before
// anything could be posted.
func pressesInVain(s *stage, _ line, part []string) {
	s.down = true
	s.sim.Faults().NextRequestLost("chat.postMessage")
	pressesInForm(s, line{}, part)
	s.lose()
}

// pressesUnheard sends a form whose answer never reaches the person: the form
// stays open, as with Slack's "We had some trouble connecting".
func pressesUnheard(s *stage, _ line, part []string) {
	view := s.top(part[0])
	if view.Submit != part[1] {
		s.t.Fatalf("%s: the form %q is sent by %q", s.where, view.Title, view.Submit)
	}
	gone, leave := context.WithCancel(s.t.Context())
	leave()
	if _, err := s.hand(part[0]).Submit(gone, view.ID, nil); err == nil {
		s.t.Fatalf("%s: the answer came", s.where)
	}
	s.settle()
}

// recovers waits, as people do, until the bot has found its way back.
func recovers(s *stage, _ line, _ []string) {
	s.sim.Faults().Down(false)
	for n := 0; !s.connected(); n++ {
		if n == 60 {
			s.t.Fatalf("%s: after five minutes the bot is not back", s.where)
		}
		time.Sleep(5 * time.Second)
	}
	s.down = false
	s.settle()
}

func restarts(s *stage, _ line, _ []string) {
	s.halt()
	s.start()
}

func repeats(s *stage, _ line, _ []string) {
	if !s.sim.Faults().RepeatLast() {
		s.t.Errorf("%s: there is no connection", s.where)
	}
	synctest.Wait()
	s.settle()
}

func refreshes(s *stage, _ line, _ []string) {
	if !s.sim.Faults().Refresh("refresh_requested") {
		s.t.Errorf("%s: there is no connection", s.where)
	}
	time.Sleep(2 * time.Second) // its renewal, which Slack never asks of two at once
	s.settle()
}
