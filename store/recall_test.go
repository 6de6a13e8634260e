package store_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// occasion is a past event of a series with topics in a channel, and a lesson from it.
func occasion(t *testing.T, db *store.DB, name, channel, series string, topics, own []string) {
	t.Helper()
	e := anEvent(name, channel, monday.AddDate(0, 0, -7))
	e.Series, e.Date, e.Topics = series, name, topics
	share(t, db, e)
	write(t, db, "from "+name, func(l *learn.Lesson) { l.Event, l.Channel, l.Topics = name, channel, own })
}

// fitting are the takeaways of the lessons that fit the event in a channel, in no
// order: with a star for each topic in common.
func fitting(t *testing.T, db *store.DB, channel string, e learn.Event) (all []string) {
	t.Helper()
	fits, err := db.Fits(t.Context(), channel, e)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range fits {
		l, err := db.Lesson(t.Context(), f.Lesson)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, fmt.Sprintf("%s: %s%s", f.Like, strings.Repeat("*", f.Shared), l.Takeaway))
	}
	slices.Sort(all)
	return all
}

func TestLessonsFitAnEventLikeTheirs(t *testing.T) {
	db := open(t)
	channels(t, db)
	occasion(t, db, "weekly", "COPEN", "s1", nil, nil)
	occasion(t, db, "other series", "COPEN", "s2", nil, nil)
	occasion(t, db, "both topics", "COPEN", "", []string{"Hiring", "pay"}, nil)
	occasion(t, db, "one topic", "COPEN", "", []string{"hiring", "robots"}, nil)
	occasion(t, db, "own topics", "COPEN", "", nil, []string{"pay", "HIRING", "art"})
	occasion(t, db, "quiet weekly", "CQUIET", "s1", nil, nil)
	occasion(t, db, "quiet topics", "CQUIET", "", []string{"hiring", "pay"}, nil)
	write(t, db, "met on a train", func(l *learn.Lesson) { l.Channel, l.Topics = "COPEN", []string{"hiring", "pay"} })
	write(t, db, "open, from quiet", func(l *learn.Lesson) { l.Channel, l.Event = "COPEN", "quiet topics" })

	e := learn.Event{ID: "next", Series: "s1", Topics: []string{"pay", "hiring", "design"}}
	open := []string{"series: from weekly", "topics: **from both topics", "topics: **from own topics"}
	quiet := append(slices.Clone(open), "series: from quiet weekly", "topics: **from quiet topics", "topics: **open, from quiet")
	slices.Sort(quiet)
	for channel, want := range map[string][]string{"COPEN": open, "CQUIET": quiet} {
		if diff := cmp.Diff(want, fitting(t, db, channel, e)); diff != "" {
			t.Errorf("in %s: %s", channel, diff)
		}
	}
	few := learn.Event{ID: "next", Topics: []string{"pay", "robots"}}
	if diff := cmp.Diff([]string{"topics: *from both topics", "topics: *from one topic", "topics: *from own topics"}, fitting(t, db, "COPEN", few)); diff != "" {
		t.Errorf("one of two topics is enough: %s", diff)
	}
	itself := learn.Event{ID: "weekly", Series: "s1"}
	if got := fitting(t, db, "COPEN", itself); got != nil {
		t.Errorf("its own lessons come back for an event: %q", got)
	}
}

func TestWithdrawnAndHiddenLessonsFitNothing(t *testing.T) {
	db := open(t)
	channels(t, db)
	occasion(t, db, "weekly", "COPEN", "s1", []string{"pay"}, nil)
	gone := write(t, db, "withdrawn", func(l *learn.Lesson) { l.Event, l.Channel = "weekly", "COPEN" })
	hidden := write(t, db, "hidden", func(l *learn.Lesson) { l.Event, l.Channel = "weekly", "COPEN" })
	if err := db.WithdrawLesson(t.Context(), gone.ID, monday); err != nil {
		t.Fatal(err)
	}
	if _, err := db.HideLesson(t.Context(), hidden.ID, "UADMIN", "why", monday); err != nil {
		t.Fatal(err)
	}
	want := []string{"series: from weekly", "topics: *from weekly"}
	if diff := cmp.Diff(want, fitting(t, db, "COPEN", learn.Event{ID: "next", Series: "s1", Topics: []string{"pay"}})); diff != "" {
		t.Error(diff)
	}
}

func TestARecallIsPlannedOnceForEachCard(t *testing.T) {
	db := open(t)
	channels(t, db)
	share(t, db, anEvent("e1", "COPEN", monday.AddDate(0, 0, 7)))
	if _, err := db.AddCard(t.Context(), "e1", "CQUIET", "UBEN", monday); err != nil {
		t.Fatal(err)
	}
	recall := func() {
		t.Helper()
		if err := db.PlanRecall(t.Context(), "e1", monday); err != nil {
			t.Fatal(err)
		}
	}
	// become has what is planned end as state, and says of what kinds it was.
	become := func(state learn.DeliveryState) (kinds []learn.Kind) {
		t.Helper()
		for {
			claimed, err := db.Claim(t.Context(), monday, 100, nil)
			if err != nil {
				t.Fatal(err)
			}
			if len(claimed) == 0 {
				return kinds
			}
			for _, d := range claimed {
				kinds = append(kinds, d.Kind)
				d.State = state
				if err := db.Record(t.Context(), d, ""); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	recall()
	if got := become(learn.Sent); got != nil {
		t.Errorf("without a card: %q", got)
	}
	for _, channel := range []string{"COPEN", "CQUIET"} {
		card := learn.Delivery{Kind: learn.EventCard, Key: "event_card/e1/" + channel, Place: channel, Subject: "e1", Created: monday}
		if err := db.Plan(t.Context(), card); err != nil {
			t.Fatal(err)
		}
	}
	become(learn.Sent)
	two := []learn.Kind{learn.RecallPost, learn.RecallPost}
	for _, c := range []struct {
		what string
		end  learn.DeliveryState
		want []learn.Kind
	}{
		{"for the first time", learn.Skipped, two},
		{"where nothing was found before", learn.Sent, two},
		{"where it was posted", learn.Sent, nil},
	} {
		recall()
		recall()
		if diff := cmp.Diff(c.want, become(c.end)); diff != "" {
			t.Errorf("%s: %s", c.what, diff)
		}
	}
}
