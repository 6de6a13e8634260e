package lesson

import (
	"context"
	"errors"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/show"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// Recall renders, below an event's card, the lessons of those who went to
// others like it. Which ones is decided when it is posted; later renderings
// tell what has become of them.
func (f *Feature) Recall(ctx context.Context, d learn.Delivery) (chat.Rendering, error) {
	shows, err := f.recalls(ctx, d)
	if err != nil {
		return chat.Rendering{}, err
	}
	var ids []string
	for _, s := range shows {
		ids = append(ids, s.ID)
	}
	lessons, err := f.db.LessonsByIDs(ctx, learn.Viewer{Here: d.Place}, ids...)
	if err != nil || len(lessons) == 0 {
		return chat.Rendering{Gone: true}, err
	}
	return chat.Rendering{Message: f.recalled(shows, lessons), Shows: shows}, nil
}

// recalls are the lessons that the message shows: of one that isn't posted, those
// that fit best now.
func (f *Feature) recalls(ctx context.Context, d learn.Delivery) ([]learn.Shown, error) {
	if d.TS != "" {
		return f.db.Shown(ctx, d.ID)
	}
	e, err := f.db.VisibleEvent(ctx, learn.Viewer{Here: d.Place}, d.Subject)
	switch {
	case errors.Is(err, store.ErrNone) || !e.Cancelled.IsZero() || !e.Closed.IsZero():
		return nil, nil
	case err != nil:
		return nil, err
	}
	fits, err := f.db.Fits(ctx, d.Place, e)
	if err != nil {
		return nil, err
	}
	var resting []string
	if e.Series != "" {
		resting, err = f.db.Recalled(ctx, d.Place, d.Created.Add(-learn.RecallRests))
	}
	var shows []learn.Shown
	for _, fit := range learn.Best(fits, resting...) {
		shows = append(shows, learn.Shown{Subject: learn.Subject{Kind: learn.LessonSubject, ID: fit.Lesson}, Section: string(fit.Like)})
	}
	return shows, err
}

// recalled is what the channel sees of the lessons that are left.
func (f *Feature) recalled(shows []learn.Shown, lessons []learn.SeenLesson) chat.Message {
	loc, key := f.ws.Locales.Workspace(), "recall.series"
	for _, s := range shows {
		if s.Section != string(learn.SameSeries) {
			key = "recall.topics"
		}
	}
	title := loc.NM(key, len(lessons))
	blocks := []slack.Block{chat.Section(title)}
	for _, l := range lessons {
		blocks = append(blocks, chat.SectionWith(show.LessonLine(loc, f.ws.Policy().Home, l),
			chat.Button(show.MoreLesson, l.ID, loc.T("lesson.more_button"))))
	}
	return chat.Message{Text: chat.Plain(title), Blocks: blocks}
}
