package store

import (
	"context"
	"errors"
	"strings"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

func scanPreferences(s scanner) (p learn.Preferences, err error) {
	var muted string
	var paused int64
	err = s.Scan(&p.Language, &p.Quiet.From, &p.Quiet.To, &muted, &paused)
	for n := range strings.SplitSeq(muted, ",") {
		if n != "" {
			p.Muted = append(p.Muted, learn.Notice(n))
		}
	}
	p.Paused = instant(paused)
	return p, err
}

// Preferences are what a member chose; the usual ones when they chose nothing.
func (db *DB) Preferences(ctx context.Context, member string) (learn.Preferences, error) {
	p, err := first(ctx, db, scanPreferences, `SELECT language, quiet_from, quiet_to, muted, paused FROM preference WHERE member = $1`, member)
	if errors.Is(err, ErrNone) {
		return db.usual(ctx)
	}
	return p, err
}

// SavePreferences stores what a member chose.
func (db *DB) SavePreferences(ctx context.Context, member string, p learn.Preferences) error {
	muted := make([]string, len(p.Muted))
	for i, n := range p.Muted {
		muted[i] = string(n)
	}
	_, err := db.exec(ctx, `INSERT INTO preference (member, language, quiet_from, quiet_to, muted, paused)
		VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (member) DO UPDATE SET language = excluded.language,
		quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to, muted = excluded.muted, paused = excluded.paused`,
		member, p.Language, p.Quiet.From, p.Quiet.To, strings.Join(muted, ","), seconds(p.Paused))
	return err
}
