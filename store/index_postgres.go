package store

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// mostlyShared is up to how many characters beginnings are kept as tokens: so
// many words share one that PostgreSQL would merge too many lists. Longer ones
// it looks for itself, which keeps its index a third as large.
const mostlyShared = 2

// ownBeginning is the beginning of a word that PostgreSQL looks for itself.
func ownBeginning(token string) (beginning string, own bool) {
	beginning, found := strings.CutPrefix(token, beginningSign)
	return beginning, found && utf8.RuneCountInString(beginning) > mostlyShared
}

func (postgresEngine) tokens(all []string) string {
	kept := slices.DeleteFunc(slices.Clone(all), func(token string) bool {
		_, own := ownBeginning(token)
		return own
	})
	return strings.Join(kept, " ")
}

func (postgresEngine) settleTokens() string { return `ANALYZE lesson_seq, lesson_token` }

func (postgresEngine) keepsDropped() bool { return false }

func (postgresEngine) knowsRarity() bool { return true }

func (postgresEngine) tokensMatch() string { return `t.tokens @@ CAST($1 AS tsquery)` }

func (postgresEngine) matching(q tokenQuery) string {
	asked := q.groups
	if q.months != nil {
		asked = append(slices.Clone(asked), q.months)
	}
	groups := make([]string, len(asked))
	for i, group := range asked {
		terms := make([]string, len(group))
		for j, token := range group {
			terms[j] = `'` + token + `'`
			if beginning, own := ownBeginning(token); own {
				terms[j] = `'` + beginning + `':*`
			}
		}
		groups[i] = `(` + strings.Join(terms, " | ") + `)`
	}
	if q.not != "" {
		groups = append(groups, `!'`+q.not+`'`)
	}
	return strings.Join(groups, " & ")
}

func (postgresEngine) within(q tokenQuery, arg int) (string, []any) {
	if q.months == nil {
		return "", nil
	}
	return fmt.Sprintf(` AND s.created >= $%d AND s.created < $%d`, arg, arg+1), []any{q.period.from, q.period.until}
}
