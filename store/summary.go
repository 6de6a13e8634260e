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
func (db *DB) Tell(ctx context.Context, p learn.Period, at time.Time, home string, hr []string) (cells learn.Cells, err error) {
	err = db.glimpse(ctx, func(seen *DB) error {
		c, err := seen.count(ctx, p, at, home, hr, false)
		if err == nil {
			cells = c.Tell()
		}
		return err
	})
	return cells, err
}

// counting adds up the rows of queries over a span of time, $1 up to but not
// including $2.
type counting struct {
	*learn.Count
	db       *DB
	home     string
	from, to int64
	end      int64                  // of the whole period, while it runs
	written  map[string]bool        // industries of events and lessons
	outside  map[string]learn.Share // by industry, as it is written
}

func (db *DB) count(ctx context.Context, p learn.Period, at time.Time, home string, hr []string, private bool) (*learn.Count, error) {
	c := &counting{Count: &learn.Count{Days: map[int]int{}}, db: db, home: home, from: seconds(p.Start), to: seconds(p.End), end: seconds(p.End),
		written: map[string]bool{}, outside: map[string]learn.Share{}}
	if p.Running(at) {
		c.to = seconds(at) + 1
	}
	steps := []func(context.Context) error{c.reached, c.events, c.lessons, c.attendances, c.topics, c.asks, c.stories}
	if private {
		c.Private = learn.NewAnswered()
		steps = append(steps, c.turnouts, c.outcomes, c.sums, c.uses, c.taken, c.usedTopics)
	}
	for _, step := range steps {
		if err := step(ctx); err != nil {
			return nil, fmt.Errorf("count %s: %w", p.Name, err)
		}
	}
	c.Industries = industries(c.written)
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

// industries is how many there are, however they are written.
func industries(written map[string]bool) int {
	all := map[string]bool{}
	for name := range written {
		if folded := learn.Fold(name); folded != "" {
			all[folded] = true
		}
	}
	return len(all)
}

// industry is how one thing of an industry counts among what is outside ours.
func (c *counting) industry(name string) learn.Share {
	share, known := c.outside[name]
	if !known {
		share = learn.OutsideOf(c.home, name)
		c.outside[name] = share
	}
	return share
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
		c.DeedsOf(member).AddEvents(n, format, host, c.industry(industry))
		c.written[industry] = true
		return err
	})
}

// lessons are added up here: the database would hold them all to sort them.
func (c *counting) lessons(ctx context.Context) error {
	return c.each(ctx, `SELECT l.author, CASE WHEN l.event = '' THEN 1 ELSE 0 END, l.industry FROM lesson l
		WHERE l.created >= $1 AND l.created < $2 AND `+openLesson, func(s scanner) error {
		var member, industry string
		var encounter bool
		err := s.Scan(&member, &encounter, &industry)
		c.DeedsOf(member).AddLessons(1, encounter, c.industry(industry))
		c.written[industry] = true
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

// attendances counts goings by when the event starts, in the whole of the
// period also while it runs, and by when it ended.
func (c *counting) attendances(ctx context.Context) error {
	return c.each(ctx, fmt.Sprintf(`SELECT a.member, e.industry, e.starts, %[2]s, coalesce((SELECT min(l.created) FROM lesson l WHERE %[3]s), 0)
		FROM event e JOIN attendance a ON a.event = e.id AND a.rsvp = 'going'
		WHERE e.starts >= $1 - %[1]d AND e.starts < $2 + $3 AND %[2]s >= $1 AND `, int(learn.LongestEvent.Seconds()), eventEnd, fromIt)+openEvent, func(s scanner) error {
		var member, industry string
		var starts, ended, written int64
		err := s.Scan(&member, &industry, &starts, &ended, &written)
		d := c.DeedsOf(member)
		if starts >= c.from {
			d.AddGoings(1, c.industry(industry))
		}
		if ended < c.to {
			c.attended(d, ended, written)
		}
		return err
	}, c.end-c.to)
}

// attended counts an attendance of an event that has ended, and after how many
// days, rounded, the first lesson from it was written; 0 for none.
func (c *counting) attended(d *learn.Deeds, ended, written int64) {
	d.Attended++
	if written == 0 {
		return
	}
	const day = 24 * 60 * 60
	d.Written++
	c.Days[int(max(0, written-ended+day/2)/day)]++
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
	delete(others.Members, learn.Nobody)
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
