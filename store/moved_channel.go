package store

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// holding is how a column holds a channel's id.
type holding int

const (
	alone  holding = iota
	parted         // between slashes
	quoted         // as a string in JSON
)

// posted is the SQL condition of the deliveries to a place, in the words of
// their index.
func posted(place string) string {
	return fmt.Sprintf(`state IN ('%s', '%s', '%s', '%s', '%s', '%s', '%s') AND place = %s`, learn.Pending, learn.Sending, learn.Sent,
		learn.Skipped, learn.Failed, learn.Lost, learn.Removed, place)
}

// channelID is a column that holds ids of channels.
type channelID struct {
	table, column string
	as            holding
	// only is the SQL condition of the rows to look at, where they are many.
	only string
	// taken is the condition, where rows must differ, that another one o stands
	// already for what would come of the row: what is about the channel under
	// its new id goes before what was.
	taken string
}

// channelIDs are all of them. A delivery's place comes before its other columns.
func channelIDs() []channelID {
	return []channelID{
		{table: "channel", column: "id", taken: "o.id = $2"},
		{table: "moved_channel", column: "channel"},
		{table: "channel_member", column: "channel", taken: "o.channel = $2 AND o.member = channel_member.member"},
		{table: "channel_read", column: "channel", taken: "o.channel = $2"},
		{table: "digest", column: "channel", taken: "o.channel = $2"},
		{table: "edition", column: "channel"},
		{table: "event", column: "channel"},
		{table: "series", column: "channel"},
		{table: "card", column: "channel", taken: "o.channel = $2 AND o.event = card.event"},
		{table: "lesson", column: "channel"},
		{table: "lesson_seq", column: "channel"},
		{table: "ask", column: "channel"},
		{table: "grp", column: "source", taken: "o.source = $2"},
		{table: "summary_reader", column: "place", taken: "o.place = $2"},
		{table: "delivery", column: "place", only: posted("$1")},
		{table: "delivery", column: "channel", only: posted("$2")},
		{table: "delivery", column: "subject", only: posted("$2")},
		{table: "delivery", column: "key", as: parted, only: posted("$2"), taken: "o.key = " + parted.of("delivery.key")},
		{table: "shown", column: "subject", as: parted, only: "delivery IN (SELECT id FROM delivery WHERE " + posted("$2") + ")"},
		{table: "suggestion", column: "message", as: parted, taken: "o.sent > 0 AND o.message = " + parted.of("suggestion.message")},
		{table: "draft", column: "fields", as: quoted},
	}
}

// move is the statement by which the column has the id $2 instead of $1.
func (c channelID) move() string {
	where := []string{c.column + " = $1"}
	if c.as != alone {
		where[0] = c.column + " <> " + c.as.of(c.column)
	}
	if c.only != "" {
		where = append(where, c.only)
	}
	if c.taken != "" {
		where = append(where, "NOT EXISTS (SELECT 1 FROM "+c.table+" o WHERE "+c.taken+")")
	}
	return "UPDATE " + c.table + " SET " + c.column + " = " + c.as.of(c.column) + " WHERE " + strings.Join(where, " AND ")
}

// of is the SQL of the column with the id $2 where it held $1.
func (h holding) of(column string) string {
	within := func(sign string) string {
		return `replace(` + column + `, '` + sign + `' || CAST($1 AS TEXT) || '` + sign + `', '` + sign + `' || CAST($2 AS TEXT) || '` + sign + `')`
	}
	switch h {
	case parted: // the first and the last part have a slash on one side alone
		column = `'/' || ` + column + ` || '/'`
		return `substr(` + within("/") + `, 2, length(` + within("/") + `) - 2)`
	case quoted:
		return within(`"`)
	}
	return "$2"
}

// MoveChannel has all that is stored about a channel follow when it gets
// another id; what waits to be posted there is due at now. Doing it again
// changes nothing.
func (db *DB) MoveChannel(ctx context.Context, from, to string, now time.Time) error {
	if from == "" || to == "" || from == to {
		return nil
	}
	return db.Transact(ctx, func(tx *DB) error {
		for _, c := range channelIDs() {
			if _, err := tx.exec(ctx, c.move(), from, to); err != nil {
				return fmt.Errorf("%s of %s: %w", c.column, c.table, err)
			}
		}
		return tx.settleMove(ctx, from, to, now)
	})
}

// settleMove drops what could not follow and has messages tell of the new id.
func (db *DB) settleMove(ctx context.Context, from, to string, now time.Time) error {
	for _, left := range []string{`channel WHERE id`, `digest WHERE channel`, `card WHERE channel`, `summary_reader WHERE place`,
		`channel_member WHERE channel`, `channel_read WHERE channel`} {
		if _, err := db.exec(ctx, `DELETE FROM `+left+` = $1`, from); err != nil {
			return err
		}
	}
	_, err := db.exec(ctx, `INSERT INTO moved_channel (id, channel) VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET channel = excluded.channel`, from, to)
	if err != nil {
		return err
	}
	if err := db.indexChannel(ctx, to); err != nil {
		return err
	}
	refusals, err := collect(ctx, db, scanText, `SELECT DISTINCT s.subject FROM shown s WHERE s.kind = $2
		AND s.subject IN (SELECT id FROM delivery WHERE `+posted("$1")+`) ORDER BY s.subject`, to, learn.DeliverySubject)
	for _, id := range refusals {
		err = errors.Join(err, db.Touch(ctx, id, now))
	}
	return errors.Join(err, db.Arrived(ctx, to, now))
}

// MovedChannels are the ids that those of the ids have now that are channels'
// former ones.
func (db *DB) MovedChannels(ctx context.Context, ids []string) (map[string]string, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	type move struct{ from, to string }
	moves, err := collect(ctx, db, func(s scanner) (m move, err error) {
		err = s.Scan(&m.from, &m.to)
		return m, err
	}, `SELECT id, channel FROM moved_channel WHERE id IN (`+places(1, len(ids))+`)`, anys(ids)...)
	now := make(map[string]string, len(moves))
	for _, m := range moves {
		now[m.from] = m.to
	}
	return now, err
}
