package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// oldestPostgres is the oldest version that the tests' SQL is known to run on.
const oldestPostgres = 12

func (e postgresEngine) check(ctx context.Context) (Condition, error) {
	db := e.open(1)
	defer db.Close()
	found, err := e.examine(ctx, db)
	if err != nil {
		return found, fmt.Errorf("%s: %w", e.place(), err)
	}
	return found, nil
}

func (e postgresEngine) examine(ctx context.Context, db *sql.DB) (found Condition, err error) {
	var number int
	var version, encoding string
	var creates, made bool
	err = db.QueryRowContext(ctx, `SELECT CAST(current_setting('server_version_num') AS INTEGER), current_setting('server_version'),
		current_setting('server_encoding'), coalesce(has_schema_privilege(current_schema(), 'CREATE'), false),
		to_regclass('turn') IS NOT NULL, pg_database_size(current_database())`).
		Scan(&number, &version, &encoding, &creates, &made, &found.Bytes)
	found.Server = fmt.Sprintf("%s, PostgreSQL %s", e.place(), version)
	switch {
	case err != nil:
		return Condition{}, err
	case number < oldestPostgres*10_000:
		return found, fmt.Errorf("PostgreSQL %s is too old; %d or later is needed", version, oldestPostgres)
	case encoding != "UTF8":
		return found, fmt.Errorf("the database's encoding is %s; make one with ENCODING 'UTF8'", encoding)
	case !creates:
		return found, errors.New("the account may not make tables; make it the database's owner")
	case made:
		return found, e.checkMade(ctx, db)
	}
	return found, nil
}

// checkMade looks at a database in which the bot has made its tables.
func (e postgresEngine) checkMade(ctx context.Context, db *sql.DB) error {
	known, err := migrationsOf(e)
	if err != nil {
		return err
	}
	if err := (&DB{engine: e, read: db, write: db}).refuseNewer(ctx, known); err != nil {
		return err
	}
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	return errors.Join(e.begin(ctx, tx, e.patience()), tx.Rollback())
}
