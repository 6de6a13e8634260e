package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
)

// Backup writes a consistent copy of the database that url names to a new
// file, also while a bot uses it, checks the copy and returns its size in
// bytes. The file appears only when it is whole.
func Backup(ctx context.Context, url, file string) (size int64, err error) {
	db, err := openExisting(ctx, url)
	if err != nil {
		return 0, err
	}
	defer db.Close()
	if _, err := os.Lstat(file); err == nil {
		return 0, fmt.Errorf("backup: %s is there already; give another name", file)
	}
	unfinished := file + ".unfinished"
	defer os.Remove(unfinished)
	if err := os.Remove(unfinished); err != nil && !errors.Is(err, os.ErrNotExist) {
		return 0, fmt.Errorf("backup: %w", err)
	}
	if _, err := db.ExecContext(ctx, `VACUUM INTO $1`, unfinished); err != nil {
		return 0, fmt.Errorf("backup: %w", err)
	}
	if err := checkFile(ctx, unfinished); err != nil {
		return 0, fmt.Errorf("backup: %w", err)
	}
	return keepFile(unfinished, file)
}

// Check tells whether the database that url names is there and whole. There
// being none yet is os.ErrNotExist.
func Check(ctx context.Context, url string) error {
	e, err := parseURL(url)
	if err != nil {
		return err
	}
	if _, err := os.Stat(e.path); err != nil {
		return err
	}
	return checkFile(ctx, e.path)
}

func checkFile(ctx context.Context, path string) error {
	db, err := openExisting(ctx, path)
	if err != nil {
		return err
	}
	defer db.Close()
	var answer string
	if err := db.QueryRowContext(ctx, `PRAGMA quick_check(1)`).Scan(&answer); err != nil {
		return fmt.Errorf("check %s: %w", path, err)
	}
	if answer != "ok" {
		return fmt.Errorf("check %s: %s", path, answer)
	}
	return nil
}

// openExisting opens a database to read it, without making or migrating one.
func openExisting(ctx context.Context, url string) (*sql.DB, error) {
	e, err := parseURL(url)
	if err != nil {
		return nil, err
	}
	if _, err := os.Stat(e.path); err != nil {
		return nil, fmt.Errorf("there is no database: %w", err)
	}
	db, err := sql.Open("sqlite", e.readOnly())
	if err != nil {
		return nil, err
	}
	return db, db.PingContext(ctx)
}

// keepFile gives the finished file its name once its bytes are on disk.
func keepFile(unfinished, name string) (size int64, err error) {
	f, err := os.OpenFile(unfinished, os.O_RDWR, 0)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	if err := errors.Join(f.Chmod(0o600), f.Sync()); err != nil {
		return 0, err
	}
	info, err := f.Stat()
	if err != nil {
		return 0, err
	}
	return info.Size(), os.Rename(unfinished, name)
}

// Ping tells whether the database answers.
func (db *DB) Ping(ctx context.Context) error { return db.read.PingContext(ctx) }
