package store

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// Tell counts what all may know of a period, as of at: nothing private. What was
// cancelled, withdrawn, hidden or shared in a private channel is not counted.
// home is the home industry, hr are the members who are known to be in HR.
func (db *DB) Tell(ctx context.Context, p learn.Period, at time.Time, home string, hr []string) (learn.Cells, error) {
	c, err := db.count(ctx, p, at, home, hr, false)
	if err != nil {
		return nil, err
	}
	return c.Tell(), nil
}

// counting adds up the rows of queries over a span of time, $1 up to but not
// including $2.
type counting struct {
	*learn.Count
	db         *DB
	home       string
	from, to   int64
	end        int64 // of the whole period, while it runs
	industries map[string]bool
}

func (db *DB) count(ctx context.Context, p learn.Period, at time.Time, home string, hr []string, private bool) (*learn.Count, error) {
	c := &counting{Count: &learn.Count{Days: map[int]int{}}, db: db, home: home, from: seconds(p.Start), to: seconds(p.End), end: seconds(p.End), industries: map[string]bool{}}
	if p.Running(at) {
		c.to = seconds(at) + 1
	}
	steps := []func(context.Context) error{c.members, c.events, c.goings, c.lessons, c.attendances, c.topics, c.asks, c.stories}
	if private {
		c.Private = learn.NewAnswered()
		steps = append(steps, c.attended, c.outcomes, c.sums, c.uses, c.taken, c.usedTopics)
	}
	for _, step := range steps {
		if err := step(ctx); err != nil {
			return nil, fmt.Errorf("count %s: %w", p.Name, err)
		}
	}
	c.Industries = len(c.industries)
	var err error
	c.Groups, err = db.summaryGroups(ctx, hr, c.Count)
	return c.Count, err
}

// each runs a query over the span; scan counts a row.
func (c *counting) each(ctx context.Context, query string, scan func(scanner) error, more ...any) error {
	_, err := collect(ctx, c.db, func(s scanner) (none struct{}, err error) { return none, scan(s) },
		query, append([]any{c.from, c.to}, more...)...)
	return err
}

// The events e and the lessons l that are open to all: as visible has it for
// somebody who is in no channel, but told without looking anybody up.
const (
	openChannel = `IN (SELECT oc.id FROM channel oc WHERE oc.private = 0)`
	openEvent   = `e.cancelled = 0 AND (e.channel ` + openChannel + ` OR e.channel = '')`
	openLesson  = `l.withdrawn = 0 AND l.hidden = 0 AND (l.channel ` + openChannel + ` OR l.channel = '')`
)

func (c *counting) members(ctx context.Context) error {
	n, err := first(ctx, c.db, scanInt, `SELECT count(*) FROM member WHERE bot = 0 AND deleted = 0`)
	c.Members = int(n)
	return err
}

func (c *counting) industry(name string) {
	if folded := learn.Fold(name); folded != "" {
		c.industries[folded] = true
	}
}

func (c *counting) events(ctx context.Context) error {
	return c.each(ctx, `SELECT e.shared_by, e.format, e.host, e.industry, count(*) FROM event e
		WHERE e.created >= $1 AND e.created < $2 AND `+openEvent+`
		GROUP BY e.shared_by, e.format, e.host, e.industry`, func(s scanner) error {
		var member, industry string
		var format learn.Format
		var host learn.Host
		var n int
		err := s.Scan(&member, &format, &host, &industry, &n)
		c.DeedsOf(member).AddEvents(n, format, host, c.home, industry)
		c.industry(industry)
		return err
	})
}

// goings are to events that start in the whole of the period, also while it runs.
func (c *counting) goings(ctx context.Context) error {
	return c.each(ctx, `SELECT a.member, e.industry, count(*) FROM event e JOIN attendance a ON a.event = e.id AND a.rsvp = 'going'
		WHERE e.starts >= $1 AND e.starts < $2 + $3 AND `+openEvent+`
		GROUP BY a.member, e.industry`, func(s scanner) error {
		var member, industry string
		var n int
		err := s.Scan(&member, &industry, &n)
		c.DeedsOf(member).AddGoings(n, c.home, industry)
		return err
	}, c.end-c.to)
}

func (c *counting) lessons(ctx context.Context) error {
	return c.each(ctx, `SELECT l.author, CASE WHEN l.event = '' THEN 1 ELSE 0 END, l.industry, count(*) FROM lesson l
		WHERE l.created >= $1 AND l.created < $2 AND `+openLesson+`
		GROUP BY 1, 2, 3`, func(s scanner) error {
		var member, industry string
		var encounter bool
		var n int
		err := s.Scan(&member, &encounter, &industry, &n)
		c.DeedsOf(member).AddLessons(n, encounter, c.home, industry)
		c.industry(industry)
		return err
	})
}

