package learn

import (
	"cmp"
	"slices"
)

// Cohort is a group with its members, whose figures stand beside everybody's: HR, a department.
type Cohort struct {
	ID      string
	Name    string // "" for HRGroup and OthersGroup
	People  int    // in the workspace now
	Members map[string]bool
}

// HRGroup and OthersGroup are the groups that every summary has once HR is
// known: HR, and all who are not in it.
const (
	HRGroup     = "hr"
	OthersGroup = "others"
)

// A part is members who are in the same of the groups that are told apart. All
// that is told of groups adds up whole parts, so that nothing but the figures
// of a part can be had from differences between overlapping groups, or between
// a group and all others.
type parts map[string]string // by member, a mark for each group

func oneOf[T any](members map[string]T) parts {
	all := make(parts, len(members))
	for m := range members {
		all[m] = ""
	}
	return all
}

// with are the parts that there are once group is told apart too.
func (p parts) with(group Cohort) parts {
	finer := make(parts, len(p))
	for member, part := range p {
		mark := "0"
		if group.Members[member] {
			mark = "1"
		}
		finer[member] = part + mark
	}
	return finer
}

// apart decides which groups may be told apart, by their place among groups:
// the larger before the smaller, as size says. A group is passed over when asked,
// which must not depend on what was answered, won't have one of the parts that it
// leads to. The first group of which given, which may depend on it, won't have a
// part, ends it: were others told after it, what is told of them would say why
// not of this one.
func (p parts) apart(groups []Cohort, size func(Cohort) int, asked, given func(parts) bool) []bool {
	order, sizes := make([]int, len(groups)), make([]int, len(groups))
	for i, g := range groups {
		order[i], sizes[i] = i, size(g)
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(sizes[j], sizes[i]) })
	told := make([]bool, len(groups))
	for _, i := range order {
		finer := p.with(groups[i])
		switch {
		case sizes[i] == 0 || !asked(finer):
		case !given(finer):
			return told
		default:
			p, told[i] = finer, true
		}
	}
	return told
}

// every tells whether ok holds of the members of each part, put together by add.
func every[T any](p parts, add func(*T, string), ok func(*T) bool) bool {
	all := map[string]*T{}
	for member, part := range p {
		if all[part] == nil {
			all[part] = new(T)
		}
		add(all[part], member)
	}
	for _, t := range all {
		if !ok(t) {
			return false
		}
	}
	return true
}
