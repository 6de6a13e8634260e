// Package ready gives tests databases that have their tables already: copying
// one takes less time than making one.
package ready

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/fieldnotes-slack/fieldnotes/store"
	"github.com/fieldnotes-slack/fieldnotes/store/storetest"
)

// Run runs a package's tests, for its TestMain, which ends with the code that
// it returns. URL works in these tests alone.
func Run(m *testing.M) (code int) {
	defer storetest.InMemory()()
	model, remove, err := makeModel()
	if err != nil {
		fmt.Fprintln(os.Stderr, "the tests' database:", err)
		return 1
	}
	defer func() {
		if err := remove(); err != nil {
			fmt.Fprintln(os.Stderr, "the tests' database:", err)
			code = 1
		}
	}()
	copied = model
	return m.Run()
}

// copied is what URL copies: a name on PostgreSQL, else a file.
var copied string

// URL is storetest.URL for a database with its tables and nothing in them.
func URL(t testing.TB, file string) string {
	t.Helper()
	if storetest.Postgres() {
		return storetest.Copy(t, file, copied)
	}
	if _, err := os.Stat(file); !errors.Is(err, fs.ErrNotExist) {
		return file
	}
	text, err := os.ReadFile(copied)
	if err == nil {
		err = os.WriteFile(file, text, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	return file
}

func makeModel() (model string, remove func() error, err error) {
	if storetest.Postgres() {
		return makeDatabase()
	}
	folder, err := os.MkdirTemp("", "fieldnotes-ready-")
	if err != nil {
		return "", nil, err
	}
	file := filepath.Join(folder, "ready.db")
	return file, func() error { return os.RemoveAll(folder) }, migrate(file)
}

func makeDatabase() (model string, remove func() error, err error) {
	ctx := context.Background()
	model = fmt.Sprintf("fieldnotes_ready_%d", os.Getpid())
	if err := storetest.Administer(ctx, "CREATE DATABASE "+model); err != nil {
		return "", nil, err
	}
	remove = func() error { return storetest.Administer(ctx, "DROP DATABASE "+model) }
	return model, remove, migrate(storetest.Named(model))
}

func migrate(url string) error {
	db, err := store.Open(context.Background(), url)
	if err != nil {
		return err
	}
	return db.Close()
}
