package store

import (
	"context"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
)

//go:embed migrations/*.sql
var migrations embed.FS

type migration struct{ name, script, sum string }

// migrate runs what of the migrations is missing, each in a transaction of
// its own, and refuses a database whose migrations are not this program's.
func (db *DB) migrate(ctx context.Context) error {
	all, err := migrationsOf(db.engine)
	if err != nil {
		return err
	}
	if err := db.engine.prepare(ctx, db.write); err != nil {
		return err
	}
	for _, m := range all {
		if err := db.Transact(ctx, func(tx *DB) error { return tx.apply(ctx, m) }); err != nil {
			return fmt.Errorf("migration %s: %w", m.name, err)
		}
	}
	if err := db.refuseNewer(ctx, all); err != nil {
		return err
	}
	return db.Transact(ctx, func(tx *DB) error { return tx.refillIndex(ctx) })
}

func migrationsOf(e engine) ([]migration, error) {
	files, err := migrations.ReadDir("migrations")
	if err != nil {
		return nil, err
	}
	var all []migration
	for _, f := range files {
		parts := strings.Split(f.Name(), ".")
		if len(parts) == 3 && parts[1] != e.name() {
			continue
		}
		script, err := migrations.ReadFile("migrations/" + f.Name())
		if err != nil {
			return nil, err
		}
		sum := sha256.Sum256(script)
		all = append(all, migration{parts[0], e.script(string(script)), hex.EncodeToString(sum[:8])})
	}
	return all, nil
}

func (db *DB) apply(ctx context.Context, m migration) error {
	sums, err := collect(ctx, db, scanText, `SELECT sum FROM migration WHERE name = $1`, m.name)
	if err != nil {
		return err
	}
	if len(sums) == 1 {
		if sums[0] != m.sum {
			return fmt.Errorf("its text was %s when it ran and is %s now: this is not the program that made the database", sums[0], m.sum)
		}
		return nil
	}
	if _, err := db.exec(ctx, m.script); err != nil {
		return err
	}
	_, err = db.exec(ctx, `INSERT INTO migration (name, sum) VALUES ($1, $2)`, m.name, m.sum)
	return err
}

// contracts marks the name of a migration that takes something away. All others
// only add, so that a program from before them goes on working, and may be
// started again: during a rolling upgrade both run.
const contracts = "_contract_"

// refuseNewer refuses a database from which a newer program has taken what this one may need.
func (db *DB) refuseNewer(ctx context.Context, known []migration) error {
	newer, err := db.newer(ctx, known)
	for _, name := range newer {
		if strings.Contains(name, contracts) {
			return fmt.Errorf("the migration %s has taken away what this program may need: the database was made by a newer version", name)
		}
	}
	return err
}

// newer are the migrations of the database that this program doesn't know.
func (db *DB) newer(ctx context.Context, known []migration) ([]string, error) {
	names, err := collect(ctx, &DB{engine: db.engine, tx: db.tx, read: db.write}, scanText, `SELECT name FROM migration ORDER BY name`)
	return slices.DeleteFunc(names, func(name string) bool {
		return slices.ContainsFunc(known, func(m migration) bool { return m.name == name })
	}), err
}
