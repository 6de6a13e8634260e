package learn_test

import (
	"fmt"
	"testing"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// Of a sum, whoever reads all that is told must leave five possibilities, of
// what they had, to each member. What they hoped for, and who is in the group,
// is known.
func TestASumLeavesEverybodyFivePossibilities(t *testing.T) {
	medians, apart := 0, 0
	for _, c := range []struct{ group, others, total int }{{5, 0, 22}, {0, 6, 20}, {7, 0, 16}, {5, 5, 14}, {6, 6, 13}, {4, 7, 13}} {
		g := learn.Cohort{ID: "g", Members: map[string]bool{}}
		told := map[string][2]map[int]bool{}
		for _, ours := range dealt(c.group, c.total, c.total) {
			for _, theirs := range dealt(c.others, c.total-sum(ours), c.total) {
				all, groups := both(ours, theirs, g).Tell([]learn.Cohort{g})
				medians += min(all.Median+1, 1)
				if groups[0].Got.Precision == learn.Exact {
					apart++
				}
				key := fmt.Sprint(all, groups)
				if told[key][0] == nil {
					told[key] = [2]map[int]bool{{}, {}}
				}
				for side, got := range [2][]int{ours, theirs} {
					for _, n := range got {
						told[key][side][n] = true
					}
				}
			}
		}
		for key, sides := range told {
			for side, values := range sides {
				if len(values) < learn.Crowd && [2]int{c.group, c.others}[side] > 0 {
					t.Errorf("%+v: %s leaves just %v", c, key, values)
				}
			}
		}
	}
	if medians == 0 || apart == 0 {
		t.Errorf("%d medians and %d groups were told: this proves little", medians, apart)
	}
}

func sum(all []int) (n int) {
	for _, one := range all {
		n += one
	}
	return n
}

// dealt are all ways to deal at most total to so many members who are alike,
// nobody more than the one before: highest for the first.
func dealt(members, total, highest int) [][]int {
	if members == 0 {
		return [][]int{nil}
	}
	var all [][]int
	for n := range min(total, highest) + 1 {
		for _, others := range dealt(members-1, total-n, n) {
			all = append(all, append([]int{n}, others...))
		}
	}
	return all
}

func both(ours, theirs []int, g learn.Cohort) (s learn.Sum) {
	for m, n := range ours {
		member := fmt.Sprint("G", m)
		g.Members[member] = true
		s.Add(member, learn.Amount{Got: n, Hoped: 3})
	}
	for m, n := range theirs {
		s.Add(fmt.Sprint("U", m), learn.Amount{Got: n, Hoped: 3})
	}
	return s
}
