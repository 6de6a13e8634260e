package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"net/url"
	"path/filepath"

	sqlite3 "modernc.org/sqlite/lib"
)

// ErrHeld means that a bot runs on the database already.
var ErrHeld = errors.New("a bot runs on it already")

// Hold keeps a second bot from running on the same SQLite file until what it
// returns is closed, or the process ends in whatever way: ErrHeld where there is
// one. Other programs use the database meanwhile. On PostgreSQL bots share.
func Hold(ctx context.Context, url string) (io.Closer, error) {
	e, err := parseURL(url)
	if err != nil {
		return nil, err
	}
	file, ok := e.(sqliteEngine)
	if !ok {
		return (*held)(nil), nil
	}
	return file.hold(ctx)
}

// held is the transaction that holds a lock; nil for none.
type held struct {
	db *sql.DB
	tx *sql.Tx
}

func (h *held) Close() error {
	if h == nil {
		return nil
	}
	return errors.Join(h.tx.Rollback(), h.db.Close())
}

// hold locks a second, empty database beside the first: SQLite knows how to on
// every system.
func (e sqliteEngine) hold(ctx context.Context) (io.Closer, error) {
	path, err := filepath.Abs(e.path)
	if err != nil {
		return nil, err
	}
	if target, err := filepath.EvalSymlinks(path); err == nil {
		path = target
	}
	u := url.URL{Path: path + ".running"}
	db, err := sql.Open("sqlite", "file:"+u.EscapedPath()+"?_pragma=busy_timeout(0)&_txlock=exclusive")
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	tx, err := db.BeginTx(context.WithoutCancel(ctx), nil)
	if err == nil {
		return &held{db, tx}, nil
	}
	if sqliteCode(err) == sqlite3.SQLITE_BUSY {
		err = ErrHeld
	}
	return nil, errors.Join(fmt.Errorf("%s: %w", e.path, err), db.Close())
}
