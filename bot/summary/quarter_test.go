package summary_test

import (
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// quarter is the third quarter of 2026 and a little of the second, small
// enough to count by hand. H1 to H6 are in HR. Everybody who goes hopes to
// meet three people.
func quarter(t *testing.T) *office {
	o := newOffice(t, "H1", "H2", "H3", "H4", "H5", "H6")
	o.atOnce(func() {
		// April to June: one event, three go, one lesson: of three attendances one.
		o.event("meetup", "2026-05-12", learn.InPerson, "technology", "A1", "A1", "A2", "H1")
		o.lesson("2026-05-13", "A1", "meetup", "technology", 4)

		// July to September: four events, one of them HR's. Two in person, one
		// online, one hybrid. Of the three with an industry two are outside ours.
		// Goings: HR 3 + 3 + 1 = 7 by six people; the others 2 + 1 + 3 + 2 = 8 by
		// A1 to A7, seven people.
		o.event("coffee", "2026-07-10", learn.InPerson, "technology", "A1", "H1", "H2", "H3", "A1", "A2")
		o.event("hospital", "2026-08-20", learn.Online, "health", "H1", "H1", "H4", "H5", "A3")
		o.event("summit", "2026-09-15", learn.Hybrid, "", "A2", "H6", "A4", "A5", "A6")
		o.event("bank", "2026-09-20", learn.InPerson, "finance", "A2", "A1", "A7")
		// Lessons from eleven of the fifteen attendances and one from a train
		// ride: HR 6, the others 6. Of the four with an industry three are outside.
		// HR met 2 + 3 + 1 + 1 + 3 + 2 = 12 of 6 × 3 = 18, the others
		// 0 + 2 + 3 + 1 + 2 = 8 of 5 × 3 = 15: together 20 of 33.
		o.lesson("2026-07-11", "H1", "coffee", "technology", 2)
		o.lesson("2026-07-11", "H2", "coffee", "health", 3)
		o.lesson("2026-07-11", "H3", "coffee", "", 1)
		o.lesson("2026-08-21", "H4", "hospital", "", 1)
		o.lesson("2026-08-21", "H5", "hospital", "", 3)
		o.lesson("2026-09-16", "H6", "summit", "", 2)
		o.lesson("2026-07-12", "A1", "coffee", "finance", 0)
		o.lesson("2026-07-12", "A2", "coffee", "", 2)
		o.lesson("2026-08-21", "A3", "hospital", "", 3)
		o.lesson("2026-09-16", "A4", "summit", "", 1)
		o.lesson("2026-09-16", "A5", "summit", "", 2)
		o.lesson("2026-09-17", "A8", "", "health", 1)
	})
	return o
}

// golden compares a text with testdata/NAME.txt, where a person has read it.
func golden(t *testing.T, name, got string) {
	t.Helper()
	want, err := os.ReadFile("testdata/" + name + ".txt")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s: %s", name, diff)
	}
}

func TestTheLDLeadReadsTheQuarter(t *testing.T) {
	m := quarter(t).summary("ULEA", "2026-Q3", "2026-10-05")
	golden(t, "quarter.en", read(m))
	golden(t, "quarter.spoken", m.Text+"\n")
}

func TestTheLDLeadReadsTheQuarterInItalian(t *testing.T) {
	golden(t, "quarter.it", read(quarter(t).summary("UPIA", "2026-Q3", "2026-10-05")))
}

func TestTheRunningQuarterIsHeldAgainstTheWholeOneBefore(t *testing.T) {
	o := quarter(t)
	o.event("fair", "2026-10-03", learn.Online, "", "A1", "A1", "A2")
	golden(t, "running.en", read(o.summary("ULEA", "2026-Q4", "2026-10-05")))
}
