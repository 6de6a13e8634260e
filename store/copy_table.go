package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// table is one that is copied.
type table struct {
	name    string
	columns []string
}

// list are the columns, all of them, which also put rows in one order on both
// engines: texts by their bytes, numbers by their size.
func (t table) list() string { return strings.Join(t.columns, ", ") }

// tablesOf are the tables of a SQLite database that are copied, those before
// others that these refer to. What the full-text index keeps is made anew, and
// which migrations ran is the target's own.
func tablesOf(ctx context.Context, source *sql.Tx) ([]table, error) {
	names, err := texts(ctx, source, `SELECT name FROM pragma_table_list
		WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'migration' ORDER BY name`)
	if err != nil {
		return nil, err
	}
	var all []table
	for _, name := range names {
		if all, err = withTable(ctx, source, all, name); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// withTable adds a table, and before it those that it refers to.
func withTable(ctx context.Context, source *sql.Tx, all []table, name string) ([]table, error) {
	if slices.ContainsFunc(all, func(t table) bool { return t.name == name }) {
		return all, nil
	}
	needed, err := texts(ctx, source, `SELECT DISTINCT "table" FROM pragma_foreign_key_list($1) WHERE "table" <> $1`, name)
	if err != nil {
		return nil, err
	}
	for _, other := range needed {
		if all, err = withTable(ctx, source, all, other); err != nil {
			return nil, err
		}
	}
	columns, err := texts(ctx, source, `SELECT name FROM pragma_table_info($1) ORDER BY pk = 0, pk, cid`, name)
	return append(all, table{name, columns}), err
}

func texts(ctx context.Context, source *sql.Tx, query string, args ...any) (all []string, err error) {
	rows, err := source.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var one string
		if err := rows.Scan(&one); err != nil {
			return nil, err
		}
		all = append(all, one)
	}
	return all, rows.Err()
}

const (
	rowsAtOnce = 200
	rowsToTell = 10_000
)

// table copies a table and makes sure that each of its rows arrived.
func (c *copying) table(ctx context.Context, source *sql.Tx, t table) error {
	told := Copied{Table: t.name}
	if err := source.QueryRowContext(ctx, `SELECT count(*) FROM `+t.name).Scan(&told.Of); err != nil {
		return err
	}
	var waiting []any
	flush := func() error {
		if len(waiting) == 0 {
			return nil
		}
		err := c.insert(ctx, t, waiting)
		waiting = waiting[:0]
		return err
	}
	err := eachRow(ctx, source, t, func(row []any) error {
		waiting = append(waiting, row...)
		if told.Rows++; told.Rows%rowsToTell == 0 {
			c.tell(told)
		}
		if len(waiting) < rowsAtOnce*len(t.columns) {
			return nil
		}
		return flush()
	})
	if err := errors.Join(err, flush()); err != nil {
		return err
	}
	told.Verified = true
	if err := c.verify(ctx, source, t); err != nil {
		return err
	}
	c.tell(told)
	return nil
}

func (c *copying) insert(ctx context.Context, t table, values []any) error {
	rows := make([]string, len(values)/len(t.columns))
	for i := range rows {
		rows[i] = `(` + places(i*len(t.columns)+1, len(t.columns)) + `)`
	}
	_, err := c.to.exec(ctx, `INSERT INTO `+t.name+` (`+t.list()+`) VALUES `+strings.Join(rows, ", "), values...)
	return err
}

type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

func rowsOf(ctx context.Context, db querier, t table) (*sql.Rows, error) {
	return db.QueryContext(ctx, `SELECT `+t.list()+` FROM `+t.name+` ORDER BY `+t.list())
}

// eachRow calls do with each row of a table.
func eachRow(ctx context.Context, db querier, t table, do func(row []any) error) error {
	rows, err := rowsOf(ctx, db, t)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		row, err := scanRow(rows, t)
		if err != nil {
			return err
		}
		if err := do(row); err != nil {
			return err
		}
	}
	return rows.Err()
}

// scanRow reads a row of texts and numbers.
func scanRow(rows *sql.Rows, t table) ([]any, error) {
	row, into := make([]any, len(t.columns)), make([]any, len(t.columns))
	for i := range row {
		into[i] = &row[i]
	}
	err := rows.Scan(into...)
	return storable(row), err
}

// verify reads both sides and compares them row by row.
func (c *copying) verify(ctx context.Context, source *sql.Tx, t table) error {
	copied, err := rowsOf(ctx, c.to.tx, t)
	if err != nil {
		return err
	}
	defer copied.Close()
	n := 0
	err = eachRow(ctx, source, t, func(row []any) error {
		n++
		if !copied.Next() {
			return errors.Join(fmt.Errorf("row %d did not arrive", n), copied.Err())
		}
		other, err := scanRow(copied, t)
		if err == nil && !slices.Equal(row, other) {
			err = fmt.Errorf("row %d arrived otherwise than it was", n)
		}
		return err
	})
	if err == nil && copied.Next() {
		err = errors.New("there are more rows than were copied")
	}
	return errors.Join(err, copied.Err())
}
