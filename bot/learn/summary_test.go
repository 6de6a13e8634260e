package learn_test

import (
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// figures are cells with a few exact figures.
func figures(counts map[learn.Measure]int, shares map[learn.Measure]learn.Share) learn.Cells {
	var cells learn.Cells
	at := map[learn.Measure][2]string{
		"events": {"reach", "events"}, "people": {"reach", "people"}, "lessons": {"reach", "lessons"},
		"followed": {"capture", "with_lesson"}, "used": {"use", "used"},
	}
	for m, where := range at {
		c := learn.Cell{Section: learn.Chapter(where[0]), Figure: where[1], Of: -1}
		n := counts[m]
		if s, share := shares[m]; share {
			n, c.Of = s.Part, s.Of
		}
		c.Span = learn.Span{Precision: learn.Exact, Low: n, High: n}
		cells = append(cells, c)
	}
	return cells
}

func TestASummaryBeginsWithWhatChangedMost(t *testing.T) {
	type counts = map[learn.Measure]int
	type shares = map[learn.Measure]learn.Share
	for _, c := range []struct {
		why         string
		now, before learn.Cells
		running     bool
		want        learn.Measure
	}{
		{"nothing changed", figures(counts{"events": 8, "people": 12}, nil), figures(counts{"events": 8, "people": 12}, nil), false, learn.Unchanged},
		{"a little is as good as nothing", figures(counts{"events": 8}, nil), figures(counts{"events": 7}, nil), false, learn.Unchanged},
		{"one more of one is less than twenty more of twenty", figures(counts{"events": 2, "people": 40}, nil), figures(counts{"events": 1, "people": 20}, nil), false, "people"},
		{"less is a change as well", figures(counts{"lessons": 2}, nil), figures(counts{"lessons": 12}, nil), false, "lessons"},
		{"but not while the period runs", figures(counts{"lessons": 2}, nil), figures(counts{"lessons": 12}, nil), true, learn.Unchanged},
		{"when it is more already", figures(counts{"lessons": 12}, nil), figures(counts{"lessons": 2}, nil), true, "lessons"},
		{"shares compare while the period runs", figures(counts{"events": 3}, shares{"followed": {12, 20}}), figures(counts{"events": 9}, shares{"followed": {8, 19}}), true, "followed"},
		{"a share of less than five says nothing", figures(nil, shares{"followed": {4, 4}}), figures(nil, shares{"followed": {0, 30}}), false, learn.Unchanged},
		{"use is what all this is for", figures(nil, shares{"used": {12, 20}, "followed": {12, 20}}), figures(nil, shares{"used": {4, 20}, "followed": {4, 20}}), false, "used"},
	} {
		p, err := learn.ParsePeriod("2026-Q3", at(t, "2026-09-30T12:00:00Z"), time.UTC)
		if err != nil {
			t.Fatal(err)
		}
		s := learn.Summary{Period: p, At: p.End, Now: c.now, Before: c.before}
		if c.running {
			s.At = p.End.Add(-time.Hour)
		}
		if got := s.Change(); got != c.want {
			t.Errorf("%s: begins with %q, want %q", c.why, got, c.want)
		}
	}
}

func TestCrossIndustryIsCountedOfWhatHasAnIndustry(t *testing.T) {
	var d learn.Deeds
	d.AddEvents(2, learn.Online, learn.Theirs, learn.OutsideOf("technology", "health"))
	d.AddEvents(3, learn.InPerson, learn.Ours, learn.OutsideOf("technology", " Technology"))
	d.AddEvents(4, learn.InPerson, learn.Theirs, learn.OutsideOf("technology", ""))
	if d.Shared != 9 || d.SharedOurs != 3 || d.SharedOutside != (learn.Share{Part: 2, Of: 5}) {
		t.Errorf("%+v", d)
	}
	d.AddLessons(5, true, learn.OutsideOf("", "health"))
	if d.Lessons != 5 || d.LessonsIn != (learn.Share{}) {
		t.Errorf("no home industry, so nothing is outside: %+v", d)
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

// A year tells nothing of private answers that its quarters don't: it adds up
// what they tell, not what was answered.
func TestAYearAddsUpWhatItsQuartersTell(t *testing.T) {
	used := func(precision learn.Precision, low, high, of int) learn.Cells {
		return learn.Cells{{Section: learn.UseSection, Figure: "used", Private: true, Span: learn.Span{Precision: precision, Low: low, High: high}, Of: of, Base: learn.BaseAnswers, Median: -1}}
	}
	year := learn.Yearly([]learn.Cells{
		used(learn.Exact, 12, 12, 20), used(learn.Few, 0, 4, 15), used(learn.Hidden, 0, 0, 3), used(learn.NearlyAll, 6, 10, 10),
	})
	if len(year) != 1 || year[0].Span != (learn.Span{Precision: learn.Between, Low: 18, High: 26}) || year[0].Of != 45 {
		t.Errorf("%+v", year)
	}
}
