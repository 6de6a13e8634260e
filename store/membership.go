package store

import (
	"context"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// keepMarks is for how long it is known that memberships have changed: longer
// than anybody remembers what they were.
const keepMarks = time.Hour

// MembershipsChanged notes that somebody has joined or left a channel: what
// any replica remembers of these members' channels, or of these channels'
// members, is out of date.
func (db *DB) MembershipsChanged(ctx context.Context, now time.Time, whose ...string) error {
	return db.Transact(ctx, func(tx *DB) error {
		if err := tx.ForgetMemberships(ctx, now); err != nil {
			return err
		}
		for _, id := range whose {
			_, err := tx.exec(ctx, `INSERT INTO membership (whose, mark, changed) VALUES ($1, $2, $3)
				ON CONFLICT (whose) DO UPDATE SET mark = excluded.mark, changed = excluded.changed`, id, learn.NewID(), seconds(now))
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// ForgetMemberships forgets changes that nobody has to know of any more.
func (db *DB) ForgetMemberships(ctx context.Context, now time.Time) error {
	_, err := db.exec(ctx, `DELETE FROM membership WHERE changed <= $1`, seconds(now.Add(-keepMarks)))
	return err
}

// MembershipMarks tell, by member or channel, whether their memberships have
// changed: then there is another mark. Those that haven't lately have none.
func (db *DB) MembershipMarks(ctx context.Context, whose []string) (map[string]string, error) {
	marks := make(map[string]string, len(whose))
	_, err := collect(ctx, db, func(s scanner) (struct{}, error) {
		var id, mark string
		err := s.Scan(&id, &mark)
		marks[id] = mark
		return struct{}{}, err
	}, `SELECT whose, mark FROM membership WHERE whose IN (`+places(1, len(whose))+`)`, anys(whose)...)
	return marks, err
}
