package learn

import "slices"

// Sum is what members had of something, against what they had hoped for, each
// time. As a Poll, it never leaves learn and store.
type Sum struct{ By map[string][]Amount }

// Amount is one time: hoped for is one at least.
type Amount struct{ Got, Hoped int }

// Add counts one more time.
func (s *Sum) Add(member string, a Amount) {
	if s.By == nil {
		s.By = map[string][]Amount{}
	}
	s.By[member] = append(s.By[member], a)
}

// ToldSum is what may be told of a sum. Median is -1 when it may not.
type ToldSum struct {
	Got    Span
	Hoped  int
	Median int
}

var untold = ToldSum{Got: hidden, Median: -1}

// heap adds up the amounts of some members.
type heap struct {
	people, times, most int
	sum                 Amount
	got                 []int
}

func (h *heap) add(all []Amount) {
	for _, a := range all {
		h.sum.Got, h.sum.Hoped = h.sum.Got+a.Got, h.sum.Hoped+a.Hoped
		h.got = append(h.got, a.Got)
	}
	h.people, h.times, h.most = h.people+1, h.times+len(all), max(h.most, len(all))
}

// crowd tells whether the hopes may be told: five people, and sums that leave
// each of them five possibilities.
func (h *heap) crowd() bool {
	return h.people >= Crowd && 2*h.most <= h.times && h.sum.Hoped >= h.times+Crowd
}

// median is the lower median, or less: as much as leaves five of the sum for
// whoever had most. Otherwise the two could say what each of them had.
func (h *heap) median() int {
	sorted := slices.Sorted(slices.Values(h.got))
	middle := (len(sorted) - 1) / 2
	return min(sorted[middle], (h.sum.Got-Crowd)/(len(sorted)-middle))
}

func (h *heap) told() ToldSum {
	switch {
	case !h.crowd():
		return untold
	case h.sum.Got <= few:
		return ToldSum{Span{Few, 0, few}, h.sum.Hoped, -1}
	}
	return ToldSum{exactly(h.sum.Got), h.sum.Hoped, h.median()}
}

// Tell says what may be told of everybody's sum, and of that of each group: it
// may be told apart when the sum of each part that it leads to may be told.
func (s Sum) Tell(groups []Cohort) (all ToldSum, apart []ToldSum) {
	all = s.of(nil).told()
	told := oneOf(s.By).apart(groups, func(g Cohort) int { return s.of(&g).times },
		func(ps parts) bool {
			return every(ps, s.add, func(h *heap) bool { return h.people >= Crowd && 2*h.most <= h.times })
		},
		func(ps parts) bool {
			return all.Got.Precision == Exact && every(ps, s.add, func(h *heap) bool { return h.told().Got.Precision == Exact })
		})
	for i, g := range groups {
		apart = append(apart, untold)
		if told[i] {
			h := s.of(&g)
			apart[i] = ToldSum{exactly(h.sum.Got), h.sum.Hoped, -1}
		}
	}
	return all, apart
}

func (s Sum) add(h *heap, member string) { h.add(s.By[member]) }

// of are the amounts of a group, nil for everybody's.
func (s Sum) of(g *Cohort) *heap {
	h := &heap{}
	for member, amounts := range s.By {
		if g == nil || g.Members[member] {
			h.add(amounts)
		}
	}
	return h
}
