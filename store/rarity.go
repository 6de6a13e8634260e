package store

import (
	"cmp"
	"context"
	"errors"
	"slices"
)

const (
	// fewGroups is up to how many groups of tokens are matched as they come:
	// of two, FTS5 reads as much in either order.
	fewGroups = 2

	// sampled is how many of the newest lessons that have a token tell how rare
	// it is.
	sampled = 30
)

// weigh notes how rare the tokens of a search are where the engine can't tell.
func (db *DB) weigh(ctx context.Context, q *query) error {
	asked := q.all().groups
	if db.engine.knowsRarity() || len(asked) <= fewGroups {
		return nil
	}
	if n := len(q.words); n > 0 {
		asked = append(asked, []string{beginningSign + q.words[n-1]})
	}
	q.rarity = map[string]int64{}
	for _, group := range asked {
		if len(group) > 1 {
			continue
		}
		rarity, err := db.rarity(ctx, group[0])
		if err != nil {
			return err
		}
		q.rarity[group[0]] = rarity
	}
	return nil
}

// rarity is the greater the rarer a token is: how far back in the index its
// newest lessons reach. To count all of them would take as long as the search.
func (db *DB) rarity(ctx context.Context, token string) (int64, error) {
	last, err := first(ctx, db, scanInt, `SELECT t.rowid FROM lesson_token t WHERE `+db.engine.tokensMatch()+` ORDER BY t.rowid LIMIT 1 OFFSET $2`,
		db.engine.matching(tokenQuery{groups: [][]string{{token}}}), sampled-1)
	if errors.Is(err, ErrNone) {
		return beforeAll, nil
	}
	return last, err
}

// rarestFirst sorts groups of tokens: what is rare comes first, what has many
// tokens last.
func rarestFirst(groups [][]string, rarity map[string]int64) {
	slices.SortStableFunc(groups, func(a, b []string) int {
		return cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(rarity[b[0]], rarity[a[0]]))
	})
}
