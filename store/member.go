package store

import (
	"context"
	"slices"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

const memberColumns = `id, name, zone, locale, admin, bot, guest, deleted`

// knownMember are the columns of a member m with the preferences p. The
// language chosen in the settings goes before Slack's.
const knownMember = `COALESCE(m.name, ''), COALESCE(m.zone, ''), COALESCE(NULLIF(p.language, ''), m.locale, ''),
	COALESCE(m.admin, 0), COALESCE(m.bot, 0), COALESCE(m.guest, 0), COALESCE(m.deleted, 0)`

func scanMember(s scanner) (m learn.Member, err error) {
	err = s.Scan(&m.ID, &m.Name, &m.Zone, &m.Locale, &m.Admin, &m.Bot, &m.Guest, &m.Deleted)
	return m, err
}

// Member returns what the bot knows of a member; of one that it doesn't know,
// only the id and the language that they chose.
func (db *DB) Member(ctx context.Context, id string) (learn.Member, error) {
	return first(ctx, db, scanMember, `SELECT asked.id, `+knownMember+` FROM (SELECT CAST($1 AS TEXT) AS id) AS asked
		LEFT JOIN member m ON m.id = asked.id LEFT JOIN preference p ON p.member = asked.id`, id)
}

// Admins are the workspace's own admins and owners who can sign in.
func (db *DB) Admins(ctx context.Context) ([]learn.Member, error) {
	return collect(ctx, db, scanMember, `SELECT m.id, `+knownMember+` FROM member m LEFT JOIN preference p ON p.member = m.id
		WHERE m.admin = 1 AND m.deleted = 0 AND m.bot = 0 ORDER BY m.name, m.id`)
}

// WhomToAsk are up to three admins whom others can turn to: the first of the
// chosen ones and of those who have the role, when there are any, else of the
// workspace's own.
func (db *DB) WhomToAsk(ctx context.Context, chosen []string) ([]string, error) {
	named, err := db.WithRole(ctx, learn.AdminRole)
	if err != nil {
		return nil, err
	}
	chosen = append(slices.Clone(chosen), slices.DeleteFunc(named, func(m string) bool { return slices.Contains(chosen, m) })...)
	if len(chosen) == 0 {
		admins, err := db.Admins(ctx)
		if err != nil {
			return nil, err
		}
		for _, a := range admins {
			chosen = append(chosen, a.ID)
		}
	}
	return chosen[:min(3, len(chosen))], nil
}

// SaveMembers stores what Slack says of members.
func (db *DB) SaveMembers(ctx context.Context, members []learn.Member) error {
	return db.Transact(ctx, func(tx *DB) error {
		for _, m := range members {
			_, err := tx.exec(ctx, `INSERT INTO member (`+memberColumns+`) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
				ON CONFLICT (id) DO UPDATE SET name = excluded.name, zone = excluded.zone,
				locale = CASE WHEN excluded.locale = '' THEN member.locale ELSE excluded.locale END,
				admin = excluded.admin, bot = excluded.bot, guest = excluded.guest, deleted = excluded.deleted,
				left_at = CASE WHEN excluded.deleted = 1 THEN member.left_at ELSE 0 END`,
				m.ID, m.Name, m.Zone, m.Locale, flag(m.Admin), flag(m.Bot), flag(m.Guest), flag(m.Deleted))
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// MembersNamed are at most two members with a name, in capitals or not.
func (db *DB) MembersNamed(ctx context.Context, name string) ([]learn.Member, error) {
	return collect(ctx, db, scanMember, `SELECT m.id, `+knownMember+` FROM member m LEFT JOIN preference p ON p.member = m.id
		WHERE lower(m.name) = lower($1) AND m.deleted = 0 LIMIT 2`, name)
}
