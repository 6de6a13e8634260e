package store

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/fieldnotes-slack/fieldnotes/store/storetest"
)

// meanwhile has somebody write while all of begun wait to, and returns once all
// is done.
func meanwhile(t *testing.T, db *DB, begun ...func()) {
	t.Helper()
	var working sync.WaitGroup
	err := db.Transact(t.Context(), func(*DB) error {
		for _, work := range begun {
			working.Go(work)
		}
		for queued := 0; queued < len(begun); runtime.Gosched() {
			db.together.mu.Lock()
			queued = len(db.together.waiting)
			db.together.mu.Unlock()
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
	working.Wait()
}

func openAny(t *testing.T) *DB {
	t.Helper()
	db, err := Open(t.Context(), storetest.URL(t, filepath.Join(t.TempDir(), "together.db")))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db
}

const addMark = `INSERT INTO membership (whose, mark, changed) VALUES ($1, 'm', $2)`

func (db *DB) marked(t *testing.T) (whose []string) {
	t.Helper()
	whose, err := collect(t.Context(), db, scanText, `SELECT whose FROM membership ORDER BY whose`)
	if err != nil {
		t.Fatal(err)
	}
	return whose
}

func TestStatementsThatWaitAreWrittenEachWithItsOwnOutcome(t *testing.T) {
	db := openAny(t)
	var all []func()
	for n := range 3 * mostTogether {
		all = append(all, func() {
			changed, err := db.exec(t.Context(), addMark, fmt.Sprintf("U%03d", n), n)
			if err != nil || changed != 1 {
				t.Errorf("%d: %d rows, %v", n, changed, err)
			}
		})
	}
	all = append(all, func() {
		changed, err := db.exec(t.Context(), `DELETE FROM membership WHERE whose = $1`, "UNOBODY")
		if err != nil || changed != 0 {
			t.Errorf("%d rows of nobody, %v", changed, err)
		}
	})
	meanwhile(t, db, all...)
	if got := len(db.marked(t)); got != 3*mostTogether {
		t.Errorf("%d are there", got)
	}
}

func TestAStatementThatFailsFailsAlone(t *testing.T) {
	db := openAny(t)
	var all []func()
	var failed atomic.Int64
	for n := range 9 {
		all = append(all, func() {
			if _, err := db.exec(t.Context(), addMark, fmt.Sprintf("U%d", n/2*2), n); err != nil { // there already
				failed.Add(1)
			}
		})
	}
	meanwhile(t, db, all...)
	if got := fmt.Sprint(db.marked(t)); got != "[U0 U2 U4 U6 U8]" || failed.Load() != 4 {
		t.Errorf("there are %s, %d failed", got, failed.Load())
	}
}

func TestWhoGivesUpWaitingHasWrittenNothingAndKeepsNobodyElse(t *testing.T) {
	db := openAny(t)
	ctx, giveUp := context.WithCancel(t.Context())
	var second error
	err := db.Transact(t.Context(), func(*DB) error {
		gone := make(chan error)
		go func() {
			_, err := db.exec(ctx, addMark, "UGONE", 1)
			gone <- err
		}()
		giveUp()
		if err := <-gone; !errors.Is(err, context.Canceled) {
			t.Errorf("who gave up heard %v", err)
		}
		return nil
	})
	meanwhile(t, db, func() { _, second = db.exec(t.Context(), addMark, "UKEPT", 1) })
	if got := fmt.Sprint(db.marked(t)); err != nil || second != nil || got != "[UKEPT]" {
		t.Errorf("there are %s, %v, %v", got, err, second)
	}
}
