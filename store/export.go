package store

import (
	"context"
	"fmt"
	"strings"
	"time"
)

// Export is all that is stored about a member: by table, its rows by column.
// Instants are texts as in RFC 3339.
func (db *DB) Export(ctx context.Context, member string) (map[string][]map[string]any, error) {
	all := map[string][]map[string]any{}
	for _, t := range Tables() {
		condition := t.of()
		if condition == "" {
			continue
		}
		rows, err := db.export(ctx, `SELECT * FROM `+t.Name+` WHERE `+condition, member)
		if err != nil {
			return nil, fmt.Errorf("export %s: %w", t.Name, err)
		}
		for _, row := range rows {
			for secret := range strings.FieldsSeq(t.Secret) {
				delete(row, secret)
			}
		}
		if len(rows) > 0 {
			all[t.Name] = rows
		}
	}
	return all, nil
}

// longAgo tells instants from other numbers in columns of their type.
const longAgo = 1_000_000_000

func (db *DB) export(ctx context.Context, query, member string) ([]map[string]any, error) {
	rows, err := db.query(ctx, query, member)
	if err != nil {
		return nil, classify(err)
	}
	defer rows.Close()
	columns, err := rows.ColumnTypes()
	if err != nil {
		return nil, err
	}
	var all []map[string]any
	for rows.Next() {
		values, into := make([]any, len(columns)), make([]any, len(columns))
		for i := range values {
			into[i] = &values[i]
		}
		if err := rows.Scan(into...); err != nil {
			return nil, err
		}
		row := map[string]any{}
		for i, c := range columns {
			row[c.Name()] = exported(values[i], strings.ToUpper(c.DatabaseTypeName()))
		}
		all = append(all, row)
	}
	return all, classify(rows.Err())
}

func exported(value any, kind string) any {
	switch v := value.(type) {
	case int64:
		if (kind == "BIGINT" || kind == "INT8") && v >= longAgo {
			return time.Unix(v, 0).UTC().Format(time.RFC3339)
		}
	case []byte:
		return string(v)
	}
	return value
}
