package store

import (
	"context"
	"fmt"
	"slices"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// turnouts counts who said that they were at an event. Who wrote a lesson from
// it was: all may read that.
func (c *counting) turnouts(ctx context.Context) error {
	return c.each(ctx, attendance(``, `member, turnout, stated, CASE WHEN written IS NULL THEN 0 ELSE 1 END, count(*)`)+`GROUP BY 1, 2, 3, 4`, func(s scanner) error {
		var member string
		var turnout learn.Turnout
		var stated, wrote bool
		var n int
		err := s.Scan(&member, &turnout, &stated, &wrote, &n)
		did := map[bool]int{true: learn.DidState, false: learn.DidNotState}[stated]
		c.Private.Stated.Add(member, did, n)
		if wrote {
			return err
		}
		went, said := map[learn.Turnout]int{learn.Went: learn.DidGo, learn.Missed: learn.DidNotGo, learn.CalledOff: learn.DidNotGo}[turnout]
		if !said {
			went = learn.DidNotSay
		}
		c.Private.Turnout.Add(member, went, n)
		return err
	})
}

// outcomes counts what came of each aim. All attendances are in each of these
// polls: who had that aim is private too.
func (c *counting) outcomes(ctx context.Context) error {
	said := map[learn.Aim]map[string]int{}
	err := c.each(ctx, `SELECT o.member, o.aim, o.result, count(*) FROM event e
			JOIN attendance a ON a.event = e.id AND a.rsvp = 'going'
			JOIN outcome o ON o.event = a.event AND o.member = a.member AND o.result <> ''
		WHERE `+endedIn+` GROUP BY o.member, o.aim, o.result`, func(s scanner) error {
		var member string
		var aim learn.Aim
		var result learn.Result
		var n int
		err := s.Scan(&member, &aim, &result, &n)
		if kind := slices.Index(learn.Results(), result); kind >= 0 {
			c.Private.Outcome(aim).Add(member, kind, n)
			if said[aim] == nil {
				said[aim] = map[string]int{}
			}
			said[aim][member] += n
		}
		return err
	})
	for _, aim := range learn.Aims() {
		for member, d := range c.By {
			c.Private.Outcome(aim).Add(member, learn.ResultUnsaid, d.Attended-said[aim][member])
		}
	}
	return err
}

// sums are over the attendances of which a member told both what they hoped for
// and what they had; where several lessons are from one event, the highest counts.
func (c *counting) sums(ctx context.Context) error {
	met := `, (SELECT max(l.met) FROM lesson l WHERE ` + fromIt + `) AS met, (SELECT max(l.learned) FROM lesson l WHERE ` + fromIt + `) AS learned`
	return c.each(ctx, attendance(met, `member, meet, coalesce(met, -1), learn, coalesce(learned, -1)`)+`WHERE stated = 1 AND written IS NOT NULL`, func(s scanner) error {
		var member string
		var met, learned learn.Amount
		err := s.Scan(&member, &met.Hoped, &met.Got, &learned.Hoped, &learned.Got)
		for _, sum := range []struct {
			*learn.Sum
			learn.Amount
		}{{&c.Private.Met, met}, {&c.Private.Learned, learned}} {
			if sum.Got >= 0 && sum.Hoped > 0 {
				sum.Add(member, sum.Amount)
			}
		}
		return err
	})
}

// uses counts the answers of those who wanted to try a lesson UseAskedAfter days
// before, and would be asked in the span what came of it. Who took that back, or
// whose lesson is gone, is not counted.
func (c *counting) uses(ctx context.Context) error {
	const ago = learn.UseAskedAfter * 24 * 60 * 60
	return c.each(ctx, fmt.Sprintf(`SELECT q.member, CASE WHEN u.state = 'will_try' AND q.answer = $3 THEN 'not_yet' ELSE u.state END, u.reason, count(*)
		FROM question q JOIN lesson_use u ON u.lesson = q.subject AND u.member = q.member JOIN lesson l ON l.id = u.lesson
		WHERE q.kind = 'use' AND q.created >= $1 - %[1]d AND q.created < $2 - %[1]d AND `, ago)+openLesson+`
		GROUP BY 1, 2, 3`, func(s scanner) error {
		var member, state string
		var reason learn.UseReason
		var n int
		err := s.Scan(&member, &state, &reason, &n)
		kind, said := map[string]int{string(learn.Used): learn.UseUsed, string(learn.NotUsed): learn.UseNot, learn.NotYet: learn.UseNot}[state]
		if !said {
			kind = learn.UseUnanswered
		}
		c.Private.Uses.Add(member, kind, n)
		if kind == learn.UseNot {
			if state == learn.NotYet {
				reason = learn.NotYet
			}
			c.Private.Reasons.Add(member, max(slices.Index(learn.NoUses(), reason), 0), n)
		}
		return err
	}, learn.NotYet)
}

func (c *counting) taken(ctx context.Context) error {
	a := c.Private
	if err := c.each(ctx, `SELECT count(DISTINCT u.lesson), count(DISTINCT u.member) FROM lesson l JOIN lesson_use u ON u.lesson = l.id
		WHERE u.member <> l.author AND u.state IN ('will_try', 'used') AND l.created >= $1 AND l.created < $2 AND `+openLesson, func(s scanner) error {
		return s.Scan(&a.Taken.Part, &a.Takers)
	}); err != nil {
		return err
	}
	for _, d := range c.By {
		a.Taken.Of += d.Lessons
	}
	return nil
}

// freeText is how many people must have used lessons with a topic for it to be named.
const freeText = 2 * learn.Crowd

func (c *counting) usedTopics(ctx context.Context) error {
	return c.each(ctx, `SELECT min(t.name) FROM lesson_use u JOIN lesson l ON l.id = u.lesson JOIN topic t ON t.subject = l.id
		WHERE u.state = 'used' AND u.updated >= $1 AND u.updated < $2 AND `+openLesson+`
		GROUP BY t.folded HAVING count(DISTINCT u.member) >= $3 ORDER BY count(*) DESC, t.folded LIMIT 3`, func(s scanner) error {
		var name string
		err := s.Scan(&name)
		c.Private.Used = append(c.Private.Used, name)
		return err
	}, freeText)
}
