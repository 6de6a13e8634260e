package store

import (
	"cmp"
	"context"
	"slices"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// topicsNamed is how many topics are named.
const topicsNamed = 5

// topics are counted in the order of their index, without those of what is not
// open to all: these are looked up, since they are few.
func (c *counting) topics(ctx context.Context) error {
	closed := map[string]int{}
	err := c.each(ctx, `SELECT t.folded, count(*) FROM (
			SELECT e.id FROM event e WHERE e.created >= $1 AND e.created < $2 AND NOT (`+openEvent+`)
			UNION ALL SELECT l.id FROM lesson l WHERE l.created >= $1 AND l.created < $2 AND NOT (`+openLesson+`)) AS closed
		CROSS JOIN topic t WHERE t.subject = closed.id GROUP BY t.folded`, func(s scanner) error {
		folded, n, err := scanTimes(s)
		closed[folded] = n
		return err
	})
	if err != nil {
		return err
	}
	var most []folded
	err = c.each(ctx, `SELECT t.folded, count(*) FROM topic t WHERE t.created >= $1 AND t.created < $2 AND t.kind IN ('event', 'lesson')
		GROUP BY t.folded`, func(s scanner) error {
		topic, n, err := scanTimes(s)
		most = among(most, folded{topic, n - closed[topic]})
		return err
	})
	for _, topic := range most {
		if err == nil {
			err = c.name(ctx, topic)
		}
	}
	return err
}

// folded is a topic as it is folded, and how many events and lessons have it.
type folded struct {
	topic string
	times int
}

func scanTimes(s scanner) (topic string, times int, err error) {
	err = s.Scan(&topic, &times)
	return topic, times, err
}

// among keeps the most frequent topics, one more among them.
func among(most []folded, more folded) []folded {
	at, _ := slices.BinarySearchFunc(most, more, func(a, b folded) int {
		return cmp.Or(cmp.Compare(b.times, a.times), cmp.Compare(a.topic, b.topic))
	})
	if at == topicsNamed || more.times <= 0 {
		return most
	}
	most = slices.Insert(most, at, more)
	return most[:min(len(most), topicsNamed)]
}

// name counts a topic under the first of the spellings that all may read.
func (c *counting) name(ctx context.Context, topic folded) error {
	return c.each(ctx, `SELECT written.name FROM (SELECT DISTINCT name FROM topic WHERE folded = $3 AND created >= $1 AND created < $2) AS written
		WHERE EXISTS (SELECT 1 FROM topic t JOIN event e ON e.id = t.subject
				WHERE t.folded = $3 AND t.kind = 'event' AND t.created >= $1 AND t.created < $2 AND t.name = written.name AND `+openEvent+`)
			OR EXISTS (SELECT 1 FROM topic t JOIN lesson l ON l.id = t.subject
				WHERE t.folded = $3 AND t.kind = 'lesson' AND t.created >= $1 AND t.created < $2 AND t.name = written.name AND `+openLesson+`)
		ORDER BY written.name LIMIT 1`, func(s scanner) error {
		t := learn.TopicCount{Times: topic.times}
		err := s.Scan(&t.Name)
		c.Topics = append(c.Topics, t)
		return err
	}, topic.topic)
}
