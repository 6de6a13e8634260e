package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// Copied tells how far Copy is with a table.
type Copied struct {
	Table    string
	Rows, Of int64
	Verified bool // every row of it was read again and is the same
}

// Copy copies the SQLite database that from names into the empty PostgreSQL
// database that to names, in one transaction: interrupted, it leaves the target
// empty. Every row is read again and compared before the commit. No bot may run on
// the source. tell is called now and then.
func Copy(ctx context.Context, from, to string, tell func(Copied)) error {
	source, target, err := ends(from, to)
	if err != nil {
		return err
	}
	held, err := source.hold(ctx)
	if err != nil {
		return err
	}
	defer held.Close()
	read, err := openCurrent(ctx, source)
	if err != nil {
		return err
	}
	defer read.Close()
	db, err := Open(ctx, to)
	if err != nil {
		return err
	}
	db.patience = 0
	if err := db.Transact(ctx, func(tx *DB) error { return (&copying{read, tx, tell}).all(ctx) }); err != nil {
		return errors.Join(fmt.Errorf("copy to %s: %w", target.place(), err), db.Close())
	}
	_, err = db.write.ExecContext(ctx, `ANALYZE`)
	return errors.Join(err, db.Close())
}

func ends(from, to string) (source sqliteEngine, target postgresEngine, err error) {
	a, errA := parseURL(from)
	b, errB := parseURL(to)
	if err := errors.Join(errA, errB); err != nil {
		return source, target, err
	}
	source, fromFile := a.(sqliteEngine)
	target, toServer := b.(postgresEngine)
	if !fromFile || !toServer {
		return source, target, errors.New("a store is copied from a SQLite file to a postgres:// URL")
	}
	return source, target, nil
}

// openCurrent opens a file to read it whose schema is this program's.
func openCurrent(ctx context.Context, e sqliteEngine) (*sql.DB, error) {
	if err := checkFile(ctx, e); err != nil {
		return nil, err
	}
	known, err := migrationsOf(e)
	if err != nil {
		return nil, err
	}
	db, err := openExisting(ctx, e)
	if err != nil {
		return nil, err
	}
	if newer, err := (&DB{engine: e, write: db}).newer(ctx, known); err != nil || len(newer) > 0 {
		return nil, errors.Join(fmt.Errorf("%s was made by a newer version, which may keep there what this one doesn't know: copy it with that", e.path), err, db.Close())
	}
	for _, m := range known {
		var sum string
		err := db.QueryRowContext(ctx, `SELECT sum FROM migration WHERE name = $1`, m.name).Scan(&sum)
		if err != nil || sum != m.sum {
			return nil, errors.Join(fmt.Errorf("%s is not of this version, which knows of the migration %s: run this version's bot on it once, stop it, and try again", e.path, m.name), db.Close())
		}
	}
	return db, nil
}

// copying is a copy under way: what it reads, and the transaction it writes in.
type copying struct {
	from *sql.DB
	to   *DB
	tell func(Copied)
}

func (c *copying) all(ctx context.Context) error {
	source, err := c.from.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { _ = source.Rollback() }()
	tables, err := tablesOf(ctx, source)
	if err != nil {
		return err
	}
	if err := c.refuseRows(ctx, tables); err != nil {
		return err
	}
	for _, t := range tables {
		if err := c.table(ctx, source, t); err != nil {
			return fmt.Errorf("%s: %w", t.name, err)
		}
	}
	return c.index(ctx)
}

// refuseRows makes sure that the target has nothing that the copy would join.
func (c *copying) refuseRows(ctx context.Context, tables []table) error {
	for _, t := range tables {
		n, err := first(ctx, c.to, scanInt, `SELECT count(*) FROM `+t.name)
		if err != nil {
			return err
		}
		if n > 0 {
			return fmt.Errorf("it is not empty: %s has %d rows", t.name, n)
		}
	}
	return nil
}

// index makes what search finds lessons by.
func (c *copying) index(ctx context.Context) error {
	return c.to.reindexAll(ctx, func(done, of int) {
		if done%rowsToTell == 0 {
			c.tell(Copied{Table: "search index", Rows: int64(done), Of: int64(of)})
		}
	})
}
