package store_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// edition is one of #open that reports a day.
func edition() learn.Edition {
	now := time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)
	return learn.Edition{ID: learn.NewID(), Channel: "COPEN", Since: now.Add(-24 * time.Hour), Until: now, Planned: now}
}

func takeaways(t *testing.T, db *store.DB, e learn.Edition) []string {
	t.Helper()
	lessons, err := db.NewLessons(t.Context(), e, 10)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, l := range lessons {
		all = append(all, l.Takeaway)
	}
	if n, err := db.CountLessons(t.Context(), e); err != nil || n != len(all) {
		t.Errorf("%d are counted (%v), %d listed", n, err, len(all))
	}
	return all
}

func TestTheMostUsedLessonsComeFirstAsFarAsThatMayBeTold(t *testing.T) {
	db := open(t)
	for i, c := range []struct {
		takeaway string
		used     int
	}{{"by seven", 7}, {"by five", 5}, {"by four", 4}, {"by nobody, older", 0}, {"by one", 1}, {"by nobody", 0}} {
		l := write(t, db, c.takeaway, func(l *learn.Lesson) { l.Created = l.Created.Add(time.Duration(i) * time.Minute) })
		for n := range c.used {
			if _, err := db.SetUse(t.Context(), learn.Use{Lesson: l.ID, Member: fmt.Sprint("U", n), State: learn.Used, Note: "So we did"}); err != nil {
				t.Fatal(err)
			}
		}
	}
	want := []string{"by seven", "by five", "by one", "by four", "by nobody", "by nobody, older"}
	if got := takeaways(t, db, edition()); !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestAChannelFollowsIndustriesInAnySpellingAndTopicsFolded(t *testing.T) {
	db := open(t)
	write(t, db, "of the industry", func(l *learn.Lesson) { l.Industry = "Space Travel" })
	write(t, db, "of neither", func(l *learn.Lesson) { l.Industry, l.Topics = "food", []string{"bread"} })
	write(t, db, "on the topic", func(l *learn.Lesson) { l.Topics = []string{"#Caffè"} })
	for _, c := range []struct {
		filter learn.Filter
		want   []string
	}{
		{learn.Filter{}, []string{"of neither", "of the industry", "on the topic"}},
		{learn.Filter{Industries: []string{"space travel"}}, []string{"of the industry"}},
		{learn.Filter{Topics: []string{"caffe"}}, []string{"on the topic"}},
		{learn.Filter{Industries: []string{"SPACE TRAVEL"}, Topics: []string{"Caffè"}}, []string{"of the industry", "on the topic"}},
		{learn.Filter{Industries: []string{"sports"}}, nil},
	} {
		e := edition()
		var err error
		if e.Filter, err = db.Spelt(t.Context(), c.filter); err != nil {
			t.Fatal(err)
		}
		got := takeaways(t, db, e)
		slices.Sort(got)
		if !slices.Equal(got, c.want) {
			t.Errorf("%+v: %q, want %q", c.filter, got, c.want)
		}
	}
}

func TestTestsAndWhatNobodySawAreNoEditionsOfTheChannel(t *testing.T) {
	db := open(t)
	if last, err := db.LastEdition(t.Context(), "COPEN"); err != nil || last.ID != "" || last.Waits() {
		t.Fatalf("a channel without editions: %+v, %v", last, err)
	}
	for day, c := range []struct {
		kind  learn.Kind
		state learn.DeliveryState
	}{{learn.DigestPost, learn.Sent}, {learn.DigestPost, learn.Skipped}, {learn.DigestPost, learn.Failed}, {learn.DigestPost, learn.Pending}, {learn.TestDigestDM, learn.Sent}} {
		e := edition()
		e.Planned = e.Planned.AddDate(0, 0, day)
		e.Due = e.Planned
		planEdition(t, db, e, c.kind, c.state)
	}
	last, err := db.LastEdition(t.Context(), "COPEN")
	if want := edition().Planned.AddDate(0, 0, 3); err != nil || !last.Planned.Equal(want) || !last.Waits() {
		t.Errorf("the last is %+v, %v", last, err)
	}
	had, err := db.DatesHad(t.Context(), "COPEN", edition().Since)
	want := []time.Time{edition().Planned, edition().Planned.AddDate(0, 0, 3)}
	if err != nil || !slices.EqualFunc(had, want, time.Time.Equal) {
		t.Errorf("had %v, want %v (%v)", had, want, err)
	}
}

func planEdition(t *testing.T, db *store.DB, e learn.Edition, kind learn.Kind, state learn.DeliveryState) {
	t.Helper()
	no := func(err error) {
		if err != nil {
			t.Helper()
			t.Fatal(err)
		}
	}
	no(db.AddEdition(t.Context(), e))
	no(db.Plan(t.Context(), learn.Delivery{Kind: kind, Key: e.ID, Place: e.ID, Subject: e.ID, Created: e.Planned}))
	if state == learn.Pending {
		return
	}
	claimed, err := db.Claim(t.Context(), e.Planned, 10, nil)
	no(err)
	for _, one := range claimed {
		if one.Key == e.ID {
			one.State = state
			no(db.Record(t.Context(), one, ""))
		}
	}
}

func TestADigestIsKeptAsItWasSetUp(t *testing.T) {
	db := open(t)
	d := learn.Digest{Channel: "COPEN", Schedule: learn.Schedule{
		Cadence: learn.EachTwoWeeks, Days: learn.On(time.Wednesday), Phase: 1, Hour: 9, Zone: "UTC"}, LeftOut: []learn.Section{learn.PickSection},
		Filter: learn.Filter{Industries: []string{"health"}, Topics: []string{"a, b", "c"}}, SaysNothing: true, Until: time.Unix(5000, 0).UTC(),
	}
	if err := db.SaveDigest(t.Context(), d); err != nil {
		t.Fatal(err)
	}
	got, err := db.Digest(t.Context(), "COPEN")
	if err != nil || got.Schedule != d.Schedule || !slices.Equal(got.Filter.Topics, d.Filter.Topics) || !slices.Equal(got.LeftOut, d.LeftOut) ||
		!got.SaysNothing || !got.Until.Equal(d.Until) {
		t.Errorf("kept as %+v (%v)", got, err)
	}
}
