package store_test

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// written makes a database with a delivery in it. It is closed at the test's end.
func written(t *testing.T, path string) *store.DB {
	t.Helper()
	db, err := store.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	plan(t, db, learn.Delivery{Key: "first", Place: "A"})
	return db
}

// deliveries are the keys of what a copy of the database holds.
func deliveries(t *testing.T, path string) []string {
	t.Helper()
	db, err := store.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	return keys(claim(t, db, noon))
}

func TestABackupHoldsWhatWasCommitted(t *testing.T) {
	dir := t.TempDir()
	path, copied := filepath.Join(dir, "fieldnotes.db"), filepath.Join(dir, "copy 1%.db")
	written(t, path)
	size, err := store.Backup(t.Context(), path, copied)
	if err != nil || size == 0 {
		t.Fatalf("%d bytes, %v", size, err)
	}
	if got := deliveries(t, copied); len(got) != 1 {
		t.Errorf("the copy has %v", got)
	}
	if info, err := os.Stat(copied); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("others may read it: %v, %v", info.Mode(), err)
	}
}

func TestNobodyElseMayReadABackupWhileItIsWritten(t *testing.T) {
	dir := t.TempDir()
	path, copied := filepath.Join(dir, "fieldnotes.db"), filepath.Join(dir, "copy.db")
	written(t, path)
	done := make(chan error, 1)
	go func() {
		_, err := store.Backup(t.Context(), path, copied)
		done <- err
	}()
	for seen := 0; ; {
		if info, err := os.Stat(copied + ".unfinished"); err == nil {
			seen++
			if info.Mode().Perm() != 0o600 {
				t.Fatalf("others may read what is unfinished: %v", info.Mode())
			}
		}
		select {
		case err := <-done:
			if err != nil || seen == 0 {
				t.Errorf("the unfinished copy was seen %d times; %v", seen, err)
			}
			return
		default:
		}
	}
}

