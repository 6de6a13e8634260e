package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

// postgresEngine is PostgreSQL. Nothing is kept in a session where a pooler in
// transaction mode may stand between: statements have no names then, and
// settings always end with their transaction.
type postgresEngine struct{ config *pgx.ConnConfig }

// connectTime is how long one server may take to answer: with two of them the
// second is still asked in the time that a request has.
const connectTime = time.Second

func parsePostgres(raw string) (engine, error) {
	config, err := pgx.ParseConfig(raw)
	if err != nil || strings.Contains(config.Database, "@") {
		// Neither the URL nor the driver's words for it: a password may be anywhere in them.
		return nil, errors.New("database URL: this is no postgres:// URL; write it as postgres://user:password@host:5432/database, with %-escapes for what is neither letter nor digit in the password")
	}
	config.DefaultQueryExecMode = pgx.QueryExecModeExec
	config.StatementCacheCapacity, config.DescriptionCacheCapacity = 0, 0
	if config.ConnectTimeout == 0 {
		config.ConnectTimeout = connectTime
	}
	if config.ValidateConnect == nil { // no target_session_attrs
		config.ValidateConnect = pgconn.ValidateConnectTargetSessionAttrsReadWrite
	}
	usual := config.OnPgError
	config.OnPgError = func(c *pgconn.PgConn, e *pgconn.PgError) bool {
		return e.Code != readOnlyNow && usual(c, e) // false closes the connection
	}
	return postgresEngine{config}, nil
}

func (postgresEngine) name() string { return "postgres" }

func (e postgresEngine) place() string {
	return fmt.Sprintf("the PostgreSQL database %q at %s", e.config.Database, e.config.Host)
}

func (e postgresEngine) open(connections int) *sql.DB {
	db := e.openPrepared()
	db.SetMaxOpenConns(connections)
	db.SetMaxIdleConns(connections)
	db.SetConnMaxIdleTime(5 * time.Minute)
	db.SetConnMaxLifetime(30 * time.Minute) // to meet a server that a name has moved to
	return db
}

// One connection writes: another replica's turn is waited for in the database.
func (e postgresEngine) openWrite(ctx context.Context) (*sql.DB, error) {
	db := e.open(1)
	return db, db.PingContext(ctx)
}

// Four read, so that a slow search leaves room for others.
func (e postgresEngine) openRead() (read, wide *sql.DB, err error) {
	read = e.open(4)
	return read, read, nil
}

func (postgresEngine) patience() time.Duration { return 10 * time.Second }

// schemaLock is the advisory lock under which two replicas that start at once
// make the first tables; any number that is always the same.
const schemaLock = 4_410_441

func (postgresEngine) prepare(ctx context.Context, write *sql.DB) error {
	tx, err := write.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }()
	_, err = tx.ExecContext(ctx, fmt.Sprintf(`SET LOCAL client_min_messages = warning;
		SELECT pg_advisory_xact_lock(%d);
		%s;
		CREATE TABLE IF NOT EXISTS turn (id BIGINT PRIMARY KEY);
		INSERT INTO turn (id) VALUES (1) ON CONFLICT DO NOTHING`, schemaLock, postgresEngine{}.script(createMigration)))
	if err != nil {
		return err
	}
	return tx.Commit()
}

// begin waits for the turn to write: the rules that read before they write, such
// as an event's capacity, rely on there being one writer, as SQLite has. The row
// is free again with the transaction's end, and a replica that has gone silent is
// made to end it. Locked rows, unlike advisory locks, make every commit wait for a
// synchronous standby: also that of a form sent again, which finds all it would
// write in place since only the first commit's answer was lost.
//
// Four clients that each wait for the turn were measured at 2,000 transactions a
// second on two busy cores, the disk apart: far more than people cause.
func (postgresEngine) begin(ctx context.Context, tx *sql.Tx, patience time.Duration) error {
	wait, idle := "1500ms", "3s"
	if patience == 0 {
		wait, idle = "1min", "1min"
	}
	_, err := tx.ExecContext(ctx, fmt.Sprintf(`SET LOCAL lock_timeout = '%s';
		SET LOCAL idle_in_transaction_session_timeout = '%s';
		SET LOCAL statement_timeout = %d;
		SELECT id FROM turn FOR UPDATE`, wait, idle, patience.Milliseconds()))
	return err
}

var placeholder = regexp.MustCompile(`\$[0-9]+`)

// statement says of each number that it is one. PostgreSQL guesses what a
// placeholder is, and guesses differently where it stands twice.
func (postgresEngine) statement(shared string, args []any) string {
	return placeholder.ReplaceAllStringFunc(shared, func(p string) string {
		if n, err := strconv.Atoi(p[1:]); err == nil && n <= len(args) && isNumber(args[n-1]) {
			return `CAST(` + p + ` AS BIGINT)`
		}
		return p
	})
}

// planAnew keeps a statement from being prepared. After a few times PostgreSQL
// makes one plan for all values, without looking at any: for the words of a
// search it takes the worst.
func (postgresEngine) planAnew(args []any) []any {
	return append([]any{pgx.QueryExecModeExec}, args...)
}

func isNumber(arg any) bool { return arg != nil && reflect.ValueOf(arg).CanInt() }

var columnType = regexp.MustCompile(`\b(TEXT|INTEGER)\b`)

// script gives columns the types that sort, compare and hold what SQLite's do:
// texts by their bytes whatever the database's language, integers of 64 bits.
func (postgresEngine) script(shared string) string {
	return columnType.ReplaceAllStringFunc(shared, func(kind string) string {
		return map[string]string{"TEXT": `TEXT COLLATE "C"`, "INTEGER": "BIGINT"}[kind]
	})
}
