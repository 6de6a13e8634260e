//go:build !race

package bot_test

import (
	"fmt"
	"slices"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// live has a day of the quarter pass.
func (q *quarter) live(day time.Time) {
	for _, hour := range []int{4, 18} {
		q.until(day.Add(time.Duration(hour*60+q.rand.IntN(120)) * time.Minute))
		if q.stopped {
			continue
		}
		q.notices()
		q.happens(day)
		for i, c := range q.people {
			if i == leaverColleague && c.left.IsZero() && q.now().After(leaves) {
				q.sim.Deactivate(c.ID)
				c.left = q.now()
				q.settle()
			}
			if c.left.IsZero() {
				q.reacts(c)
			}
		}
	}
}

// chance is true once in so many times.
func (q *quarter) chance(in int) bool { return q.rand.IntN(in) == 0 }

// some are that many people who are still there; the first of the fifty are
// keener than the last.
func (q *quarter) some(n int) (all []*colleague) {
	for len(all) < n {
		c := q.people[q.rand.IntN(len(q.people))*(1+q.rand.IntN(len(q.people)))/len(q.people)]
		if c.left.IsZero() && !slices.Contains(all, c) {
			all = append(all, c)
		}
	}
	return all
}

// happens does what happens now and then.
func (q *quarter) happens(day time.Time) {
	if q.chance(10) {
		q.announces(day)
	}
	if q.chance(11) && len(q.events) > 0 {
		q.cancels(q.events[len(q.events)-1-q.rand.IntN(min(3, len(q.events)))])
	}
	if q.chance(5) {
		if c := q.some(1)[0]; !c.paused(q.now()) {
			pause := span{q.now(), q.now().Add(time.Duration(1+q.rand.IntN(400)) * time.Hour).Truncate(time.Second)}
			c.pauses, c.prefs.Paused = append(c.pauses, pause), pause.to
			q.no(q.db.SavePreferences(q.t.Context(), c.ID, c.prefs))
		}
	}
	if q.chance(3) {
		q.wonders()
	}
	if q.chance(8) && len(q.lessons) > 0 {
		q.withdraws(q.lessons[q.rand.IntN(len(q.lessons))])
	}
}

// announces adds an event of the days to come, somewhere.
func (q *quarter) announces(day time.Time) {
	zone := quarterZones[q.rand.IntN(len(quarterZones))]
	clock := []string{"07:30", "12:00", "18:30", "21:00", "23:15"}[q.rand.IntN(5)]
	start := learn.Wall(day.AddDate(0, 0, 2+q.rand.IntN(8)).Format(time.DateOnly), clock, zone)
	e := learn.Event{
		ID: learn.NewID(), Title: fmt.Sprintf("Event %d", len(q.events)), Start: start, Zone: zone, Format: learn.InPerson,
		Channel: "CGENERAL", SharedBy: "UANA", Created: q.now(), Updated: q.now(),
	}
	if q.chance(2) {
		e.End = start.Add(time.Duration(1+q.rand.IntN(4)) * time.Hour)
	}
	q.no(q.db.Transact(q.t.Context(), func(tx *store.DB) error {
		if _, err := tx.AddEvent(q.t.Context(), e); err != nil {
			return err
		}
		return tx.Plan(q.t.Context(), learn.Delivery{Kind: learn.EventCard, Place: "CGENERAL", Subject: e.ID, Due: q.now(), Created: q.now()})
	}))
	q.settle()
}

func (q *quarter) cancels(id string) {
	e, err := q.db.Event(q.t.Context(), id)
	q.no(err)
	if e.Over(q.now()) || !e.Cancelled.IsZero() {
		return
	}
	e.Cancelled = q.now()
	q.no(q.db.SaveEvent(q.t.Context(), e))
	q.no(q.db.Touch(q.t.Context(), id, q.now()))
}

func (q *quarter) withdraws(id string) {
	if q.gone[id] = true; q.chance(2) {
		q.no(q.db.WithdrawLesson(q.t.Context(), id, q.now()))
	} else {
		_, err := q.db.HideLesson(q.t.Context(), id, "UANA", "A name", q.now())
		q.no(err)
	}
	q.no(q.db.Touch(q.t.Context(), id, q.now()))
	q.settle()
}
