package store

import (
	"context"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// SetTopics replaces the topics of an event or a lesson.
func (db *DB) SetTopics(ctx context.Context, subject string, topics []string) error {
	if _, err := db.exec(ctx, `DELETE FROM topic WHERE subject = $1`, subject); err != nil {
		return err
	}
	return db.addTopics(ctx, subject, topics)
}

// addTopics stores the topics of an event or a lesson that has none yet.
func (db *DB) addTopics(ctx context.Context, subject string, topics []string) error {
	for i, name := range topics {
		_, err := db.exec(ctx, `INSERT INTO topic (subject, position, name, folded) VALUES ($1, $2, $3, $4)`,
			subject, i, name, learn.Fold(name))
		if err != nil {
			return err
		}
	}
	return nil
}

// Topics returns the topics of events or lessons, by subject.
func (db *DB) Topics(ctx context.Context, subjects []string) (map[string][]string, error) {
	if len(subjects) == 0 {
		return nil, nil
	}
	bySubject := map[string][]string{}
	_, err := collect(ctx, db, func(s scanner) (struct{}, error) {
		var subject, name string
		err := s.Scan(&subject, &name)
		bySubject[subject] = append(bySubject[subject], name)
		return struct{}{}, err
	}, `SELECT subject, name FROM topic WHERE subject IN (`+places(1, len(subjects))+`) ORDER BY subject, position`, anys(subjects)...)
	return bySubject, err
}
