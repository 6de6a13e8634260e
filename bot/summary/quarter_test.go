package summary_test

import (
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// quarter is the third quarter of 2026 and a little of the second, small
// enough to count by hand; what it comes to stands beside it. H1 to H6 are in
// HR, A1 to A9 are not.
func quarter(t *testing.T) *office {
	o := newOffice(t, "H1", "H2", "H3", "H4", "H5", "H6")
	var all []learn.Member
	for _, id := range []string{"H1", "H2", "H3", "H4", "H5", "H6", "A1", "A2", "A3", "A4", "A5", "A6", "A7", "A8", "A9"} {
		all = append(all, learn.Member{ID: id, Name: id})
	}
	// With Lea and Pia they are 17 people, all in the channel. So are the bot and
	// somebody who has left.
	in := []string{"ULEA", "UPIA", "UBOT", "UGONE"}
	for _, m := range all {
		in = append(in, m.ID)
	}
	all = append(all, learn.Member{ID: "UBOT", Name: "Fieldnotes", Bot: true}, learn.Member{ID: "UGONE", Name: "Gone", Deleted: true})
	o.must(o.db.SaveMembers(t.Context(), all))
	o.must(o.db.SetChannelMembers(t.Context(), "COPEN", in, o.day("2026-10-01")))
	o.atOnce(func() {
		// April to June: one event, three go, a lesson of A1's: of three attendances
		// one. Two lessons from other encounters, which others want to try.
		o.event("meetup", "2026-05-12", learn.InPerson, "technology", "A1", "A1", "A2", "H1")
		o.lesson("2026-05-13", "A1", "meetup", "technology", -1)
		o.lesson("2026-06-01", "A8", "", "", -1)
		o.lesson("2026-06-02", "A9", "", "", -1)

		// July to September: three events, one in person, one online, one hybrid.
		// Two of the three are outside our industry. 15 + 10 + 3 = 28 goings, by all
		// 15; outside our industry by H1 to H5 and A1 to A5: 10 of 15.
		o.event("coffee", "2026-07-10", learn.InPerson, "technology", "A1", "H1", "H2", "H3", "H4", "H5", "H6", "A1", "A2", "A3", "A4", "A5", "A6", "A7", "A8", "A9")
		o.event("hospital", "2026-08-20", learn.Online, "health", "H1", "H1", "H2", "H3", "H4", "H5", "A1", "A2", "A3", "A4", "A5")
		o.event("bank", "2026-09-20", learn.Hybrid, "finance", "A2", "A1", "A2", "A3")
		// Those who go for coffee state an intention: 15 of 28 attendances.
		o.hopes("coffee", "2026-07-09", "H1", "H2", "H3", "H4", "H5", "H6", "A1", "A2", "A3", "A4", "A5", "A6", "A7", "A8", "A9")

		// Nine attendances with a lesson: seven from the coffee, a day after it, two
		// from the hospital, five days after; the median is a day. A lesson from a
		// train ride besides: ten lessons by ten authors, the first tenth of whom
		// wrote one. Of the three with an industry two are outside ours.
		// They met 2 + 3 + 1 + 0 + 2 + 3 + 4 = 15 of 7 × 3 = 21; in order
		// 0 1 2 2 3 3 4, so that the median is 2.
		o.lesson("2026-07-11", "H1", "coffee", "technology", 2)
		o.lesson("2026-07-11", "H2", "coffee", "health", 3)
		o.lesson("2026-07-11", "H3", "coffee", "", 1)
		o.lesson("2026-07-11", "A1", "coffee", "finance", 0)
		o.lesson("2026-07-11", "A2", "coffee", "", 2)
		o.lesson("2026-07-11", "A3", "coffee", "", 3)
		o.lesson("2026-07-11", "A4", "coffee", "", 4)
		o.lesson("2026-08-25", "H4", "hospital", "", -1)
		o.lesson("2026-08-25", "A5", "hospital", "", -1)
		o.lesson("2026-09-17", "A7", "", "", -1)

		// Of the other nineteen attendances nine went, which makes 9 + 9 = 18 of 28
		// confirmed, with a lesson from 9 of the 18; five didn't, five say nothing. Of
		// HR two didn't go: too few for HR to stand apart.
		o.turnout("coffee", "2026-07-13", learn.Went, "H4", "H5", "A5", "A6")
		o.turnout("hospital", "2026-08-24", learn.Went, "H1", "H2", "H3", "A1", "A2")
		o.turnout("coffee", "2026-07-13", learn.Missed, "H6", "A7")
		o.turnout("hospital", "2026-08-24", learn.Missed, "H5", "A3")
		o.turnout("bank", "2026-09-21", learn.CalledOff, "A1")

		// Six met whom they wanted to meet, five in part, two not: at most a few. How
		// many said nothing is not told then, or it would say how many these are.
		o.outcome("coffee", "2026-07-13", learn.AimMet, "H1", "H2", "H4", "H5", "A1", "A2")
		o.outcome("coffee", "2026-07-13", learn.AimPartly, "A3", "A4", "A5", "A6", "A7")
		o.outcome("coffee", "2026-07-13", learn.AimMissed, "H6", "A8")

		// Twenty are asked about a lesson: 14 about A9's, 6 about A8's. Eight and two
		// used it: 10. Three and two didn't: 5, so that 15 of 20 answered. Those five
		// answers are of four people: why is not shown. A lesson of the quarter was
		// tried by one: not shown either.
		o.tries(" by A9", "2026-06-05", "H1", "H2", "H3", "H4", "H5", "H6", "A1", "A2", "A3", "A4", "A5", "A6", "A7", "A8")
		o.tries(" by A8", "2026-06-20", "A1", "A2", "A3", "A4", "A5", "A6")
		used := learn.Use{State: learn.Used, Note: "Half an hour saved."}
		o.used(" by A9", "2026-07-08", used, "H1", "H2", "H3", "H4", "H5", "A1", "A2", "A3")
		o.used(" by A8", "2026-07-22", used, "A1", "A2")
		o.used(" by A9", "2026-07-08", learn.Use{State: learn.NotUsed, Reason: learn.NoTime}, "H6", "A4", "A5")
		o.used(" by A8", "2026-07-22", learn.Use{State: learn.NotUsed, Reason: learn.NoFit}, "A3", "A4")
		o.tries("coffee by H1", "2026-09-20", "A6")
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
	o := quarter(t)
	o.count("2026-10-08")
	golden(t, "quarter.en", o.thread("ULEA", "2026-Q3", "2026-10-09"))
	golden(t, "quarter.spoken", o.summary("ULEA", "2026-Q3", "2026-10-09").Text+"\n")
}

func TestTheLDLeadReadsTheQuarterInItalian(t *testing.T) {
	o := quarter(t)
	o.count("2026-10-08")
	golden(t, "quarter.it", o.thread("UPIA", "2026-Q3", "2026-10-09"))
}

func TestTheRunningQuarterIsHeldAgainstTheWholeOneBefore(t *testing.T) {
	o := quarter(t)
	o.event("fair", "2026-10-03", learn.Online, "", "A1", "A1", "A2")
	golden(t, "running.en", read(o.summary("ULEA", "2026-Q4", "2026-10-05")))
}

func TestAYearTellsWhatItsQuartersTell(t *testing.T) {
	o := quarter(t)
	o.count("2027-01-08")
	golden(t, "year.en", read(o.summary("ULEA", "2026", "2027-01-09")))
}
