// Package store keeps what Fieldnotes knows in SQL. Time, ids and roles are
// arguments; nothing here reads a clock.
package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"time"
)

// DB is the store; inside Transact, one transaction of it. Methods called on
// the outer DB read what is committed and write in a transaction of their own.
type DB struct {
	engine   engine
	read     *sql.DB
	wide     *sql.DB // for reading that looks all over the database
	write    *sql.DB
	turn     chan struct{} // held by whoever writes; database/sql would let waiters in at random
	together *statements
	tx       *sql.Tx
	planned  chan struct{}
	touched  bool
	routine  bool          // what is asked is asked all the time
	patience time.Duration // for a statement, where the caller sets no deadline; 0 for any
}

// Open opens the database that url names, a path, a sqlite: or a postgres: URL,
// brings its schema up to date, and makes a file if there is none. The caller
// closes it.
func Open(ctx context.Context, url string) (*DB, error) {
	e, err := parseURL(url)
	if err != nil {
		return nil, err
	}
	db := &DB{engine: e, turn: make(chan struct{}, 1), together: &statements{}, planned: make(chan struct{}, 1)}
	if err := db.open(ctx); err != nil {
		return nil, errors.Join(fmt.Errorf("open %s: %w", e.place(), classify(err)), db.Close())
	}
	return db, nil
}

func (db *DB) open(ctx context.Context) (err error) {
	if db.write, err = db.engine.openWrite(ctx); err != nil {
		return err
	}
	if err := db.migrate(ctx); err != nil {
		return err
	}
	db.patience = db.engine.patience()
	db.read, db.wide, err = db.engine.openRead()
	return err
}

// Close closes the store. What was committed is on disk already.
func (db *DB) Close() error {
	var all []error
	pools := []*sql.DB{db.read, db.write}
	if db.wide != db.read {
		pools = append(pools, db.wide)
	}
	for _, pool := range pools {
		if pool != nil {
			all = append(all, pool.Close())
		}
	}
	return errors.Join(all...)
}

// Planned tells, after the commit, that deliveries were planned or that shown
// messages must follow a change.
func (db *DB) Planned() <-chan struct{} { return db.planned }

// Transact runs fn in one transaction: all that it writes through tx is
// committed, or nothing is. Inside another Transact it joins that one.
func (db *DB) Transact(ctx context.Context, fn func(tx *DB) error) error {
	if db.tx != nil {
		return fn(db)
	}
	if err := db.takeTurn(ctx); err != nil {
		return err
	}
	defer db.endTurn()
	return db.transact(ctx, fn)
}

// transact is for who has the turn.
func (db *DB) transact(ctx context.Context, fn func(tx *DB) error) error {
	tx, err := db.write.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("begin: %w", classify(err))
	}
	defer func() { _ = tx.Rollback() }()
	if err := db.engine.begin(ctx, tx, db.patience); err != nil {
		return fmt.Errorf("wait for the turn to write: %w", classify(err))
	}
	inner := db.in(tx)
	if err := fn(inner); err != nil {
		return err
	}
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("commit: %w", classify(err))
	}
	if inner.touched {
		db.wake()
	}
	return nil
}

// glimpse has fn read all as it is at one moment, without keeping anybody from
// writing. SQLite's transactions are like that whatever is asked for.
func (db *DB) glimpse(ctx context.Context, fn func(seen *DB) error) error {
	if db.tx != nil {
		return fn(db)
	}
	tx, err := db.wide.BeginTx(ctx, &sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true})
	if err != nil {
		return fmt.Errorf("begin: %w", classify(err))
	}
	defer func() { _ = tx.Rollback() }()
	return fn(db.in(tx))
}

// in is the store as the transaction sees it.
func (db *DB) in(tx *sql.Tx) *DB {
	inner := *db
	inner.tx = tx
	return &inner
}

// widely is the store for reading that looks all over the database.
func (db *DB) widely() *DB {
	other := *db
	other.read = db.wide
	return &other
}

