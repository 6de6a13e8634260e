package digest

import (
	"context"
	"errors"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/show"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// item is one event, lesson or found event in an edition.
type item struct {
	subject  learn.Subject
	line     chat.Mrkdwn
	brief    chat.Mrkdwn // the line of an event or of a lesson where there is little room; "" for others
	why      chat.Mrkdwn // it is there, in half a line
	industry string
	button   *slack.ButtonBlockElement // nil when there is nothing left to do
	picked   bool                      // it is the look outside our industry
	counted  bool                      // among all that there is to tell: "and 4 more" leaves it out
}

// items are what is left of the subjects, as the channel may see them now.
func (f *Feature) items(ctx context.Context, loc *chat.Locale, e learn.Edition, shows []learn.Shown) (map[learn.Subject]item, error) {
	ids := map[learn.SubjectKind][]string{}
	for _, s := range shows {
		ids[s.Kind] = append(ids[s.Kind], s.ID)
	}
	all := map[learn.Subject]item{}
	if err := f.addEvents(ctx, loc, e, ids[learn.EventSubject], all); err != nil {
		return nil, err
	}
	if err := f.addAsks(ctx, loc, e, ids[learn.AskSubject], all); err != nil {
		return nil, err
	}
	found, err := f.db.FoundByIDs(ctx, e.Planned, ids[learn.FoundSubject]...)
	if err != nil {
		return nil, err
	}
	for _, one := range found {
		all[foundSubject(one.ID)] = item{line: show.FoundLine(loc, one), button: show.FoundButton(loc, one.ID), counted: true}
	}
	lessons, err := f.db.LessonsByIDs(ctx, learn.Viewer{Here: e.Channel}, ids[learn.LessonSubject]...)
	for _, l := range lessons {
		all[lessonChoice(l).Subject] = item{
			line: show.LessonLine(loc, f.ws.Policy().Home, l), brief: show.LessonBrief(loc, l), industry: l.Industry,
			button:  chat.Button(show.TryLesson, l.ID, loc.T("lesson.try_button")),
			counted: l.Created.After(e.Since) && !l.Created.After(e.Until),
		}
	}
	return all, err
}

func (f *Feature) addEvents(ctx context.Context, loc *chat.Locale, e learn.Edition, ids []string, all map[learn.Subject]item) error {
	going, err := f.db.CountGoing(ctx, ids)
	if err != nil {
		return err
	}
	for _, id := range ids {
		one, err := f.db.VisibleEvent(ctx, learn.Viewer{Here: e.Channel}, id)
		switch {
		case errors.Is(err, store.ErrNone):
			continue
		case err != nil:
			return err
		}
		it := item{line: show.EventLine(loc, f.ws.Policy().Home, one, going[id]), brief: show.EventBrief(loc, one, going[id]), industry: one.Industry}
		if one.Cancelled.IsZero() {
			if one.Closed.IsZero() {
				it.button = show.GoButton(loc, one, going[id], 0)
			}
			it.counted = !one.Over(e.Planned) && one.Start.Before(e.Planned.Add(learn.Horizon))
		}
		all[eventChoice(one).Subject] = it
	}
	return nil
}
