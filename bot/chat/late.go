package chat

import (
	"context"
	"fmt"
	"runtime/debug"
	"time"

	"github.com/slack-go/slack"
)

// How long late work may take: to find out what there is to show, and to show it.
const (
	lateTime = 8 * time.Second
	showTime = 2 * time.Second
)

// manyLate is how much late work is under way at most.
const manyLate = 512

// apart does late work beside all else, without a slot. When there is too much
// of it, it is done at once, in the slot, with a context that has ended:
// whoever waits for a page is told that it could not be read.
func (s *Socket) apart(ctx context.Context, work func(context.Context)) {
	ctx = context.WithoutCancel(ctx)
	select {
	case s.late <- struct{}{}:
		go func() {
			defer func() { <-s.late }()
			work(ctx)
		}()
	default:
		s.log.WarnContext(ctx, "no time for what comes late", "under_way", manyLate)
		ended, end := context.WithCancel(ctx)
		end()
		work(ended)
	}
}

// guarded is late work that ends in time, whatever happens in it.
func (r *Router) guarded(req *Request, work func(context.Context)) func(context.Context) {
	return func(ctx context.Context) {
		defer func() {
			if p := recover(); p != nil {
				r.Log.ErrorContext(ctx, "panic after answering", "kind", req.Kind, "name", req.Name, "error", Panicked(p))
			}
		}()
		ctx, cancel := context.WithTimeout(ctx, lateTime)
		defer cancel()
		work(ctx)
	}
}

// replacing shows in the place of a modal what comes late. The hash keeps it
// from taking the place of anything else.
func (r *Router) replacing(req *Request, shown slack.View, late func(context.Context) *slack.ModalViewRequest) func(context.Context) {
	return func(ctx context.Context) {
		modal := late(ctx)
		if modal == nil {
			return
		}
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), showTime)
		defer cancel()
		_, err := r.Slack.UpdateViewContext(ctx, *modal, "", shown.Hash, shown.ID)
		if refusal := code(err); err != nil && refusal != "hash_conflict" && refusal != "not_found" {
			r.logSlack(ctx, req, "late view", err)
		}
	}
}

// ackTime is how long an acknowledgement is given to take effect: it travels
// on another connection than what follows it, which must not be overtaken.
const ackTime = 500 * time.Millisecond

// takingEffect is late, but not before the acknowledgement that is sent now has
// taken effect.
func takingEffect(late func(context.Context) *slack.ModalViewRequest) func(context.Context) *slack.ModalViewRequest {
	effective := time.After(ackTime)
	return func(ctx context.Context) *slack.ModalViewRequest {
		modal := late(ctx)
		<-effective
		return modal
	}
}

// Panicked is the error of a recovered panic: where it was, and the type of
// what was panicked with, which itself may quote what somebody typed. Call it
// in the deferred function.
func Panicked(p any) error { return fmt.Errorf("panic with a %T\n%s", p, debug.Stack()) }
