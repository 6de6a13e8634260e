package store

import (
	"context"
	"slices"
	"strings"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// SaveOutcome stores what came of the aims that o names; NoResult takes back
// what was said. What is older than what is stored changes nothing.
func (db *DB) SaveOutcome(ctx context.Context, o learn.Outcome) error {
	if len(o.Results) == 0 {
		return nil
	}
	args := []any{o.Event, o.Member, seconds(o.Updated)}
	var rows []string
	for aim, result := range o.Results {
		rows = append(rows, `($1, $2, $3, `+places(len(args)+1, 2)+`)`)
		args = append(args, aim, result)
	}
	_, err := db.exec(ctx, `INSERT INTO outcome (event, member, updated, aim, result) VALUES `+strings.Join(rows, ", ")+`
		ON CONFLICT (event, member, aim) DO UPDATE SET result = excluded.result, updated = excluded.updated
			WHERE outcome.updated <= excluded.updated`, args...)
	return err
}

// Outcome returns what a member said came of their aims at an event. It is
// theirs alone.
func (db *DB) Outcome(ctx context.Context, event, member string) (learn.Outcome, error) {
	o := learn.Outcome{Event: event, Member: member, Results: map[learn.Aim]learn.Result{}}
	said, err := collect(ctx, db, func(s scanner) (at int64, err error) {
		var aim learn.Aim
		var result learn.Result
		err = s.Scan(&aim, &result, &at)
		o.Results[aim] = result
		return at, err
	}, `SELECT aim, result, updated FROM outcome WHERE event = $1 AND member = $2 AND result <> ''`, event, member)
	if len(said) > 0 {
		o.Updated = instant(slices.Max(said))
	}
	return o, err
}
