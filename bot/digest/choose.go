package digest

import (
	"context"
	"slices"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// rested is how long after the last edition events that were in it are reason
// enough for another one.
const rested = 20 * time.Hour

// chooser finds what a new edition shows.
type chooser struct {
	*Feature
	d      learn.Digest
	e      learn.Edition // with the filter as the store wants it
	next   time.Time     // the date after this edition's
	news   bool          // there is something to tell
	events []learn.Event
	listed []choice // in the lists of events and of lessons
	shows  []learn.Shown
}

// choose decides what a new edition shows; nothing when there is nothing to tell.
func (f *Feature) choose(ctx context.Context, d learn.Digest, e learn.Edition) ([]learn.Shown, error) {
	c := &chooser{Feature: f, d: d, e: e, next: d.Schedule.Next(e.Planned)}
	for _, s := range []struct {
		section learn.Section
		add     func(context.Context) error
	}{
		{learn.EventSection, c.ahead}, {learn.LessonSection, c.lessons}, {learn.FoundSection, c.found}, {learn.AskSection, c.asks},
	} {
		if err := c.add(ctx, s.section, s.add); err != nil {
			return nil, err
		}
	}
	if !c.news {
		return nil, nil
	}
	if err := c.add(ctx, learn.PickSection, c.pick); err != nil {
		return nil, err
	}
	return c.shows, c.add(ctx, learn.ArchiveSection, c.archived)
}

func (c *chooser) add(ctx context.Context, section learn.Section, add func(context.Context) error) error {
	if !c.d.Has(section) {
		return nil
	}
	return add(ctx)
}

// ahead adds the events to come, or an invitation to host one. They are
// something to tell when one is new, or before the next edition, or when
// somebody wants an edition whatever the schedule says.
func (c *chooser) ahead(ctx context.Context) (err error) {
	c.events, err = c.db.EventsAhead(ctx, c.e, learn.MaxListed)
	for _, e := range c.events {
		fresh := e.Created.After(c.e.Since) || !e.Start.Before(c.e.Since.Add(learn.Horizon))
		soon := e.Start.Before(c.next) && c.e.Planned.Sub(c.e.Since) >= rested
		c.news = c.news || fresh || soon || c.e.Due.IsZero()
		c.list(eventChoice(e), c.whyEvent(e))
	}
	if err == nil && len(c.events) == 0 {
		c.shows = append(c.shows, note(hostNote, c.e.Channel))
	}
	return err
}

func (c *chooser) lessons(ctx context.Context) error {
	lessons, err := c.db.NewLessons(ctx, c.e, learn.MaxListed)
	for _, l := range lessons {
		c.news = true
		c.list(lessonChoice(l), c.whyLesson(l))
	}
	return err
}

func (c *chooser) list(one choice, why string) {
	c.listed = append(c.listed, one)
	c.show(one.Subject, learn.Section(one.Section), why)
}

func (c *chooser) show(s learn.Subject, section learn.Section, why string) {
	c.shows = append(c.shows, learn.Shown{Subject: s, Section: because(section, why)})
}

// candidates is how many things an edition looks at to find its pick. The
// store leaves out what is of the home industry by its key; another spelling
// of it, and what the edition lists anyway, is left out here.
const candidates = 40

// pick adds the edition's look outside our industry, if there is one: something
// that this channel's digests have not shown yet, an event before a lesson;
// otherwise the first of its kind in the edition's own lists.
func (c *chooser) pick(ctx context.Context) error {
	if c.ws.Policy().Home == "" {
		return nil
	}
	events, err := c.db.UnseenEvents(ctx, c.e, c.ws.Policy().Home, candidates)
	if err != nil {
		return err
	}
	lessons, err := c.db.UnseenLessons(ctx, c.e, c.ws.Policy().Home, candidates)
	if err != nil {
		return err
	}
	fresh := append(each(events, eventChoice), each(lessons, lessonChoice)...)
	fresh = slices.DeleteFunc(fresh, func(one choice) bool { return slices.Contains(c.listed, one) })
	for _, one := range append(fresh, c.listed...) {
		if learn.CrossIndustry(c.ws.Policy().Home, one.industry) {
			c.show(one.Subject, learn.PickSection, "")
			return nil
		}
	}
	return nil
}

// shown tells whether the edition shows the subject already.
func (c *chooser) shown(s learn.Subject) bool {
	return slices.ContainsFunc(c.shows, func(one learn.Shown) bool { return one.Subject == s })
}

type choice struct {
	learn.Shown
	industry string
}

func eventChoice(e learn.Event) choice {
	return choice{learn.Shown{Subject: learn.Subject{Kind: learn.EventSubject, ID: e.ID}, Section: string(learn.EventSection)}, e.Industry}
}

func lessonChoice(l learn.SeenLesson) choice {
	return choice{learn.Shown{Subject: lessonSubject(l.ID), Section: string(learn.LessonSection)}, l.Industry}
}

func lessonSubject(id string) learn.Subject { return learn.Subject{Kind: learn.LessonSubject, ID: id} }

func each[T, R any](all []T, make func(T) R) []R {
	made := []R{}
	for _, one := range all {
		made = append(made, make(one))
	}
	return made
}

// follows is the topic or the industry by which a channel with a filter follows
// something; "" when it follows all.
func follows(f learn.Filter, industry string, topics []string) string {
	for _, t := range topics {
		if slices.ContainsFunc(f.Topics, func(own string) bool { return store.FoldTopic(own) == store.FoldTopic(t) }) {
			return t
		}
	}
	if slices.ContainsFunc(f.Industries, func(own string) bool { return store.Fold(own) == store.Fold(industry) }) {
		return industry
	}
	return ""
}