// attendance is the SQL of every going to an event that ended in the span, with
// columns of it, of its event and of the lesson from it: when the first was
// written, and more of lessons. These are NULL without a lesson.
func attendance(ofLessons, columns string) string {
	return fmt.Sprintf(`WITH g AS MATERIALIZED (SELECT a.member, a.turnout, a.stated, a.meet, a.learn, %s AS ended,
			(SELECT min(l.created) FROM lesson l WHERE %s) AS written %s
		FROM event e JOIN attendance a ON a.event = e.id AND a.rsvp = 'going' WHERE %s) SELECT %s FROM g `, eventEnd, fromIt, ofLessons, endedIn, columns)
}

var (
	fromIt  = `l.event = a.event AND l.author = a.member AND ` + openLesson
	endedIn = fmt.Sprintf(`e.starts >= $1 - %d AND e.starts < $2 AND %[2]s >= $1 AND %[2]s < $2
		AND `, int(learn.LongestEvent.Seconds()), eventEnd) + openEvent
)

func (c *counting) attendances(ctx context.Context) error {
	return c.each(ctx, attendance(``, `member, CASE WHEN written IS NULL THEN -1 WHEN written < ended THEN 0 ELSE (written - ended + 43200) / 86400 END, count(*)`)+
		`GROUP BY 1, 2`, func(s scanner) error {
		var member string
		var days, n int
		err := s.Scan(&member, &days, &n)
		d := c.DeedsOf(member)
		d.Attended += n
		if days >= 0 {
			d.Written += n
			c.Days[days] += n
		}
		return err
	})
}

// topicsNamed is how many topics are named.
const topicsNamed = 5

func (c *counting) topics(ctx context.Context) error {
	return c.each(ctx, `SELECT min(t.name), count(*) FROM (
			SELECT e.id FROM event e WHERE e.created >= $1 AND e.created < $2 AND `+openEvent+`
			UNION ALL SELECT l.id FROM lesson l WHERE l.created >= $1 AND l.created < $2 AND `+openLesson+`) AS said
		CROSS JOIN topic t WHERE t.subject = said.id GROUP BY t.folded ORDER BY count(*) DESC, t.folded LIMIT $3`, func(s scanner) error {
		var t learn.TopicCount
		err := s.Scan(&t.Name, &t.Times)
		c.Topics = append(c.Topics, t)
		return err
	}, topicsNamed)
}

// asks are those to everybody that nobody has answered, the latest first.
func (c *counting) asks(ctx context.Context) error {
	return c.each(ctx, `SELECT k.id FROM ask k WHERE k.created >= $1 AND k.created < $2 AND k.helper = '' AND k.channel = ''
		AND k.event = '' AND k.lesson = '' ORDER BY k.created DESC, k.id`, func(s scanner) error {
		var id string
		err := s.Scan(&id)
		c.Unanswered = append(c.Unanswered, id)
		return err
	})
}

// summaryGroups are HR, all others, and the groups that admins chose, the
// larger first. HR has no name, nor have the others.
func (db *DB) summaryGroups(ctx context.Context, hr []string, c *learn.Count) ([]learn.Cohort, error) {
	people, err := collect(ctx, db, scanText, `SELECT id FROM member WHERE bot = 0 AND deleted = 0`)
	if err != nil {
		return nil, err
	}
	given, err := collect(ctx, db, scanText, `SELECT member FROM role WHERE role = 'hr'
		UNION SELECT mg.member FROM member_group mg JOIN grp g ON g.id = mg.grp WHERE g.role = 'hr'`)
	if err != nil {
		return nil, err
	}
	groups, err := db.chosenGroups(ctx, people)
	if hr = append(slices.Clone(hr), given...); len(hr) > 0 {
		groups = append(beside(hr, people, c), groups...)
	}
	return groups, err
}

// beside are HR and all others who are known to be there or to have been.
func beside(hr, people []string, c *learn.Count) []learn.Cohort {
	ours := learn.Cohort{ID: learn.HRGroup, Members: set(hr)}
	others := learn.Cohort{ID: learn.OthersGroup, Members: set(c.Everybody())}
	for m := range ours.Members {
		delete(others.Members, m)
	}
	ours.People = len(ours.Members)
	for _, m := range people {
		if !ours.Members[m] {
			others.People++
		}
	}
	return []learn.Cohort{ours, others}
}

func set(all []string) map[string]bool {
	in := make(map[string]bool, len(all))
	for _, one := range all {
		in[one] = true
	}
	return in
}

func (db *DB) chosenGroups(ctx context.Context, people []string) ([]learn.Cohort, error) {
	var groups []learn.Cohort
	known := set(people)
	_, err := collect(ctx, db, func(s scanner) (none struct{}, err error) {
		var id, name, member string
		if err = s.Scan(&id, &name, &member); err != nil {
			return none, err
		}
		if last := len(groups) - 1; last < 0 || groups[last].ID != id {
			groups = append(groups, learn.Cohort{ID: id, Name: name, Members: map[string]bool{}})
		}
		g := &groups[len(groups)-1]
		g.Members[member] = true
		if known[member] {
			g.People++
		}
		return none, nil
	}, `SELECT g.id, g.name, mg.member FROM grp g JOIN member_group mg ON mg.grp = g.id WHERE g.role <> 'hr' ORDER BY g.name, g.id, mg.member`)
	return groups, err
}
