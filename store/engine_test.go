package store

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5/pgconn"
)

func TestWhatMayPassIsBusy(t *testing.T) {
	for _, err := range []error{
		&pgconn.PgError{Code: "08006"}, &pgconn.PgError{Code: "57P01"}, &pgconn.PgError{Code: "53300"}, &pgconn.PgError{Code: "40001"},
		&pgconn.PgError{Code: "40P01"}, &pgconn.PgError{Code: "55P03"}, &pgconn.PgError{Code: "57014"}, &pgconn.PgError{Code: "25006"},
		&pgconn.PgError{Code: "25P03"}, driver.ErrBadConn, io.ErrUnexpectedEOF,
	} {
		if got := classify(fmt.Errorf("commit: %w", err)); !errors.Is(got, ErrBusy) || !errors.Is(got, err) {
			t.Errorf("%v is %v", err, got)
		}
	}
	for _, err := range []error{nil, ErrNone, context.Canceled, context.DeadlineExceeded, &pgconn.PgError{Code: "23505"}, &pgconn.PgError{Code: "42601"}} {
		if got := classify(err); errors.Is(got, ErrBusy) {
			t.Errorf("%v is %v", err, got)
		}
	}
}

func TestNoErrorAboutAURLTellsItsPassword(t *testing.T) {
	for _, url := range []string{
		"postgres://ana:hunter2@127.0.0.1:1/db?connect_timeout=1", "postgres://ana:hunter2/x@127.0.0.1/db", "postgres://ana:7hunter2@b@127.0.0.1:1/x@y",
		"postgresql://ana:hunter2%zz@127.0.0.1/db", "postgres://ana:hunter2@127.0.0.1:port/db", "postgres://ana@127.0.0.1:1/db?password=hunter2",
		"postgres://ana:hunter2#x@127.0.0.1:1/db", "mysql://ana:hunter2@127.0.0.1/db",
	} {
		_, err := Open(t.Context(), url)
		if err == nil || strings.Contains(err.Error(), "hunter2") {
			t.Errorf("%s: %v", url, err)
		}
	}
}

func TestSeveralServersAreAskedForTheOneThatWrites(t *testing.T) {
	e, err := parseURL("postgres://ana@one:5432,two:5433/db?sslmode=disable")
	if err != nil {
		t.Fatal(err)
	}
	config := e.(postgresEngine).config
	if config.Host != "one" || len(config.Fallbacks) != 1 || config.Fallbacks[0].Host != "two" || config.ValidateConnect == nil {
		t.Errorf("%s, then %+v", config.Host, config.Fallbacks)
	}
}
