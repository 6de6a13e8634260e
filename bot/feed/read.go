package feed

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/source/calendar"
	"github.com/fieldnotes-slack/fieldnotes/bot/source/fetch"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

const (
	// lease is for how long a feed is whoever's reads it: after a crash it is
	// read again once that has passed.
	lease = 5 * time.Minute
	// occurrences is how many of a calendar are looked at, those of what recurs
	// each on its own.
	occurrences = 20 * learn.MaxFound
	// hands is how many feeds are read at a time.
	hands = 3
)

// NextDue is the earliest instant at which a feed is to be read; zero when
// none is followed.
func (f *Feature) NextDue(ctx context.Context, _ time.Time) (time.Time, error) {
	at, err := f.db.NextFeed(ctx)
	if errors.Is(err, store.ErrNone) {
		return time.Time{}, nil
	}
	return at, err
}

// Read reads the feeds that are due at now, a few at a time, and returns once
// they are read. It takes seconds: call it beside what others wait for.
func (f *Feature) Read(ctx context.Context, now time.Time) error {
	done, err := f.reading.Take(ctx)
	if err != nil {
		return err
	}
	defer done()
	due, err := f.db.DueFeeds(ctx, now)
	if err != nil {
		return fmt.Errorf("due feeds: %w", err)
	}
	errs := make([]error, len(due))
	turns := make(chan struct{}, hands)
	var all sync.WaitGroup
	for i, one := range due {
		turns <- struct{}{}
		all.Go(func() {
			defer func() { <-turns }()
			if err := f.read(ctx, one, now); err != nil {
				errs[i] = fmt.Errorf("feed %s: %w", one.ID, err)
			}
		})
	}
	all.Wait()
	return errors.Join(errs...)
}

// read reads one feed unless somebody else does, and stores what it came to.
// That it can't be read is no error.
func (f *Feature) read(ctx context.Context, feed learn.Feed, now time.Time) error {
	claimed, err := f.db.ClaimFeed(ctx, feed, now.Add(lease))
	if err != nil || !claimed {
		return err
	}
	r := f.look(ctx, feed, now)
	if ctx.Err() != nil {
		return nil //nolint:nilerr // it is ours no longer once the lease has passed
	}
	switch {
	case r.why != "":
		return f.failed(ctx, feed, now, r.why)
	case r.same:
		return f.worked(ctx, feed, now)
	}
	return f.unlessRemoved(ctx, feed, f.keep(ctx, feed, r, now))
}

// unlessRemoved is err unless it came of the feed's removal meanwhile.
func (f *Feature) unlessRemoved(ctx context.Context, feed learn.Feed, err error) error {
	if err != nil {
		if _, now := f.db.Feed(ctx, feed.ID); errors.Is(now, store.ErrNone) {
			return nil
		}
	}
	return err
}

// reading is what looking at a feed came to.
type reading struct {
	why   string // it can't be read; "" when it can
	same  bool   // as at the last time
	name  string // the calendar's own
	found map[string]learn.FoundEvent
	page  *fetch.Page

	leftOut []learn.LeftOut // what could not be read
}

// look reads the feed's address. It stores nothing.
func (f *Feature) look(ctx context.Context, feed learn.Feed, now time.Time) (r reading) {
	defer func() {
		if p := recover(); p != nil {
			f.log.ErrorContext(ctx, "a calendar could not be read", "feed", feed.ID, "error", chat.Panicked(p))
			r = reading{why: notCalendar}
		}
	}()
	options := fetch.Options{Limit: calendar.MaxBytes}
	if sameDay(feed.Read, now) {
		options.ETag, options.LastModified = feed.ETag, feed.LastModified
	}
	page, err := f.web.Get(ctx, feed.Address, options)
	switch {
	case err != nil:
		return reading{why: why(err, nil)}
	case page.NotModified:
		return reading{same: true}
	case page.Cut:
		return reading{why: tooLarge}
	}
	return f.parse(ctx, feed, page, now)
}

func (f *Feature) parse(ctx context.Context, feed learn.Feed, page *fetch.Page, now time.Time) reading {
	f.parsing.Lock()
	defer f.parsing.Unlock()
	c, err := calendar.Read(bytes.NewReader(page.Body))
	if err != nil && !errors.Is(err, calendar.ErrNothing) {
		return reading{why: why(err, page)}
	}
	zone, err := f.zone(ctx, c, feed)
	if err != nil {
		f.log.WarnContext(ctx, "a member's time zone not read", "error", err)
	}
	found := c.Between(now.Add(-24*time.Hour), now.Add(learn.FeedHorizon), occurrences)
	return reading{name: c.Name, found: offered(found, zone, now), page: page, leftOut: c.LeftOut}
}

// sameDay tells whether a feed has been read whole on the day of now. Once a
// day it is, changed or not: what is near moves with the time.
func sameDay(read, now time.Time) bool {
	return read.UTC().Format(time.DateOnly) == now.UTC().Format(time.DateOnly)
}

// zone is where a calendar's clocks are that say no zone: where the calendar
// is at home, else where they live who follow it.
func (f *Feature) zone(ctx context.Context, c *calendar.Calendar, feed learn.Feed) (string, error) {
	if c.Zone != "" {
		return c.Zone, nil
	}
	m, err := f.db.Member(ctx, feed.AddedBy)
	return m.Zone, err
}
