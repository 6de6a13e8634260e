package store_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

func TestReachIsOfThoseInTheChannelsThatUseIt(t *testing.T) {
	db := open(t)
	channels(t, db)
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(db.SaveMembers(t.Context(), []learn.Member{
		{ID: "UANA", Name: "Ana"}, {ID: "UBEN", Name: "Ben"}, {ID: "UCLEO", Name: "Cleo"}, {ID: "UDAN", Name: "Dan"}, {ID: "UEVE", Name: "Eve"},
		{ID: "UBOT", Name: "Fieldnotes", Bot: true}, {ID: "UGONE", Name: "Gone", Deleted: true},
	}))
	must(db.SaveChannel(t.Context(), learn.Channel{ID: "CIDLE", Name: "idle"}))
	must(db.SaveChannel(t.Context(), learn.Channel{ID: "CWEEKLY", Name: "weekly"}))
	must(db.SaveDigest(t.Context(), learn.Digest{Channel: "CWEEKLY", SetBy: "UANA", Created: july}))
	share(t, db, eventAt("e", july, july))
	quiet := eventAt("quiet", july, july)
	quiet.Channel = "CQUIET"
	share(t, db, quiet)
	goingTo(t, db, "e", "UANA", "UEVE") // Eve is in none of the channels
	wrote(t, db, "l", "UANA", "", "COPEN", 1, july)

	due, err := db.ChannelsToRead(t.Context(), july)
	must(err)
	if want := []string{"COPEN", "CWEEKLY"}; !slices.Equal(due, want) {
		t.Errorf("asked about %v, want %v", due, want)
	}
	must(db.SetChannelMembers(t.Context(), "COPEN", []string{"UANA", "UBEN", "UBOT", "UGONE", "USTRANGER"}, july))
	must(db.NoChannelMembers(t.Context(), "CWEEKLY", july))
	must(db.SetChannelMembers(t.Context(), "CIDLE", []string{"UDAN"}, july))
	must(db.SetChannelMembers(t.Context(), "CQUIET", []string{"UDAN"}, july))
	// Ana, Ben and Eve; Ana and Eve take part.
	expect(t, told(t, db, "2026-Q3", october), map[string]string{"reach/taking_part": "2 of 3", "reach/unread": "1 of 2"})

	must(db.SetChannelMembers(t.Context(), "CWEEKLY", []string{"UBEN", "UCLEO"}, july))
	must(db.SetChannelMembers(t.Context(), "COPEN", []string{"UEVE", "UDAN"}, july))
	must(db.NoChannelMembers(t.Context(), "COPEN", october)) // what was said before holds
	cells := told(t, db, "2026-Q3", october)
	expect(t, cells, map[string]string{"reach/taking_part": "2 of 5"})
	if c, found := cells.Find(learn.ReachSection, "unread", "", ""); found {
		t.Errorf("it is known who is in all channels, but there is %+v", c)
	}
	due, err = db.ChannelsToRead(t.Context(), july)
	must(err)
	if want := []string{"CWEEKLY"}; !slices.Equal(due, want) {
		t.Errorf("asked again about %v, want %v", due, want)
	}
}

// Ten people write a lesson each, and one of them two. Then two have their records
// deleted and keep their lessons without a name: these are nobody's.
func TestLessonsWithoutANameHaveNoAuthor(t *testing.T) {
	db := open(t)
	channels(t, db)
	for i := range 12 {
		wrote(t, db, fmt.Sprint("l", i), fmt.Sprint("U", i), "", "COPEN", 1, july)
	}
	wrote(t, db, "more", "U3", "", "COPEN", 1, july.Add(time.Hour))
	share(t, db, eventAt("e", july, july))
	goingTo(t, db, "e", "U0")
	expect(t, told(t, db, "2026-Q3", october), map[string]string{"reach/lessons": "13", "reach/authors": "12", "reach/top_tenth": "3 of 13"})
	for _, member := range []string{"U0", "U1"} {
		if err := db.Erase(t.Context(), member, learn.LessonsKept, july); err != nil {
			t.Fatal(err)
		}
	}
	expect(t, told(t, db, "2026-Q3", october, "U2"), map[string]string{
		"reach/lessons": "13", "reach/authors": "10", "reach/top_tenth": "2 of 11", "reach/taking_part": "11", "reach/goings": "0", // with who shared the event
	})
}
