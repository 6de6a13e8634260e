package learn_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

func TestTheBestLessonsComeBack(t *testing.T) {
	fit := func(lesson string, like learn.Likeness, used bool, day int) learn.Fit {
		return learn.Fit{Lesson: lesson, Like: like, Used: used, Created: time.Date(2026, 11, day, 0, 0, 0, 0, time.UTC)}
	}
	for _, c := range []struct {
		what string
		fits []learn.Fit
		want []string
	}{
		{"nothing fits", nil, nil},
		{"those of the series first, whatever was used", []learn.Fit{
			fit("topics, used", learn.SameTopics, true, 9), fit("series", learn.SameSeries, false, 1),
		}, []string{"series", "topics, used"}},
		{"then the used ones, then the newest", []learn.Fit{
			fit("old", learn.SameSeries, false, 1), fit("used", learn.SameSeries, true, 1),
			fit("new", learn.SameSeries, false, 2), fit("used later", learn.SameSeries, true, 2),
		}, []string{"used later", "used", "new"}},
		{"those with more topics in common before the used ones", []learn.Fit{
			{Lesson: "one", Like: learn.SameTopics, Shared: 1, Used: true}, {Lesson: "two", Like: learn.SameTopics, Shared: 2},
			{Lesson: "all", Like: learn.SameTopics, Shared: learn.MaxTopics}, {Lesson: "series", Like: learn.SameSeries},
		}, []string{"series", "all", "two"}},
		{"once, as what is most alike", []learn.Fit{
			fit("both", learn.SameTopics, true, 1), fit("both", learn.SameSeries, true, 1), fit("other", learn.SameTopics, false, 1),
		}, []string{"both", "other"}},
		{"not what came back lately", []learn.Fit{
			fit("resting", learn.SameSeries, true, 9), fit("fresh", learn.SameTopics, false, 1),
		}, []string{"fresh"}},
	} {
		var got []string
		for _, f := range learn.Best(c.fits, "resting") {
			got = append(got, f.Lesson)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: %s", c.what, diff)
		}
	}
}

func TestWhatIsOfMuchTheSameTopics(t *testing.T) {
	for topics, want := range map[int]int{1: 1, 2: 1, 3: 2, learn.MaxTopics: 2} {
		if got := learn.TopicsAlike(topics); got != want {
			t.Errorf("of %d topics %d must be shared, want %d", topics, got, want)
		}
	}
}
