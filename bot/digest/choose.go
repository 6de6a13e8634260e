package digest

import (
	"context"
	"slices"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// The sections of an edition.
const (
	askSection    = "asks"
	eventSection  = "events"
	lessonSection = "lessons"
	foundSection  = "found"
	pickSection   = "pick"

	archiveSection = "archive/" // followed by why
)

// maxFound is how many events of followed calendars an edition shows.
const maxFound = 3

// candidates is how many things an edition looks at to find its pick. The
// store leaves out what is of the home industry by its key; another spelling
// of it, and what the edition lists anyway, is left out here.
const candidates = 40

// choose decides what a new edition shows; nothing when there is nothing to tell.
func (f *Feature) choose(ctx context.Context, e learn.Edition) ([]learn.Shown, error) {
	events, err := f.db.UpcomingIn(ctx, e.Channel, e.Planned, e.Planned.Add(learn.Horizon), learn.MaxListed)
	if err != nil {
		return nil, err
	}
	lessons, err := f.db.LessonsSince(ctx, e.Channel, e.Since, e.Until, learn.MaxListed)
	if err != nil {
		return nil, err
	}
	found, news, err := f.found(ctx, e)
	if err != nil {
		return nil, err
	}
	asks, asked, err := f.asks(ctx, e)
	if err != nil || len(events)+len(lessons) == 0 && !news && !asked {
		return nil, err
	}
	found = append(found, asks...)
	listed := append(each(events, eventChoice), each(lessons, lessonChoice)...)
	pick, err := f.pick(ctx, e, listed)
	if err != nil {
		return nil, err
	}
	archived, err := f.archived(ctx, e, events, pick)
	return slices.Concat(shown(listed), found, shown(pick), archived), err
}

// found are the next events that wait in followed calendars, and whether one
// of them is new to the channel.
func (f *Feature) found(ctx context.Context, e learn.Edition) (shows []learn.Shown, news bool, err error) {
	waiting, _, err := f.db.FoundWaiting(ctx, e.Planned, maxFound)
	if err != nil {
		return nil, false, err
	}
	ids := each(waiting, func(one learn.FoundEvent) string { return one.ID })
	news, err = f.db.UnseenFound(ctx, e.Channel, ids...)
	return each(ids, func(id string) learn.Shown { return learn.Shown{Subject: foundSubject(id), Section: foundSection} }), news, err
}

func foundSubject(id string) learn.Subject { return learn.Subject{Kind: learn.FoundSubject, ID: id} }

// pick is the edition's look outside our industry, if there is one: something
// that this channel's digests have not shown yet, an event before a lesson;
// otherwise the first of its kind in the edition's own lists.
func (f *Feature) pick(ctx context.Context, e learn.Edition, listed []choice) ([]choice, error) {
	if f.ws.Policy().Home == "" {
		return nil, nil
	}
	events, err := f.db.UnseenEvents(ctx, e, f.ws.Policy().Home, candidates)
	if err != nil {
		return nil, err
	}
	lessons, err := f.db.UnseenLessons(ctx, e, f.ws.Policy().Home, candidates)
	if err != nil {
		return nil, err
	}
	fresh := append(each(events, eventChoice), each(lessons, lessonChoice)...)
	fresh = slices.DeleteFunc(fresh, func(c choice) bool { return slices.Contains(listed, c) })
	for _, c := range append(fresh, listed...) {
		if learn.CrossIndustry(f.ws.Policy().Home, c.industry) {
			c.Section = pickSection
			return []choice{c}, nil
		}
	}
	return nil, nil
}

type choice struct {
	learn.Shown
	industry string
}

func eventChoice(e learn.Event) choice {
	return choice{learn.Shown{Subject: learn.Subject{Kind: learn.EventSubject, ID: e.ID}, Section: eventSection}, e.Industry}
}

func lessonChoice(l learn.SeenLesson) choice {
	return choice{learn.Shown{Subject: lessonSubject(l.ID), Section: lessonSection}, l.Industry}
}

func each[T, R any](all []T, make func(T) R) []R {
	made := []R{}
	for _, one := range all {
		made = append(made, make(one))
	}
	return made
}

func shown(choices []choice) []learn.Shown {
	return each(choices, func(c choice) learn.Shown { return c.Shown })
}
