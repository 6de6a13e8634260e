//go:build !race

package bot_test

import (
	"errors"
	"strconv"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/show"
	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// promise is how often, and when, a question of a kind is asked.
type promise struct {
	cause string // what leads to it
	night int    // hours from midnight that count as the day before
	after int    // days after that
	times int
	stale time.Duration
	shown string // the button that only such a question has
	many  int    // how many there must be for the quarter to prove something
}

var promises = map[learn.QuestionKind]promise{
	learn.TurnoutQuestion: {"attendance", 5, 1, 2, 14 * 24 * time.Hour, show.WentToEvent, 50},
	learn.UseQuestion:     {"use", 0, 30, 1, 60 * 24 * time.Hour, show.UsedLesson, 40},
	learn.ConsentQuestion: {"suggestion", 0, 0, 1, 14 * 24 * time.Hour, show.ConsentToShare, 5},
	learn.AskQuestion:     {"ask", 0, 0, 1, 14 * 24 * time.Hour, show.HelpAsk, 20},
}

const (
	repeatDays = 3
	aWeek      = 7 * 24 * time.Hour
	halfNine   = 9*60 + 30
	askedFor   = 150 // minutes from then
)

// reads checks a direct message, if it is a question, against what is promised.
func (q *quarter) reads(c *colleague, m slacksim.Message) {
	buttons := actions(m)
	id, isQuestion := buttons[show.LaterQuestion]
	if !isQuestion {
		return
	}
	about := matter{member: c.ID}
	for kind, p := range promises {
		if b, shown := buttons[p.shown]; shown {
			about.kind, about.subject = kind, b.value
		}
	}
	at := q.postedAt(m)
	for _, wrong := range []string{
		q.badMoment(c, at), q.tooMany(c, at), q.again(c, about, at), q.unfounded(c, about, at), q.untraced(about, id.value),
	} {
		if wrong != "" {
			q.t.Errorf("%s (%s), %s: %s: %s", c.Name, c.Zone, at.In(c.zone()).Format("Mon 2 Jan 15:04"), wrong, m.Text)
		}
	}
	q.asked[about] = append(q.asked[about], at)
	a := asked{matter: about, on: slacksim.InMessage(m.Channel, m.TS), buttons: map[string]string{}}
	for action, b := range buttons {
		a.buttons[action] = b.block
	}
	c.open = append(c.open, a)
}

// postedAt is the minute of a message: posting takes its seconds.
func (q *quarter) postedAt(m slacksim.Message) time.Time {
	sec, err := strconv.ParseFloat(m.TS, 64)
	q.no(err)
	return time.UnixMicro(int64(sec * 1e6)).Truncate(time.Minute)
}

func (c *colleague) zone() *time.Location { return learn.Location(c.Zone) }

// opens is the minute of the day from which somebody is asked: half past nine,
// or when their quiet hours are over that it lies in.
func (c *colleague) opens() int {
	if c.quiet(halfNine) {
		return c.prefs.Quiet.To
	}
	return halfNine
}

// quiet tells whether a minute of the day is in somebody's quiet hours.
func (c *colleague) quiet(minute int) bool {
	from, to := c.prefs.Quiet.From, c.prefs.Quiet.To
	if from <= to {
		return from <= minute && minute < to
	}
	return minute >= from || minute < to
}

// isAsked tells whether what comes up at an instant may still be asked that day.
func (c *colleague) isAsked(at time.Time) bool {
	local := at.In(c.zone())
	minute := max(local.Hour()*60+local.Minute()+1, c.opens())
	return minute < c.opens()+askedFor && !c.quiet(minute)
}

func (c *colleague) paused(at time.Time) bool {
	for _, p := range c.pauses {
		if p.has(at) {
			return true
		}
	}
	return false
}

func weekend(day time.Time) bool {
	return day.Weekday() == time.Saturday || day.Weekday() == time.Sunday
}

func (q *quarter) badMoment(c *colleague, at time.Time) string {
	local := at.In(c.zone())
	minute := local.Hour()*60 + local.Minute()
	switch {
	case weekend(local):
		return "on a weekend"
	case c.quiet(minute):
		return "in quiet hours"
	case minute < c.opens() || minute > c.opens()+askedFor:
		return "not in the morning"
	case c.paused(at):
		return "in a pause"
	case !c.left.IsZero():
		return "after they left"
	case !c.prefs.Wants(learn.Questions):
		return "they want no questions"
	}
	return ""
}

// inTheWeek is how often somebody was asked in the seven days before an instant.
func (q *quarter) inTheWeek(c *colleague, before time.Time) (n int) {
	for about, times := range q.asked {
		for _, at := range times {
			if about.member == c.ID && at.After(before.Add(-aWeek)) && at.Before(before) {
				n++
			}
		}
	}
	return n
}

func (q *quarter) tooMany(c *colleague, at time.Time) string {
	if q.inTheWeek(c, at) >= 2 {
		return "the third in seven days"
	}
	return ""
}

func (q *quarter) again(c *colleague, about matter, at time.Time) string {
	before := q.asked[about]
	switch {
	case len(before) >= promises[about.kind].times:
		return "once too often"
	case len(before) > 0 && day(at, c.zone()).Sub(day(before[len(before)-1], c.zone())) < repeatDays*24*time.Hour:
		return "too soon again"
	case !q.settled[about].IsZero():
		return "it was answered"
	}
	return ""
}

// first is the day on which somebody is asked at the earliest.
func (p promise) first(cause time.Time, c *colleague) time.Time {
	return day(cause.Add(-time.Duration(p.night)*time.Hour), c.zone()).AddDate(0, 0, p.after)
}

// day is the calendar day of an instant, as midnight UTC.
func day(at time.Time, zone *time.Location) time.Time {
	y, m, d := at.In(zone).Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

// nobodyForgotten checks that all was asked, on the first morning on which it could be.
func (q *quarter) nobodyForgotten() {
	expected := map[matter]bool{}
	for _, c := range q.people {
		for _, id := range q.events {
			e, err := q.db.Event(q.t.Context(), id)
			q.no(err)
			a, err := q.db.Attendance(q.t.Context(), id, c.ID)
			q.no(err)
			if a.RSVP == learn.Going && e.Cancelled.IsZero() && e.Over(allAsked) {
				about := matter{learn.TurnoutQuestion, c.ID, id}
				q.wasAsked(c, about, e.Ends())
				expected[about] = true
			}
		}
		for _, id := range q.lessons {
			about := matter{learn.UseQuestion, c.ID, id}
			if at, tried := q.tried[about]; tried && !q.gone[id] {
				q.wasAsked(c, about, at)
				expected[about] = true
			}
		}
		for id, p := range q.puts {
			if p.to[c.ID] && !q.gone[q.askedOf(id)] {
				q.wasAsked(c, matter{p.kind, c.ID, id}, p.at)
			}
		}
	}
	if len(expected) < 200 {
		q.t.Errorf("only %d things to ask about", len(expected))
	}
}

// askedOf is the lesson that an ask is about, if it is one.
func (q *quarter) askedOf(id string) string {
	a, err := q.db.AskByID(q.t.Context(), id)
	if errors.Is(err, store.ErrNone) {
		return ""
	}
	q.no(err)
	return a.Lesson
}

// wasAsked follows the mornings after a cause: on the first that is free, and
// again on the first free one three days later, there is a question.
func (q *quarter) wasAsked(c *colleague, about matter, cause time.Time) {
	p := promises[about.kind]
	next := p.first(cause, c)
	left := q.asked[about]
	for n := 0; n < p.times; next = next.AddDate(0, 0, 1) {
		morning := time.Date(next.Year(), next.Month(), next.Day(), c.opens()/60, c.opens()%60, 0, 0, c.zone())
		switch {
		case len(left) > 0 && day(left[0], c.zone()).Equal(next):
			from := left[0]
			if off := q.putOff[about]; off.After(from) {
				from = off
			}
			left, n, next = left[1:], n+1, day(from, c.zone()).AddDate(0, 0, repeatDays-1)
		case !morning.Before(cause.Add(p.stale)) || q.over(c, about, morning):
			return
		case next.Equal(day(cause, c.zone())) && !c.isAsked(cause):
		case weekend(next) || c.paused(morning) || stands.has(morning):
		case q.inTheWeek(c, morning.Add(askedFor*time.Minute)) >= 2:
			q.waited++
		default:
			q.t.Errorf("%s (%s) was not asked about %s %s on %s", c.Name, c.Zone, about.kind, about.subject, morning.Format("Mon 2 Jan 15:04"))
			return
		}
	}
}

// over tells whether, on a morning, there was nothing left to ask.
func (q *quarter) over(c *colleague, about matter, morning time.Time) bool {
	said := q.settled[about]
	switch {
	case !said.IsZero() && said.Before(morning):
		return true
	case !c.left.IsZero() && c.left.Before(morning):
		return true
	}
	return q.puts[about.subject].over(morning) || !c.prefs.Wants(learn.Questions) || !morning.Before(allAsked)
}
