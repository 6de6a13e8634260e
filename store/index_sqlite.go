package store

import (
	"fmt"
	"slices"
	"strings"
)

func (sqliteEngine) tokens(all []string) string { return strings.Join(all, " ") }

func (sqliteEngine) settleTokens() string {
	return `INSERT INTO lesson_token (lesson_token) VALUES ('optimize')`
}

func (sqliteEngine) keepsDropped() bool { return true }

func (sqliteEngine) knowsRarity() bool { return false }

func (sqliteEngine) tokensMatch() string { return `t.lesson_token MATCH $1` }

// fewMonths is of how many marks a period is matched too: FTS5 ends where they
// end, instead of at the next match after the period.
const fewMonths = 5

// noToken is a token of no lesson. FTS5 makes one list of a AND b AND c, and
// reads all of it in step; of (a AND b OR noToken) AND c it reads c only where
// both a and b are, a third of the time where a and b are rare.
const noToken = "¶"

func (sqliteEngine) matching(q tokenQuery) string {
	asked := slices.Clone(q.groups)
	if q.months != nil && (len(asked) == 0 || len(q.months) <= fewMonths) {
		asked = append(asked, q.months)
	}
	all := ""
	for i, group := range asked {
		switch i {
		case 0:
		case 1:
			all += " AND "
		default:
			all = "(" + all + ` OR "` + noToken + `") AND `
		}
		all += `("` + strings.Join(group, `" OR "`) + `")`
	}
	if q.not != "" {
		all = `(` + all + `) NOT "` + q.not + `"`
	}
	return all
}

// within reads the index from the first to the last place of a lesson of the
// period, which the index lesson_seq_week tells for each week: FTS5 is slow where
// many months are matched. Without lessons in it that is the place 0, where none
// is: FTS5 would take NULL for no end.
func (sqliteEngine) within(q tokenQuery, arg int) (string, []any) {
	if q.months == nil {
		return "", nil
	}
	const end = `coalesce((WITH RECURSIVE week (n) AS (SELECT $%[2]d / 604800 UNION ALL SELECT n + 1 FROM week WHERE n < $%[3]d / 604800)
		SELECT %[1]s((SELECT %[1]s(b.seq) FROM lesson_seq b WHERE b.created / 604800 = week.n)) FROM week), 0)`
	return fmt.Sprintf(` AND t.rowid BETWEEN `+end+` AND `, "min", arg, arg+1) +
		fmt.Sprintf(end+` AND s.created >= $%[2]d AND s.created < $%[3]d`, "max", arg, arg+1), []any{q.period.from, q.period.until}
}
