package chat

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"time"

	"github.com/slack-go/slack"
)

const (
	// proven is how long a link must hold for the next one to follow at once.
	proven = 30 * time.Second
	// The longest pauses before the next attempt: when Slack itself asked for
	// it, and otherwise.
	askedPause, maxPause = time.Second, 30 * time.Second
	// lastWords is how long Slack has to end a link itself, after it said so.
	lastWords = 20 * time.Second
)

// keep holds a link until serving ends: when one is about to go, the next is
// there before. Links live until open ends. The error is Slack's when it
// refuses the app token for good, or the server has no Socket Mode.
func (s *Socket) keep(serving, open context.Context, renew <-chan struct{}) error {
	for failures := 0; serving.Err() == nil; {
		l, err := s.open(serving)
		if slices.Contains(incurable, code(err)) || Lacks(err) && !s.greeted() {
			return fmt.Errorf("%w: %w", errSocketEnded, err)
		}
		longest := maxPause
		if err == nil {
			s.add(open, l)
			longest = s.watch(serving, l, &renew)
		}
		if longest == 0 {
			failures = 0
			continue
		}
		again := pause(err, failures, longest)
		if err != nil && serving.Err() == nil {
			s.log.Warn("no connection to Slack", "error", err, "again_in", again)
		}
		waits(serving, again)
		failures++
	}
	return nil
}

// greeted tells whether there has been a connection: where there never was and
// the server can't make one, there will be none.
func (s *Socket) greeted() bool {
	select {
	case <-s.ready:
		return true
	default:
		return false
	}
}

// watch returns when it is time for the next link, and how long a pause before
// it may be.
func (s *Socket) watch(serving context.Context, l *link, renew *<-chan struct{}) (longest time.Duration) {
	longest = maxPause
	for holds := time.After(proven); ; {
		select {
		case <-holds:
			longest = 0
		case <-l.ended:
			return longest
		case <-l.going:
			time.AfterFunc(lastWords, l.leave)
			return min(longest, askedPause)
		case <-*renew:
			*renew = nil
			go s.succeed(serving, l)
			return 0
		case <-serving.Done():
			return 0
		}
	}
}

// succeed lets a link go that Slack hasn't asked for, once there are enough others.
func (s *Socket) succeed(serving context.Context, old *link) {
	for len(s.ways(nil)) <= manyLinks {
		if !waits(serving, time.Second) {
			return
		}
	}
	old.leave()
}

// pause is how long to wait after so many failures in a row, or as Slack says.
func pause(err error, failures int, longest time.Duration) time.Duration {
	var limited *slack.RateLimitedError
	if errors.As(err, &limited) {
		return limited.RetryAfter
	}
	most := min(200*time.Millisecond<<min(failures, 10), longest)
	return most/2 + rand.N(most/2)
}

// waits returns after d, or false when ctx ends before.
func waits(ctx context.Context, d time.Duration) bool {
	select {
	case <-time.After(d):
		return true
	case <-ctx.Done():
		return false
	}
}
