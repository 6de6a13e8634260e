package store

import (
	"context"
	"errors"
	"fmt"
	"os"
)

// Backup writes a consistent copy of the database that url names to a new
// file, also while a bot uses it, checks the copy and returns its size in
// bytes. The file appears only when it is whole. PostgreSQL has its own tools.
func Backup(ctx context.Context, url, file string) (size int64, err error) {
	parsed, err := parseURL(url)
	if err != nil {
		return 0, err
	}
	e, ok := parsed.(sqliteEngine)
	if !ok {
		return 0, errors.New("backup: the database is PostgreSQL's, and so are its backups: use pg_dump, which may run beside the bot, or what your database administrators use")
	}
	db, err := openExisting(ctx, e)
	if err != nil {
		return 0, err
	}
	defer db.Close()
	if _, err := os.Lstat(file); err == nil {
		return 0, fmt.Errorf("backup: %s is there already; give another name", file)
	}
	unfinished := file + ".unfinished"
	defer os.Remove(unfinished)
	if err := makePrivate(unfinished); err != nil {
		return 0, fmt.Errorf("backup: %w", err)
	}
	if _, err := db.ExecContext(ctx, `VACUUM INTO $1`, unfinished); err != nil {
		return 0, fmt.Errorf("backup: %w", err)
	}
	copied := e
	copied.path = unfinished
	if err := checkFile(ctx, copied); err != nil {
		return 0, fmt.Errorf("backup: %w", err)
	}
	return keepFile(unfinished, file)
}

// makePrivate makes an empty file that nobody else may read, for SQLite to fill.
func makePrivate(file string) error {
	if err := os.Remove(file); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	f, err := os.OpenFile(file, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	return f.Close()
}

// keepFile gives the finished file its name once its bytes are on disk.
func keepFile(unfinished, name string) (size int64, err error) {
	f, err := os.OpenFile(unfinished, os.O_RDWR, 0)
	if err != nil {
		return 0, fmt.Errorf("backup: %w", err)
	}
	defer f.Close()
	if err := f.Sync(); err != nil {
		return 0, fmt.Errorf("backup: %w", err)
	}
	info, err := f.Stat()
	if err != nil {
		return 0, fmt.Errorf("backup: %w", err)
	}
	return info.Size(), os.Rename(unfinished, name)
}
