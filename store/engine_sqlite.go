package store

import (
	"context"
	"database/sql"
	"errors"
	"net/url"
	"os"
	"time"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// sqliteEngine is SQLite, with its database in the file path.
type sqliteEngine struct{ path string }

func parsePath(path string) (engine, error) {
	if path == "" {
		return nil, errors.New("database URL: the path is missing")
	}
	return sqliteEngine{path}, nil
}

func (sqliteEngine) name() string    { return "sqlite" }
func (e sqliteEngine) place() string { return e.path }

// readOnly is the DSN to look at a database that somebody else may be using.
func (e sqliteEngine) readOnly() string {
	u := url.URL{Path: e.path}
	return "file:" + u.EscapedPath() + "?mode=ro&_pragma=busy_timeout(5000)"
}

// Pragmas go into the DSN: set by Exec they reach one pooled connection only.
func (e sqliteEngine) dsn(extra string) string {
	u := url.URL{Path: e.path}
	return "file:" + u.EscapedPath() + "?_pragma=busy_timeout(1500)&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)" +
		"&_pragma=foreign_keys(1)&_pragma=cache_size(-4000)" + extra
}

// One connection writes, so that writers queue in Go rather than in SQLite's busy wait.
func (e sqliteEngine) openWrite(ctx context.Context) (*sql.DB, error) {
	// What members wrote is for the account that runs the bot alone.
	f, err := os.OpenFile(e.path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, err
	}
	if err := f.Close(); err != nil {
		return nil, err
	}
	db, err := openPrepared(e.dsn("&_txlock=immediate&_pragma=secure_delete(1)"))
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	return db, db.PingContext(ctx)
}

// What looks all over the database, 60 MB of an index of 100,000 lessons, has it
// mapped into memory. Others would lose more than they gain: SQLite ends the
// mapping whenever somebody else has written.
func (e sqliteEngine) openRead() (read, wide *sql.DB, err error) {
	const onlyReads = "&_pragma=query_only(1)"
	if read, err = openPrepared(e.dsn(onlyReads)); err != nil {
		return nil, nil, err
	}
	if wide, err = openPrepared(e.dsn(onlyReads + "&_pragma=mmap_size(268435456)")); err != nil {
		return read, nil, err
	}
	for pool, connections := range map[*sql.DB]int{read: 4, wide: 2} {
		pool.SetMaxOpenConns(connections)
		pool.SetMaxIdleConns(connections)
		pool.SetConnMaxIdleTime(time.Minute) // each has a cache of its own
	}
	return read, wide, nil
}

func (sqliteEngine) prepare(ctx context.Context, write *sql.DB) error {
	_, err := write.ExecContext(ctx, createMigration)
	return err
}

// begin has nothing to do: _txlock makes every transaction the only one that writes.
func (sqliteEngine) begin(context.Context, *sql.Tx, time.Duration) error { return nil }

// patience has no end: a file doesn't go silent.
func (sqliteEngine) patience() time.Duration { return 0 }

func (sqliteEngine) script(shared string) string { return shared }

func (sqliteEngine) statement(shared string, _ []any) string { return shared }

func (sqliteEngine) planAnew(args []any) []any { return args }

func sqliteMayPass(err error) bool {
	switch sqliteCode(err) {
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_INTERRUPT:
		return true
	}
	return false
}

// sqliteCode is what SQLite calls an error, without the details; 0 for what is
// no error of SQLite's.
func sqliteCode(err error) int {
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return 0
	}
	return e.Code() & 0xff
}
