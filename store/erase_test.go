package store_test

import (
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// eraser is the member whose records are deleted.
const eraser = "U0ERASER"

// file is a database that can be looked into as it is stored.
type file struct {
	*testing.T
	path string
	db   *store.DB
	raw  *sql.DB
}

func newFile(t *testing.T) *file {
	t.Helper()
	f := &file{T: t, path: filepath.Join(t.TempDir(), "erase.db")}
	var err error
	if f.db, err = store.Open(t.Context(), f.path); err != nil {
		t.Fatal(err)
	}
	if f.raw, err = sql.Open("sqlite", f.path); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _, _ = f.raw.Close(), f.db.Close() })
	return f
}

func (f *file) exec(query string, args ...any) {
	f.Helper()
	if _, err := f.raw.ExecContext(f.Context(), query, args...); err != nil {
		f.Fatal(query, err)
	}
}

// tables are the tables of the schema with their columns; the index's own
// tables are left out.
func (f *file) tables() map[string][]string {
	f.Helper()
	rows, err := f.raw.QueryContext(f.Context(), `SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c
		WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND m.name NOT LIKE 'lesson\_token%' ESCAPE '\'`)
	if err != nil {
		f.Fatal(err)
	}
	defer rows.Close()
	all := map[string][]string{}
	for rows.Next() {
		var table, column string
		if err := rows.Scan(&table, &column); err != nil {
			f.Fatal(err)
		}
		all[table] = append(all[table], column)
	}
	if rows.Err() != nil {
		f.Fatal(rows.Err())
	}
	return all
}

// cells are all that is stored, a line for each cell.
func (f *file) cells() []string {
	f.Helper()
	var all []string
	for table, columns := range f.tables() {
		all = append(all, f.cellsOf(table, columns)...)
	}
	slices.Sort(all)
	return all
}

func (f *file) cellsOf(table string, columns []string) (all []string) {
	f.Helper()
	rows, err := f.raw.QueryContext(f.Context(), `SELECT * FROM `+table)
	if err != nil {
		f.Fatal(err)
	}
	defer rows.Close()
	for n := 0; rows.Next(); n++ {
		values := make([]any, len(columns))
		into := make([]any, len(columns))
		for i := range values {
			into[i] = &values[i]
		}
		if err := rows.Scan(into...); err != nil {
			f.Fatal(err)
		}
		for i, v := range values {
			all = append(all, fmt.Sprintf("%s.%s %d: %v", table, columns[i], n, v))
		}
	}
	if err := rows.Err(); err != nil {
		f.Fatal(err)
	}
	return all
}

func TestEveryColumnHasADecision(t *testing.T) {
	f := newFile(t)
	stored := f.tables()
	for _, table := range store.Tables() {
		decided := slices.Sorted(slices.Values(table.Columns()))
		if diff := cmp.Diff(slices.Sorted(slices.Values(stored[table.Name])), decided); diff != "" {
			t.Errorf("%s: what is stored, and what deletion and export know of it: %s", table.Name, diff)
		}
		if about := table.Deletes + table.Renames + table.Special + table.Of; (about != "") != (table.Held != "") {
			t.Errorf("%s: a member reads of it as %q", table.Name, table.Held)
		}
		delete(stored, table.Name)
	}
	for table := range stored {
		t.Errorf("%s: nobody has decided what becomes of it when a member has their records deleted: see store.Tables", table)
	}
}

// fill puts a row into every table for each column that can hold the member,
// with words of theirs.
func (f *file) fill() {
	f.Helper()
	for _, table := range store.Tables() {
		columns := f.tables()[table.Name]
		for n, held := range strings.Fields(table.Deletes + " " + table.Renames + " " + table.Special) {
			var values []any
			for i, column := range columns {
				values = append(values, cell(table, column, held, 10*n+i))
			}
			f.exec(`INSERT INTO `+table.Name+` (`+strings.Join(columns, ", ")+`) VALUES (?`+strings.Repeat(", ?", len(columns)-1)+`)`, values...)
		}
	}
	f.exec(`INSERT INTO topic (subject, position, name, folded, kind, created) SELECT id, 0, 'words of topic', 'words of topic', 'lesson', 1 FROM lesson WHERE author = ?`, eraser)
}

