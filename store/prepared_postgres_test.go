//go:build postgres

package store

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"net"
	"path/filepath"
	"testing"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store/storetest"
)

// keptStatements are those that the server keeps for the connection after it has
// been asked the same several times.
func keptStatements(t *testing.T, db *sql.DB) (kept int) {
	t.Helper()
	for range 3 {
		if err := db.QueryRowContext(t.Context(), `SELECT count(*) FROM pg_prepared_statements WHERE name <> $1`, "").Scan(&kept); err != nil {
			t.Fatal(err)
		}
	}
	return kept
}

// otherName is a connection whose server goes by another process id, as that of
// a pooler does.
type otherName struct{ net.Conn }

func (c otherName) Read(p []byte) (int, error) {
	n, err := c.Conn.Read(p)
	if keyData := bytes.Index(p[:n], []byte{'K', 0, 0, 0, 12}); keyData >= 0 && keyData+9 <= n {
		p[keyData+8] ^= 1
	}
	return n, err
}

func TestStatementsAreKeptOnlyWhereNobodyStandsBetween(t *testing.T) {
	e, err := parseURL(storetest.Server(t, filepath.Join(t.TempDir(), "between")))
	if err != nil {
		t.Fatal(err)
	}
	pooled := e.(postgresEngine)
	dial := pooled.config.DialFunc
	pooled.config.DialFunc = func(ctx context.Context, network, address string) (net.Conn, error) {
		c, err := dial(ctx, network, address)
		return otherName{c}, err
	}
	db := pooled.open(1)
	defer db.Close()
	if kept := keptStatements(t, db); kept > 0 {
		t.Errorf("behind a pooler %d statements are kept", kept)
	}
	pooled.config.DialFunc = dial
	direct := pooled.open(1)
	defer direct.Close()
	var port string
	if err := direct.QueryRowContext(t.Context(), `SELECT current_setting('port')`).Scan(&port); err != nil {
		t.Fatal(err)
	}
	reached := fmt.Sprint(pooled.config.Port) == port // these tests also run behind a real pooler
	if kept := keptStatements(t, direct); reached != (kept > 0) {
		t.Errorf("%d are kept, the server is reached itself: %t", kept, reached)
	}
}

func TestWhatIsAskedOnlyNowAndThenIsPlannedForItsValues(t *testing.T) {
	db, err := Open(t.Context(), storetest.Server(t, filepath.Join(t.TempDir(), "anew")))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for range 9 {
		if _, err := db.Search(t.Context(), learn.Viewer{}, learn.LessonSearch{Words: "read"}, 0, 10); err != nil {
			t.Fatal(err)
		}
	}
	if kept := keptStatements(t, db.read); kept > 1 { // the one that counts them
		t.Errorf("%d statements are kept", kept)
	}
}
