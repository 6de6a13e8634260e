package feed

import (
	"context"
	"maps"
	"reflect"
	"slices"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

const (
	// atOnce is how many found events one transaction stores: few enough that
	// a submission waiting for the writer doesn't notice.
	atOnce = 50
	// memory is how long what was found is kept after its day.
	memory = 90 * 24 * time.Hour
)

// keep stores what the feed offers now, as far as it differs from what is
// stored; at last that it was read, so that what is cut short is done again.
func (f *Feature) keep(ctx context.Context, feed learn.Feed, r reading, now time.Time) error {
	stored, err := f.db.FoundIn(ctx, feed.ID)
	if err != nil {
		return err
	}
	news := changes(stored, r.found, now)
	for keys := range slices.Chunk(slices.Sorted(maps.Keys(news)), atOnce) {
		some := map[string]learn.FoundEvent{}
		for _, key := range keys {
			some[key] = news[key]
		}
		if err := f.db.SaveFound(ctx, feed.ID, some, now); err != nil {
			return err
		}
	}
	feed.ETag, feed.LastModified = r.page.ETag, r.page.LastModified
	return f.worked(ctx, feed, now)
}

// changes are what has to be stored so that the feed offers offer: what is new
// or other than it was, and what was to come and is no longer there.
func changes(stored, offer map[string]learn.FoundEvent, now time.Time) map[string]learn.FoundEvent {
	news := map[string]learn.FoundEvent{}
	for key, one := range offer {
		was, known := stored[key]
		if !known || was.Gone || !reflect.DeepEqual(was.Found, one.Found) {
			one.ID = learn.NewID()
			news[key] = one
		}
	}
	for key, was := range stored {
		if _, there := offer[key]; !there && !was.Gone && was.Start.After(now) {
			was.Gone = true
			news[key] = was
		}
	}
	return news
}

// worked notes that the feed was read.
func (f *Feature) worked(ctx context.Context, feed learn.Feed, now time.Time) error {
	return f.db.Transact(ctx, func(tx *store.DB) error {
		if err := tx.ForgetFound(ctx, feed.ID, now.Add(-memory)); err != nil {
			return err
		}
		followed, err := tx.SaveFeed(ctx, feed.Worked(now))
		if err != nil || !followed || feed.Told.IsZero() {
			return err
		}
		return tx.Touch(ctx, feed.ID, now)
	})
}

// failed notes that the feed could not be read, and after some days tells
// whoever added it.
func (f *Feature) failed(ctx context.Context, feed learn.Feed, now time.Time, why string) error {
	if feed.Failing.IsZero() {
		f.log.InfoContext(ctx, "a followed calendar can't be read", "feed", feed.ID, "host", feed.Host(), "reason", why)
	}
	return f.db.Transact(ctx, func(tx *store.DB) error {
		feed := feed.Failed(now, why)
		tell := feed.Overdue(now)
		if tell {
			feed.Told = now
		}
		followed, err := tx.SaveFeed(ctx, feed)
		switch {
		case err != nil || !followed || feed.Told.IsZero():
			return err
		case tell:
			return plan(ctx, tx, feed, now)
		}
		return tx.Touch(ctx, feed.ID, now)
	})
}
