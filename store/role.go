package store

import (
	"context"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// Roles are the roles that a member has by an admin's word, and by the groups
// that they are in as far as Slack has said.
func (db *DB) Roles(ctx context.Context, member string) (given, grouped []learn.Role, err error) {
	if given, err = collect(ctx, db, scanRole, `SELECT role FROM role WHERE member = $1 ORDER BY role`, member); err != nil {
		return nil, nil, err
	}
	grouped, err = collect(ctx, db, scanRole, `SELECT DISTINCT g.role FROM member_group m JOIN grp g ON g.id = m.grp
		WHERE m.member = $1 AND g.role <> '' ORDER BY g.role`, member)
	return given, grouped, err
}

func scanRole(s scanner) (r learn.Role, err error) { err = s.Scan(&r); return }

// WithRole are the members who have a role by an admin's word or by a group,
// the first given first.
func (db *DB) WithRole(ctx context.Context, role learn.Role) ([]string, error) {
	return collect(ctx, db, scanText, `SELECT member FROM (
			SELECT member, given AS since FROM role WHERE role = $1
			UNION ALL SELECT m.member, g.created FROM member_group m JOIN grp g ON g.id = m.grp WHERE g.role = $1) AS all_of
		GROUP BY member ORDER BY min(since), member`, role)
}

// Given are the members who have a role by an admin's word.
func (db *DB) Given(ctx context.Context, role learn.Role) ([]string, error) {
	return collect(ctx, db, scanText, `SELECT member FROM role WHERE role = $1 ORDER BY given, member`, role)
}

// GiveRole gives a member a role on an admin's behalf. It reports false when
// they had it already.
func (db *DB) GiveRole(ctx context.Context, role learn.Role, member, by string, now time.Time) (given bool, err error) {
	err = db.Transact(ctx, func(tx *DB) error {
		n, err := tx.exec(ctx, `INSERT INTO role (role, member, given) VALUES ($1, $2, $3) ON CONFLICT (role, member) DO NOTHING`, role, member, seconds(now))
		if given = n == 1; err != nil || !given {
			return err
		}
		return tx.note(ctx, now, by, learn.RoleGiven, string(role))
	})
	return given, err
}

// TakeRole takes a role from a member. It reports false when they didn't have it.
func (db *DB) TakeRole(ctx context.Context, role learn.Role, member, by string, now time.Time) (taken bool, err error) {
	err = db.Transact(ctx, func(tx *DB) error {
		n, err := tx.exec(ctx, `DELETE FROM role WHERE role = $1 AND member = $2`, role, member)
		if taken = n == 1; err != nil || !taken {
			return err
		}
		return tx.note(ctx, now, by, learn.RoleTaken, string(role))
	})
	return taken, err
}

// note notes, in the transaction of a change to the whole workspace, who made it.
func (db *DB) note(ctx context.Context, at time.Time, actor string, did learn.Deed, subject string) error {
	_, err := db.exec(ctx, `INSERT INTO audit (id, at, actor, action, kind, subject) VALUES ($1, $2, $3, $4, $5, $6)`,
		learn.NewID(), seconds(at), actor, did, learn.WorkspaceSubject, subject)
	return err
}
