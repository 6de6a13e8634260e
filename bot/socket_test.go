package bot_test

import (
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim"
)

var onFile = line{text: "Setting database: a file"}

func onStage(t *testing.T, do func(s *stage), settings ...line) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := newStage(t, settings)
		defer s.end()
		do(s)
	})
}

func TestNoCommandGoesUnansweredWhileSlackRefreshesConnections(t *testing.T) {
	onStage(t, func(s *stage) {
		const commands = 200
		answers := make(chan error, commands)
		for i := range commands {
			who := s.sim.As(cast()[i%len(cast())].ID)
			go func() { answers <- who.Say(s.t.Context(), "CGENERAL", "/lessons help") }()
			if i%50 == 25 {
				s.sim.Faults().Refresh("refresh_requested")
			}
			time.Sleep(50 * time.Millisecond)
			if i%80 == 40 {
				s.sim.Faults().Refresh("warning")
				time.Sleep(10 * time.Millisecond)
			}
		}
		for range commands {
			if err := <-answers; err != nil {
				s.t.Error(err)
			}
		}
	})
}

// share fills in the form of an event, ready to be sent.
func (s *stage) share(title string) slacksim.View {
	s.tells("ana types in #general: /event share " + title)
	s.fill("ana", "Start date", "2026-11-26")
	s.fill("ana", "Start time", "18:30")
	return s.top("ana")
}

// sent is how sending a form ended.
type sent struct {
	result slacksim.Submission
	err    error
}

func (s *stage) sends(form slacksim.View) <-chan sent {
	ended := make(chan sent, 1)
	go func() {
		result, err := s.hand("ana").Submit(s.t.Context(), form.ID, nil)
		ended <- sent{result, err}
	}()
	return ended
}

func TestAFormIsAcknowledgedOnAnotherConnectionWhenItsOwnIsGone(t *testing.T) {
	onStage(t, func(s *stage) {
		form := s.share("Data & Coffee")
		s.tells("the database is locked")
		ended := s.sends(form)
		synctest.Wait()
		s.sim.Faults().Refresh("refresh_requested")
		s.sim.Faults().Refresh("refresh_requested")
		time.Sleep(1200 * time.Millisecond) // by now both connections have ended
		s.tells("the database is free again")
		if end := <-ended; end.err != nil || end.result.Result != "closed" {
			s.t.Errorf("the form ended with %+v", end)
		}
		s.settle()
		s.tells("in #general the bot has posted 1 message")
	}, onFile)
}

func TestShutdownFinishesWhatIsUnderWay(t *testing.T) {
	onStage(t, func(s *stage) {
		form := s.share("Data & Coffee")
		s.tells("the database is locked")
		ended := s.sends(form)
		synctest.Wait()
		s.stop()
		began := time.Now()
		time.Sleep(time.Second)
		if err := s.unlock(); err != nil {
			s.t.Fatal(err)
		}
		s.unlock = nil
		if end := <-ended; end.err != nil || end.result.Result != "closed" {
			s.t.Errorf("the form ended with %+v", end)
		}
		s.halt()
		if took := time.Since(began); took > 10*time.Second {
			s.t.Errorf("the bot ended after %v", took)
		}
		s.start()
		s.tells("in #general the bot has posted 1 message")
	}, onFile)
}

func TestTheOperatorIsWarnedWhenSlackTakesHardlyAnotherReplica(t *testing.T) {
	for replicas, warned := range map[int]bool{4: false, 5: true} {
		t.Run(itoa(replicas), func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				s := newStage(t, []line{{text: "Setting replicas: " + itoa(replicas)}})
				defer s.end()
				if says := strings.Contains(s.log.String(), "hardly room for another replica"); says != warned {
					t.Errorf("warned: %t", says)
				}
				s.answers(20)
			})
		})
	}
}
