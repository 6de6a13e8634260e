package summary

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// Plan counts the periods that are due to be counted at now, and has the summary
// sent to those who get it each month. Planning twice is harmless.
func (f *Feature) Plan(ctx context.Context, now time.Time) error {
	all, zone, err := f.counted(ctx)
	if err != nil {
		return err
	}
	for _, l := range learn.Lengths() {
		p, err := f.uncounted(ctx, all, l, zone)
		for err == nil && !p.Counted().After(now) {
			f.reach(ctx, now)
			if err = f.db.CountPeriod(ctx, p, f.ws.Policy().Home, f.hr, now); err != nil {
				return fmt.Errorf("count %s: %w", p.Name, err)
			}
			p = p.After()
		}
		if err != nil && !errors.Is(err, store.ErrNone) {
			return err
		}
	}
	return f.sendMonthly(ctx, zone, now)
}

// uncounted is the first period of a length that is not among all that were
// counted; ErrNone while there is nothing to count.
func (f *Feature) uncounted(ctx context.Context, all []store.Counted, l learn.Length, zone *time.Location) (learn.Period, error) {
	var latest learn.Period
	for _, c := range all {
		p, err := learn.ParsePeriod(c.Period, c.At, zone)
		if err == nil && p.Length == l && p.End.After(latest.End) {
			latest = p
		}
	}
	if latest.Name != "" {
		return latest.After(), nil
	}
	first, err := f.db.FirstFact(ctx)
	return learn.PeriodAt(l, first, zone), err
}

// NextDue is when the next period is to be counted, or the next summary sent.
func (f *Feature) NextDue(ctx context.Context, now time.Time) (time.Time, error) {
	all, zone, err := f.counted(ctx)
	if err != nil {
		return time.Time{}, err
	}
	readers, err := f.db.SummaryReaders(ctx)
	if err != nil {
		return time.Time{}, err
	}
	var next time.Time
	if len(readers) > 0 {
		next = morning(now, zone)
		if !next.After(now) {
			next = morning(learn.PeriodAt(learn.AMonth, now, zone).End, zone)
		}
	}
	for _, l := range learn.Lengths() {
		p, err := f.uncounted(ctx, all, l, zone)
		switch {
		case errors.Is(err, store.ErrNone):
			return next, nil
		case err != nil:
			return next, err
		case next.IsZero() || p.Counted().Before(next):
			next = p.Counted()
		}
	}
	return next, nil
}

// morning is when the summary is sent in the month of at: on its first working day.
func morning(at time.Time, zone *time.Location) time.Time {
	return learn.WorkingMorning(learn.PeriodAt(learn.AMonth, at, zone).Start.Add(-time.Hour), zone)
}

// tooLate is how long after that morning the summary is no more sent by itself.
const tooLate = 7 * 24 * time.Hour

func (f *Feature) sendMonthly(ctx context.Context, zone *time.Location, now time.Time) error {
	due := morning(now, zone)
	if now.Before(due) || now.After(due.Add(tooLate)) {
		return nil
	}
	readers, err := f.db.SummaryReaders(ctx)
	if err != nil || len(readers) == 0 {
		return err
	}
	p := f.monthly(due, zone)
	for _, place := range readers {
		if err := f.send(ctx, p, place, strings.Join([]string{"summary/monthly", due.Format("2006-01"), place}, "/"), now); err != nil {
			return err
		}
	}
	return nil
}

// monthly is the period that the summary of a month is about: the month before,
// or the quarter that was counted since the last one was sent.
func (f *Feature) monthly(due time.Time, zone *time.Location) learn.Period {
	last := learn.PeriodAt(learn.AQuarter, due, zone).Before()
	if since := learn.PeriodAt(learn.AMonth, due, zone).Start.AddDate(0, -1, 0); !last.End.Before(since) && last.End.Before(due.AddDate(0, 0, -14)) {
		return last
	}
	return learn.PeriodAt(learn.AMonth, due, zone).Before()
}
