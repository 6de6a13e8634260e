package store

import "strings"

func (sqliteEngine) tokens(all []string) string { return strings.Join(all, " ") }

func (sqliteEngine) settleTokens() string {
	return `INSERT INTO lesson_token (lesson_token) VALUES ('optimize')`
}

func (sqliteEngine) keepsDropped() bool { return true }

func (sqliteEngine) tokensMatch() string { return `t.lesson_token MATCH $1` }

func (sqliteEngine) matching(q tokenQuery) string {
	groups := make([]string, len(q.groups))
	for i, group := range q.groups {
		groups[i] = `("` + strings.Join(group, `" OR "`) + `")`
	}
	all := strings.Join(groups, " AND ")
	if q.not != "" {
		all = `(` + all + `) NOT "` + q.not + `"`
	}
	return all
}