func TestABackupReplacesNoFile(t *testing.T) {
	dir := t.TempDir()
	path, copied := filepath.Join(dir, "fieldnotes.db"), filepath.Join(dir, "copy.db")
	written(t, path)
	if err := os.WriteFile(copied, []byte("precious"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := store.Backup(t.Context(), path, copied); err == nil {
		t.Error("no error")
	}
	if kept, err := os.ReadFile(copied); err != nil || string(kept) != "precious" {
		t.Errorf("the file is now %q, %v", kept, err)
	}
}

func TestABackupOfNothingMakesNothing(t *testing.T) {
	dir := t.TempDir()
	_, err := store.Backup(t.Context(), filepath.Join(dir, "none.db"), filepath.Join(dir, "copy.db"))
	if !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) != 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

// The -wal and -shm files are what a crash leaves, and what copying the
// database's files by hand may lose.
func TestABackupIsCompleteWhateverTheStoppedBotLeft(t *testing.T) {
	for name, lose := range map[string][]string{
		"after a crash":                        nil,
		"after a crash, without the -shm file": {"-shm"},
	} {
		t.Run(name, func(t *testing.T) {
			from, dir := filepath.Join(t.TempDir(), "fieldnotes.db"), t.TempDir()
			written(t, from)
			crashed := filepath.Join(dir, "fieldnotes.db")
			for _, suffix := range []string{"", "-wal", "-shm"} {
				content, err := os.ReadFile(from + suffix)
				if err == nil {
					err = os.WriteFile(crashed+suffix, content, 0o600)
				}
				if err != nil {
					t.Fatal(err)
				}
			}
			for _, suffix := range lose {
				if err := os.Remove(crashed + suffix); err != nil {
					t.Fatal(err)
				}
			}
			copied := filepath.Join(dir, "copy.db")
			if _, err := store.Backup(t.Context(), crashed, copied); err != nil {
				t.Fatal(err)
			}
			if got := deliveries(t, copied); len(got) != 1 {
				t.Errorf("the copy has %v", got)
			}
		})
	}
}

func TestABackupOfAStoppedBot(t *testing.T) {
	dir := t.TempDir()
	path, copied := filepath.Join(dir, "fieldnotes.db"), filepath.Join(dir, "copy.db")
	if err := written(t, path).Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := store.Backup(t.Context(), path, copied); err != nil {
		t.Fatal(err)
	}
	if got := deliveries(t, copied); len(got) != 1 {
		t.Errorf("the copy has %v", got)
	}
}

func TestACheckTellsWhatIsWrong(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "fieldnotes.db")
	if found, err := store.Check(t.Context(), path); !errors.Is(err, fs.ErrNotExist) || found.Path != path {
		t.Errorf("none yet: %+v, %v", found, err)
	}
	written(t, path)
	if found, err := store.Check(t.Context(), "sqlite:"+path); err != nil || found.Bytes == 0 {
		t.Errorf("in use: %+v, %v", found, err)
	}
	damaged := filepath.Join(dir, "damaged.db")
	if err := os.WriteFile(damaged, []byte(strings.Repeat("no database at all ", 1000)), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := store.Check(t.Context(), damaged); err == nil {
		t.Error("a damaged one is said to be whole")
	}
	if found, err := store.Check(t.Context(), filepath.Join(dir, "nowhere", "fieldnotes.db")); err == nil || found.Path != "" {
		t.Errorf("a folder that is none: %+v, %v", found, err)
	}
}

func TestADatabaseURLThatIsNoneIsRefusedWithoutRepeatingIt(t *testing.T) {
	for _, url := range []string{"", "sqlite:", "mysql://ana:secret@host/db"} {
		if err := store.CheckURL(url); err == nil || strings.Contains(err.Error(), "secret") {
			t.Errorf("%q: %v", url, err)
		}
	}
	for _, url := range []string{"fieldnotes.db", "sqlite:fieldnotes.db", "/data/a b.db", "sqlite:///data/fieldnotes.db"} {
		if err := store.CheckURL(url); err != nil {
			t.Errorf("%q: %v", url, err)
		}
	}
}

// While a bot commits one delivery after the other, each copy holds all that
// were committed before it began, and none without those before it.
func TestABackupIsConsistentWhileTheBotWrites(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "fieldnotes.db")
	db := written(t, path)
	var committed atomic.Int64
	stop, ended := make(chan struct{}), make(chan error, 1)
	go func() {
		ended <- func() error {
			for {
				select {
				case <-stop:
					return nil
				default:
				}
				n := fmt.Sprint(committed.Load() + 1)
				if err := db.Plan(t.Context(), learn.Delivery{Key: n, Place: n}); err != nil {
					return err
				}
				committed.Add(1)
			}
		}()
	}()
	for i := range 3 {
		before := committed.Load()
		copied := filepath.Join(dir, fmt.Sprintf("copy%d.db", i))
		if _, err := store.Backup(t.Context(), path, copied); err != nil {
			t.Fatal(err)
		}
		if got := unbroken(t, copied); got < before {
			t.Errorf("copy %d holds %d deliveries of the %d that were committed before", i, got, before)
		}
	}
	close(stop)
	if err := <-ended; err != nil {
		t.Fatal(err)
	}
	if committed.Load() == 0 {
		t.Error("nothing was written meanwhile")
	}
}

// unbroken counts the numbered deliveries in a copy and makes sure that none
// is missing before the last.
func unbroken(t *testing.T, path string) int64 {
	t.Helper()
	db, err := store.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	all, err := db.Claim(t.Context(), noon, 1_000_000, nil)
	if err != nil {
		t.Fatal(err)
	}
	var count, last int64
	for _, d := range all {
		if n, err := strconv.ParseInt(d.Key, 10, 64); err == nil {
			count, last = count+1, max(last, n)
		}
	}
	if count != last {
		t.Errorf("%s holds %d deliveries up to number %d", path, count, last)
	}
	return count
}