// takeTurn waits until those are done who wanted to write before.
func (db *DB) takeTurn(ctx context.Context) error {
	select {
	case db.turn <- struct{}{}:
		return nil
	case <-ctx.Done():
		return waitingToWrite(ctx)
	}
}

func waitingToWrite(ctx context.Context) error {
	return fmt.Errorf("waiting to write: %w", ctx.Err())
}

func (db *DB) endTurn() { <-db.turn }

func (db *DB) wake() {
	select {
	case db.planned <- struct{}{}:
	default:
	}
}

// exec runs a statement that writes. It reports how many rows it changed.
func (db *DB) exec(ctx context.Context, query string, args ...any) (changed int64, err error) {
	if db.tx == nil {
		return db.execTogether(ctx, query, args)
	}
	ctx, cancel := db.bound(ctx)
	defer cancel()
	res, err := db.tx.ExecContext(ctx, db.engine.statement(query, args), storable(args)...)
	if err != nil {
		return 0, classify(err)
	}
	return res.RowsAffected()
}

func (db *DB) query(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	ask := db.read.QueryContext
	if db.tx != nil {
		ask = db.tx.QueryContext
	}
	statement, args := db.engine.statement(query, args), storable(args)
	if !db.routine {
		args = db.engine.planAnew(args)
	}
	return ask(ctx, statement, args...)
}

// routinely is the store for what is asked all the time and whose best plan is
// the same whatever the values.
func (db *DB) routinely() *DB {
	other := *db
	other.routine = true
	return &other
}

func (db *DB) bound(ctx context.Context) (context.Context, context.CancelFunc) {
	if _, limited := ctx.Deadline(); limited || db.patience == 0 {
		return ctx, func() {}
	}
	return context.WithTimeout(ctx, db.patience)
}

// storable makes texts what both engines keep: PostgreSQL takes neither what is
// no UTF-8 nor the byte 0.
func storable(args []any) []any {
	for i, arg := range args {
		if text, ok := arg.(string); ok {
			args[i] = strings.ReplaceAll(strings.ToValidUTF8(text, "\uFFFD"), "\x00", "")
		}
	}
	return args
}

// collect runs a query and scans each row.
func collect[T any](ctx context.Context, db *DB, scan func(scanner) (T, error), query string, args ...any) ([]T, error) {
	ctx, cancel := db.bound(ctx)
	defer cancel()
	rows, err := db.query(ctx, query, args...)
	if err != nil {
		return nil, classify(err)
	}
	defer rows.Close()
	var all []T
	for rows.Next() {
		one, err := scan(rows)
		if err != nil {
			return nil, err
		}
		all = append(all, one)
	}
	return all, classify(rows.Err())
}

// first is collect for at most one row; ErrNone when there is none.
func first[T any](ctx context.Context, db *DB, scan func(scanner) (T, error), query string, args ...any) (T, error) {
	all, err := collect(ctx, db, scan, query, args...)
	if err == nil && len(all) == 0 {
		err = ErrNone
	}
	if err != nil {
		var none T
		return none, err
	}
	return all[0], nil
}

type scanner interface{ Scan(dest ...any) error }

func scanText(s scanner) (text string, err error) { err = s.Scan(&text); return }
func scanInt(s scanner) (n int64, err error)      { err = s.Scan(&n); return }

// ErrNone means that there is no such row.
var ErrNone = errors.New("store: no such row")

// ErrBusy means that the store can't be written now; the same may work later.
var ErrBusy = errors.New("store: busy")

// seconds and instant convert between instants and BIGINT columns: UTC
// seconds, 0 for the zero time.
func seconds(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.Unix()
}

func instant(sec int64) time.Time {
	if sec == 0 {
		return time.Time{}
	}
	return time.Unix(sec, 0).UTC()
}

func flag(b bool) int {
	if b {
		return 1
	}
	return 0
}

// Empty tells whether nobody has shared or written anything yet.
func (db *DB) Empty(ctx context.Context) (bool, error) {
	n, err := first(ctx, db, scanInt, `SELECT (SELECT count(*) FROM event) + (SELECT count(*) FROM lesson)`)
	return n == 0, err
}
