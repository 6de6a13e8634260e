package learn_test

import (
	"testing"
	"testing/quick"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

func TestPrivateCountsAreToldInGroupsOfFive(t *testing.T) {
	for _, c := range []struct {
		count, asked int
		want         learn.Precision
	}{
		{0, 0, learn.Hidden}, {2, 4, learn.Hidden}, {4, 4, learn.Hidden},
		{0, 5, learn.Exact}, {1, 5, learn.Few}, {4, 5, learn.Few}, {5, 5, learn.Exact},
		{4, 6, learn.Few}, {5, 6, learn.NearlyAll}, {6, 6, learn.Exact},
		{4, 20, learn.Few}, {5, 20, learn.Exact}, {15, 20, learn.Exact},
		{16, 20, learn.NearlyAll}, {17, 20, learn.NearlyAll}, {18, 20, learn.NearlyAll}, {19, 20, learn.NearlyAll}, {20, 20, learn.Exact},
	} {
		if got := (learn.Tally{Count: c.count, Asked: c.asked}).Precision(); got != c.want {
			t.Errorf("%d of %d: %d, want %d", c.count, c.asked, got, c.want)
		}
	}
}

// What is told leaves open who the few are that answered unlike the others:
// each way of answering was nobody's, or that of five people at least.
func TestWhatIsToldExactlySinglesOutNobody(t *testing.T) {
	crowd := func(n int) bool { return n == 0 || n >= learn.Crowd }
	err := quick.Check(func(yes, no uint8) bool {
		t := learn.Tally{Count: int(yes) % 12, Asked: int(yes)%12 + int(no)%12}
		exact := t.Asked >= learn.Crowd && crowd(t.Count) && crowd(t.Asked-t.Count)
		return exact == (t.Precision() == learn.Exact) && (t.Asked < learn.Crowd) == (t.Precision() == learn.Hidden)
	}, &quick.Config{MaxCount: 2000})
	if err != nil {
		t.Error(err)
	}
}

func TestPeopleMetAreToldOfFivePeopleOrMore(t *testing.T) {
	for _, c := range []struct {
		met  learn.Met
		want learn.Precision
	}{
		{learn.Met{People: 4, Met: 12, Hoped: 30}, learn.Hidden},
		{learn.Met{People: 5, Met: 12, Hoped: 30}, learn.Exact},
		{learn.Met{People: 6, Met: 3, Hoped: 30}, learn.Few},
		{learn.Met{People: 6, Met: 27, Hoped: 30}, learn.NearlyAll},
		{learn.Met{People: 6, Met: 30, Hoped: 30}, learn.Exact},
		{learn.Met{People: 6, Met: 32, Hoped: 30}, learn.Exact},
		{learn.Met{People: 6, Met: 0, Hoped: 30}, learn.Exact},
	} {
		if got := c.met.Precision(); got != c.want {
			t.Errorf("%+v: %d, want %d", c.met, got, c.want)
		}
	}
}
