package demo

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// seen is how far back the channels show messages. What is older is in the
// store alone, where search, digest and summary find it.
const seen = 15

// unread is for how many days nobody has looked into any channel.
const unread = 2

// step is one moment of the history.
type step struct {
	at time.Time
	do func(ctx context.Context) error
}

// history is the workspace's past, replayed by the real bot: the clock starts
// back then, and each step is posted at its own time.
type history struct {
	db    *store.DB
	sim   *slacksim.Sim
	bot   *bot.Bot
	clock *clock
	today time.Time
	steps []step
}

// replay lets the history happen; the clock is at the demo's start again afterwards.
func (h *history) replay(ctx context.Context) error {
	if err := h.known(ctx); err != nil {
		return err
	}
	h.plan()
	slices.SortStableFunc(h.steps, func(a, b step) int { return a.at.Compare(b.at) })
	shown := slices.IndexFunc(h.steps, func(s step) bool { return s.at.After(h.today.AddDate(0, 0, -seen)) })
	if err := h.store(ctx, h.steps[:shown]); err != nil {
		return err
	}
	for _, s := range h.steps[shown:] {
		if err := h.bot.Advance(ctx, h.clock.set, s.at); err != nil {
			return err
		}
		if err := s.do(ctx); err != nil {
			return fmt.Errorf("history at %s: %w", s.at, err)
		}
		if err := h.bot.Drain(ctx); err != nil {
			return err
		}
	}
	return h.bot.Advance(ctx, h.clock.set, h.today)
}

// store stores at once what no channel shows any more.
func (h *history) store(ctx context.Context, steps []step) error {
	outer := h.db
	defer func() { h.db = outer }()
	return outer.Transact(ctx, func(tx *store.DB) error {
		h.db = tx
		for _, s := range steps {
			if err := s.do(ctx); err != nil {
				return fmt.Errorf("history at %s: %w", s.at, err)
			}
		}
		return nil
	})
}

// add notes a moment; no two are at the same time, so that none waits for
// Slack's one post a second. What would lie ahead was just now.
func (h *history) add(at time.Time, do func(ctx context.Context, at time.Time) error) {
	n := time.Duration(len(h.steps))
	at = at.Add(n % 60 * 3 * time.Second)
	if at.After(h.today) {
		at = h.today.Add(-time.Hour + n*5*time.Second)
	}
	h.steps = append(h.steps, step{at, func(ctx context.Context) error { return do(ctx, at) }})
}

func (h *history) plan() {
	for _, p := range append(past(), happenings()...) {
		h.event(p, h.describe(p), (*store.DB).AddEvent)
	}
	for _, p := range habits() {
		h.habit(p)
	}
	for _, n := range encounters() {
		h.lesson(n, happening{zone: "Europe/Rome"}, "")
	}
	for _, c := range chatter {
		h.add(instant(h.today, -c.daysAgo, c.clock, "Europe/Rome"), func(ctx context.Context, _ time.Time) error {
			return h.sim.As(c.by).Say(ctx, c.in, c.text)
		})
	}
	h.add(h.today.AddDate(0, 0, -unread), h.everybodyReads)
	h.justOver()
	h.add(instant(h.today, -seen, "15:00", "Europe/Rome"), h.follow)
	h.add(instant(h.today, -11, "10:40", "Europe/Rome"), h.asks)
	for _, channel := range []string{general, design, italia} {
		h.add(instant(h.today, -seen, "16:00", "Europe/Rome"), func(ctx context.Context, at time.Time) error {
			return h.subscribe(ctx, channel, at)
		})
	}
}

// follow has the workspace follow a calendar of the demo's internet.
func (h *history) follow(ctx context.Context, at time.Time) error {
	_, err := h.db.AddFeed(ctx, learn.Feed{
		ID: learn.NewID(), Address: chamber, Name: "Chamber of Commerce", AddedBy: ana, Next: at, Created: at,
	})
	return err
}

