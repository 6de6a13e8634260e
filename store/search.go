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

	maxAsked = 32 // words of a query that count
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
	asked := query{words: unique(words(search.Words)), marks: marksOf(search)}
	if len(asked.words) == 0 && len(asked.marks) == 0 {
		return Found{}, nil
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
// first, at most one more than MaxFound. Where whole words fill that, lessons
// with beginnings only, which would come last, aren't looked for.
func (db *DB) rank(ctx context.Context, see learn.Viewer, q query) ([]int64, error) {
	matches, err := db.newest(ctx, see, q.all(), MaxFound+1)
	if err != nil {
		return nil, err
	}
	points := make(map[int64]int, len(matches))
	for _, m := range matches {
		points[m.seq] = 1
	}
	if len(matches) <= MaxFound && len(q.words) > 0 {
		begun, err := db.newest(ctx, see, q.begun(), MaxFound+1-len(matches))
		if err != nil {
			return nil, err
		}
		matches, q.beginning = append(matches, begun...), true
	}
	if err := db.favourTakeaways(ctx, q, matches, points); err != nil {
		return nil, err
	}
	slices.SortFunc(matches, func(a, b match) int {
		return cmp.Or(cmp.Compare(points[b.seq], points[a.seq]), -compareBool(a.used, b.used), cmp.Compare(b.seq, a.seq))
	})
	seqs := make([]int64, len(matches))
	for i, m := range matches {
		seqs[i] = m.seq
	}
	return seqs, nil
}

// match is a lesson that a search finds: its place in the index, and whether
// somebody has used it.
type match struct {
	seq  int64
	used bool
}

// compareBool orders false before true.
func compareBool(a, b bool) int { return flag(a) - flag(b) }

// favourTakeaways gives points to matches with some, and again to those with
// all of the words in the takeaway.
func (db *DB) favourTakeaways(ctx context.Context, q query, matches []match, points map[int64]int) error {
	if len(matches) == 0 || len(q.words) == 0 {
		return nil
	}
	tiers := []string{q.allInTakeaway()}
	if len(q.words) > 1 {
		tiers = append(tiers, q.anyInTakeaway())
	}
	oldest := slices.MinFunc(matches, func(a, b match) int { return cmp.Compare(a.seq, b.seq) }).seq
	for _, match := range tiers {
		seqs, err := db.among(ctx, oldest, match)
		if err != nil {
			return err
		}
		for _, seq := range seqs {
			points[seq] += 2
		}
	}
	return nil
}

// unique drops repeats and keeps the order; a query's last word stays last.
func unique(asked []string) []string {
	var kept []string
	for i, w := range asked {
		if !slices.Contains(asked[i+1:], w) {
			kept = append(kept, w)
		}
	}
	return kept[max(0, len(kept)-maxAsked):]
}
