package store_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

var monday = time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)

func anEvent(id, channel string, start time.Time) learn.Event {
	return learn.Event{
		ID: id, Title: "Event " + id, Start: start, Zone: "Europe/Rome", Format: learn.InPerson, Channel: channel,
		SharedBy: "UANA", Topics: []string{"hiring"}, Created: monday, Updated: monday,
	}
}

// channels are a public one and a private one.
func channels(t *testing.T, db *store.DB) {
	t.Helper()
	for _, c := range []learn.Channel{{ID: "COPEN", Name: "open"}, {ID: "CQUIET", Name: "quiet", Private: true}} {
		if err := db.SaveChannel(t.Context(), c); err != nil {
			t.Fatal(err)
		}
	}
}

func share(t *testing.T, db *store.DB, events ...learn.Event) {
	t.Helper()
	for _, e := range events {
		if added, err := db.AddEvent(t.Context(), e); err != nil || !added {
			t.Fatalf("event %s: added %v, %v", e.ID, added, err)
		}
	}
}

func titles(events []learn.Event) []string {
	var ids []string
	for _, e := range events {
		ids = append(ids, e.ID)
	}
	return ids
}

func TestAnEventComesBackAsItWasShared(t *testing.T) {
	db := open(t)
	e := learn.Event{
		ID: "e1", Title: "Data & Coffee ☕", Link: "https://example.org/?a=1&b=2", Start: monday, End: monday.Add(time.Hour),
		Zone: "Asia/Tokyo", Format: learn.Hybrid, Place: "渋谷", Industry: "food", Topics: []string{"K8s", "città"},
		Benefit: "line\nline", Host: learn.Ours, Capacity: 40, Channel: "COPEN", SharedBy: "UANA", Owner: "UBEN", Created: monday, Updated: monday,
	}
	share(t, db, e)
	got, err := db.Event(t.Context(), "e1")
	if diff := cmp.Diff(e, got); err != nil || diff != "" {
		t.Fatalf("%v %s", err, diff)
	}
	e.Topics, e.Title, e.Cancelled, e.Updated = []string{"città"}, "Tea", monday, monday.Add(time.Minute)
	if err := db.SaveEvent(t.Context(), e); err != nil {
		t.Fatal(err)
	}
	events, err := db.Events(t.Context(), []string{"none", "e1"})
	if diff := cmp.Diff([]learn.Event{e}, events); err != nil || diff != "" {
		t.Fatalf("%v %s", err, diff)
	}
}

func TestTheSameEventSharedTwiceIsThereOnce(t *testing.T) {
	db := open(t)
	share(t, db, anEvent("e1", "COPEN", monday))
	again := anEvent("e1", "COPEN", monday)
	again.Title, again.Topics = "Another", []string{"a", "b"}
	if added, err := db.AddEvent(t.Context(), again); err != nil || added {
		t.Fatalf("added %v, %v", added, err)
	}
	got, err := db.Event(t.Context(), "e1")
	if err != nil || got.Title != "Event e1" || len(got.Topics) != 1 {
		t.Fatalf("%v %+v", err, got)
	}
}

func TestUpcomingListsWhatIsStillToComeSoonestFirst(t *testing.T) {
	db := open(t)
	channels(t, db)
	running := anEvent("running", "COPEN", monday.Add(-20*24*time.Hour))
	running.End = monday.Add(time.Hour)
	off := anEvent("off", "COPEN", monday.Add(time.Hour))
	off.Cancelled = monday
	share(t, db, running, off,
		anEvent("later", "COPEN", monday.Add(30*24*time.Hour)),
		anEvent("soon", "COPEN", monday.Add(time.Hour)),
		anEvent("hour ago", "COPEN", monday.Add(-time.Hour)),
		anEvent("over", "COPEN", monday.Add(-2*time.Hour)),
	)
	anyone := learn.Viewer{Member: "UBEN"}
	for _, c := range []struct {
		to    time.Time
		limit int
		want  []string
	}{
		{time.Time{}, 10, []string{"running", "hour ago", "soon", "later"}},
		{monday.Add(learn.Horizon), 10, []string{"running", "hour ago", "soon"}},
		{time.Time{}, 2, []string{"running", "hour ago"}},
	} {
		got, err := db.Upcoming(t.Context(), anyone, monday, c.to, c.limit)
		if diff := cmp.Diff(c.want, titles(got)); err != nil || diff != "" {
			t.Errorf("to %v: %v %s", c.to, err, diff)
		}
	}
	if n, err := db.CountUpcoming(t.Context(), anyone, monday, time.Time{}); err != nil || n != 4 {
		t.Errorf("%d, %v", n, err)
	}
}

