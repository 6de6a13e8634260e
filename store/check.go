package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// CheckURL tells whether url names a database of a kind that is known. Its
// errors repeat nothing of url but the kind: there may be a password in it.
func CheckURL(url string) error {
	_, err := parseURL(url)
	return err
}

// Condition is what Check finds: a file, or a server.
type Condition struct {
	Path   string // of the file, absolute
	Server string // which, with its version and the database's name
	Bytes  int64
}

// Check tells whether the database that url names can be used: it is whole,
// this program's, and can be written. Where there is no file yet but can be, the
// error is fs.ErrNotExist and Path is set.
func Check(ctx context.Context, url string) (Condition, error) {
	e, err := parseURL(url)
	if err != nil {
		return Condition{}, err
	}
	return e.check(ctx)
}

func (e sqliteEngine) check(ctx context.Context) (Condition, error) {
	if err := writable(filepath.Dir(e.path)); err != nil {
		return Condition{}, err
	}
	path, err := filepath.Abs(e.path)
	if err != nil {
		return Condition{}, err
	}
	info, err := os.Stat(path)
	if err != nil {
		return Condition{Path: path}, err
	}
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return Condition{}, err
	}
	return Condition{Path: path, Bytes: info.Size()}, errors.Join(f.Close(), checkFile(ctx, e))
}

// writable tries a file: SQLite keeps two more beside the database.
func writable(folder string) error {
	f, err := os.CreateTemp(folder, ".fieldnotes-doctor-")
	if err != nil {
		return fmt.Errorf("the folder %s can't be written: %w", folder, errors.Unwrap(err))
	}
	return errors.Join(f.Close(), os.Remove(f.Name()))
}

func checkFile(ctx context.Context, e sqliteEngine) error {
	db, err := openExisting(ctx, e)
	if err != nil {
		return err
	}
	defer db.Close()
	var answer string
	if err := db.QueryRowContext(ctx, `PRAGMA quick_check(1)`).Scan(&answer); err != nil {
		return fmt.Errorf("check %s: %w", e.path, err)
	}
	if answer != "ok" {
		return fmt.Errorf("check %s: %s", e.path, answer)
	}
	known, err := migrationsOf(e)
	if err != nil {
		return err
	}
	if err := (&DB{engine: e, read: db, write: db}).refuseNewer(ctx, known); err != nil {
		return fmt.Errorf("check %s: %w", e.path, err)
	}
	return nil
}

// openExisting opens a database to read it, without making or migrating one.
func openExisting(ctx context.Context, e sqliteEngine) (*sql.DB, error) {
	if _, err := os.Stat(e.path); err != nil {
		return nil, fmt.Errorf("there is no database: %w", err)
	}
	db, err := sql.Open("sqlite", e.readOnly())
	if err != nil {
		return nil, err
	}
	if err := db.PingContext(ctx); err != nil {
		return nil, errors.Join(fmt.Errorf("open %s: %w", e.path, err), db.Close())
	}
	return db, nil
}

// Ping tells whether the database answers.
func (db *DB) Ping(ctx context.Context) error { return db.read.PingContext(ctx) }
