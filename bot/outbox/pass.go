package outbox

import (
	"context"
	"errors"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/store"
)

// job is a kind of work for Slack; each has its own share, so that none
// starves another.
type job int

const (
	posting job = iota
	refreshing
	settling
)

// share is how many of a kind are under way at the same time.
func (j job) share() int { return [...]int{posting: 8, refreshing: 4, settling: 2}[j] }

// Things beside places and deliveries that rest after Slack asked for it.
const (
	everything   = "*"
	openMethod   = "conversations.open"
	uploadMethod = "files.getUploadURLExternal"
	findMethod   = "conversations.history"
	editMethod   = "chat.update"
	dropMethod   = "chat.delete"
)

// lookahead is how many deliveries are looked up at once for posting.
const lookahead = 1024

// pass starts what can be started now. It returns what there was to do before.
func (o *Outbox) pass(ctx context.Context) (outlook store.Outlook, err error) {
	select {
	case o.passing <- struct{}{}:
		defer func() { <-o.passing }()
	case <-ctx.Done():
		return outlook, ctx.Err()
	}
	outlook, err = o.db.Outlook(ctx, o.now(), settleAfter)
	if err != nil || o.desk.rests(everything) {
		return outlook, err
	}
	if outlook.Posts {
		err = o.startPosts(ctx)
	}
	if outlook.Refreshes {
		err = errors.Join(err, o.startRefreshes(ctx))
	}
	if outlook.Lookups {
		err = errors.Join(err, o.startLookups(ctx))
	}
	return outlook, err
}

func (o *Outbox) startPosts(ctx context.Context) error {
	free := o.desk.free(posting)
	if free == 0 {
		return nil
	}
	ready := o.takeHeads(free)
	if len(ready) < free {
		var err error
		if o.heads, err = o.db.Heads(ctx, o.now(), lookahead, o.desk.resting()); err != nil {
			return err
		}
		ready = o.takeHeads(free)
	}
	if len(ready) == 0 {
		return nil
	}
	claimed, err := o.db.Take(ctx, o.now(), ready)
	if err != nil {
		return err
	}
	for _, d := range claimed {
		o.start(posting, func() time.Duration { return o.post(ctx, d) }, d.Place, d.ID)
	}
	return nil
}

// takeHeads takes from the heads looked up earlier up to n whose place may be used.
func (o *Outbox) takeHeads(n int) []store.Head {
	var taken, left []store.Head
	for i, h := range o.heads {
		if len(taken) == n {
			left = append(left, o.heads[i:]...)
			break
		}
		if o.desk.rests(h.Place) {
			left = append(left, h)
		} else {
			taken = append(taken, h)
		}
	}
	o.heads = left
	return taken
}

func (o *Outbox) startRefreshes(ctx context.Context) error {
	free := o.desk.free(refreshing)
	if free == 0 || o.desk.rests(editMethod) || o.desk.rests(dropMethod) {
		return nil
	}
	claimed, err := o.db.ClaimRefreshes(ctx, o.now(), 3*callTimeout, free)
	for _, r := range claimed {
		o.start(refreshing, func() time.Duration { return o.refresh(ctx, r) }, r.ID)
	}
	return err
}

func (o *Outbox) startLookups(ctx context.Context) error {
	if o.desk.free(settling) == 0 || o.desk.rests(findMethod) {
		return nil
	}
	unanswered, err := o.db.Unanswered(ctx, o.now().Add(-settleAfter))
	for _, d := range unanswered {
		if o.desk.free(settling) > 0 && !o.desk.rests(d.ID) {
			o.start(settling, func() time.Duration { return o.settle(ctx, d) }, d.ID)
		}
	}
	return err
}

// start has work done beside everything else. What it concerns is held until
// the work is done and has rested for as long as it returns.
func (o *Outbox) start(j job, work func() time.Duration, concerns ...string) {
	o.desk.begin(j, concerns)
	go func() { o.desk.end(j, concerns, work()) }()
}
