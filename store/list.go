package store

import (
	"fmt"
	"strings"
)

// places are n placeholders for an IN list, numbered from start; NULL, which
// nothing equals, for none.
func places(start, n int) string {
	if n == 0 {
		return "NULL"
	}
	all := make([]string, n)
	for i := range all {
		all[i] = fmt.Sprintf("$%d", start+i)
	}
	return strings.Join(all, ", ")
}

// anys are values as arguments of a query, behind others if any.
func anys(values []string, before ...any) []any {
	for _, v := range values {
		before = append(before, v)
	}
	return before
}
