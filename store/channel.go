package store

import (
	"context"
	"errors"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// Channel returns what the bot knows of a channel. One that it doesn't know
// is private, and the bot's presence there unknown.
func (db *DB) Channel(ctx context.Context, id string) (learn.Channel, error) {
	c, err := first(ctx, db.routinely(), scanChannel, `SELECT `+channelColumns+` FROM channel WHERE id = $1`, id)
	if errors.Is(err, ErrNone) {
		return learn.Channel{ID: id, Name: id, Private: true}, nil
	}
	return c, err
}

// ChannelsInside are the ids of the channels that the bot is in, as far as it knows.
func (db *DB) ChannelsInside(ctx context.Context) ([]string, error) {
	return collect(ctx, db, scanText, `SELECT id FROM channel WHERE bot = $1 ORDER BY id`, learn.Inside)
}

// AllowedChannels are the ids of the channels shared with another organisation
// into which an admin lets content.
func (db *DB) AllowedChannels(ctx context.Context) ([]string, error) {
	return collect(ctx, db, scanText, `SELECT id FROM channel WHERE external = 1 AND allowed = 1 AND archived = 0 ORDER BY name, id`)
}

const channelColumns = `id, name, private, external, allowed, archived, bot`

func scanChannel(s scanner) (c learn.Channel, err error) {
	err = s.Scan(&c.ID, &c.Name, &c.Private, &c.External, &c.Allowed, &c.Archived, &c.Bot)
	return c, err
}

// SaveChannel stores what Slack says of a channel. Whether content is allowed
// there is ours and stays; a presence that is unknown leaves the one we knew.
// What is known already costs no commit: each form that opens has its channel looked up.
func (db *DB) SaveChannel(ctx context.Context, c learn.Channel) error {
	return db.Transact(ctx, func(tx *DB) error {
		changed, err := tx.exec(ctx, `INSERT INTO channel (`+channelColumns+`) VALUES ($1, $2, $3, $4, $5, $6, $7)
			ON CONFLICT (id) DO UPDATE SET name = excluded.name, private = excluded.private, external = excluded.external,
			archived = excluded.archived, bot = CASE WHEN excluded.bot = '' THEN channel.bot ELSE excluded.bot END
			WHERE (channel.name, channel.private, channel.external, channel.archived)
				<> (excluded.name, excluded.private, excluded.external, excluded.archived)
			OR excluded.bot <> '' AND excluded.bot <> channel.bot`,
			c.ID, c.Name, flag(c.Private), flag(c.External), flag(c.Allowed), flag(c.Archived), c.Bot)
		if err != nil || changed == 0 {
			return err
		}
		return tx.indexChannel(ctx, c.ID)
	})
}

// SetBot notes whether the bot is in the channel.
func (db *DB) SetBot(ctx context.Context, channel string, p learn.Presence) error {
	return db.setChannel(ctx, channel, func(c *learn.Channel) { c.Bot = p })
}

// SetArchived notes whether the channel is archived.
func (db *DB) SetArchived(ctx context.Context, channel string, archived bool) error {
	return db.setChannel(ctx, channel, func(c *learn.Channel) { c.Archived = archived })
}

// SetExternal notes whether the channel is shared with another organisation.
func (db *DB) SetExternal(ctx context.Context, channel string, external bool) error {
	return db.setChannel(ctx, channel, func(c *learn.Channel) { c.External = external })
}

// SetChannelName notes that the channel has another name.
func (db *DB) SetChannelName(ctx context.Context, channel, name string) error {
	return db.setChannel(ctx, channel, func(c *learn.Channel) { c.Name = name })
}

// AllowChannel lets content into a channel that is shared with others, or no longer.
func (db *DB) AllowChannel(ctx context.Context, channel string, allowed bool) error {
	return db.Transact(ctx, func(tx *DB) error {
		if err := tx.setChannel(ctx, channel, func(*learn.Channel) {}); err != nil {
			return err
		}
		_, err := tx.exec(ctx, `UPDATE channel SET allowed = $2 WHERE id = $1`, channel, flag(allowed))
		return err
	})
}

func (db *DB) setChannel(ctx context.Context, id string, change func(*learn.Channel)) error {
	return db.Transact(ctx, func(tx *DB) error {
		c, err := tx.Channel(ctx, id)
		if err != nil {
			return err
		}
		change(&c)
		return tx.SaveChannel(ctx, c)
	})
}