// byRenamed are the words that come from whoever a column of Table.Renames holds;
// all others in such rows are somebody else's.
var byRenamed = []string{"lesson.hidden_reason", "suggestion.why"}

// fixed are cells that mean something.
var fixed = map[string]any{
	"lesson.withdrawn": 0, "lesson.hidden": 0, "delivery.state": string(learn.Sent), "delivery.ts": "1.2",
	"lesson.created": 1, "event.capacity": 0, "draft.fields": `{"takeaway": {"values": ["words of draft"], "at": 1}}`,
}

func cell(table store.Table, column, held string, n int) any {
	value, known := fixed[table.Name+"."+column]
	switch in := func(list string) bool { return slices.Contains(strings.Fields(list), column) }; {
	case column == held && column == "key":
		return "fact/" + eraser + "/1"
	case column == held && column == "args":
		return eraser
	case column == held:
		return eraser
	case known:
		return value
	case in(table.Deletes), in(table.Renames), column == "author", column == "place":
		return fmt.Sprint("UOTHER", n)
	case table.Name == "delivery" && column == "kind":
		return map[string]string{"args": string(learn.HandedOverDM)}[held]
	case column == "id" && table.Name == "lesson", column == "lesson" && table.Name == "lesson_seq":
		return "lesson by " + held
	case in(table.Words) && (strings.Contains(table.Renames, held) && !slices.Contains(byRenamed, table.Name+"."+column)):
		return "somebody else's " + table.Name
	case in(table.Words):
		return "words of " + table.Name
	}
	return n
}

func TestNothingIsLeftOfWhoHadTheirRecordsDeleted(t *testing.T) {
	f := newFile(t)
	f.fill()
	if left := f.mentions(f.cells(), eraser); len(left) < 30 {
		t.Fatalf("there is little to delete: %v", left)
	}
	if err := f.db.Erase(t.Context(), eraser, learn.LessonsWithdrawn, monday); err != nil {
		t.Fatal(err)
	}
	after := f.cells()
	if left := append(f.mentions(after, "words of "), f.mentions(after, eraser)...); len(left) > 0 {
		t.Errorf("still there:\n%s", strings.Join(left, "\n"))
	}
	if err := f.db.Erase(t.Context(), eraser, learn.LessonsWithdrawn, monday.Add(time.Hour)); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(after, f.cells()); diff != "" {
		t.Errorf("deleted again: %s", diff)
	}
}

func (f *file) mentions(cells []string, what string) []string {
	return slices.DeleteFunc(slices.Clone(cells), func(c string) bool { return !strings.Contains(c, what) })
}

// whole is all that is in the database's file, the index and free space too.
func (f *file) whole() string {
	f.Helper()
	f.exec(`PRAGMA wal_checkpoint(TRUNCATE)`)
	all, err := os.ReadFile(f.path)
	if err != nil {
		f.Fatal(err)
	}
	return string(all)
}

func TestAlsoTheIndexForgetsWhatWasWithdrawn(t *testing.T) {
	for _, keep := range []learn.KeepLessons{learn.LessonsKept, learn.LessonsWithdrawn} {
		f := newFile(t)
		l := learn.Lesson{ID: learn.NewID(), Author: eraser, Takeaway: "Zugzwang wins meetings", Topics: []string{"xylophones"}, Created: monday}
		if _, err := f.db.AddLesson(t.Context(), l); err != nil {
			t.Fatal(err)
		}
		if err := f.db.Erase(t.Context(), eraser, keep, monday); err != nil {
			t.Fatal(err)
		}
		found, err := f.db.Search(t.Context(), learn.Viewer{Member: "UBEN"}, learn.LessonSearch{Words: "zugzwang"}, 0, 5)
		if err != nil || len(found.Lessons) != map[learn.KeepLessons]int{true: 1, false: 0}[keep] {
			t.Fatalf("found %v, %v", found, err)
		}
		if keep && found.Lessons[0].Author != learn.Nobody {
			t.Errorf("kept of %s", found.Lessons[0].Author)
		}
		if err := f.db.CleanIndex(t.Context()); err != nil {
			t.Fatal(err)
		}
		all := strings.ToLower(f.whole())
		if strings.Contains(all, strings.ToLower(eraser)) || !bool(keep) && (strings.Contains(all, "zugzwang") || strings.Contains(all, "xylophones")) {
			t.Error("it is still in the file")
		}
	}
}
