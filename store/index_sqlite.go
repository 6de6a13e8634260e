package store

import (
	"context"
	"strings"
)

// This file is how SQLite keeps and matches the tokens of lessons; another
// engine has its own.

// tokensMatch is the SQL condition that the row t of lesson_token matches $1.
const tokensMatch = `t.lesson_token MATCH $1`

func (db *DB) putTokens(ctx context.Context, seq int64, tokens []string) error {
	_, err := db.exec(ctx, `INSERT INTO lesson_token (rowid, tokens) VALUES ($1, $2)`, seq, strings.Join(tokens, " "))
	return err
}

func (db *DB) dropTokens(ctx context.Context, seq int64) error {
	_, err := db.exec(ctx, `DELETE FROM lesson_token WHERE rowid = $1`, seq)
	return err
}

// matching is the query as the engine understands it.
func (q tokenQuery) matching() string {
	groups := make([]string, len(q.groups))
	for i, group := range q.groups {
		groups[i] = `("` + strings.Join(group, `" OR "`) + `")`
	}
	all := strings.Join(groups, " AND ")
	if q.not != "" {
		all = `(` + all + `) NOT "` + q.not + `"`
	}
	return all
}