func (h *history) everybodyReads(context.Context, time.Time) error {
	for _, p := range persons() {
		for _, c := range h.sim.Channels() {
			h.sim.As(p.ID).Read(c.ID)
		}
	}
	return nil
}

func (h *history) subscribe(ctx context.Context, channel string, at time.Time) error {
	schedule := learn.Schedule{Cadence: learn.EachWeek, Days: learn.On(time.Monday), Hour: 9, Zone: "Europe/Rome"}
	return h.db.SaveDigest(ctx, learn.Digest{
		Channel: channel, Schedule: schedule, SetBy: ana, Next: schedule.Next(at), Since: at, Created: at,
	})
}

// describe is the event that a happening is.
func (h *history) describe(p happening) learn.Event {
	start := workday(h.today, p.day, p.clock, p.zone)
	return learn.Event{
		ID: learn.NewID(), Title: p.title, Link: p.link, Start: start, End: start.Add(p.length()),
		Zone: p.zone, Format: p.format, Place: p.place, Industry: p.field, Topics: p.topics, Benefit: p.benefit,
		Channel: p.in, SharedBy: p.by,
	}
}

// habit shares the first occurrence of a series of our own.
func (h *history) habit(p habit) {
	e := h.describe(p.happening)
	e.Host, e.Capacity, e.Series, e.Date = learn.Ours, p.capacity, learn.NewID(), e.Day()
	h.event(p.happening, e, func(db *store.DB, ctx context.Context, e learn.Event) (bool, error) {
		added, err := db.AddEvent(ctx, e)
		series := learn.NewSeries(e.Series, e, learn.Repetition{Rhythm: p.rhythm, Times: learn.NoCount})
		return added, errors.Join(err, db.AddSeries(ctx, series))
	})
}

// event has e shared, answered and written about, as p says.
func (h *history) event(p happening, e learn.Event, add func(*store.DB, context.Context, learn.Event) (bool, error)) {
	shared := e.Start.AddDate(0, 0, -p.ahead).Add(-5 * time.Hour)
	h.add(shared, func(ctx context.Context, at time.Time) error {
		e.Created, e.Updated = at, at
		_, err := add(h.db, ctx, e)
		return errors.Join(err, h.card(ctx, learn.EventCard, e.ID, e.Channel, e.SharedBy, at))
	})
	if p.settled() {
		h.outcomes(p, e, shared)
	} else {
		for i, m := range p.going {
			h.answer(e.ID, m, learn.Going, shared.Add(time.Duration(i*7+2)*time.Hour), 2+i%3)
		}
	}
	for i, m := range p.maybe {
		h.answer(e.ID, m, learn.Maybe, shared.Add(time.Duration(i*5+9)*time.Hour), 0)
	}
	for _, n := range p.notes {
		h.lesson(n, p, e.ID)
	}
}

func (h *history) answer(event, member string, rsvp learn.RSVP, at time.Time, meet int) {
	h.add(at, func(ctx context.Context, at time.Time) error {
		return h.db.Transact(ctx, func(tx *store.DB) error {
			err := tx.Answer(ctx, event, member, rsvp, at)
			if meet > 0 {
				intention := learn.Intention{Purposes: []learn.Purpose{learn.MeetPeople, learn.LearnAbout}, Meet: meet, Learn: learn.DefaultAim}
				_, err2 := tx.SaveIntention(ctx, event, member, intention, at)
				err = errors.Join(err, err2)
			}
			return errors.Join(err, tx.Touch(ctx, event, at))
		})
	})
}

