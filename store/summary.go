package store

import (
	"context"
	"fmt"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// Report counts what a summary tells of a period, apart for the members of
// group and for all others. What happened after at is not counted, nor is
// what was cancelled, withdrawn or shared in a private channel. home is the
// home industry.
func (db *DB) Report(ctx context.Context, p learn.Period, at time.Time, home string, group []string) (learn.Report, error) {
	start, end, until := seconds(p.Start), seconds(p.End), seconds(p.End)
	if p.Running(at) {
		until = seconds(at) + 1
	}
	c := counting{db: db, group: group}
	for _, q := range []struct {
		query string
		scan  figuresRow
		to    int64
	}{
		{c.events(), scanEventCount(home), until},
		{c.goings(), scanGoings, end},
		{c.lessons(), scanLessonCount(home), until},
		{c.ended(), scanEnded, until},
	} {
		if err := c.each(ctx, q.query, q.scan, start, q.to); err != nil {
			return learn.Report{}, fmt.Errorf("report: %w", err)
		}
	}
	return c.report, nil
}

// counting adds up the rows of queries over a span of time, $1 up to but not
// including $2, as nobody in particular sees it ($3, $4). The first column of
// each says whether the row is the group's: one pass counts the group and the
// others, so that the two always fit together.
type counting struct {
	db     *DB
	group  []string
	report learn.Report
}

type figuresRow func(s scanner, inGroup *bool, f *learn.Figures) error

func (c *counting) each(ctx context.Context, query string, scan figuresRow, from, to int64) error {
	_, err := collect(ctx, c.db, func(s scanner) (f learn.Figures, err error) {
		var inGroup bool
		err = scan(s, &inGroup, &f)
		if inGroup {
			c.report.Group = c.report.Group.Plus(f)
		} else {
			c.report.Others = c.report.Others.Plus(f)
		}
		return f, err
	}, query, anys(c.group, from, to, "", "")...)
	return err
}

// inGroup is 1 for a member of the group, else 0.
func (c *counting) inGroup(member string) string {
	if len(c.group) == 0 {
		return "0"
	}
	return `CASE WHEN ` + member + ` IN (` + places(5, len(c.group)) + `) THEN 1 ELSE 0 END`
}

func (c *counting) events() string {
	return `SELECT ` + c.inGroup("e.shared_by") + `, e.format, e.industry, count(*) FROM event e
		WHERE e.created >= $1 AND e.created < $2 AND e.cancelled = 0 AND ` + visibleEvent(3) + `
		GROUP BY 1, 2, 3`
}

func scanEventCount(home string) figuresRow {
	return func(s scanner, inGroup *bool, f *learn.Figures) error {
		var format learn.Format
		var industry string
		var n int
		err := s.Scan(inGroup, &format, &industry, &n)
		f.AddEvents(n, format, home, industry)
		return err
	}
}

func (c *counting) goings() string {
	return `SELECT ` + c.inGroup("a.member") + `, count(DISTINCT a.member), count(*)
		FROM event e JOIN attendance a ON a.event = e.id AND a.rsvp = 'going'
		WHERE e.starts >= $1 AND e.starts < $2 AND e.cancelled = 0 AND ` + visibleEvent(3) + `
		GROUP BY 1`
}

func scanGoings(s scanner, inGroup *bool, f *learn.Figures) error {
	return s.Scan(inGroup, &f.People, &f.Goings)
}

func (c *counting) lessons() string {
	return `SELECT ` + c.inGroup("l.author") + `, l.industry, count(*) FROM lesson l
		WHERE l.created >= $1 AND l.created < $2 AND ` + visibleLesson(3) + `
		GROUP BY 1, 2`
}

func scanLessonCount(home string) figuresRow {
	return func(s scanner, inGroup *bool, f *learn.Figures) error {
		var industry string
		var n int
		err := s.Scan(inGroup, &industry, &n)
		f.AddLessons(n, home, industry)
		return err
	}
}

// ended is over every going to an event that ended in the span, with the
// number of people met: NULL without a lesson from the event, -1 when no
// lesson says it, the highest when several do.
func (c *counting) ended() string {
	const (
		end  = `CASE WHEN e.ends > 0 THEN e.ends ELSE e.starts + %d END`
		both = `CASE WHEN g.stated = 1 AND g.meet > 0 AND g.met >= 0 THEN `
	)
	ends := fmt.Sprintf(end, int(learn.UsualEvent.Seconds()))
	return `WITH g AS MATERIALIZED (SELECT a.member, a.stated, a.meet,
				(SELECT max(l.met) FROM lesson l WHERE l.event = a.event AND l.author = a.member
					AND ` + visibleLesson(3) + `) AS met
			FROM event e JOIN attendance a ON a.event = e.id AND a.rsvp = 'going'
			WHERE e.starts >= $1 - ` + fmt.Sprint(int(learn.LongestEvent.Seconds())) + ` AND e.starts < $2
				AND ` + ends + ` >= $1 AND ` + ends + ` < $2
				AND e.cancelled = 0 AND ` + visibleEvent(3) + `)
		SELECT ` + c.inGroup("g.member") + `, count(g.met), count(*),
			count(DISTINCT ` + both + `g.member END), sum(` + both + `g.met ELSE 0 END), sum(` + both + `g.meet ELSE 0 END)
		FROM g GROUP BY 1`
}

func scanEnded(s scanner, inGroup *bool, f *learn.Figures) error {
	return s.Scan(inGroup, &f.Followed.Part, &f.Followed.Of, &f.Met.People, &f.Met.Met, &f.Met.Hoped)
}