func TestAPrivateChannelsEventIsSeenFromThereAndByItsAuthorOnly(t *testing.T) {
	db := open(t)
	channels(t, db)
	share(t, db, anEvent("open", "COPEN", monday.Add(time.Hour)), anEvent("quiet", "CQUIET", monday.Add(2*time.Hour)),
		anEvent("nowhere", "CNEW", monday.Add(3*time.Hour)))
	for _, c := range []struct {
		viewer learn.Viewer
		want   []string
	}{
		{learn.Viewer{Member: "UBEN", Here: "COPEN"}, []string{"open"}},
		{learn.Viewer{Member: "UBEN", Here: "CQUIET"}, []string{"open", "quiet"}},
		{learn.Viewer{Member: "UANA"}, []string{"open", "quiet", "nowhere"}},
	} {
		got, err := db.Upcoming(t.Context(), c.viewer, monday, time.Time{}, 10)
		if diff := cmp.Diff(c.want, titles(got)); err != nil || diff != "" {
			t.Errorf("%+v: %v %s", c.viewer, err, diff)
		}
		_, err = db.VisibleEvent(t.Context(), c.viewer, "quiet")
		if hidden := errors.Is(err, store.ErrNone); hidden != (c.viewer.Here == "COPEN") {
			t.Errorf("%+v: %v", c.viewer, err)
		}
	}
	got, err := db.Upcoming(t.Context(), learn.Viewer{Here: "CQUIET"}, monday, time.Time{}, 10)
	if diff := cmp.Diff([]string{"open", "quiet"}, titles(got)); err != nil || diff != "" {
		t.Errorf("digest: %v %s", err, diff)
	}
}

func TestMyRecentEventsAreThoseIWentToOrShared(t *testing.T) {
	db := open(t)
	channels(t, db)
	day := 24 * time.Hour
	share(t, db, anEvent("yesterday", "COPEN", monday.Add(-day)), anEvent("last week", "COPEN", monday.Add(-7*day)),
		anEvent("maybe", "COPEN", monday.Add(-day)), anEvent("long ago", "COPEN", monday.Add(-61*day)),
		anEvent("tomorrow", "COPEN", monday.Add(day)), anEvent("quiet", "CQUIET", monday.Add(-day)))
	for id, rsvp := range map[string]learn.RSVP{
		"yesterday": learn.Going, "last week": learn.Going, "maybe": learn.Maybe,
		"long ago": learn.Going, "tomorrow": learn.Going, "quiet": learn.Going,
	} {
		if err := db.Answer(t.Context(), id, "UBEN", rsvp, monday); err != nil {
			t.Fatal(err)
		}
	}
	got, err := db.MyRecentEvents(t.Context(), learn.Viewer{Member: "UBEN"}, monday, 10)
	if diff := cmp.Diff([]string{"yesterday", "last week"}, titles(got)); err != nil || diff != "" {
		t.Errorf("%v %s", err, diff)
	}
	got, err = db.MyRecentEvents(t.Context(), learn.Viewer{Member: "UANA"}, monday, 10)
	if err != nil || len(got) != 4 {
		t.Errorf("who shared them: %v %v", err, titles(got))
	}
}

func TestWhatIsOverIsClosedOnce(t *testing.T) {
	db, ctx := open(t), t.Context()
	now := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	add := func(id string, start, end time.Time) {
		t.Helper()
		if _, err := db.AddEvent(ctx, learn.Event{ID: id, Title: id, Start: start, End: end, Zone: "UTC", Channel: "C1", SharedBy: "UANA"}); err != nil {
			t.Fatal(err)
		}
	}
	add("short", now.Add(-time.Hour), now)
	add("no end", now.Add(-learn.UsualEvent), time.Time{})
	add("still on", now.Add(-time.Hour), now.Add(time.Hour))
	add("no end yet", now.Add(-learn.UsualEvent+3*time.Hour), time.Time{})
	ended, err := db.Ended(ctx, now, 10)
	slices.Sort(ended)
	if err != nil || !slices.Equal(ended, []string{"no end", "short"}) {
		t.Fatalf("over are %v (%v)", ended, err)
	}
	for _, id := range ended {
		if err := db.CloseEvent(ctx, id, now); err != nil {
			t.Fatal(err)
		}
	}
	if ended, err = db.Ended(ctx, now, 10); err != nil || len(ended) > 0 {
		t.Errorf("over once more are %v (%v)", ended, err)
	}
	if e, err := db.Event(ctx, "short"); err != nil || !e.Closed.Equal(now) {
		t.Errorf("closed %v (%v)", e.Closed, err)
	}
	if at, err := db.NextEnd(ctx); err != nil || !at.Equal(now.Add(time.Hour)) {
		t.Errorf("the next ends %v (%v)", at, err)
	}
}
