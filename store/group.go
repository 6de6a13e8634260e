package store

import (
	"context"
	"slices"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// Groups are all groups, by name.
func (db *DB) Groups(ctx context.Context) ([]learn.Group, error) {
	scan := func(s scanner) (g learn.Group, err error) {
		var read, created int64
		err = s.Scan(&g.ID, &g.Name, &g.Parent, &g.Source, &g.Role, &read, &created)
		g.Read, g.Created = instant(read), instant(created)
		return g, err
	}
	return collect(ctx, db, scan, `SELECT id, name, parent, source, role, read, created FROM grp ORDER BY name, id`)
}

// AddGroup stores a new group with its members as Slack says them, on an
// admin's behalf. The same form sent twice adds it once.
func (db *DB) AddGroup(ctx context.Context, g learn.Group, members []string, by string) error {
	return db.Transact(ctx, func(tx *DB) error {
		n, err := tx.exec(ctx, `INSERT INTO grp (id, name, parent, source, role, read, created) VALUES ($1, $2, $3, $4, $5, 0, $6)
			ON CONFLICT (id) DO NOTHING`, g.ID, g.Name, g.Parent, g.Source, g.Role, seconds(g.Created))
		if err != nil || n == 0 {
			return err
		}
		if err := tx.SetGroupMembers(ctx, g.ID, members, g.Created); err != nil {
			return err
		}
		return tx.note(ctx, g.Created, by, learn.GroupAdded, g.ID)
	})
}

// RemoveGroup forgets a group, who was in it, and that others were parts of it.
func (db *DB) RemoveGroup(ctx context.Context, id, by string, now time.Time) error {
	return db.Transact(ctx, func(tx *DB) error {
		for _, statement := range []string{
			`UPDATE grp SET parent = '' WHERE parent = $1`, `DELETE FROM member_group WHERE grp = $1`,
		} {
			if _, err := tx.exec(ctx, statement, id); err != nil {
				return err
			}
		}
		n, err := tx.exec(ctx, `DELETE FROM grp WHERE id = $1`, id)
		if err != nil || n == 0 {
			return err
		}
		return tx.note(ctx, now, by, learn.GroupRemoved, id)
	})
}

// GroupMembers are who is in a group, as Slack said last.
func (db *DB) GroupMembers(ctx context.Context, id string) ([]string, error) {
	return collect(ctx, db, scanText, `SELECT member FROM member_group WHERE grp = $1 ORDER BY member`, id)
}

// SetGroupMembers stores who is in a group, as Slack says at now. Apps don't
// count, nor does who has left.
func (db *DB) SetGroupMembers(ctx context.Context, id string, members []string, now time.Time) error {
	return db.Transact(ctx, func(tx *DB) error {
		was, err := tx.GroupMembers(ctx, id)
		if err != nil {
			return err
		}
		members = slices.Compact(slices.Sorted(slices.Values(members)))
		people, err := tx.people(ctx, members)
		if err == nil && !slices.Equal(was, people) {
			err = tx.replaceMembers(ctx, id, people)
		}
		if err == nil {
			_, err = tx.exec(ctx, `UPDATE grp SET read = $2 WHERE id = $1`, id, seconds(now))
		}
		return err
	})
}

func (db *DB) replaceMembers(ctx context.Context, group string, members []string) error {
	_, err := db.exec(ctx, `DELETE FROM member_group WHERE grp = $1`, group)
	for _, member := range members {
		if err == nil {
			_, err = db.exec(ctx, `INSERT INTO member_group (grp, member) SELECT id, $2 FROM grp WHERE id = $1`, group, member)
		}
	}
	return err
}

// people are those of the members who aren't known to be apps or to have left.
func (db *DB) people(ctx context.Context, members []string) ([]string, error) {
	others, err := collect(ctx, db, scanText, `SELECT id FROM member WHERE bot = 1 OR deleted = 1`)
	return slices.DeleteFunc(members, func(m string) bool { return slices.Contains(others, m) }), err
}
