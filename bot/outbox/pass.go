package outbox

import (
	"context"
	"errors"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// job is a kind of work for Slack; each has its own share, so that none
// starves another.
type job int

const (
	cards job = iota // and all else in channels
	digests
	directs
	refreshing
	settling
)

// share is how many of a kind are under way at the same time.
func (j job) share() int {
	return [...]int{cards: 6, digests: 4, directs: 6, refreshing: 4, settling: 2}[j]
}

// everything rests while Slack can't be used.
const everything = "*"

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
	ready, err := o.choose(ctx)
	if err != nil || len(ready) == 0 {
		return err
	}
	var claimed []learn.Delivery
	err = o.do(ctx, claimStep, ready[0].ID, func(ctx context.Context) (err error) {
		claimed, err = o.db.Take(ctx, o.now(), ready)
		return err
	})
	for _, d := range claimed {
		o.start(laneOf(d.Kind, d.Place), func() time.Duration { return o.post(ctx, d) }, d.Place, d.ID)
	}
	return err
}

func (o *Outbox) startRefreshes(ctx context.Context) error {
	free := o.left(deleteStep, o.left(editStep, o.desk.free(refreshing)))
	if free == 0 {
		return nil
	}
	var claimed []store.Refresh
	err := o.do(ctx, freshStep, "", func(ctx context.Context) (err error) {
		claimed, err = o.db.ClaimRefreshes(ctx, o.now(), 3*callTimeout, free)
		return err
	})
	for _, r := range claimed {
		o.start(refreshing, func() time.Duration { return o.refresh(ctx, r) }, r.ID)
	}
	return err
}

func (o *Outbox) startLookups(ctx context.Context) error {
	if o.left(historyStep, o.desk.free(settling)) == 0 {
		return nil
	}
	unanswered, err := o.db.Unanswered(ctx, o.now(), settleAfter)
	for _, d := range unanswered {
		if o.desk.free(settling) > 0 && !o.desk.rests(d.ID) && (!d.Claimed.After(o.now()) || o.desk.waited(d)) {
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
