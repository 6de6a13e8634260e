package store_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

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

func report(t *testing.T, db *store.DB, period string, at time.Time, group ...string) learn.Report {
	t.Helper()
	p, err := learn.ParsePeriod(period, at, time.UTC)
	if err != nil {
		t.Fatal(err)
	}
	r, err := db.Report(t.Context(), p, at, "technology", group)
	if err != nil {
		t.Fatal(err)
	}
	return r
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
	f := report(t, db, "2026-Q3", october.AddDate(0, 1, 0)).All()
	if f.Events != 2 || f.People != 2 || f.Goings != 4 || f.Lessons != 2 {
		t.Errorf("%+v", f)
	}
	// An event without an end lasts two hours: "too early" ended in the quarter, "last" did not.
	if f.Followed != (learn.Share{Of: 4}) {
		t.Errorf("attendances: %+v", f.Followed)
	}
}

func TestAnEventThatHasNotEndedWaitsForItsLesson(t *testing.T) {
	db := open(t)
	channels(t, db)
	e := eventAt("conference", july, july.AddDate(0, 0, 10))
	e.End = e.Start.AddDate(0, 0, 2)
	share(t, db, e)
	goingTo(t, db, e.ID, "UANA")
	if f := report(t, db, "2026-Q3", e.End.Add(-time.Second)).All(); f.Goings != 1 || f.Followed.Of != 0 {
		t.Errorf("before its end: %+v", f)
	}
	if f := report(t, db, "2026-Q3", e.End).All(); f.Goings != 1 || f.Followed.Of != 1 {
		t.Errorf("at its end: %+v", f)
	}
}

func TestNothingOfPrivateChannelsIsInASummary(t *testing.T) {
	db := open(t)
	channels(t, db)
	for _, channel := range []string{"CQUIET", "CNEVERSEEN"} {
		e := eventAt("in "+channel, july, july)
		e.Channel = channel
		share(t, db, e)
		goingTo(t, db, e.ID, "UANA", "UBEN")
		wrote(t, db, "of "+channel, "UANA", e.ID, "COPEN", 3, july)
		wrote(t, db, "to "+channel, "UBEN", "", channel, 3, july)
	}
	share(t, db, eventAt("open", july, july))
	goingTo(t, db, "open", "UANA")
	wrote(t, db, "hushed", "UANA", "open", "CQUIET", 3, july)
	f := report(t, db, "2026-Q3", october).All()
	if f.Events != 1 || f.People != 1 || f.Goings != 1 || f.Followed != (learn.Share{Part: 0, Of: 1}) || f.Met.People != 0 {
		t.Errorf("%+v", f)
	}
	if f.Lessons != 2 {
		t.Errorf("%d lessons, want the two that everybody may read", f.Lessons)
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
	want := learn.Figures{Events: 1, Formats: map[learn.Format]int{learn.InPerson: 1, learn.Online: 0, learn.Hybrid: 0}}
	if diff := cmp.Diff(want, report(t, db, "2026-Q3", october).All()); diff != "" {
		t.Error(diff)
	}
}

func TestPeopleMetAreOfThoseWhoSaidBoth(t *testing.T) {
	db := open(t)
	channels(t, db)
	share(t, db, eventAt("e", july, july))
	goingTo(t, db, "e", "UANA", "UBEN", "UCLEO", "UDINA")
	wrote(t, db, "l1", "UANA", "e", "COPEN", 2, july)
	wrote(t, db, "l2", "UANA", "e", "COPEN", 4, july) // the same evening: four people, not six
	wrote(t, db, "l3", "UBEN", "e", "COPEN", 0, july)
	wrote(t, db, "l4", "UCLEO", "e", "COPEN", -1, july) // doesn't say
	wrote(t, db, "l5", "UEVE", "e", "COPEN", 9, july)   // never said going
	r := report(t, db, "2026-Q3", october, "UBEN")
	if r.Others.Met != (learn.Met{People: 1, Met: 4, Hoped: 3}) || r.Group.Met != (learn.Met{People: 1, Met: 0, Hoped: 3}) {
		t.Errorf("group %+v, others %+v", r.Group.Met, r.Others.Met)
	}
	if followed := r.All().Followed; followed != (learn.Share{Part: 3, Of: 4}) {
		t.Errorf("attendances with a lesson: %+v", followed)
	}
}

func TestAGroupAndTheOthersAreTheWhole(t *testing.T) {
	db := open(t)
	channels(t, db)
	e := eventAt("e", july, july)
	e.Format, e.Industry = learn.Online, "health"
	share(t, db, e, eventAt("f", july, july))
	goingTo(t, db, "e", "UANA", "UBEN", "UCLEO")
	goingTo(t, db, "f", "UBEN")
	wrote(t, db, "l1", "UBEN", "e", "COPEN", 2, july)
	whole := report(t, db, "2026-Q3", october).All()
	for _, group := range [][]string{{"UBEN"}, {"UANA", "UBEN", "UCLEO"}, {"UNOBODY"}} {
		if diff := cmp.Diff(whole, report(t, db, "2026-Q3", october, group...).All()); diff != "" {
			t.Errorf("%v: %s", group, diff)
		}
	}
	ben := report(t, db, "2026-Q3", october, "UBEN").Group
	if ben.Events != 0 || ben.People != 1 || ben.Goings != 2 || ben.Lessons != 1 || ben.Followed != (learn.Share{Part: 1, Of: 2}) {
		t.Errorf("%+v", ben)
	}
}
