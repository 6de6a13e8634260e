package store

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
)

// usesIt is the SQL condition that the channel c is a public one that uses the
// bot: with a digest, or with an event or a lesson that was posted in it.
const usesIt = `c.private = 0 AND c.archived = 0 AND (EXISTS (SELECT 1 FROM digest d WHERE d.channel = c.id)
	OR EXISTS (SELECT 1 FROM event e WHERE e.channel = c.id AND e.channel <> '') OR EXISTS (SELECT 1 FROM lesson l WHERE l.channel = c.id AND l.channel <> '')
	OR c.id IN (SELECT card.channel FROM card))`

// ChannelsToRead are the public channels that use the bot of which Slack was
// not asked who is in them since an instant, those first that wait the longest.
func (db *DB) ChannelsToRead(ctx context.Context, since time.Time) ([]string, error) {
	return collect(ctx, db, scanText, `SELECT c.id FROM channel c LEFT JOIN channel_read r ON r.channel = c.id
		WHERE coalesce(r.at, 0) <= $1 AND `+usesIt+` ORDER BY coalesce(r.at, 0), c.id`, seconds(since))
}

// SetChannelMembers stores who is in a channel, as Slack says at now.
func (db *DB) SetChannelMembers(ctx context.Context, channel string, members []string, now time.Time) error {
	return db.Transact(ctx, func(tx *DB) error {
		was, err := collect(ctx, tx, scanText, `SELECT member FROM channel_member WHERE channel = $1`, channel)
		if err != nil {
			return err
		}
		known, is := set(was), set(members)
		gone := slices.DeleteFunc(was, func(m string) bool { return is[m] })
		came := slices.DeleteFunc(slices.Sorted(maps.Keys(is)), func(m string) bool { return known[m] })
		for some := range slices.Chunk(gone, manyAtOnce) {
			if _, err := tx.exec(ctx, `DELETE FROM channel_member WHERE channel = $1 AND member IN (`+places(2, len(some))+`)`, anys(some, channel)...); err != nil {
				return err
			}
		}
		for some := range slices.Chunk(came, manyAtOnce) {
			rows := make([]string, len(some))
			for i := range some {
				rows[i] = fmt.Sprintf("($1, $%d)", i+2)
			}
			if _, err := tx.exec(ctx, `INSERT INTO channel_member (channel, member) VALUES `+strings.Join(rows, ", "), anys(some, channel)...); err != nil {
				return err
			}
		}
		return tx.asked(ctx, channel, now, now)
	})
}

// manyAtOnce is how many members one statement stores.
const manyAtOnce = 500

// NoChannelMembers notes that Slack was asked at now who is in a channel, and
// didn't say. What it said before holds.
func (db *DB) NoChannelMembers(ctx context.Context, channel string, now time.Time) error {
	return db.asked(ctx, channel, now, time.Time{})
}

func (db *DB) asked(ctx context.Context, channel string, at, said time.Time) error {
	_, err := db.exec(ctx, `INSERT INTO channel_read (channel, at, said) VALUES ($1, $2, $3)
		ON CONFLICT (channel) DO UPDATE SET at = excluded.at, said = CASE WHEN excluded.said > 0 THEN excluded.said ELSE channel_read.said END`,
		channel, seconds(at), seconds(said))
	return err
}

// reached are the people in the channels that use the bot, as far as Slack said.
func (c *counting) reached(ctx context.Context) error {
	people, err := collect(ctx, c.db, scanText, `SELECT m.id FROM member m WHERE m.bot = 0 AND m.deleted = 0 AND m.id IN (
		SELECT cm.member FROM channel_member cm WHERE cm.channel IN (SELECT c.id FROM channel c WHERE `+usesIt+`))`)
	if err != nil {
		return err
	}
	c.Reached = set(people)
	_, err = collect(ctx, c.db, func(s scanner) (none struct{}, err error) { return none, s.Scan(&c.Channels.Part, &c.Channels.Of) },
		`SELECT CAST(coalesce(sum(CASE WHEN r.said > 0 THEN 1 ELSE 0 END), 0) AS BIGINT), count(*)
			FROM channel c LEFT JOIN channel_read r ON r.channel = c.id WHERE `+usesIt)
	return err
}
