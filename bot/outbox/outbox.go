package outbox

import (
	"context"
	"log/slog"
	"time"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

const (
	// callTimeout bounds each call of Slack.
	callTimeout = 10 * time.Second
	// settleAfter is how long after its claim a post without an answer is
	// looked up. Until then it may still arrive: preparing ends within one
	// callTimeout of the claim, posting within a second one.
	settleAfter = 2 * callTimeout
	// pace is the least time between two posts in one place; Slack allows
	// about one a second.
	pace = time.Second
	// moment is short enough for nobody to notice.
	moment = 20 * time.Millisecond
	// glance bounds how long Run sleeps, for clocks that are set.
	glance = time.Minute
)

// Outbox posts deliveries and keeps what they show up to date.
type Outbox struct {
	// Renderers says what renders each kind of delivery; set it before Run or Drain.
	Renderers map[learn.Kind]chat.Renderer
	// Rates are how many calls a minute of a method are made at most; those that
	// aren't there have no limit. They are SlackRates unless set before.
	Rates map[string]int

	db      *store.DB
	slack   *slack.Client
	ws      *chat.Workspace
	now     func() time.Time
	log     *slog.Logger
	desk    desk
	direct  addresses
	passing chan struct{} // held by the one pass at a time
	queue   queue
	wake    chan struct{}
}

// New makes an Outbox that posts with client. now is the clock by which
// deliveries fall due.
func New(db *store.DB, client *slack.Client, ws *chat.Workspace, renderers map[learn.Kind]chat.Renderer, now func() time.Time, log *slog.Logger) *Outbox {
	return &Outbox{
		Renderers: renderers, Rates: SlackRates(), db: db, slack: client, ws: ws, now: now, log: log,
		desk: newDesk(now), passing: make(chan struct{}, 1), wake: make(chan struct{}, 1),
	}
}

// Run works until ctx ends; then it claims nothing more, finishes what is
// under way and returns nil.
func (o *Outbox) Run(ctx context.Context) error {
	for ctx.Err() == nil {
		changed := o.desk.changes()
		outlook, err := o.pass(ctx)
		if err != nil && ctx.Err() == nil {
			o.log.Error("outbox: the store can't be used now", "error", err)
			outlook.Next = o.now().Add(pace)
		}
		timer := time.NewTimer(o.until(outlook.Next))
		select {
		case <-ctx.Done():
		case <-o.db.Planned():
			o.gather(ctx, changed)
		case <-o.wake:
		case <-changed:
		case <-timer.C:
		}
		timer.Stop()
	}
	return o.desk.empty(context.WithoutCancel(ctx))
}

// gather waits a moment, so that one pass serves what many people planned.
func (o *Outbox) gather(ctx context.Context, changed <-chan struct{}) {
	select {
	case <-ctx.Done():
	case <-changed:
	case <-time.After(moment):
	}
}

// Drain works until nothing is due at the present instant of the clock and
// nothing is under way. It may be used beside Run or instead of it.
func (o *Outbox) Drain(ctx context.Context) error {
	for {
		changed := o.desk.changes()
		outlook, err := o.pass(ctx)
		if err != nil {
			return err
		}
		if !outlook.Due() && o.desk.emptySince(changed) {
			return nil
		}
		timer := time.NewTimer(o.until(outlook.Next))
		select {
		case <-ctx.Done():
		case <-changed:
		case <-timer.C:
		}
		timer.Stop()
		if ctx.Err() != nil {
			return ctx.Err()
		}
	}
}

// Wake has Run look at the clock again, after it was set.
func (o *Outbox) Wake() {
	o.desk.clockWasSet()
	select {
	case o.wake <- struct{}{}:
	default:
	}
}

func (o *Outbox) until(next time.Time) time.Duration {
	if next.IsZero() {
		return glance
	}
	return min(max(next.Sub(o.now()), 0), glance)
}
