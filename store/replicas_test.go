//go:build postgres

package store_test

import (
	"context"
	"errors"
	"fmt"
	"net"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
	"github.com/fieldnotes-slack/fieldnotes/store/storetest"
)

// replicas are two programs on one new database, opened at once.
func replicas(t *testing.T) (url string, all [2]*store.DB) {
	t.Helper()
	url = storetest.Server(t, filepath.Join(t.TempDir(), "shared"))
	var opening sync.WaitGroup
	for i := range all {
		opening.Go(func() {
			db, err := store.Open(t.Context(), url)
			if err != nil {
				t.Error(err)
				return
			}
			all[i] = db
		})
	}
	opening.Wait()
	if t.Failed() {
		t.FailNow()
	}
	t.Cleanup(func() { _ = errors.Join(all[0].Close(), all[1].Close()) })
	return url, all
}

func TestReplicasClaimEachDeliveryOnce(t *testing.T) {
	_, both := replicas(t)
	for n := range 60 {
		plan(t, both[0], learn.Delivery{Key: fmt.Sprint(n), Place: fmt.Sprint(n)})
	}
	var claimed sync.Map
	var claiming sync.WaitGroup
	for _, db := range both {
		claiming.Go(func() {
			for range 20 {
				all, err := db.Claim(t.Context(), noon, 5, nil)
				if err != nil {
					t.Error(err)
				}
				for _, d := range all {
					if _, twice := claimed.LoadOrStore(d.Key, true); twice {
						t.Errorf("%s was claimed twice", d.Key)
					}
				}
			}
		})
	}
	claiming.Wait()
	count := 0
	claimed.Range(func(any, any) bool { count++; return true })
	if count != 60 {
		t.Errorf("%d of 60 were claimed", count)
	}
}

// What a transaction has read still holds when it writes: a number that each
// reads and writes back one higher counts all of them.
func TestReplicasWriteOneAfterTheOther(t *testing.T) {
	_, both := replicas(t)
	count := func(tx *store.DB) (n int, err error) {
		c, err := tx.Channel(t.Context(), "CCOUNT")
		_, _ = fmt.Sscan(c.Name, &n) // the name of a channel that isn't known is no number
		return n, err
	}
	var writing sync.WaitGroup
	for _, db := range both {
		for range 2 {
			writing.Go(func() {
				for range 20 {
					err := db.Transact(t.Context(), func(tx *store.DB) error {
						n, err := count(tx)
						if err != nil {
							return err
						}
						return tx.SaveChannel(t.Context(), learn.Channel{ID: "CCOUNT", Name: fmt.Sprint(n + 1)})
					})
					if err != nil {
						t.Error(err)
					}
				}
			})
		}
	}
	writing.Wait()
	if n, err := count(both[1]); err != nil || n != 80 {
		t.Errorf("%d of 80 were counted, %v", n, err)
	}
}

func TestAReplicaThatGoesSilentHoldsNobodyForLong(t *testing.T) {
	_, both := replicas(t)
	silent, free := make(chan struct{}), make(chan struct{})
	ended := make(chan error, 1)
	go func() {
		ended <- both[0].Transact(t.Context(), func(tx *store.DB) error {
			if err := tx.Plan(t.Context(), learn.Delivery{Key: "silent", Place: "A"}); err != nil {
				return err
			}
			close(silent)
			<-free
			return nil
		})
	}()
	<-silent
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Second)
	defer cancel()
	if err := both[1].SaveChannel(ctx, learn.Channel{ID: "COTHER"}); !errors.Is(err, store.ErrBusy) {
		t.Errorf("meanwhile: %v", err)
	}
	began := time.Now()
	for err := store.ErrBusy; errors.Is(err, store.ErrBusy); {
		if err = both[1].SaveChannel(t.Context(), learn.Channel{ID: "COTHER"}); err != nil && time.Since(began) > 10*time.Second {
			t.Fatal(err)
		}
	}
	close(free)
	if err := <-ended; !errors.Is(err, store.ErrBusy) {
		t.Errorf("the silent one committed: %v", err)
	}
	if _, err := both[1].Keyed(t.Context(), "silent"); !errors.Is(err, store.ErrNone) {
		t.Errorf("what the silent one wrote is there: %v", err)
	}
}

// A server that restarts, or gives its place to a standby, ends all connections.
func TestConnectionsThatTheServerEndedAreMadeAnew(t *testing.T) {
	url, both := replicas(t)
	plan(t, both[0], learn.Delivery{Key: "before", Place: "A"})
	raw := storetest.Raw(t, url)
	defer raw.Close()
	if _, err := raw.ExecContext(t.Context(), `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
		WHERE datname = current_database() AND pid <> pg_backend_pid()`); err != nil {
		t.Fatal(err)
	}
	tries := 0
	for err := store.ErrBusy; errors.Is(err, store.ErrBusy); tries++ {
		if err = both[0].Plan(t.Context(), learn.Delivery{Key: "after", Place: "B"}); err != nil && (!errors.Is(err, store.ErrBusy) || tries > 2) {
			t.Fatal(err)
		}
	}
	if got := keys(claim(t, both[0], noon)); len(got) != 2 {
		t.Errorf("there are %v", got)
	}
}

func TestAServerThatTakesConnectionsButSaysNothingIsBusy(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	began := time.Now()
	_, err = store.Open(t.Context(), "postgres://ana:hunter2@"+listener.Addr().String()+"/fieldnotes?sslmode=disable")
	if took := time.Since(began); !errors.Is(err, store.ErrBusy) || took > 5*time.Second {
		t.Errorf("after %s: %v", took, err)
	}
}
