package store_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

func TestTopicsAreOfferedMostUsedFirstAndEachSpellingOnce(t *testing.T) {
	db := open(t)
	channels(t, db)
	for i, topics := range [][]string{{"Città", "hiring"}, {"citta", "hiring"}, {"Città"}, {"100%"}, {"a_b"}} {
		e := anEvent(string(rune('a'+i)), "COPEN", monday)
		e.Topics = topics
		share(t, db, e)
	}
	quiet := anEvent("quiet", "CQUIET", monday)
	quiet.Topics = []string{"layoffs", "hiring", "hiring plans"}
	share(t, db, quiet)
	for _, c := range []struct {
		here, typed string
		limit       int
		want        []string
	}{
		{"COPEN", "", 10, []string{"Città", "hiring", "100%", "a_b"}},
		{"COPEN", "CITTÀ", 10, []string{"Città"}},
		{"COPEN", "%", 10, []string{"100%"}},
		{"COPEN", "a b", 10, []string{"a_b"}},
		{"COPEN", "?", 10, nil},
		{"COPEN", "layoffs", 10, nil},
		{"CQUIET", "h", 10, []string{"hiring", "hiring plans"}},
		{"CQUIET", "", 1, []string{"Città"}},
	} {
		got, err := db.TopicsInUse(t.Context(), learn.Viewer{Member: "UBEN", Here: c.here}, c.typed, c.limit)
		if diff := cmp.Diff(c.want, got); err != nil || diff != "" {
			t.Errorf("%q from %s: %v %s", c.typed, c.here, err, diff)
		}
	}
}

func TestATopicIsWrittenAsColleaguesWriteItMost(t *testing.T) {
	db := open(t)
	channels(t, db)
	for i, topics := range [][]string{{"K8s", "Machine learning"}, {"k8s"}, {"K8s"}} {
		e := anEvent(string(rune('a'+i)), "COPEN", monday)
		e.Topics = topics
		share(t, db, e)
	}
	quiet := anEvent("quiet", "CQUIET", monday)
	quiet.Topics = []string{"Project-X"}
	share(t, db, quiet)
	for i, c := range []struct{ typed, stored []string }{
		{[]string{"k-8S ", "machine-learning"}, []string{"K8s", "Machine learning"}},
		{[]string{"MachineLearning", "machine  learning"}, []string{"Machine learning"}},
		{[]string{"Kubernetes", "C++", "C#"}, []string{"Kubernetes", "C++", "C#"}},
		{[]string{"project x"}, []string{"project x"}}, // how a private channel writes it stays there
	} {
		e := anEvent(fmt.Sprint("new", i), "COPEN", monday)
		e.SharedBy, e.Topics = "UBEN", c.typed
		share(t, db, e)
		if got, err := db.Event(t.Context(), e.ID); err != nil || !slices.Equal(got.Topics, c.stored) {
			t.Errorf("%q is stored as %q, %v", c.typed, got.Topics, err)
		}
		l := learn.Lesson{ID: fmt.Sprint("lesson", i), Author: "UBEN", Channel: "COPEN", Topics: c.typed, Created: monday}
		if added, err := db.AddLesson(t.Context(), l); err != nil || !added {
			t.Fatal(added, err)
		}
		if got, err := db.Lesson(t.Context(), l.ID); err != nil || !slices.Equal(got.Topics, c.stored) {
			t.Errorf("a lesson's %q is stored as %q, %v", c.typed, got.Topics, err)
		}
	}
}

func TestWhoeverWritesATopicAloneMayRespellIt(t *testing.T) {
	db := open(t)
	channels(t, db)
	e := anEvent("a", "COPEN", monday)
	e.Topics = []string{"beekeping", "K8s"}
	other := anEvent("b", "COPEN", monday)
	other.Topics = []string{"K8s"}
	share(t, db, e, other)
	e.Topics = []string{"Bee-keping", "k 8s"}
	if err := db.SaveEvent(t.Context(), e); err != nil {
		t.Fatal(err)
	}
	if got, err := db.Event(t.Context(), "a"); err != nil || !slices.Equal(got.Topics, []string{"Bee-keping", "K8s"}) {
		t.Errorf("%q %v", got.Topics, err)
	}
}

// BenchmarkTopics suggests and stores topics among 10,000 events, of which
// every second one has the same topic.
func BenchmarkTopics(b *testing.B) {
	db := open(b)
	if err := db.SaveChannel(b.Context(), learn.Channel{ID: "COPEN", Name: "open"}); err != nil {
		b.Fatal(err)
	}
	err := db.Transact(b.Context(), func(tx *store.DB) error {
		for i := range 10_000 {
			e := anEvent(fmt.Sprint(i), "COPEN", monday)
			e.Topics = []string{fmt.Sprint("topic ", i%500)}
			if i%2 == 0 {
				e.Topics = []string{"K8s"}
			}
			if _, err := tx.AddEvent(b.Context(), e); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	for _, typed := range []string{"", "k8", "topic 77"} {
		b.Run("suggest "+typed, func(b *testing.B) {
			for b.Loop() {
				if _, err := db.TopicsInUse(b.Context(), learn.Viewer{Member: "UBEN", Here: "COPEN"}, typed, 60); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	b.Run("share", func(b *testing.B) {
		for b.Loop() {
			e := anEvent(learn.NewID(), "COPEN", monday)
			e.Topics = []string{"k-8s"}
			if _, err := db.AddEvent(b.Context(), e); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func TestWhatWasUsedLongAgoIsOfferedBehindWhatIsUsedNow(t *testing.T) {
	db := open(t)
	channels(t, db)
	old := anEvent("old", "COPEN", monday)
	old.Topics, old.Industry, old.Created = []string{"beekeeping"}, "bees", monday.AddDate(-1, 0, 0)
	share(t, db, old)
	err := db.Transact(t.Context(), func(tx *store.DB) error {
		for i := range 400 {
			e := anEvent(fmt.Sprint(i), "COPEN", monday)
			e.Topics, e.Industry = []string{"zeal"}, "zoos"
			if _, err := tx.AddEvent(t.Context(), e); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	ben := learn.Viewer{Member: "UBEN"}
	if got, err := db.TopicsInUse(t.Context(), ben, "e", 9); err != nil || !slices.Equal(got, []string{"zeal", "beekeeping"}) {
		t.Errorf("%q %v", got, err)
	}
	if got, err := db.IndustriesInUse(t.Context(), ben); err != nil || !slices.Equal(got, []string{"zoos", "bees"}) {
		t.Errorf("%q %v", got, err)
	}
}

func TestIndustriesInUseKeepThePrivateOnesWhereTheyAre(t *testing.T) {
	db := open(t)
	channels(t, db)
	for i, of := range []struct{ channel, industry string }{
		{"COPEN", "food"}, {"COPEN", "Bees"}, {"COPEN", "food"}, {"COPEN", "bees"}, {"COPEN", ""}, {"CQUIET", "secret"},
	} {
		e := anEvent(string(rune('a'+i)), of.channel, monday.Add(time.Hour))
		e.Industry = of.industry
		share(t, db, e)
	}
	got, err := db.IndustriesInUse(t.Context(), learn.Viewer{Member: "UBEN"})
	if diff := cmp.Diff([]string{"food", "Bees"}, got); err != nil || diff != "" {
		t.Errorf("%v %s", err, diff)
	}
}
