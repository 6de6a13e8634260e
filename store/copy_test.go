//go:build postgres

package store_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
	"github.com/fieldnotes-slack/fieldnotes/store/storetest"
)

const filled = 210 // rows of each table: more than are copied at once

// filledFile is a SQLite store in which every table has rows.
func filledFile(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "full.db")
	db, err := store.Open(t.Context(), path)
	if err == nil {
		err = db.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	raw, err := sql.Open("sqlite", "file:"+path+"?_pragma=synchronous(0)")
	if err != nil {
		t.Fatal(err)
	}
	defer raw.Close()
	for _, table := range rawTexts(t, raw, `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'migration'`) {
		fill(t, raw, table)
	}
	return path
}

// fill gives a table rows whose texts are all the same, so that they refer to
// each other's.
func fill(t *testing.T, raw *sql.DB, table string) {
	t.Helper()
	columns := rawTexts(t, raw, `SELECT name || ' ' || type FROM pragma_table_info($1)`, table)
	for n := range filled {
		var values []any
		var marks []string
		for i, c := range columns {
			marks = append(marks, fmt.Sprintf("$%d", i+1))
			if strings.HasSuffix(c, " TEXT") {
				values = append(values, fmt.Sprintf("Zoë's \\ 𝄞\t%d", n))
			} else {
				values = append(values, n+1)
			}
		}
		if _, err := raw.ExecContext(t.Context(), `INSERT INTO `+table+` VALUES (`+strings.Join(marks, ", ")+`)`, values...); err != nil {
			t.Fatalf("%s: %v", table, err)
		}
	}
}

func rawTexts(t *testing.T, raw *sql.DB, query string, args ...any) (all []string) {
	t.Helper()
	rows, err := raw.QueryContext(t.Context(), query, args...)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var one string
		if err := rows.Scan(&one); err != nil {
			t.Fatal(err)
		}
		all = append(all, one)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}

func ignore(store.Copied) {}

func TestACopyHasEveryRowOfEveryTable(t *testing.T) {
	from, to := filledFile(t), storetest.Server(t, filepath.Join(t.TempDir(), "target"))
	var told []store.Copied
	if err := store.Copy(t.Context(), from, to, func(c store.Copied) { told = append(told, c) }); err != nil {
		t.Fatal(err)
	}
	raw, err := sql.Open("pgx", to)
	if err != nil {
		t.Fatal(err)
	}
	defer raw.Close()
	tables := rawTexts(t, raw, `SELECT CAST(tablename AS TEXT) FROM pg_tables WHERE schemaname = 'public' AND tablename NOT IN ('migration', 'turn')`)
	if len(tables) < 25 {
		t.Errorf("there are only the tables %v", tables)
	}
	for _, table := range tables {
		if got := rawTexts(t, raw, `SELECT CAST(count(*) AS TEXT) FROM `+table); got[0] != fmt.Sprint(filled) {
			t.Errorf("%s has %s rows", table, got[0])
		}
	}
	if !slices.ContainsFunc(told, func(c store.Copied) bool { return c.Table == "lesson" && c.Verified && c.Rows == filled }) {
		t.Errorf("what was told: %v", told)
	}
}

func TestACopiedStoreIsSearchedAndWrittenLikeTheFirst(t *testing.T) {
	from := filepath.Join(t.TempDir(), "first.db")
	db, err := store.Open(t.Context(), from)
	if err != nil {
		t.Fatal(err)
	}
	for i := range 5 {
		write(t, db, fmt.Sprintf("Coffee %d", i), nil)
	}
	gone := write(t, db, "Coffee forgotten", nil)
	if err := errors.Join(db.WithdrawLesson(t.Context(), gone.ID, gone.Created), db.Close()); err != nil {
		t.Fatal(err)
	}
	to := storetest.Server(t, filepath.Join(t.TempDir(), "target"))
	if err := store.Copy(t.Context(), from, to, ignore); err != nil {
		t.Fatal(err)
	}
	if db, err = store.Open(t.Context(), to); err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	write(t, db, "Coffee at last", nil)
	found, err := db.Search(t.Context(), learn.Viewer{}, learn.LessonSearch{Words: "coffee"}, 0, 10)
	var takeaways []string
	for _, l := range found.Lessons {
		takeaways = append(takeaways, l.Takeaway)
	}
	if want := []string{"Coffee at last", "Coffee 4", "Coffee 3", "Coffee 2", "Coffee 1", "Coffee 0"}; err != nil || !slices.Equal(takeaways, want) {
		t.Errorf("%q, %v", takeaways, err)
	}
}

func TestACopyThatIsInterruptedLeavesNothingAndMayBeRepeated(t *testing.T) {
	from, to := filledFile(t), storetest.Server(t, filepath.Join(t.TempDir(), "target"))
	ctx, interrupt := context.WithCancel(t.Context())
	if err := store.Copy(ctx, from, to, func(store.Copied) { interrupt() }); err == nil {
		t.Fatal("nothing happened")
	}
	if err := store.Copy(t.Context(), from, to, ignore); err != nil {
		t.Error(err)
	}
}

func TestACopyRefusesWhatWouldLoseSomething(t *testing.T) {
	full, empty := filledFile(t), filepath.Join(t.TempDir(), "empty.db")
	written(t, empty)
	other := storetest.Server(t, filepath.Join(t.TempDir(), "used"))
	if err := store.Copy(t.Context(), empty, other, ignore); err != nil {
		t.Fatal(err)
	}
	old := filledFile(t)
	alter(t, old, `DELETE FROM migration WHERE name = '0013_home'`)
	newer := filledFile(t)
	alter(t, newer, `INSERT INTO migration VALUES ('9999_later', 'x')`)
	held := filledFile(t)
	bot, err := store.Hold(t.Context(), held)
	if err != nil {
		t.Fatal(err)
	}
	defer bot.Close()
	for _, c := range []struct{ from, to, says string }{
		{full, other, "not empty"},
		{old, other, "run this version's bot on it once"},
		{newer, other, "newer version"},
		{held, other, store.ErrHeld.Error()},
		{full, full, "from a SQLite file to a postgres:// URL"},
		{other, other, "from a SQLite file to a postgres:// URL"},
		{filepath.Join(t.TempDir(), "none.db"), other, "no database"},
	} {
		if err := store.Copy(t.Context(), c.from, c.to, ignore); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%q: %v", c.says, err)
		}
	}
}

func alter(t *testing.T, path, statement string) {
	t.Helper()
	raw, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	_, err = raw.ExecContext(t.Context(), statement)
	if err = errors.Join(err, raw.Close()); err != nil {
		t.Fatal(err)
	}
}
