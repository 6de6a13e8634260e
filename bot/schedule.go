package bot

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// planner plans what happens by itself.
type planner struct {
	name string
	// plan plans what is due at now. Planning twice is harmless.
	plan func(ctx context.Context, now time.Time) error
	// next is the earliest instant, later than now unless planning it was
	// missed, at which there is something to plan; zero when there is none.
	next func(ctx context.Context, now time.Time) (time.Time, error)
}

// schedule is the table of what happens by itself.
func (b *Bot) schedule() []planner {
	return []planner{
		{"digests", b.features.digest.Plan, b.features.digest.NextDue},
		{"reminders", b.features.notice.Plan, b.features.notice.NextDue},
		{"feeds", nothing, b.features.feed.NextDue}, // reading them takes seconds: readFeeds
		{"departures", b.features.event.Plan, b.features.event.NextDue},
		{"ends", b.features.event.PlanEnds, b.features.event.NextEnd},
		{"questions", b.features.question.Plan, b.features.question.NextDue},
		{"suggestions", b.features.lesson.ForgetSuggestions, b.features.lesson.NextSuggestionForgotten},
		{"follow-ups", b.features.follow.Plan, b.features.follow.NextDue},
		{"drafts", b.features.lesson.Forget, b.features.lesson.NextForgotten},
		{"series", b.features.event.PlanSeries, b.features.event.NextOccurrence},
		{"summaries", b.features.summary.Plan, b.features.summary.NextDue},
		{"asks", b.features.ask.Plan, b.features.ask.NextDue},
		{"old records", b.features.me.Plan, b.features.me.NextDue},
		{"deliveries", nothing, b.nextDelivery},
	}
}

// run is plan, of which a panic is an error too: one planner must not keep those
// after it from theirs.
func (p planner) run(ctx context.Context, now time.Time) (err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = chat.Panicked(cause)
		}
	}()
	return p.plan(ctx, now)
}

func nothing(context.Context, time.Time) error { return nil }

// nextDelivery is when something planned for later is due: it was held back
// over somebody's quiet hours, or is tried again.
func (b *Bot) nextDelivery(ctx context.Context, now time.Time) (time.Time, error) {
	at, err := b.config.Store.NextDelivery(ctx, now)
	if errors.Is(err, store.ErrNone) {
		return time.Time{}, nil
	}
	return at, err
}

// Tick plans what is due at now. Planning twice is harmless.
func (b *Bot) Tick(ctx context.Context, now time.Time) error {
	done, err := b.ticking.Take(ctx)
	if err != nil {
		return err
	}
	defer done()
	var errs error
	for _, p := range b.schedule() {
		if err := p.run(ctx, now); err != nil {
			errs = errors.Join(errs, fmt.Errorf("plan %s: %w", p.name, err))
		}
	}
	b.outbox.Wake()
	return errs
}

// NextDue is the earliest instant at which something will be planned; zero
// when nothing will.
func (b *Bot) NextDue(ctx context.Context, now time.Time) (time.Time, error) {
	var earliest time.Time
	for _, p := range b.schedule() {
		at, err := p.next(ctx, now)
		if err != nil {
			return time.Time{}, fmt.Errorf("when %s are next: %w", p.name, err)
		}
		if !at.IsZero() && (earliest.IsZero() || at.Before(earliest)) {
			earliest = at
		}
	}
	return earliest, nil
}

// Advance moves a clock that can be moved, by set, to an instant, stepping
// through every instant at which something is due. It is for the demo and for
// tests; Run may go on meanwhile.
func (b *Bot) Advance(ctx context.Context, set func(time.Time), to time.Time) error {
	for {
		due, err := b.NextDue(ctx, b.config.Now())
		if err != nil {
			return err
		}
		if due.IsZero() || due.After(to) {
			break
		}
		if due.After(b.config.Now()) {
			set(due)
		}
		if err := b.catchUp(ctx, b.config.Now()); err != nil {
			return err
		}
	}
	set(to)
	return b.catchUp(ctx, to)
}

// catchUp does all that is due at now.
func (b *Bot) catchUp(ctx context.Context, now time.Time) error {
	b.people.readReach(ctx, now)
	return errors.Join(b.features.feed.Read(ctx, now), b.Tick(ctx, now), b.Drain(ctx))
}
