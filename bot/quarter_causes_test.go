//go:build !race

package bot_test

import (
	"slices"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// unfounded looks for what the question comes of.
func (q *quarter) unfounded(c *colleague, about matter, at time.Time) string {
	cause, wrong := q.cause(about)
	if wrong != "" {
		return wrong
	}
	p := promises[about.kind]
	switch {
	case day(at, c.zone()).Before(p.first(cause, c)):
		return "too early"
	case !at.Before(cause.Add(p.stale)):
		return "too late"
	}
	return ""
}

// cause is when what led to a question happened, or why it didn't.
func (q *quarter) cause(about matter) (at time.Time, wrong string) {
	switch about.kind {
	case learn.TurnoutQuestion:
		e, err := q.db.Event(q.t.Context(), about.subject)
		q.no(err)
		a, err := q.db.Attendance(q.t.Context(), about.subject, about.member)
		q.no(err)
		if a.RSVP != learn.Going || !e.Cancelled.IsZero() {
			wrong = "they weren't there"
		}
		return e.Ends(), wrong
	case learn.UseQuestion:
		u, err := q.db.Use(q.t.Context(), about.subject, about.member)
		q.no(err)
		if u.State != learn.WillTry || q.gone[about.subject] {
			wrong = "they don't want to try that"
		}
		return q.tried[about], wrong
	}
	p := q.puts[about.subject]
	if p == nil || p.kind != about.kind || p.by.ID == about.member || !p.end.IsZero() {
		return at, "nobody wants to know that"
	}
	return q.inquired(about, p)
}

// inquired is when somebody became one of those who are asked what was put:
// some at once, the others in later weeks.
func (q *quarter) inquired(about matter, p *put) (at time.Time, wrong string) {
	stored, err := q.db.Question(q.t.Context(), about.kind, about.member, about.subject)
	q.no(err)
	switch weeks := stored.Created.Sub(p.at) / aWeek; {
	case about.kind == learn.ConsentQuestion && !p.to[about.member]:
		wrong = "somebody else wrote it"
	case about.kind == learn.AskQuestion && !q.agreed(q.colleague(about.member)):
		wrong = "they have not agreed to be asked"
	case stored.Created.Before(p.at.Add(weeks*aWeek-time.Minute)) || weeks*aWeek > learn.AskKept:
		wrong = "it isn't their turn"
	case p.to[about.member]:
		return p.at, ""
	}
	return stored.Created, wrong
}

func (q *quarter) colleague(id string) *colleague {
	return q.people[slices.IndexFunc(q.people, func(c *colleague) bool { return c.ID == id })]
}

// untraced looks for what the store says the question comes of.
func (q *quarter) untraced(about matter, id string) string {
	stored, err := q.db.QuestionByID(q.t.Context(), id)
	q.no(err)
	cause := promises[about.kind].cause + "/" + about.subject
	if (matter{stored.Kind, stored.Member, stored.Subject}) != about || stored.Cause != cause {
		return "it is said to come of " + stored.Cause
	}
	return ""
}
