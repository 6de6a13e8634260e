package digest

import (
	"context"
	"errors"
	"slices"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// mostUsed is why a lesson comes from the archive that fits nothing to come.
const mostUsed = "used"

// archived adds the lesson that the edition brings from the archive, if there
// is one: of those that the channel wasn't shown lately, one that fits an event
// to come, the soonest first; else the one that most have used.
func (c *chooser) archived(ctx context.Context) error {
	for _, event := range c.events {
		best, err := c.fitting(ctx, event)
		if err != nil {
			return err
		}
		if best.Lesson != "" {
			c.show(lessonSubject(best.Lesson), learn.ArchiveSection, string(best.Like))
			return nil
		}
	}
	lesson, err := c.db.MostUsed(ctx, c.e)
	switch {
	case errors.Is(err, store.ErrNone):
		return nil
	case err == nil && !c.shown(lessonSubject(lesson)):
		c.show(lessonSubject(lesson), learn.ArchiveSection, mostUsed)
	}
	return err
}

// fitting is what fits the event best; the zero Fit when nothing does.
func (c *chooser) fitting(ctx context.Context, event learn.Event) (learn.Fit, error) {
	fits, err := c.db.Fits(ctx, c.e.Channel, event)
	if err != nil {
		return learn.Fit{}, err
	}
	rested, err := c.db.Archived(ctx, c.e, each(fits, func(fit learn.Fit) string { return fit.Lesson })...)
	if err != nil {
		return learn.Fit{}, err
	}
	fits = slices.DeleteFunc(fits, func(fit learn.Fit) bool {
		return !slices.Contains(rested, fit.Lesson) || c.shown(lessonSubject(fit.Lesson))
	})
	if len(fits) == 0 {
		return learn.Fit{}, nil
	}
	return learn.Best(fits)[0], nil
}
