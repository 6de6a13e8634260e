package store

import (
	"fmt"
	"strings"
)

// places are count placeholders from $first on, joined by commas, for IN (…).
func places(first, count int) string {
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
