package ready

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/jackc/pgx/v5"

	"github.com/fieldnotes-slack/fieldnotes/store/storetest"
)

// pool has the databases of these tests on PostgreSQL, which takes longer to
// make one than most tests last: a test gets one that another has left.
type pool struct {
	model string // what others are copies of

	mu    sync.Mutex
	made  int
	free  []string
	taken map[string]string // by a test's file
}

func makePool(ctx context.Context) (*pool, error) {
	p := &pool{model: fmt.Sprintf("fieldnotes_test_%d", os.Getpid()), taken: map[string]string{}}
	if err := storetest.Administer(ctx, "CREATE DATABASE "+p.model); err != nil {
		return nil, err
	}
	return p, migrate(storetest.Named(p.model))
}

func (p *pool) close(ctx context.Context) error {
	var all []error
	for _, name := range append(p.free, p.model) {
		all = append(all, storetest.Administer(ctx, "DROP DATABASE "+name+" WITH (FORCE)"))
	}
	return errors.Join(all...)
}

// take gives the test the database that the file stands for, until it ends.
func (p *pool) take(t testing.TB, file string) string {
	t.Helper()
	name, again, err := p.choose(file)
	if again {
		return name
	}
	if err == nil { // in the server's log: that this test ran on it
		err = storetest.Administer(t.Context(), fmt.Sprintf("COMMENT ON DATABASE %s IS '%s'", name, strings.ReplaceAll(t.Name(), "'", "''")))
	}
	if err != nil {
		t.Fatalf("make the test's database: %v", err)
	}
	t.Cleanup(func() {
		if err := p.giveBack(file); err != nil {
			t.Errorf("empty the test's database: %v", err)
		}
	})
	return name
}

func (p *pool) choose(file string) (name string, again bool, err error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if name, again = p.taken[file]; again {
		return name, true, nil
	}
	if last := len(p.free) - 1; last >= 0 {
		p.taken[file], p.free = p.free[last], p.free[:last]
		return p.taken[file], false, nil
	}
	p.made++
	p.taken[file] = fmt.Sprintf("%s_%d", p.model, p.made)
	return p.taken[file], false, storetest.Administer(context.Background(), "CREATE DATABASE "+p.taken[file]+" TEMPLATE "+p.model)
}

func (p *pool) giveBack(file string) error {
	p.mu.Lock()
	name := p.taken[file]
	delete(p.taken, file)
	p.mu.Unlock()
	if err := empty(context.Background(), name); err != nil {
		return err
	}
	p.mu.Lock()
	p.free = append(p.free, name)
	p.mu.Unlock()
	return nil
}

// Who still has a connection, as a process that was killed would, loses it.
const (
	disconnect = `SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`
	deleteAll  = `DO $$
DECLARE name TEXT;
BEGIN
	PERFORM set_config('session_replication_role', 'replica', true); -- in any order
	FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename NOT IN ('migration', 'turn') LOOP
		EXECUTE format('DELETE FROM %I', name);
	END LOOP;
	FOR name IN SELECT sequencename FROM pg_sequences WHERE schemaname = 'public' LOOP
		EXECUTE format('ALTER SEQUENCE %I RESTART', name);
	END LOOP;
END $$`
)

// empty leaves of a database what a new one has.
func empty(ctx context.Context, name string) error {
	c, err := pgx.Connect(ctx, storetest.Named(name))
	if err != nil {
		return err
	}
	_, ended := c.Exec(ctx, disconnect)
	_, deleted := c.Exec(ctx, deleteAll)
	return errors.Join(ended, deleted, c.Close(ctx))
}
