package learn_test

import (
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

func TestASummaryBeginsWithWhatChangedMost(t *testing.T) {
	for _, c := range []struct {
		why         string
		now, before learn.Figures
		running     bool
		want        learn.Measure
	}{
		{"nothing changed", learn.Figures{Events: 8, People: 12}, learn.Figures{Events: 8, People: 12}, false, learn.Unchanged},
		{"a little is as good as nothing", learn.Figures{Events: 8}, learn.Figures{Events: 7}, false, learn.Unchanged},
		{"one more of one is less than twenty more of twenty", learn.Figures{Events: 2, People: 40}, learn.Figures{Events: 1, People: 20}, false, learn.PeopleGoing},
		{"less is a change as well", learn.Figures{Lessons: 2}, learn.Figures{Lessons: 12}, false, learn.LessonsWritten},
		{"but not while the period runs", learn.Figures{Lessons: 2}, learn.Figures{Lessons: 12}, true, learn.Unchanged},
		{"when it is more already", learn.Figures{Lessons: 12}, learn.Figures{Lessons: 2}, true, learn.LessonsWritten},
		{
			"shares compare while the period runs", learn.Figures{Events: 3, Followed: learn.Share{Part: 12, Of: 20}},
			learn.Figures{Events: 9, Followed: learn.Share{Part: 8, Of: 19}}, true, learn.LessonsFollowed,
		},
		{
			"a share of less than five says nothing", learn.Figures{Followed: learn.Share{Part: 4, Of: 4}},
			learn.Figures{Followed: learn.Share{Part: 0, Of: 30}}, false, learn.Unchanged,
		},
	} {
		p, err := learn.ParsePeriod("2026-Q3", at(t, "2026-09-30T12:00:00Z"), time.UTC)
		if err != nil {
			t.Fatal(err)
		}
		s := learn.Summary{Period: p, At: p.End, Now: learn.Report{Others: c.now}, Before: learn.Report{Others: c.before}}
		if c.running {
			s.At = p.End.Add(-time.Hour)
		}
		if got := s.Change(); got != c.want {
			t.Errorf("%s: begins with %q, want %q", c.why, got, c.want)
		}
	}
}

func TestCrossIndustryIsCountedOfWhatHasAnIndustry(t *testing.T) {
	var f learn.Figures
	f.AddEvents(2, learn.Online, "technology", "health")
	f.AddEvents(3, learn.InPerson, "technology", " Technology")
	f.AddEvents(4, learn.InPerson, "technology", "")
	if f.Events != 9 || f.Formats[learn.InPerson] != 7 || f.EventsOutside != (learn.Share{Part: 2, Of: 5}) {
		t.Errorf("%+v", f)
	}
	f.AddLessons(5, "", "health")
	if f.Lessons != 5 || f.LessonsOutside != (learn.Share{}) {
		t.Errorf("no home industry, so nothing is outside: %+v", f)
	}
}

func TestPrivateFiguresOfAGroupAndTheRestAreToldTogetherOrNotAtAll(t *testing.T) {
	exact, few, hidden := learn.Met{People: 6, Met: 12, Hoped: 18}, learn.Met{People: 6, Met: 3, Hoped: 18}, learn.Met{People: 4, Met: 12, Hoped: 12}
	for _, c := range []struct {
		group, others learn.Met
		want          bool
	}{
		{exact, exact, true}, {hidden, exact, false}, {exact, hidden, false}, {few, exact, false}, {exact, few, false},
	} {
		r := learn.Report{Group: learn.Figures{Met: c.group}, Others: learn.Figures{Met: c.others}}
		if r.Apart() != c.want {
			t.Errorf("%+v and %+v: %v", c.group, c.others, r.Apart())
		}
	}
}

func TestPercentagesSayNoneAndAllOnlyWhenItIsSo(t *testing.T) {
	for _, c := range []struct{ part, of, want int }{
		{0, 0, 0}, {0, 500, 0}, {1, 500, 1}, {499, 500, 99}, {500, 500, 100}, {9, 18, 50}, {1, 3, 33}, {2, 3, 67},
	} {
		if got := (learn.Share{Part: c.part, Of: c.of}).Percent(); got != c.want {
			t.Errorf("%d of %d: %d%%, want %d%%", c.part, c.of, got, c.want)
		}
	}
}
