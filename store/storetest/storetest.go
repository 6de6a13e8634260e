// Package storetest gives each test a database of its own, on the engine that
// the tests are run for.
package storetest

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

// Variable is the environment variable with the postgres:// URL of a database
// from which tests may make others. Without it they use SQLite.
const Variable = "FIELDNOTES_TEST_DATABASE"

// Postgres tells whether tests are run for PostgreSQL.
func Postgres() bool { return os.Getenv(Variable) != "" }

// InMemory has temporary files in memory until it is undone, where the system
// has a place for that: SQLite waits for the disk after every change, which is
// half of these tests' time. It is for TestMain.
func InMemory() (undo func()) {
	folder, err := os.MkdirTemp("/dev/shm", "fieldnotes-")
	if err != nil || os.Setenv("TMPDIR", folder) != nil {
		return func() {}
	}
	return func() { _ = os.RemoveAll(folder) }
}

// URL is what store.Open takes for the test's database that the file stands
// for: the file itself, or a PostgreSQL database that is dropped after the test.
// It gives the same database for the same file.
func URL(t testing.TB, file string) string {
	t.Helper()
	if !Postgres() {
		return file
	}
	name := fmt.Sprintf("fieldnotes_test_%x", sha256.Sum256([]byte(file)))[:40]
	switch err := Administer(t.Context(), "CREATE DATABASE "+name); {
	case err == nil:
		t.Cleanup(func() {
			if err := Administer(context.Background(), "DROP DATABASE "+name+" WITH (FORCE)"); err != nil {
				t.Errorf("drop the test's database: %v", err)
			}
		})
	case !isThere(err):
		t.Fatalf("make the test's database: %v", err)
	}
	return Named(name)
}

// Server is URL for tests with the build tag postgres, which need a server.
func Server(t testing.TB, file string) string {
	t.Helper()
	if !Postgres() {
		t.Fatalf("this test needs a PostgreSQL server; set %s", Variable)
	}
	return URL(t, file)
}

// Raw opens the database that URL gave past the store.
func Raw(t testing.TB, url string) *sql.DB {
	t.Helper()
	driver := "sqlite"
	if strings.HasPrefix(url, "postgres") {
		driver = "pgx"
	}
	db, err := sql.Open(driver, url)
	if err != nil {
		t.Fatal(err)
	}
	return db
}

const duplicateDatabase = "42P04"

func isThere(err error) bool {
	var refused *pgconn.PgError
	return errors.As(err, &refused) && refused.Code == duplicateDatabase
}

// Administer runs a statement in the variable's own database.
func Administer(ctx context.Context, statement string) error {
	c, err := pgx.Connect(ctx, os.Getenv(Variable))
	if err != nil {
		return err
	}
	_, err = c.Exec(ctx, statement)
	return errors.Join(err, c.Close(ctx))
}

// Named is the variable's URL with another database in it.
func Named(database string) string {
	u, err := url.Parse(os.Getenv(Variable))
	if err != nil {
		panic(Variable + " is no URL")
	}
	u.Path = "/" + database
	return u.String()
}
