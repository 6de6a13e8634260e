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
	if err := c.sequences(ctx, source); err != nil {
		return err
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

// sequences go on where they stood, also past rows that were deleted.
func (c *copying) sequences(ctx context.Context, source *sql.Tx) error {
	var last int64
	err := source.QueryRowContext(ctx, `SELECT seq FROM sqlite_sequence WHERE name = 'lesson_seq' AND seq > 0`).Scan(&last)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return err
	}
	_, err = first(ctx, c.to, scanInt, `SELECT setval(pg_get_serial_sequence('lesson_seq', 'seq'), $1)`, last)
	return err
}

// index makes what search finds lessons by.
func (c *copying) index(ctx context.Context) error {
	ids, err := collect(ctx, c.to, scanText, `SELECT lesson FROM lesson_seq ORDER BY seq`)
	if err != nil {
		return err
	}
	for i, id := range ids {
		l, err := c.to.Lesson(ctx, id)
		if err != nil {
			return err
		}
		if err := c.to.reindexLesson(ctx, l); err != nil {
			return err
		}
		if (i+1)%rowsToTell == 0 {
			c.tell(Copied{Table: "search index", Rows: int64(i + 1), Of: int64(len(ids))})
		}
	}
	return nil
}
