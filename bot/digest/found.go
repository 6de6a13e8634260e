package digest

import (
	"context"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// maxFound is how many events of followed calendars an edition shows.
const maxFound = 3

// found adds the next events that wait in followed calendars. They are
// something to tell when one of them is new to the channel.
func (c *chooser) found(ctx context.Context) error {
	waiting, _, err := c.waiting(ctx, c.d.Filter, c.e, maxFound)
	if err != nil {
		return err
	}
	ids := each(waiting, func(one learn.FoundEvent) string { return one.ID })
	news, err := c.db.UnseenFound(ctx, c.e.Channel, ids...)
	c.news = c.news || news
	for _, id := range ids {
		c.show(foundSubject(id), learn.FoundSection, calendar)
	}
	return err
}

// waiting are the first events in followed calendars that a channel with the
// filter follows, and how many there are. Calendars name topics, no industries.
func (f *Feature) waiting(ctx context.Context, filter learn.Filter, e learn.Edition, limit int) ([]learn.FoundEvent, int, error) {
	if filter.All() {
		return f.db.FoundWaiting(ctx, e.Planned, limit)
	}
	all, _, err := f.db.FoundWaiting(ctx, e.Planned, learn.MaxCounted)
	var kept []learn.FoundEvent
	for _, one := range all {
		if follows(learn.Filter{Topics: filter.Topics}, "", one.Topics) != "" {
			kept = append(kept, one)
		}
	}
	return kept[:min(limit, len(kept))], len(kept), err
}

func foundSubject(id string) learn.Subject { return learn.Subject{Kind: learn.FoundSubject, ID: id} }
