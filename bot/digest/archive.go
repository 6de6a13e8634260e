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

// archived is the lesson that the edition brings from the archive, if there is
// one: of those that the channel wasn't shown lately, one that fits an event to
// come, the soonest first; else the one that most have used.
func (f *Feature) archived(ctx context.Context, e learn.Edition, events []learn.Event, pick []choice) ([]learn.Shown, error) {
	for _, event := range events {
		fits, err := f.db.Fits(ctx, e.Channel, event)
		if err != nil {
			return nil, err
		}
		rested, err := f.db.Archived(ctx, e, each(fits, func(fit learn.Fit) string { return fit.Lesson })...)
		if err != nil {
			return nil, err
		}
		fits = slices.DeleteFunc(fits, func(fit learn.Fit) bool {
			return !slices.Contains(rested, fit.Lesson) || picks(pick, fit.Lesson)
		})
		if len(fits) > 0 {
			best := learn.Best(fits)[0]
			return fromArchive(best.Lesson, string(best.Like)), nil
		}
	}
	lesson, err := f.db.MostUsed(ctx, e)
	switch {
	case errors.Is(err, store.ErrNone) || err == nil && picks(pick, lesson):
		return nil, nil
	case err != nil:
		return nil, err
	}
	return fromArchive(lesson, mostUsed), nil
}

func picks(pick []choice, lesson string) bool {
	return slices.ContainsFunc(pick, func(c choice) bool { return c.Subject == lessonSubject(lesson) })
}

func fromArchive(lesson, why string) []learn.Shown {
	return []learn.Shown{{Subject: lessonSubject(lesson), Section: archiveSection + why}}
}

func lessonSubject(id string) learn.Subject { return learn.Subject{Kind: learn.LessonSubject, ID: id} }
