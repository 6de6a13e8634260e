package summary_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// evening is an event to which as many go as there are numbers of people met;
// all hope to meet three, and write a lesson.
func (o *office) evening(members string, met ...int) {
	o.Helper()
	var going []string
	for i := range met {
		going = append(going, fmt.Sprintf("%s%d", members, i+1))
	}
	o.atOnce(func() {
		id := "evening of " + members
		o.event(id, "2026-07-10", learn.InPerson, "", going[0], going...)
		for i, n := range met {
			o.lesson("2026-07-11", going[i], id, "", n)
		}
	})
}

// figure is the line of the message's text that begins with label, without it.
func figure(m chat.Message, label string) string {
	for line := range strings.Lines(m.Text) {
		if value, found := strings.CutPrefix(line, label+": "); found {
			value, _, _ = strings.Cut(value, "; in the")
			return strings.TrimSpace(value)
		}
	}
	return ""
}

const peopleMet = "New people met, of those hoped for"

func TestPeopleMetAreShownOfFivePeopleOrMoreAndSmallNumbersInWords(t *testing.T) {
	for _, c := range []struct {
		met  []int
		want string
	}{
		{[]int{2, 2, 2, 2}, "Fewer than five people: not shown."},
		{[]int{2, 2, 2, 2, 2}, "10 of 15"},
		{[]int{2, 2, 2, 2, 2, 2}, "12 of 18"},
		{[]int{0, 0, 0, 0, 0}, "0 of 15"},
		{[]int{1, 0, 0, 0, 0}, "a few of 15"},
		{[]int{4, 0, 0, 0, 0}, "a few of 15"},
		{[]int{5, 0, 0, 0, 0}, "5 of 15"},
		{[]int{3, 3, 3, 3, 2}, "nearly all of 15"},
		{[]int{3, 3, 3, 2, 0}, "nearly all of 15"},
		{[]int{3, 3, 3, 1, 0}, "10 of 15"},
		{[]int{3, 3, 3, 3, 3}, "15 of 15"},
		{[]int{3, 3, 3, 3, 4}, "16 of 15"},
	} {
		o := newOffice(t)
		o.evening("A", c.met...)
		if got := figure(o.summary("ULEA", "2026-Q3", "2026-10-05"), peopleMet); got != c.want {
			t.Errorf("met %v: %q, want %q", c.met, got, c.want)
		}
	}
}

func TestASmallHRTeamsLineHasItsPublicFactsAlone(t *testing.T) {
	o := newOffice(t, "H1", "H2", "H3")
	o.evening("H", 2, 2, 2)
	o.evening("A", 2, 2, 2, 2, 2, 2)
	m := o.summary("ULEA", "2026-Q3", "2026-10-05")
	if !strings.Contains(m.Text, "HR (3 people): 1 event shared, 3 people said “Going”, 3 lessons written;") {
		t.Error(m.Text)
	}
	if strings.Count(m.Text, peopleMet) != 1 || strings.Contains(m.Text, "12 of 18") {
		t.Errorf("what HR met can be had from this: %s", m.Text)
	}
	if got := figure(m, peopleMet); got != "18 of 27" {
		t.Errorf("all nine of them met %q", got)
	}
}

func TestWhatHRMetStandsBesideTheOthersWhenBothAreFive(t *testing.T) {
	o := newOffice(t, "H1", "H2", "H3", "H4", "H5", "H6")
	o.evening("H", 2, 2, 2, 2, 2, 2)
	o.evening("A", 1, 1, 1, 1, 1)
	if m := o.summary("ULEA", "2026-Q3", "2026-10-05"); !strings.Contains(m.Text, peopleMet+": HR 12 of 18, everyone else 5 of 15;") {
		t.Error(m.Text)
	}
}

func TestWhatHRMetIsNotToldWhenTheOthersAreFewerThanFive(t *testing.T) {
	o := newOffice(t, "H1", "H2", "H3", "H4", "H5", "H6")
	o.evening("H", 2, 2, 2, 2, 2, 2)
	o.evening("A", 1, 1)
	if m := o.summary("ULEA", "2026-Q3", "2026-10-05"); strings.Contains(m.Text, "12 of 18") {
		t.Errorf("what the two others met can be had from this: %s", m.Text)
	}
}

func TestWithoutAnHRListTheSummarySaysWhatIsMissing(t *testing.T) {
	o := newOffice(t)
	o.ws.Home = ""
	o.evening("A", 2)
	m := o.summary("ULEA", "2026-Q3", "2026-10-05")
	for _, want := range []string{"once your admin has said who is in HR", "once your admin has set the industry we are in"} {
		if !strings.Contains(m.Text, want) {
			t.Errorf("%q is missing: %s", want, m.Text)
		}
	}
	if strings.Contains(m.Text, "outside our industry:") {
		t.Errorf("nothing is outside an industry that is not known: %s", m.Text)
	}
}
