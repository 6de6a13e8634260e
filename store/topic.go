package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// What has topics, by the name of its table.
const (
	ofEvent  = "event"
	ofLesson = "lesson"
	ofSeries = "series"
)

// setTopics replaces the topics of something of a kind.
func (db *DB) setTopics(ctx context.Context, kind, subject string, topics []string) error {
	if _, err := db.exec(ctx, `DELETE FROM topic WHERE subject = $1`, subject); err != nil {
		return err
	}
	return db.addTopics(ctx, kind, subject, topics)
}

// addTopics stores the topics of something of a kind that has none yet.
func (db *DB) addTopics(ctx context.Context, kind, subject string, topics []string) error {
	if len(topics) == 0 {
		return nil
	}
	rows, args := make([]string, len(topics)), []any{subject, kind}
	for i, t := range topics {
		rows[i] = fmt.Sprintf("($1, %d, $%d, $%d, $2, (SELECT created FROM %s WHERE id = $1))", i, 2*i+3, 2*i+4, kind)
		args = append(args, t, FoldTopic(t))
	}
	_, err := db.exec(ctx, `INSERT INTO topic (subject, position, name, folded, kind, created) VALUES `+strings.Join(rows, ", "), args...)
	return err
}

// Topics returns the topics of events or lessons, by subject.
func (db *DB) Topics(ctx context.Context, subjects []string) (map[string][]string, error) {
	if len(subjects) == 0 {
		return nil, nil
	}
	all, err := collect(ctx, db, scanPair, `SELECT subject, name FROM topic
		WHERE subject IN (`+places(1, len(subjects))+`) ORDER BY subject, position`, anys(subjects)...)
	topics := make(map[string][]string, len(subjects))
	for _, t := range all {
		topics[t[0]] = append(topics[t[0]], t[1])
	}
	return topics, err
}

func scanPair(s scanner) (pair [2]string, err error) {
	err = s.Scan(&pair[0], &pair[1])
	return pair, err
}

// counted is how many uses of a topic are looked at to find how most write it.
const counted = 50

// asInUse are topics in the spelling that is used most by what the viewer may
// see, the subject itself left out.
func (db *DB) asInUse(ctx context.Context, v learn.Viewer, subject string, topics []string) ([]string, error) {
	spelled := make([]string, len(topics))
	for i, typed := range topics {
		used, err := first(ctx, db, scanText, `SELECT name FROM (SELECT t.name FROM topic t
				WHERE t.folded = $3 AND t.subject <> $4 AND `+topicSeen(1)+` LIMIT $5) AS used
			GROUP BY name ORDER BY count(*) DESC, name LIMIT 1`, v.Member, v.Here, FoldTopic(typed), subject, counted)
		if err != nil && !errors.Is(err, ErrNone) {
			return nil, err
		}
		spelled[i] = cmp.Or(used, typed)
	}
	return learn.CleanTopics(spelled), nil
}

// topicSeen is the SQL condition that the topic t is of an event or a lesson
// that a viewer may see; the placeholders are those of visible. The offset keeps
// PostgreSQL from reading all lessons at once where a few topics are looked at.
func topicSeen(arg int) string {
	return `(EXISTS (SELECT 1 FROM event e WHERE e.id = t.subject AND e.cancelled = 0 AND ` + visibleEvent(arg) + ` LIMIT 1 OFFSET 0)
		OR EXISTS (SELECT 1 FROM lesson l WHERE l.id = t.subject AND ` + visibleLesson(arg) + ` LIMIT 1 OFFSET 0))`
}
