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

// Search returns a page of the lessons in which all words of the text stand,
// in any order; the last one may be the beginning of a word. Nothing in the
// text is syntax. The best come first: all words in the takeaway, then some of
// them, then none; among equals whole words before beginnings, and then the
// newest. A text without a word finds nothing.
func (db *DB) Search(ctx context.Context, see learn.Viewer, text string, offset, limit int) (Found, error) {
	asked := unique(words(text))
	if len(asked) == 0 {
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
func (db *DB) rank(ctx context.Context, see learn.Viewer, asked []string) ([]int64, error) {
	q := query{words: asked}
	matches, err := db.newest(ctx, see, q.all(), MaxFound+1)
	if err != nil {
		return nil, err
	}
	points := make(map[int64]int, len(matches))
	for _, seq := range matches {
		points[seq] = 1
	}
	if len(matches) <= MaxFound {
		whole := q.all()
		q.beginning = true
		begun, err := db.newest(ctx, see, q.all()+` NOT `+whole, MaxFound+1-len(matches))
		if err != nil {
			return nil, err
		}
		matches = append(matches, begun...)
	}
	if err := db.favourTakeaways(ctx, q, matches, points); err != nil {
		return nil, err
	}
	slices.SortFunc(matches, func(a, b int64) int {
		return cmp.Or(cmp.Compare(points[b], points[a]), cmp.Compare(b, a))
	})
	return matches, nil
}

// favourTakeaways gives points to matches with some, and again to those with
// all of the words in the takeaway.
func (db *DB) favourTakeaways(ctx context.Context, q query, matches []int64, points map[int64]int) error {
	if len(matches) == 0 {
		return nil
	}
	tiers := []string{q.allInTakeaway()}
	if len(q.words) > 1 {
		tiers = append(tiers, q.anyInTakeaway())
	}
	oldest := slices.Min(matches)
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
