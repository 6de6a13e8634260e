package bot_test

import (
	"context"
	"net"
	"net/http"
	"testing/synctest"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot"
	"github.com/fieldnotes-slack/fieldnotes/store"
	"github.com/fieldnotes-slack/fieldnotes/store/storetest/ready"
)

// replica is one process: a bot with its own connections to Slack and to the store.
type replica struct {
	dial   func(ctx context.Context, network, addr string) (net.Conn, error)
	server *http.Server // of the workspace, for this replica alone
	bot    *bot.Bot
	db     *store.DB
	stop   context.CancelFunc
	done   chan error
}

func (s *stage) start() {
	for _, one := range s.replicas {
		s.begin(one)
	}
	s.stopped = false
	s.settle()
}

// database is where all replicas of the stage keep what they know.
func (s *stage) database() string {
	if s.onFile {
		return s.path
	}
	return ready.URL(s.t, s.path)
}

func (s *stage) begin(one *replica) {
	db, err := store.Open(s.t.Context(), s.database())
	if err != nil {
		s.t.Fatal(err)
	}
	one.bot, err = bot.New(bot.Config{
		BotToken: s.sim.BotToken(), AppToken: s.sim.AppToken(), APIURL: "http://slack.test/api/", Dial: one.dial,
		Store: db, Settings: s.config, Now: s.now, Log: s.logger, Web: s.web.Network(),
	})
	if err != nil {
		s.t.Fatal(err)
	}
	one.bot.WatchHome(func(route, before, after string) {
		s.t.Errorf("%s: %s is said to only read, and Home was\n%s\nand would be\n%s", s.where, route, before, after)
	})
	one.bot.Watch(s.came.serves)
	ctx, stop := context.WithCancel(s.t.Context())
	one.db, one.stop, one.done = db, stop, make(chan error, 1)
	go func() { one.done <- one.bot.Run(ctx) }()
	select {
	case <-one.bot.Ready():
	case err := <-one.done:
		s.t.Fatalf("the bot did not start: %v\n%s", err, s.log)
	}
}

// halt ends the bot as SIGTERM does.
func (s *stage) halt() {
	if s.stopped {
		return
	}
	s.stopped = true
	for _, one := range s.replicas {
		one.stop()
		if err := <-one.done; err != nil {
			s.t.Errorf("%s: the bot ended with %v", s.where, err)
		}
		if err := one.db.Close(); err != nil {
			s.t.Error(err)
		}
	}
}

// settle waits until all replicas have done all that there is to do now.
func (s *stage) settle() {
	s.written()
	if s.stopped || s.down {
		return
	}
	for _, one := range s.replicas {
		if err := one.bot.Drain(s.t.Context()); err != nil {
			s.t.Fatalf("%s: %v", s.where, err)
		}
	}
	s.written()
}

// written waits until nothing moves, and no replica waits for another one to
// have written: for a file they wait in the story's time, which stands still
// while nobody else waits in it.
func (s *stage) written() {
	for synctest.Wait(); len(s.replicas) > 1 && !s.stopped && s.unlock == nil; synctest.Wait() {
		began := time.Now()
		for _, one := range s.replicas {
			if err := one.db.Transact(s.t.Context(), func(*store.DB) error { return nil }); err != nil {
				s.t.Fatalf("%s: %v", s.where, err)
			}
		}
		if time.Now().Equal(began) { // each got its turn at once
			return
		}
	}
}

// jump moves the clock when no replica is in the middle of anything: a post
// that takes a moment mustn't look as if it had taken a day.
func (s *stage) jump(to time.Time) {
	if len(s.replicas) > 1 {
		s.written()
	}
	s.set(to)
}

// connected tells whether each replica is.
func (s *stage) connected() bool {
	for _, one := range s.replicas {
		if !one.bot.Connected() {
			return false
		}
	}
	return true
}

// movesOn moves the clock: the replicas by turns see what is due on the way,
// and then all of them do.
func (s *stage) movesOn(to func(*bot.Bot) error) error {
	s.turn++
	if err := to(s.replicas[s.turn%len(s.replicas)].bot); err != nil {
		return err
	}
	for _, one := range s.replicas {
		if len(s.replicas) == 1 {
			break
		}
		if err := one.bot.Tick(s.t.Context(), s.now()); err != nil {
			return err
		}
	}
	return nil
}
