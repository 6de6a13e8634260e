package store_test

import (
	"cmp"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

var (
	july    = time.Date(2026, 7, 1, 0, 0, 0, 0, time.UTC)
	october = time.Date(2026, 10, 1, 0, 0, 0, 0, time.UTC)
)

// eventAt is an event in COPEN that was shared at one instant and starts at another.
func eventAt(id string, shared, start time.Time) learn.Event {
	e := anEvent(id, "COPEN", start)
	e.Created = shared
	return e
}

func goingTo(t *testing.T, db *store.DB, event string, members ...string) {
	t.Helper()
	for _, m := range members {
		if err := db.Answer(t.Context(), event, m, learn.Going, july); err != nil {
			t.Fatal(err)
		}
		if _, err := db.SaveIntention(t.Context(), event, m, learn.Intention{Meet: 3}, july); err != nil {
			t.Fatal(err)
		}
	}
}

func wrote(t *testing.T, db *store.DB, id, author, event, channel string, met int, at time.Time) {
	t.Helper()
	l := learn.Lesson{ID: id, Author: author, Event: event, Takeaway: "Ask first.", Met: met, Learned: -1, Channel: channel, Created: at, Updated: at}
	if added, err := db.AddLesson(t.Context(), l); err != nil || !added {
		t.Fatalf("lesson %s: added %v, %v", id, added, err)
	}
}

func told(t *testing.T, db *store.DB, period string, at time.Time, hr ...string) learn.Cells {
	t.Helper()
	p, err := learn.ParsePeriod(period, at, time.UTC)
	if err != nil {
		t.Fatal(err)
	}
	cells, err := db.Tell(t.Context(), p, at, "technology", hr)
	if err != nil {
		t.Fatal(err)
	}
	return cells
}

// figure is a figure of everybody, "section/figure", as "3" or "3 of 4".
func figure(cells learn.Cells, name string) string {
	section, figure, _ := strings.Cut(name, "/")
	return cellText(cells.Find(learn.Chapter(section), figure, "", ""))
}

func cellText(c learn.Cell, _ bool) string {
	n, exact := c.Exact()
	switch {
	case !exact:
		return string(c.Precision)
	case c.Of >= 0:
		return fmt.Sprintf("%d of %d", n, c.Of)
	}
	return fmt.Sprint(n)
}

func expect(t *testing.T, cells learn.Cells, want map[string]string) {
	t.Helper()
	for name, text := range want {
		if got := figure(cells, name); got != text {
			t.Errorf("%s: %s, want %s", name, got, text)
		}
	}
}

func TestAPeriodHasItsFirstInstantAndNotItsLast(t *testing.T) {
	db := open(t)
	channels(t, db)
	second := time.Second
	share(t, db,
		eventAt("too early", july.Add(-second), july.Add(-second)), eventAt("first", july, july),
		eventAt("last", october.Add(-second), october.Add(-second)), eventAt("too late", october, october))
	for _, id := range []string{"too early", "first", "last", "too late"} {
		goingTo(t, db, id, "UANA", "UBEN")
	}
	wrote(t, db, "l0", "UANA", "", "COPEN", -1, july.Add(-second))
	wrote(t, db, "l1", "UANA", "", "COPEN", -1, july)
	wrote(t, db, "l2", "UANA", "", "COPEN", -1, october.Add(-second))
	wrote(t, db, "l3", "UANA", "", "COPEN", -1, october)
	// An event without an end lasts two hours: "too early" ended in the quarter, "last" did not.
	expect(t, told(t, db, "2026-Q3", october.AddDate(0, 1, 0)), map[string]string{
		"reach/events": "2", "reach/people": "2", "reach/goings": "4", "reach/lessons": "2", "capture/with_lesson": "0 of 4",
	})
}

func TestAnEventThatHasNotEndedWaitsForItsLesson(t *testing.T) {
	db := open(t)
	channels(t, db)
	e := eventAt("conference", july, july.AddDate(0, 0, 10))
	e.End = e.Start.AddDate(0, 0, 2)
	share(t, db, e)
	goingTo(t, db, e.ID, "UANA")
	expect(t, told(t, db, "2026-Q3", e.End.Add(-time.Second)), map[string]string{"reach/goings": "1", "capture/with_lesson": "0 of 0"})
	expect(t, told(t, db, "2026-Q3", e.End), map[string]string{"reach/goings": "1", "capture/with_lesson": "0 of 1"})
}

func TestNothingOfPrivateChannelsIsInASummary(t *testing.T) {
	db := open(t)
	channels(t, db)
	for _, channel := range []string{"CQUIET", "CNEVERSEEN"} {
		e := eventAt("in "+channel, july, july)
		e.Channel, e.Topics = channel, []string{"secrets"}
		share(t, db, e)
		goingTo(t, db, e.ID, "UANA", "UBEN")
		wrote(t, db, "of "+channel, "UANA", e.ID, "COPEN", 3, july)
		wrote(t, db, "to "+channel, "UBEN", "", channel, 3, july)
	}
	share(t, db, eventAt("open", july, july))
	goingTo(t, db, "open", "UANA")
	wrote(t, db, "hushed", "UANA", "open", "CQUIET", 3, july)
	cells := told(t, db, "2026-Q3", october)
	// Two lessons are those that everybody may read.
	expect(t, cells, map[string]string{
		"reach/events": "1", "reach/people": "1", "reach/goings": "1", "capture/with_lesson": "0 of 1", "reach/lessons": "2",
	})
	if c, found := cells.Find(learn.TopicsSection, "topic", "secrets", ""); found {
		t.Errorf("a private channel's topic is told: %+v", c)
	}
}

func TestWhatWasTakenBackDoesNotCount(t *testing.T) {
	db := open(t)
	channels(t, db)
	off, maybe := eventAt("off", july, july), eventAt("maybe", july, july)
	off.Cancelled = july
	share(t, db, off, maybe)
	goingTo(t, db, "off", "UANA")
	if err := db.Answer(t.Context(), "maybe", "UBEN", learn.Maybe, july); err != nil {
		t.Fatal(err)
	}
	wrote(t, db, "withdrawn", "UANA", "", "COPEN", 3, july)
	if err := db.WithdrawLesson(t.Context(), "withdrawn", july); err != nil {
		t.Fatal(err)
	}
	expect(t, told(t, db, "2026-Q3", october), map[string]string{
		"reach/events": "1", "reach/people": "0", "reach/goings": "0", "reach/lessons": "0", "capture/with_lesson": "0 of 0",
	})
}

func TestAGroupAndTheOthersAreTheWhole(t *testing.T) {
	db := open(t)
	channels(t, db)
	share(t, db, eventAt("e", july, july), eventAt("f", july, july))
	goingTo(t, db, "e", "UANA", "UBEN", "UCLEO")
	goingTo(t, db, "f", "UBEN")
	wrote(t, db, "l1", "UBEN", "e", "COPEN", 2, july)
	cells := told(t, db, "2026-Q3", october, "UBEN")
	for name, want := range map[string][3]string{
		"events": {"0", "2", "2"}, "people": {"1", "2", "3"}, "lessons": {"1", "0", "1"}, "with_lesson": {"1 of 2", "0 of 2", "1 of 4"},
	} {
		section := map[string]string{"with_lesson": "capture"}[name]
		whole := figure(cells, cmp.Or(section, "reach")+"/"+name)
		got := [3]string{
			cellText(cells.Find(learn.GroupsSection, name, "", learn.HRGroup)), cellText(cells.Find(learn.GroupsSection, name, "", learn.OthersGroup)), whole,
		}
		if got != want {
			t.Errorf("%s: HR, others, all: %v, want %v", name, got, want)
		}
	}
}

func TestARunningPeriodTellsNothingPrivate(t *testing.T) {
	db := open(t)
	channels(t, db)
	share(t, db, eventAt("e", july, july))
	for _, c := range told(t, db, "2026-Q3", october.Add(-time.Hour)) {
		if c.Private {
			t.Errorf("%+v", c)
		}
	}
}

// A group is asked about, and gone from Slack a day later: the stored period
// keeps it, the next has it no more.
func TestAGroupThatNoLongerExistsStaysInWhatWasCounted(t *testing.T) {
	db := open(t)
	channels(t, db)
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(db.AddGroup(t.Context(), learn.Group{ID: "G1", Name: "Design", Source: "CDESIGN", Created: july}, []string{"UANA", "UBEN"}, "UANA"))
	share(t, db, eventAt("e", july, july))
	goingTo(t, db, "e", "UANA")
	count := func(name string, at time.Time) learn.Cells {
		p, err := learn.ParsePeriod(name, at, time.UTC)
		must(err)
		must(db.CountPeriod(t.Context(), p, "technology", nil, at))
		_, cells, err := db.Counted(t.Context(), name)
		must(err)
		return cells
	}
	count("2026-Q3", october.AddDate(0, 0, 8))
	must(db.RemoveGroup(t.Context(), "G1", "UANA", october.AddDate(0, 0, 9)))
	cells := count("2026-Q3", october.AddDate(0, 1, 0)) // again: it stays as it is
	if c, found := cells.Find(learn.GroupsSection, "people", "", "G1"); !found || c.Low != 1 {
		t.Errorf("of those who went in Design: %+v", c)
	}
	if c, found := count("2026-Q4", october.AddDate(0, 4, 0)).Find(learn.GroupsSection, "people", "", "G1"); found {
		t.Errorf("it is gone: %+v", c)
	}
}
