package digest

import (
	"context"
	"errors"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// Edition renders a channel's edition, also as a test. What it shows is chosen
// once; later renderings tell what has become of that.
func (f *Feature) Edition(ctx context.Context, d learn.Delivery) (chat.Rendering, error) {
	e, fate, err := f.edition(ctx, d)
	if err != nil || fate == overtaken {
		return chat.Rendering{Gone: true}, err
	}
	subscribed, e, err := f.filtered(ctx, e)
	if err != nil {
		return chat.Rendering{}, err
	}
	shows, err := f.db.Shown(ctx, d.ID)
	chosen := len(shows) == 0 || fate == renewed
	if err == nil && chosen {
		shows, err = f.contents(ctx, subscribed, e)
	}
	if err != nil || len(shows) == 0 {
		return chat.Rendering{Gone: true}, err
	}
	loc := f.ws.Locales.Workspace()
	p, err := f.page(ctx, loc, subscribed, e, shows)
	if err != nil {
		return chat.Rendering{}, err
	}
	// What couldn't be posted at once may have lost all that it was to show.
	lost := d.TS == "" && p.empty()
	m := p.fitted(loc, f.ws.Commands)
	if chosen {
		shows = p.kept(shows)
	}
	return chat.Rendering{Message: m, Shows: shows, Gone: lost}, nil
}

// contents is what the edition shows: when there is nothing to tell, nothing,
// or now and then, where the channel wants it, that there is nothing.
func (f *Feature) contents(ctx context.Context, d learn.Digest, e learn.Edition) ([]learn.Shown, error) {
	shows, err := f.choose(ctx, d, e)
	if err != nil || len(shows) > 0 || !d.SaysNothing || e.Due.IsZero() {
		return shows, err
	}
	nothing := note(nothingNote, e.Channel)
	said, err := f.db.SaidNothing(ctx, nothing.Subject, e.Planned.Add(rested-learn.SaysNothingEvery))
	if err != nil || said {
		return nil, err
	}
	return []learn.Shown{nothing}, nil
}

// fate is what has become of an edition since it was planned.
type fate int

const (
	asPlanned fate = iota
	renewed        // it waited for long, and tells what is new by now
	overtaken      // a later one has told what it would
)

// edition is the edition of the delivery as it is to be rendered. One that was
// not posted for long, because Slack was away or nobody had invited the bot,
// isn't late news: it tells all that is new when it is posted.
func (f *Feature) edition(ctx context.Context, d learn.Delivery) (learn.Edition, fate, error) {
	e, err := f.db.Edition(ctx, d.Subject)
	if err != nil || d.Kind != learn.DigestPost || d.TS != "" {
		return e, asPlanned, err
	}
	last, err := f.db.LastEdition(ctx, e.Channel)
	switch {
	case err != nil:
		return e, asPlanned, err
	case last.ID != e.ID:
		return e, overtaken, nil
	case !e.Stale(d.Claimed):
		return e, asPlanned, nil
	}
	e = e.At(d.Claimed)
	return e, renewed, f.db.Transact(ctx, func(tx *store.DB) error {
		if err := tx.RenewEdition(ctx, e); err != nil {
			return err
		}
		return tx.ReportedUntil(ctx, e.Channel, e.Until)
	})
}

// filtered is the channel's digest, or what it would be if somebody had set one
// up, and the edition with what the channel follows.
func (f *Feature) filtered(ctx context.Context, e learn.Edition) (learn.Digest, learn.Edition, error) {
	d, err := f.db.Digest(ctx, e.Channel)
	if errors.Is(err, store.ErrNone) {
		d, err = learn.Digest{Channel: e.Channel, Schedule: f.standard}, nil
	}
	if err == nil {
		e.Filter, err = f.db.Spelt(ctx, d.Filter)
	}
	return d, e, err
}
