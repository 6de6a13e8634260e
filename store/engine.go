package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"strings"
	"time"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// engine is where databases differ: how they are opened, what their errors
// mean, and which migrations are theirs.
type engine struct {
	name string // the part of a migration's file name that marks it as this engine's own
	path string
}

func parseURL(raw string) (engine, error) {
	path := raw
	switch scheme, rest, found := strings.Cut(raw, ":"); {
	case found && scheme == "sqlite":
		path = strings.TrimPrefix(rest, "//")
	case strings.Contains(raw, "://"):
		return engine{}, fmt.Errorf("database URL: %q is not a kind of database that this version knows; give a path or a sqlite: URL", scheme)
	}
	if path == "" {
		return engine{}, errors.New("database URL: the path is missing")
	}
	return engine{name: "sqlite", path: path}, nil
}

// readOnly is the DSN to look at a database that somebody else may be using.
func (e engine) readOnly() string {
	u := url.URL{Path: e.path}
	return "file:" + u.EscapedPath() + "?mode=ro&_pragma=busy_timeout(5000)"
}

// Pragmas go into the DSN: set by Exec they reach one pooled connection only.
func (e engine) dsn(extra string) string {
	u := url.URL{Path: e.path}
	return "file:" + u.EscapedPath() + "?_pragma=busy_timeout(1500)&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)" +
		"&_pragma=foreign_keys(1)&_pragma=cache_size(-4000)" + extra
}

// One connection writes, so that writers queue in Go rather than in SQLite's busy wait.
func (e engine) openWrite() (*sql.DB, error) {
	// What members wrote is for the account that runs the bot alone.
	f, err := os.OpenFile(e.path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, err
	}
	if err := f.Close(); err != nil {
		return nil, err
	}
	// What is deleted is overwritten: otherwise it could still be read in the file.
	db, err := openPrepared(e.dsn("&_txlock=immediate&_pragma=secure_delete(1)"))
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	return db, db.PingContext(context.Background())
}

func (e engine) openRead() (*sql.DB, error) {
	db, err := openPrepared(e.dsn("&_pragma=query_only(1)"))
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(4)
	db.SetMaxIdleConns(4)
	db.SetConnMaxIdleTime(time.Minute) // each has a cache of its own
	return db, nil
}

// classify marks errors that may pass with ErrBusy.
func classify(err error) error {
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return err
	}
	switch e.Code() & 0xff {
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_INTERRUPT:
		return fmt.Errorf("%w: %w", ErrBusy, err)
	}
	return err
}
