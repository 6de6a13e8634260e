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

// matchLine is the SQL of a match of the table lesson_seq s, for readMatches.
const matchLine = `CAST(s.seq AS TEXT) || CASE WHEN s.used > 0 THEN ' 1' ELSE ' 0' END || s.takeaway`

// readMatches reads matches, of which each stands on a line of its own.
func readMatches(lines string) ([]match, error) {
	var all []match
	for line := range strings.Lines(lines) {
		seq, rest, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		n, err := strconv.ParseInt(seq, 10, 64)
		if err != nil || rest == "" {
			return nil, fmt.Errorf("a match in the index: %q", line)
		}
		all = append(all, match{seq: n, used: int(rest[0] - '0'), takeaway: rest[1:]})
	}
	return all, nil
}
