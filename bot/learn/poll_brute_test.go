package learn_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// workspace is a small one: its members in sorts of whom each is in the same
// groups and answers as often. Members of one sort are alike to all rules, so
// that ways to answer which differ only in who of a sort said what are one.
type workspace struct {
	kinds  int
	groups []learn.Cohort
	sorts  []sort
}

type sort struct {
	members []string
	answers int // of each member
}

func (s sort) size() int { return len(s.members) * s.answers }

// answered is one way to answer: for each sort, how many answers of each kind.
type answered [][]int

// poll deals the answers of each sort out to its members.
func (w workspace) poll(a answered) learn.Poll {
	p := learn.Poll{Kinds: w.kinds}
	for i, s := range w.sorts {
		n := 0
		for kind, count := range a[i] {
			for range count {
				p.Add(s.members[n/s.answers], kind, 1)
				n++
			}
		}
	}
	return p
}

// ways are all ways to answer.
func (w workspace) ways() []answered {
	all := []answered{nil}
	for _, s := range w.sorts {
		var more []answered
		for _, a := range all {
			for _, counts := range shared(s.size(), w.kinds) {
				more = append(more, append(slices.Clone(a), counts))
			}
		}
		all = more
	}
	return all
}

// shared are all ways to share n among so many kinds.
func shared(n, kinds int) [][]int {
	if kinds == 1 {
		return [][]int{{n}}
	}
	var all [][]int
	for first := range n + 1 {
		for _, others := range shared(n-first, kinds-1) {
			all = append(all, append([]int{first}, others...))
		}
	}
	return all
}

// someWorkspace has one to three groups, which may overlap, be parts of one
// another, be empty, or be everybody.
func someWorkspace(r *rand.Rand) workspace {
	w := workspace{kinds: 2 + r.IntN(3)}
	for g := range 1 + r.IntN(3) {
		w.groups = append(w.groups, learn.Cohort{ID: fmt.Sprint("g", g), Members: map[string]bool{}})
	}
	for n := range 1 + r.IntN(3) {
		s := sort{answers: 1 + r.IntN(4)/3}
		for m := range 1 + r.IntN(16) {
			s.members = append(s.members, fmt.Sprintf("U%d-%d", n, m))
		}
		for _, g := range w.groups {
			if r.IntN(2) == 0 {
				continue
			}
			for _, m := range s.members {
				g.Members[m] = true
			}
		}
		w.sorts = append(w.sorts, s)
	}
	return w
}

// size is how many ways to answer there are.
func (w workspace) size() int {
	n := 1
	for _, s := range w.sorts {
		ways := 1
		for k := 1; k < w.kinds; k++ {
			ways = ways * (s.size() + k) / k
		}
		n *= ways
	}
	return n
}

// open is what somebody who reads all that is told, knows the rules, who is in
// which group and who was asked, must leave open of a sort's answers.
type open struct{ least, most []int }

// Whoever reads all that is told of a workspace, and knows the rules and who was
// asked, can't tell of any single answer of which kind it is, nor of which it
// isn't: each way to answer is told in the same words as others, among which
// every answer of everybody is of every kind.
func TestNothingThatIsToldSaysWhatAnybodyAnswered(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 2026))
	apart, exact := 0, 0
	for tried := 0; tried < 100; {
		w := someWorkspace(r)
		if w.size() > 4000 {
			continue
		}
		tried++
		told := map[string][]open{}
		for _, a := range w.ways() {
			all, groups := w.poll(a).Tell(w.groups)
			key := fmt.Sprint(all, groups)
			if told[key] == nil {
				told[key] = make([]open, len(w.sorts))
				exact += count(all)
				for _, g := range groups {
					apart += count(g)
				}
			}
			for i, counts := range a {
				told[key][i].widen(counts)
			}
		}
		for key, sorts := range told {
			for i, o := range sorts {
				for kind := range w.kinds {
					if o.most[kind] == 0 || o.least[kind] == w.sorts[i].size() {
						t.Fatalf("%+v: %s leaves the answers of %v of kind %d no choice", w, key, w.sorts[i].members, kind)
					}
				}
			}
		}
	}
	if exact == 0 || apart == 0 {
		t.Errorf("told exactly %d figures of all and %d of groups: this proves little", exact, apart)
	}
}

func count(told learn.Told) (exact int) {
	for _, s := range told.Spans {
		if s.Precision == learn.Exact {
			exact++
		}
	}
	return exact
}

func (o *open) widen(counts []int) {
	if o.least == nil {
		o.least, o.most = slices.Clone(counts), slices.Clone(counts)
	}
	for kind, n := range counts {
		o.least[kind], o.most[kind] = min(o.least[kind], n), max(o.most[kind], n)
	}
}
