package store

import (
	"context"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/fieldnotes-slack/fieldnotes/store/storetest"
)

// released is the last migration of the release before this one.
const released = "0013_home"

// runs is a database as a release leaves it that knows the migrations.
func (db *DB) runs(ctx context.Context, known []migration) error {
	if err := db.engine.prepare(ctx, db.write); err != nil {
		return err
	}
	for _, m := range known {
		if err := db.Transact(ctx, func(tx *DB) error { return tx.apply(ctx, m) }); err != nil {
			return err
		}
	}
	return nil
}

func unopened(t *testing.T, url string) *DB {
	t.Helper()
	e, err := parseURL(url)
	if err != nil {
		t.Fatal(err)
	}
	db := &DB{engine: e, turn: make(chan struct{}, 1), together: &statements{}, planned: make(chan struct{}, 1)}
	if db.write, err = e.openWrite(t.Context()); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db
}

// writesAsBefore writes what a replica of the release before does.
func (db *DB) writesAsBefore(t *testing.T, number int) {
	t.Helper()
	script, err := os.ReadFile("testdata/written.sql")
	if err != nil {
		t.Fatal(err)
	}
	for statement := range strings.SplitSeq(strings.ReplaceAll(string(script), "#", strconv.Itoa(number)), ";\n") {
		if strings.TrimSpace(statement) == "" {
			continue
		}
		if _, err := db.exec(t.Context(), statement); err != nil {
			t.Errorf("%v in %s", err, statement)
		}
	}
}

func TestAReplicaOfTheReleaseBeforeGoesOnWorkingOnceTheNewOneHasMigrated(t *testing.T) {
	url := storetest.URL(t, filepath.Join(t.TempDir(), "rolling.db"))
	before := unopened(t, url)
	all, err := migrationsOf(before.engine)
	if err != nil {
		t.Fatal(err)
	}
	var known []migration
	for _, m := range all {
		if m.name <= released {
			known = append(known, m)
		}
	}
	if err := before.runs(t.Context(), known); err != nil {
		t.Fatal(err)
	}
	before.writesAsBefore(t, 1)
	db, err := Open(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	before.writesAsBefore(t, 2)
	for _, number := range []string{"1", "2"} {
		digest, err := db.Digest(t.Context(), "C"+number)
		if err != nil || digest.Schedule.Zone != "Europe/Rome" {
			t.Errorf("the digest is %+v, %v", digest, err)
		}
		lesson, err := db.Lesson(t.Context(), "l"+number)
		if err != nil || lesson.Takeaway != "Read before you meet" {
			t.Errorf("the lesson is %+v, %v", lesson, err)
		}
		event, err := db.Event(t.Context(), "e"+number)
		if err != nil || event.Title != "Data & Coffee" {
			t.Errorf("the event is %+v, %v", event, err)
		}
	}
}

func TestAProgramStartsOverWhatANewerOneHasAddedButNotOverWhatItHasTakenAway(t *testing.T) {
	url := storetest.URL(t, filepath.Join(t.TempDir(), "newer.db"))
	for _, step := range []struct {
		newer   string
		refused bool
	}{{"9001_more", false}, {"9002_contract_less", true}} {
		db, err := Open(t.Context(), url)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := db.exec(t.Context(), `INSERT INTO migration (name, sum) VALUES ($1, 'x')`, step.newer); err != nil {
			t.Fatal(err)
		}
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
		db, err = Open(t.Context(), url)
		if refused := err != nil; refused != step.refused {
			t.Errorf("over %s: %v", step.newer, err)
		}
		if err == nil {
			_ = db.Close()
		}
	}
}
