package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"time"
)

// engine is where databases differ: how they are opened and checked, what lets
// one write at a time, which migrations are theirs, and how words are found.
type engine interface {
	// name is the part of a migration's file name that marks it as this engine's own.
	name() string
	// place is where the database is, for people; never a password.
	place() string
	openWrite(ctx context.Context) (*sql.DB, error)
	// openRead opens what reads, and what reads all over the database, which may be the same.
	openRead() (read, wide *sql.DB, err error)
	// prepare makes what migrations need before the first of them, under a
	// lock: others may start at the same time.
	prepare(ctx context.Context, write *sql.DB) error
	// begin is how a transaction that writes begins. patience is 0 while the
	// schema is brought up to date, which may take long.
	begin(ctx context.Context, tx *sql.Tx, patience time.Duration) error
	// patience is how long a statement may take whose caller has set no
	// deadline: a server that has gone silent mustn't hold the bot for ever.
	patience() time.Duration
	// script is a migration in the words of this engine.
	script(shared string) string
	// statement is one of the store's in the words of this engine.
	statement(shared string, args []any) string
	// planAnew are the args of a statement whose plan must be made for them.
	planAnew(args []any) []any
	// tokens are those of a lesson's that the engine keeps, with blanks between.
	tokens(all []string) string
	// settleTokens is the SQL that makes the index its best after very many lessons came into it at once.
	settleTokens() string
	// tokensMatch is the SQL condition that the row t of lesson_token matches $1.
	tokensMatch() string
	// matching is what $1 is for a query.
	matching(q tokenQuery) string
	// within is the SQL condition that the rows t of lesson_token and s of
	// lesson_seq are of the query's period: matching knows its months alone.
	// Its placeholders are numbered from arg on; args are their values.
	within(q tokenQuery, arg int) (condition string, args []any)
	// knowsRarity tells whether the engine itself begins with the rarest token.
	knowsRarity() bool
	// keepsDropped tells whether the index keeps the words of what is found no
	// more until it is cleaned.
	keepsDropped() bool
	// check looks at the database as Check does.
	check(ctx context.Context) (Condition, error)
}

// parseURL repeats nothing of raw in its errors but the kind of database.
func parseURL(raw string) (engine, error) {
	scheme, rest, found := strings.Cut(raw, ":")
	switch {
	case found && scheme == "sqlite":
		return parsePath(strings.TrimPrefix(rest, "//"))
	case found && (scheme == "postgres" || scheme == "postgresql"):
		return parsePostgres(raw)
	case strings.Contains(raw, "://"):
		return nil, fmt.Errorf("database URL: %q is not a kind of database that this version knows; give a path, a sqlite: or a postgres: URL", scheme)
	}
	return parsePath(raw)
}

// createMigration is the table that tells which migrations have run.
const createMigration = `CREATE TABLE IF NOT EXISTS migration (name TEXT PRIMARY KEY, sum TEXT NOT NULL)`

// classify marks errors that may pass with ErrBusy.
func classify(err error) error {
	if err == nil || errors.Is(err, ErrBusy) || !sqliteMayPass(err) && !postgresMayPass(err) {
		return err
	}
	return fmt.Errorf("%w: %w", ErrBusy, err)
}
