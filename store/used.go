package store

import (
	"context"
	"fmt"
	"strings"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// lately is how many events, and how many lessons, tell what is used most:
// what is offered to somebody who types can't wait for all of them.
const lately = 200

// recent is the SQL of the latest events and lessons that a viewer may see,
// with id and industry. Its placeholders are those of visible, from $1 on, and
// then lately.
func recent() string {
	return `(SELECT id, industry FROM (SELECT e.id, e.industry FROM event e
			WHERE e.cancelled = 0 AND ` + visibleEvent(1) + ` ORDER BY e.created DESC LIMIT $3) AS events
		UNION ALL SELECT id, industry FROM (SELECT l.id, l.industry FROM lesson l
			WHERE ` + visibleLesson(1) + ` ORDER BY l.created DESC LIMIT $3) AS lessons)`
}

// distinct is the SQL of the values of a column, each looked up in its index
// behind the one before: there are few of them, in many rows.
func distinct(table, column string) string {
	return fmt.Sprintf(`(WITH RECURSIVE every(value) AS (SELECT min(%[2]s) FROM %[1]s
			UNION ALL SELECT (SELECT min(o.%[2]s) FROM %[1]s o WHERE o.%[2]s > every.value) FROM every WHERE every.value IS NOT NULL)
		SELECT value FROM every WHERE value <> '')`, table, column)
}

// TopicsInUse are at most limit topics that contain typed, those first that
// events and lessons used most lately, and only such as the viewer may see.
// Spellings that fold to the same are given once, as they are written most.
func (db *DB) TopicsInUse(ctx context.Context, v learn.Viewer, typed string, limit int) ([]string, error) {
	containing := like(FoldTopic(typed))
	all, err := collect(ctx, db, scanPair, `SELECT t.folded, t.name FROM `+recent()+` AS r CROSS JOIN topic t
		WHERE t.subject = r.id AND t.folded LIKE '%' || $4 || '%' ESCAPE '\'
		GROUP BY t.folded, t.name
		ORDER BY sum(count(*)) OVER (PARTITION BY t.folded) DESC, t.folded, count(*) DESC, t.name`,
		v.Member, v.Here, lately, containing)
	names := oncePerFold(all, limit)
	if err != nil || len(names) == limit {
		return names, err
	}
	older, err := collect(ctx, db, scanPair, `SELECT folded, name FROM (SELECT w.value AS folded,
				(SELECT t.name FROM topic t WHERE t.folded = w.value AND `+topicSeen(1)+` LIMIT 1) AS name
			FROM `+distinct("topic", "folded")+` AS w WHERE w.value LIKE '%' || $3 || '%' ESCAPE '\') AS written
		WHERE name IS NOT NULL ORDER BY folded LIMIT $4`, v.Member, v.Here, containing, 2*limit)
	return oncePerFold(append(all, older...), limit), err
}

// IndustriesInUse are the industries of events and lessons that the viewer may
// see, those first that were used most lately. Spellings that fold to the same
// are given once.
func (db *DB) IndustriesInUse(ctx context.Context, v learn.Viewer) ([]string, error) {
	all, err := collect(ctx, db, scanText, `SELECT industry FROM `+recent()+` AS r WHERE industry <> ''
		GROUP BY industry ORDER BY count(*) DESC, industry`, v.Member, v.Here, lately)
	if err != nil {
		return nil, err
	}
	older, err := collect(ctx, db, scanText, `SELECT value FROM `+distinct("event", "industry")+` AS w WHERE EXISTS
			(SELECT 1 FROM event e WHERE e.industry = w.value AND e.cancelled = 0 AND `+visibleEvent(1)+`)
		UNION SELECT value FROM `+distinct("lesson", "industry")+` AS w WHERE EXISTS
			(SELECT 1 FROM lesson l WHERE l.industry = w.value AND `+visibleLesson(1)+`)
		ORDER BY value`, v.Member, v.Here)
	var pairs [][2]string
	for _, name := range append(all, older...) {
		pairs = append(pairs, [2]string{Fold(name), name})
	}
	return oncePerFold(pairs, len(pairs)), err
}

// oncePerFold takes pairs of a folded and a plain spelling.
func oncePerFold(pairs [][2]string, limit int) []string {
	var names []string
	seen := map[string]bool{}
	for _, p := range pairs {
		if !seen[p[0]] && len(names) < limit {
			seen[p[0]] = true
			names = append(names, p[1])
		}
	}
	return names
}

// like takes the special meaning from what LIKE looks for.
func like(typed string) string {
	return strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`).Replace(typed)
}
