package event

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

func TestPeopleWhoShareTheSameLinkAtOnceReadItOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, now := newShelf(), time.Now()
		var reads, well atomic.Int32
		slowly := func(context.Context) reading {
			reads.Add(1)
			time.Sleep(3 * time.Second)
			return reading{events: []learn.Found{{Title: "Data & Coffee"}}}
		}
		var people sync.WaitGroup
		for range 20 {
			people.Go(func() {
				if r := s.read(t.Context(), "https://data.example", now, slowly); len(r.events) == 1 {
					well.Add(1)
				}
			})
		}
		people.Wait()
		if reads.Load() != 1 || well.Load() != 20 {
			t.Errorf("%d readings, %d read well", reads.Load(), well.Load())
		}
		if _, known := s.known("https://data.example", now.Add(keepRead-time.Second)); !known {
			t.Error("forgotten too soon")
		}
		if _, known := s.known("https://data.example", now.Add(keepRead)); known {
			t.Error("kept for too long")
		}
	})
}

func TestWhoWaitsForAReadingGivesUpAlone(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, now := newShelf(), time.Now()
		go s.read(t.Context(), "a", now, func(context.Context) reading {
			time.Sleep(time.Minute)
			return reading{events: []learn.Found{{}}}
		})
		synctest.Wait()
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if r := s.read(ctx, "a", now, nil); !errors.Is(r.err, context.DeadlineExceeded) {
			t.Error(r.err)
		}
		time.Sleep(time.Minute)
		if _, known := s.known("a", now); !known {
			t.Error("the reading ended with the one who gave up")
		}
	})
}

func TestWhatCouldNotBeReadIsReadAgain(t *testing.T) {
	s, now := newShelf(), time.Unix(1, 0)
	broken := errors.New("broken")
	if r := s.read(t.Context(), "a", now, func(context.Context) reading { return reading{err: broken} }); !errors.Is(r.err, broken) {
		t.Error(r.err)
	}
	if r := s.read(t.Context(), "a", now, func(context.Context) reading { return reading{over: true} }); !r.over {
		t.Error("the trouble was kept")
	}
}

func TestTheShelfHoldsSoMuchAndNoMore(t *testing.T) {
	s, now := newShelf(), time.Unix(1, 0)
	for i := range 3 * maxRead {
		s.read(t.Context(), fmt.Sprint(i), now.Add(time.Duration(i)*time.Second), func(context.Context) reading { return reading{over: true} })
	}
	if _, known := s.known(fmt.Sprint(3*maxRead-1), now); !known || len(s.books) > maxRead {
		t.Errorf("%d kept, the latest: %v", len(s.books), known)
	}
}
