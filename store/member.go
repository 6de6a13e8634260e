package store

import (
	"context"
	"errors"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

const memberColumns = `id, name, zone, locale, admin, bot, guest, deleted`

func scanMember(s scanner) (m learn.Member, err error) {
	err = s.Scan(&m.ID, &m.Name, &m.Zone, &m.Locale, &m.Admin, &m.Bot, &m.Guest, &m.Deleted)
	return m, err
}

// Member returns what the bot knows of a member; only the id of one that it
// doesn't know.
func (db *DB) Member(ctx context.Context, id string) (learn.Member, error) {
	m, err := first(ctx, db, scanMember, `SELECT `+memberColumns+` FROM member WHERE id = $1`, id)
	if errors.Is(err, ErrNone) {
		return learn.Member{ID: id}, nil
	}
	return m, err
}

// Admins are the workspace's own admins and owners who can sign in.
func (db *DB) Admins(ctx context.Context) ([]learn.Member, error) {
	return collect(ctx, db, scanMember, `SELECT `+memberColumns+` FROM member
		WHERE admin = 1 AND deleted = 0 AND bot = 0 ORDER BY name, id`)
}

// SaveMembers stores what Slack says of members.
func (db *DB) SaveMembers(ctx context.Context, members []learn.Member) error {
	return db.Transact(ctx, func(tx *DB) error {
		for _, m := range members {
			_, err := tx.exec(ctx, `INSERT INTO member (`+memberColumns+`) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
				ON CONFLICT (id) DO UPDATE SET name = excluded.name, zone = excluded.zone,
				locale = CASE WHEN excluded.locale = '' THEN member.locale ELSE excluded.locale END,
				admin = excluded.admin, bot = excluded.bot, guest = excluded.guest, deleted = excluded.deleted`,
				m.ID, m.Name, m.Zone, m.Locale, flag(m.Admin), flag(m.Bot), flag(m.Guest), flag(m.Deleted))
			if err != nil {
				return err
			}
		}
		return nil
	})
}
