package store

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// How many are looked at of the lessons that fit, and of the latest lessons and
// events with one of the topics, all topics together.
const (
	considered   = 40
	withOneTopic = 4 * considered
)

// fit is the SQL of a learn.Fit of the lesson l; how many topics it shares follows.
const fit = `l.id, l.created, EXISTS (SELECT 1 FROM lesson_use fu WHERE fu.lesson = l.id AND fu.state = 'used'), `

func scanFit(like learn.Likeness) func(scanner) (learn.Fit, error) {
	return func(s scanner) (learn.Fit, error) {
		f := learn.Fit{Like: like}
		var created int64
		err := s.Scan(&f.Lesson, &created, &f.Used, &f.Shared)
		f.Created = instant(created)
		return f, err
	}
}

// Fits are the lessons from other events like e that all who read the channel
// may see, in no order: of its series and of much the same topics. What an
// event is like that the channel doesn't see counts for nothing there.
func (db *DB) Fits(ctx context.Context, channel string, e learn.Event) ([]learn.Fit, error) {
	series, err := db.fitsOfSeries(ctx, channel, e)
	if err != nil {
		return nil, err
	}
	topics, err := db.fitsOfTopics(ctx, channel, e)
	return append(series, topics...), err
}

func (db *DB) fitsOfSeries(ctx context.Context, channel string, e learn.Event) ([]learn.Fit, error) {
	if e.Series == "" {
		return nil, nil
	}
	return collect(ctx, db, scanFit(learn.SameSeries), `SELECT `+fit+`0 FROM event e CROSS JOIN lesson l
		WHERE e.series = $3 AND e.series <> '' AND l.event = e.id AND e.id <> $4 AND `+visibleLesson(1)+` AND `+visibleEvent(1)+`
		ORDER BY e.date DESC LIMIT $5`, "", channel, e.Series, e.ID, considered)
}

// fitsOfTopics finds lessons that have enough of the event's topics, or are
// from an event that has. What is appended to a topic keeps SQLite from looking
// for all that have it, where it knows the few that count.
func (db *DB) fitsOfTopics(ctx context.Context, channel string, e learn.Event) ([]learn.Fit, error) {
	if len(e.Topics) == 0 {
		return nil, nil
	}
	folded := make([]string, len(e.Topics))
	for i, t := range e.Topics {
		folded[i] = FoldTopic(t)
	}
	args := anys(folded, "", channel, e.ID, learn.TopicsAlike(len(folded)), considered, min(considered, withOneTopic/len(folded)))
	return collect(ctx, db, scanFit(learn.SameTopics), `WITH alike(subject, kind, shared) AS (
			SELECT n.subject, n.kind, count(*) FROM (`+latest(7, len(folded))+`) AS n
			CROSS JOIN topic t WHERE t.subject = n.subject AND t.folded || '' IN (`+places(7, len(folded))+`)
			GROUP BY n.subject, n.kind HAVING count(*) >= $4)
		SELECT * FROM (SELECT `+fit+`a.shared FROM alike a CROSS JOIN lesson l
			WHERE a.kind = '`+ofLesson+`' AND l.id = a.subject AND l.event NOT IN ('', $3) AND `+visibleLesson(1)+`
			ORDER BY l.created DESC LIMIT $5) AS own
		UNION SELECT * FROM (SELECT `+fit+`like_it.shared FROM (SELECT e.id, a.shared FROM alike a CROSS JOIN event e
				WHERE a.kind = '`+ofEvent+`' AND e.id = a.subject AND e.id <> $3 AND `+visibleEvent(1)+`
				AND EXISTS (SELECT 1 FROM lesson o WHERE o.event = e.id) ORDER BY e.starts DESC LIMIT $5) AS like_it
			CROSS JOIN lesson l WHERE l.event = like_it.id AND `+visibleLesson(1)+` LIMIT $5) AS theirs`, args...)
}

// latest is the SQL of the latest lessons and events with each of count topics,
// whose placeholders are numbered from first on; $6 is how many of each.
func latest(first, count int) string {
	var all []string
	for i := range count {
		for _, kind := range []string{ofLesson, ofEvent} {
			all = append(all, fmt.Sprintf(`SELECT * FROM (SELECT subject, kind FROM topic
				WHERE folded = $%d AND kind = '%s' ORDER BY created DESC LIMIT $6) AS t%d%[2]s`, first+i, kind, i))
		}
	}
	return strings.Join(all, " UNION ")
}

// Recalled are the lessons that have come back in the channel since then.
func (db *DB) Recalled(ctx context.Context, channel string, since time.Time) ([]string, error) {
	return collect(ctx, db, scanText, `SELECT DISTINCT s.subject FROM delivery d CROSS JOIN shown s
		WHERE d.state = 'sent' AND d.place = $1 AND d.kind = $2 AND d.created > $3 AND s.delivery = d.id`, channel, learn.RecallPost, seconds(since))
}

// PlanRecall plans, below each card of an event, the lessons that come back for
// it. Below a card where they have, nothing changes; where nothing was found
// before, they are looked for again.
func (db *DB) PlanRecall(ctx context.Context, event string, now time.Time) error {
	cards, err := db.unrecalled(ctx, event)
	if err != nil {
		return err
	}
	for _, card := range cards {
		again := learn.RecallOf(card, now)
		if err := db.Plan(ctx, again); err != nil {
			return err
		}
		_, err := db.exec(ctx, `UPDATE delivery SET state = $1, tries = 0, due = $2 WHERE key = $3 AND state = $4`,
			learn.Pending, seconds(now), again.Key, learn.Skipped)
		if err != nil {
			return err
		}
	}
	return nil
}

// unrecalled are the cards of an event below which no lessons came back yet.
func (db *DB) unrecalled(ctx context.Context, event string) ([]learn.Delivery, error) {
	return collect(ctx, db, scanDelivery, `SELECT `+deliveryColumns+` FROM delivery c
		WHERE c.key IN (SELECT 'event_card/' || e.id || '/' || e.channel FROM event e WHERE e.id = $1
			UNION ALL SELECT 'event_card/' || k.event || '/' || k.channel FROM card k WHERE k.event = $1)
		AND c.state IN ($2, $3, $4, $5)
		AND NOT EXISTS (SELECT 1 FROM delivery r WHERE r.key = 'recall/' || c.subject || '/' || c.place AND r.state <> $6)`,
		event, learn.Pending, learn.Sending, learn.Sent, learn.Lost, learn.Skipped)
}
