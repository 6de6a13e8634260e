package store_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
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
		{"COPEN", "_", 10, []string{"a_b"}},
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
