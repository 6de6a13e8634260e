package outbox

import (
	"context"
	"errors"
	"time"
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
	everything = "*"
	openMethod = "conversations.open"
	findMethod = "conversations.history"
	editMethod = "chat.update"
	dropMethod = "chat.delete"
)

// pass starts what can be started now. due tells whether something that is due
// is left, next when something more falls due.
func (o *Outbox) pass(ctx context.Context) (due bool, next time.Time, err error) {
	select {
	case o.passing <- struct{}{}:
		defer func() { <-o.passing }()
	case <-ctx.Done():
		return false, time.Time{}, ctx.Err()
	}
	if !o.desk.rests(everything) {
		err = errors.Join(o.startPosts(ctx), o.startRefreshes(ctx), o.startLookups(ctx))
	}
	if err != nil {
		return true, time.Time{}, err
	}
	return o.db.Outlook(ctx, o.now(), settleAfter)
}

func (o *Outbox) startPosts(ctx context.Context) error {
	free := o.desk.free(posting)
	if free == 0 {
		return nil
	}
	claimed, err := o.db.Claim(ctx, o.now(), free, o.desk.resting())
	for _, d := range claimed {
		o.start(posting, func() time.Duration { return o.post(ctx, d) }, d.Place, d.ID)
	}
	return err
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
