package store

import (
	"cmp"
	"context"
	"slices"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

const (
	// MaxFound is among how many matches, the newest, a search looks for the best.
	MaxFound = 2000

	maxAsked = 8 // words of a query that count, the last ones
)

// Found is one page of what a search found.
type Found struct {
	Lessons []learn.SeenLesson
	Total   int  // at most MaxFound
	More    bool // there are more than MaxFound
}

// Search returns a page of the lessons that have all that is asked for. Words
// stand in any order; the last one may be the beginning of a word. Nothing in
// them is syntax. The best come first: all words in the takeaway, then some of
// them, then none; among equals whole words before beginnings, then those that
// somebody has used, and then the newest. Who asks for nothing finds nothing.
func (db *DB) Search(ctx context.Context, see learn.Viewer, search learn.LessonSearch, offset, limit int) (Found, error) {
	asked := queryOf(search)
	if asked.nothing() {
		return Found{}, nil
	}
	db = db.widely()
	seen, err := db.scope(ctx, see)
	if err != nil {
		return Found{}, err
	}
	if seen != nil {
		asked.marks = append(asked.marks, seen)
	}
	ranked, err := db.rank(ctx, see, asked)
	if err != nil {
		return Found{}, err
	}
	found := Found{Total: min(len(ranked), MaxFound), More: len(ranked) > MaxFound}
	start := min(max(offset, 0), found.Total)
	ids, err := db.indexedIDs(ctx, ranked[start:min(start+limit, found.Total)])
	if err != nil {
		return Found{}, err
	}
	found.Lessons, err = db.LessonsByIDs(ctx, see, ids...)
	return found, err
}

// rank returns the matching lessons by their place in the index, the best
// first, at most one more than MaxFound.
func (db *DB) rank(ctx context.Context, see learn.Viewer, q query) ([]int64, error) {
	matches, whole, err := db.matches(ctx, see, q)
	if err != nil {
		return nil, err
	}
	q.beginning = whole <= MaxFound
	for i := range matches {
		matches[i].points = 2 * q.inTakeaway(matches[i].takeaway)
		if i < whole {
			matches[i].points++
		}
	}
	slices.SortFunc(matches, func(a, b match) int {
		return cmp.Or(cmp.Compare(b.points, a.points), cmp.Compare(b.used, a.used), cmp.Compare(a.seq, b.seq))
	})
	seqs := make([]int64, len(matches))
	for i, m := range matches {
		seqs[i] = m.seq
	}
	return seqs, nil
}

// matches returns the newest matching lessons, at most one more than MaxFound:
// first those with whole words, of which it tells the number, then those with
// the beginning of a word. Where whole words fill that, beginnings aren't looked
// for.
func (db *DB) matches(ctx context.Context, see learn.Viewer, q query) (matches []match, whole int, err error) {
	if err := db.weigh(ctx, &q); err != nil {
		return nil, 0, err
	}
	matches, err = db.newest(ctx, see, q.all(), MaxFound+1)
	whole = len(matches)
	if err != nil || whole > MaxFound || len(q.words) == 0 {
		return matches, whole, err
	}
	begun, err := db.newest(ctx, see, q.begun(), MaxFound+1-whole)
	return append(matches, begun...), whole, err
}
