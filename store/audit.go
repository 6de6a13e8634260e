package store

import (
	"context"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// audit notes, in the transaction of a change, who made it.
func (db *DB) audit(ctx context.Context, at time.Time, actor string, did learn.Deed, lesson string) error {
	_, err := db.exec(ctx, `INSERT INTO audit (id, at, actor, action, kind, subject) VALUES ($1, $2, $3, $4, $5, $6)`,
		learn.NewID(), seconds(at), actor, did, learn.LessonSubject, lesson)
	return err
}

// Audit is who changed a lesson, and when, in that order.
func (db *DB) Audit(ctx context.Context, lesson string) ([]learn.Audited, error) {
	scan := func(s scanner) (a learn.Audited, err error) {
		var at int64
		err = s.Scan(&at, &a.Actor, &a.Did)
		a.At = instant(at)
		return a, err
	}
	return collect(ctx, db, scan, `SELECT at, actor, action FROM audit WHERE kind = $1 AND subject = $2 ORDER BY at`, learn.LessonSubject, lesson)
}
