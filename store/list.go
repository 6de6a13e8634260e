package store

import (
	"fmt"
	"strings"
)

// places are count placeholders from $first on, joined by commas, for IN (…),
// which takes no empty list on PostgreSQL.
func places(first, count int) string {
	if count == 0 {
		return `SELECT '' WHERE 1 = 0`
	}
	all := make([]string, count)
	for i := range all {
		all[i] = fmt.Sprintf("$%d", first+i)
	}
	return strings.Join(all, ", ")
}

// anys are values as arguments of a query, after others if any.
func anys(values []string, before ...any) []any {
	for _, v := range values {
		before = append(before, v)
	}
	return before
}

// inOrder sorts what was found into the order of ids; an id of which nothing
// was found is left out.
func inOrder[T any](ids []string, found []T, id func(T) string) []T {
	byID := make(map[string]T, len(found))
	for _, one := range found {
		byID[id(one)] = one
	}
	ordered := make([]T, 0, len(found))
	for _, id := range ids {
		if one, ok := byID[id]; ok {
			ordered = append(ordered, one)
		}
	}
	return ordered
}
