package learn_test

import (
	"testing"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// yes is what may be told of a question that so many of the people asked
// answered with yes, each once.
func yes(count, asked int) learn.Span {
	p := learn.Poll{Kinds: 2}
	for i := range asked {
		kind := 1
		if i < count {
			kind = 0
		}
		p.Add(string(rune('A'+i)), kind, 1)
	}
	all, _ := p.Tell(nil)
	return all.Spans[0]
}

func TestPrivateCountsAreToldOfFivePeopleOrMoreAndSmallOnesInWords(t *testing.T) {
	for _, c := range []struct {
		count, asked int
		want         learn.Span
	}{
		{0, 0, learn.Span{Precision: learn.Hidden}},
		{2, 4, learn.Span{Precision: learn.Hidden}},
		{4, 4, learn.Span{Precision: learn.Hidden}},
		{0, 5, learn.Span{Precision: learn.Few, Low: 0, High: 2}},
		{2, 5, learn.Span{Precision: learn.Few, Low: 0, High: 2}},
		{3, 5, learn.Span{Precision: learn.NearlyAll, Low: 3, High: 5}},
		{5, 5, learn.Span{Precision: learn.NearlyAll, Low: 3, High: 5}},
		{4, 9, learn.Span{Precision: learn.Few, Low: 0, High: 4}},
		{5, 9, learn.Span{Precision: learn.NearlyAll, Low: 5, High: 9}},
		{0, 20, learn.Span{Precision: learn.Few, Low: 0, High: 4}},
		{4, 20, learn.Span{Precision: learn.Few, Low: 0, High: 4}},
		{5, 20, learn.Span{Precision: learn.Exact, Low: 5, High: 5}},
		{15, 20, learn.Span{Precision: learn.Exact, Low: 15, High: 15}},
		{16, 20, learn.Span{Precision: learn.NearlyAll, Low: 16, High: 20}},
		{20, 20, learn.Span{Precision: learn.NearlyAll, Low: 16, High: 20}},
	} {
		if got := yes(c.count, c.asked); got != c.want {
			t.Errorf("%d of %d: %+v, want %+v", c.count, c.asked, got, c.want)
		}
	}
}

func TestWhoeverGivesMostOfTheAnswersIsNotAGroup(t *testing.T) {
	p := learn.Poll{Kinds: 2}
	for _, member := range []string{"A", "B", "C", "D"} {
		p.Add(member, 0, 1)
	}
	p.Add("E", 0, 3)
	p.Add("E", 1, 3)
	if all, _ := p.Tell(nil); all.Asked != 0 || all.Spans[0].Precision != learn.Hidden {
		t.Errorf("six of ten answers are E's: %+v", all)
	}
}

// many are the answers of members whose names begin so, one each.
func many(p *learn.Poll, name rune, counts ...int) {
	n := 0
	for kind, count := range counts {
		for range count {
			p.Add(string(name)+string(rune('0'+n)), kind, 1)
			n++
		}
	}
}

func inGroup(id string, p learn.Poll, names ...byte) learn.Cohort {
	g := learn.Cohort{ID: id, Members: map[string]bool{}}
	for m := range p.By {
		for _, name := range names {
			if m[0] == name {
				g.Members[m] = true
			}
		}
	}
	return g
}

func TestAGroupStandsApartWhereItAndAllOthersHaveFiveOfEachAnswer(t *testing.T) {
	p := learn.Poll{Kinds: 2}
	many(&p, 'H', 6, 5)
	many(&p, 'A', 9, 7)
	many(&p, 'B', 6, 2)
	hr := inGroup("hr", p, 'H')
	all, apart := p.Tell([]learn.Cohort{hr})
	if all.Spans[0].Low != 21 || apart[0].Spans[0] != (learn.Span{Precision: learn.Exact, Low: 6, High: 6}) || apart[0].Asked != 11 {
		t.Errorf("all %+v, HR %+v", all, apart[0])
	}
	few := inGroup("few", p, 'B')
	if _, apart = p.Tell([]learn.Cohort{few}); apart[0].Spans[0].Precision != learn.Hidden {
		t.Errorf("two said no: %+v", apart[0])
	}
	// HR and A overlap with all but B: the difference would be B.
	both := inGroup("both", p, 'H', 'A')
	if _, apart = p.Tell([]learn.Cohort{both}); apart[0].Spans[0].Precision != learn.Hidden {
		t.Errorf("the difference is B's: %+v", apart[0])
	}
}

func TestAPersonInFiveGroupsIsCountedInEachAndHadFromNone(t *testing.T) {
	p := learn.Poll{Kinds: 2}
	many(&p, 'A', 10, 10)
	many(&p, 'B', 10, 10)
	p.Add("X", 0, 1)
	var groups []learn.Cohort
	for _, id := range []string{"1", "2", "3", "4", "5"} {
		g := inGroup(id, p, 'A')
		g.Members["X"] = id != "3"
		groups = append(groups, g)
	}
	_, apart := p.Tell(groups)
	if apart[0].Asked != 21 || apart[2].Spans[0].Precision != learn.Hidden {
		t.Errorf("the first group and the third differ by X alone: %+v", apart)
	}
}
