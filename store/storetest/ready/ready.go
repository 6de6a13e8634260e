// Package ready gives tests databases that have their tables already: making
// them takes longer than most tests last.
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

// What URL gives copies of: a file, or on PostgreSQL a pool of databases.
var (
	model  string
	server *pool
)

// Run runs a package's tests, for its TestMain, which ends with the code that
// it returns. URL works in these tests alone.
func Run(m *testing.M) int {
	defer storetest.InMemory()()
	remove, err := prepare(context.Background())
	code := 1
	if err == nil {
		code = m.Run()
		err = remove()
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "the tests' databases:", err)
		return 1
	}
	return code
}

// URL is storetest.URL for a database with its tables and nothing in them.
func URL(t testing.TB, file string) string {
	t.Helper()
	if server != nil {
		return storetest.Named(server.take(t, file))
	}
	if _, err := os.Stat(file); !errors.Is(err, fs.ErrNotExist) {
		return file
	}
	text, err := os.ReadFile(model)
	if err == nil {
		err = os.WriteFile(file, text, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	return file
}

func prepare(ctx context.Context) (remove func() error, err error) {
	if storetest.Postgres() {
		server, err = makePool(ctx)
		return func() error { return server.close(ctx) }, err
	}
	folder, err := os.MkdirTemp("", "fieldnotes-ready-")
	if err != nil {
		return nil, err
	}
	model = filepath.Join(folder, "ready.db")
	return func() error { return os.RemoveAll(folder) }, migrate(model)
}

func migrate(url string) error {
	db, err := store.Open(context.Background(), url)
	if err != nil {
		return err
	}
	return db.Close()
}
