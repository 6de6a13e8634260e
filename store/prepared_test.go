package store

import (
	"database/sql"
	"fmt"
	"path/filepath"
	"testing"
)

func openOne(t *testing.T) *sql.Conn {
	t.Helper()
	db, err := openPrepared("file:" + filepath.Join(t.TempDir(), "prepared.db"))
	if err != nil {
		t.Fatal(err)
	}
	one, err := db.Conn(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := one.Close(); err != nil {
			t.Error(err)
		}
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return one
}

func TestAConnectionKeepsItsStatementsButNotAllForEver(t *testing.T) {
	c := openOne(t)
	for round := range 2 {
		for n := range 2 * maxPrepared {
			var got int
			if err := c.QueryRowContext(t.Context(), fmt.Sprintf(`SELECT %d + $1`, n), round).Scan(&got); err != nil || got != n+round {
				t.Fatalf("%d + %d is %d, %v", n, round, got, err)
			}
		}
	}
	err := c.Raw(func(driverConn any) error {
		if kept := len(driverConn.(*conn).idle); kept != maxPrepared {
			t.Errorf("%d statements are kept, want %d", kept, maxPrepared)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestAStatementRunsAgainWhileItsRowsAreOpen(t *testing.T) {
	c := openOne(t)
	const text = `SELECT value FROM json_each($1)`
	outer, err := c.QueryContext(t.Context(), text, `[1, 2, 3]`)
	if err != nil {
		t.Fatal(err)
	}
	defer outer.Close()
	sum := 0
	for outer.Next() {
		var a, b int
		if err := c.QueryRowContext(t.Context(), text, `[10, 20]`).Scan(&b); err != nil {
			t.Fatal(err)
		}
		if err := outer.Scan(&a); err != nil {
			t.Fatal(err)
		}
		sum += a + b
	}
	if err := outer.Err(); err != nil || sum != 36 {
		t.Errorf("the rows add up to %d, want 36; %v", sum, err)
	}
}