func (h *history) lesson(n note, p happening, event string) {
	day := p.day + n.after
	if event == "" {
		day = -n.after
	}
	l := learn.Lesson{
		ID: learn.NewID(), Author: n.by, Event: event, Encounter: n.encounter, Takeaway: n.takeaway, Story: n.story, Try: n.try,
		Audience: n.audience, Met: n.met, Learned: n.learned, Industry: cmp.Or(n.field, p.field), Topics: n.topics,
		Channel: cmp.Or(n.in, p.in),
	}
	written := workday(h.today, day, "10:20", p.zone)
	h.add(written, func(ctx context.Context, at time.Time) error {
		l.Created, l.Updated = at, at
		_, err := h.db.AddLesson(ctx, l)
		return errors.Join(err, h.card(ctx, learn.LessonCard, l.ID, l.Channel, l.Author, at))
	})
	for i, m := range n.triedBy {
		h.try(l.ID, m, written.Add(time.Duration(i*3+1)*time.Hour))
	}
	for i, u := range n.usedBy {
		h.try(l.ID, u.by, written.Add(time.Duration(i*3+1)*time.Hour))
		h.use(learn.Use{Lesson: l.ID, Member: u.by, State: learn.Used, Note: u.how, Quoted: true}, written.AddDate(0, 0, u.after))
	}
	if len(n.usedBy) > 0 {
		h.add(written.Add(time.Hour), func(ctx context.Context, _ time.Time) error { return h.db.SetQuoted(ctx, l.ID, true) })
	}
	if p.settled() {
		h.uses(n, l.ID, written)
	}
}

// try has somebody want to try a lesson, and be asked about it a month later.
func (h *history) try(lesson, member string, at time.Time) {
	h.use(learn.Use{Lesson: lesson, Member: member, State: learn.WillTry}, at)
	h.add(at, func(ctx context.Context, at time.Time) error {
		return h.db.Inquire(ctx, learn.Question{
			Kind: learn.UseQuestion, Member: member, Subject: lesson, Cause: "use/" + lesson,
			Due: learn.QuestionAfter(at, learn.UseAskedAfter, time.UTC), Created: at,
		})
	})
}

// use has somebody say how far they are with a lesson; who has used it, or
// hasn't, isn't asked any more.
func (h *history) use(u learn.Use, at time.Time) {
	h.add(at, func(ctx context.Context, at time.Time) error {
		u.Updated = at
		return h.db.Transact(ctx, func(tx *store.DB) error {
			_, err := tx.SetUse(ctx, u)
			if u.State != learn.WillTry {
				err = errors.Join(err, tx.AnswerQuestion(ctx, learn.UseQuestion, u.Member, u.Lesson, string(u.State), at))
			}
			return errors.Join(err, tx.Touch(ctx, u.Lesson, at))
		})
	})
}

// justOver is an event that has ended a moment ago: who went is asked about it
// on the next working morning.
func (h *history) justOver() {
	p := newsroom()
	e := h.describe(p)
	e.End = h.today.Add(-time.Hour).Truncate(15 * time.Minute)
	e.Start = e.End.Add(-p.length())
	h.event(p, e, (*store.DB).AddEvent)
}

// asks puts a question to everybody's networks, and has those be asked who like to be.
func (h *history) asks(ctx context.Context, at time.Time) error {
	a := learn.Ask{ID: learn.NewID(), Member: kavya, Text: "Who knows somebody who plans shifts in a hospital?", State: learn.AskOpen, Created: at}
	a.Next = a.Expires()
	_, err := h.db.AddAsk(ctx, a)
	for _, m := range askable {
		err = errors.Join(err, h.db.SetAskable(ctx, m, true, at))
	}
	return err
}

// card plans a card where the channel still shows it.
func (h *history) card(ctx context.Context, kind learn.Kind, subject, channel, by string, at time.Time) error {
	if h.today.Sub(at) > seen*24*time.Hour {
		return nil
	}
	return h.db.Plan(ctx, learn.Delivery{
		Kind: kind, Key: string(kind) + "/" + subject + "/" + channel, Place: channel, Subject: subject, For: by, Due: at, Created: at,
	})
}

// workday is instant, moved off the weekend.
func workday(today time.Time, day int, clock, zone string) time.Time {
	switch at := instant(today, day, clock, zone); at.In(learn.Location(zone)).Weekday() {
	case time.Saturday:
		return instant(today, day+2, clock, zone)
	case time.Sunday:
		return instant(today, day+1, clock, zone)
	default:
		return at
	}
}
