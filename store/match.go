package store

import (
	"fmt"
	"strconv"
	"strings"
)

// match is a lesson that a search finds.
type match struct {
	seq      int64  // its place in the index
	used     int    // 1 when somebody has used it
	takeaway string // takeawayWords
	points   int
}

// matchColumns is the SQL of a match of the table lesson_seq s, for readMatches:
// its place, negative where nobody has used it, and its takeaway.
const matchColumns = `CASE WHEN s.used > 0 THEN s.seq ELSE -s.seq END AS place, s.takeaway`

// foundText is the SQL of all matches in one row: to hand over thousands takes
// longer than to find them.
const foundText = `coalesce(string_agg(CAST(place AS TEXT), ' '), ''), coalesce(string_agg(takeaway, '` + "\n" + `'), '')`

// readMatches reads matches, of which the places stand in one text and the
// takeaways in another.
func readMatches(places, takeaways string) ([]match, error) {
	all := make([]match, 0, strings.Count(places, " ")+1)
	for place := range strings.FieldsSeq(places) {
		seq, err := strconv.ParseInt(place, 10, 64)
		if err != nil {
			return nil, fmt.Errorf("a match in the index: %q", place)
		}
		m := match{seq: max(seq, -seq), used: flag(seq > 0)}
		m.takeaway, takeaways, _ = strings.Cut(takeaways, "\n")
		all = append(all, m)
	}
	return all, nil
}
