package store

import "strings"

func (postgresEngine) tokensMatch() string { return `t.tokens @@ CAST($1 AS tsquery)` }

func (postgresEngine) matching(q tokenQuery) string {
	groups := make([]string, len(q.groups))
	for i, group := range q.groups {
		groups[i] = `('` + strings.Join(group, `' | '`) + `')`
	}
	if q.not != "" {
		groups = append(groups, `!'`+q.not+`'`)
	}
	return strings.Join(groups, " & ")
}
