package summary

import (
	"context"
	"errors"
	"slices"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// zone is the one in which periods begin and end.
func (f *Feature) zone(ctx context.Context) (*time.Location, error) {
	_, zone, err := f.counted(ctx)
	return zone, err
}

// counted are the periods that were counted, and the zone in which they begin
// and end: that in which the latest was counted, so that they follow on each
// other, else that in which most members live.
func (f *Feature) counted(ctx context.Context) ([]store.Counted, *time.Location, error) {
	all, err := f.db.AllCounted(ctx)
	if err != nil {
		return nil, nil, err
	}
	if len(all) > 0 {
		latest := slices.MaxFunc(all, func(a, b store.Counted) int { return a.At.Compare(b.At) })
		return all, learn.Location(latest.Zone), nil
	}
	zone, err := f.db.CommonZone(ctx)
	return all, learn.Location(zone), err
}

// Load is the summary of a period, "2026-Q3" or what else learn.ParsePeriod
// reads, as of at. What was counted is told as it is stored; of any other period
// what all may know.
func (f *Feature) Load(ctx context.Context, period string, at time.Time) (learn.Summary, error) {
	zone, err := f.zone(ctx)
	if err != nil {
		return learn.Summary{}, err
	}
	p, err := learn.ParsePeriod(period, at, zone)
	if err != nil {
		return learn.Summary{}, err
	}
	s := learn.Summary{Period: p, At: at}
	if s.Now, s.Home, s.Counted, err = f.cells(ctx, p, at); err != nil {
		return s, err
	}
	if s.Before, _, _, err = f.cells(ctx, p.Before(), at); err != nil {
		return s, err
	}
	s.Trail, err = f.trail(ctx, s)
	return s, err
}

func (f *Feature) cells(ctx context.Context, p learn.Period, at time.Time) (cells learn.Cells, home string, counted bool, err error) {
	c, cells, err := f.db.Counted(ctx, p.Name)
	switch {
	case err == nil:
		return cells, c.Home, true, nil
	case !errors.Is(err, store.ErrNone):
		return nil, "", false, err
	}
	home = f.ws.Policy().Home
	cells, err = f.latest.tell(told{p.Name, at.Unix(), home}, func() (learn.Cells, error) { return f.db.Tell(ctx, p, at, home, f.hr) })
	return cells, home, false, err
}

// trail are the latest periods that were counted, and the period itself.
func (f *Feature) trail(ctx context.Context, s learn.Summary) ([]learn.Point, error) {
	trail := []learn.Point{{Period: s.Period, Cells: s.Now}}
	for p := s.Period.Before(); len(trail) < learn.TrailLength; p = p.Before() {
		_, cells, err := f.db.Counted(ctx, p.Name)
		if errors.Is(err, store.ErrNone) && p.Name == s.Period.Before().Name {
			cells, err = s.Before, nil // ended, and still to be counted
		}
		if errors.Is(err, store.ErrNone) {
			break
		}
		if err != nil {
			return nil, err
		}
		trail = append(trail, learn.Point{Period: p, Cells: cells})
	}
	slices.Reverse(trail)
	return trail, nil
}
