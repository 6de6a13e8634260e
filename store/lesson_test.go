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

func TestTheSameLessonIsStoredOnce(t *testing.T) {
	db := open(t)
	l := write(t, db, "Read before you meet", func(l *learn.Lesson) { l.Topics = []string{"Meetings", "Remote work"} })
	again := l
	again.Takeaway = "Something else"
	if added, err := db.AddLesson(t.Context(), again); err != nil || added {
		t.Errorf("added again: %v, %v", added, err)
	}
	stored, err := db.Lesson(t.Context(), l.ID)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(l, stored); diff != "" {
		t.Error(diff)
	}
}

func TestOfTwoEditsAtOnceTheSecondIsRefused(t *testing.T) {
	db := open(t)
	l := write(t, db, "Read before you meet", nil)
	was := l.Updated
	for i, want := range []bool{true, false} {
		saved, err := db.SaveLesson(t.Context(), l, was)
		if err != nil || saved != want {
			t.Errorf("edit %d, in the same second: saved %v, %v", i+1, saved, err)
		}
	}
	if err := db.WithdrawLesson(t.Context(), l.ID, was); err != nil {
		t.Fatal(err)
	}
	stored, err := db.Lesson(t.Context(), l.ID)
	if err != nil {
		t.Fatal(err)
	}
	if saved, err := db.SaveLesson(t.Context(), l, stored.Updated); err != nil || saved {
		t.Errorf("edit after withdrawal: saved %v, %v", saved, err)
	}
}

func TestALessonNamesItsEventOnlyToWhoMaySeeThat(t *testing.T) {
	db := open(t)
	if err := db.SaveChannel(t.Context(), learn.Channel{ID: "CQUIET", Private: true}); err != nil {
		t.Fatal(err)
	}
	e := learn.Event{ID: learn.NewID(), Title: "Secret dinner", Channel: "CQUIET", SharedBy: "UEVE"}
	if _, err := db.AddEvent(t.Context(), e); err != nil {
		t.Fatal(err)
	}
	l := write(t, db, "Listen first", func(l *learn.Lesson) { l.Event = e.ID })
	for see, want := range map[learn.Viewer]string{
		ben: "", {Member: "UEVE"}: "Secret dinner", {Member: "UBEN", Here: "CQUIET"}: "Secret dinner", {Here: "COPEN"}: "",
	} {
		seen, err := db.SeenLesson(t.Context(), see, l.ID)
		if err != nil || seen.From.Title != want {
			t.Errorf("%+v sees it comes from %q, %v", see, seen.From.Title, err)
		}
	}
}

func TestADigestGetsWhatItsChannelMayReadAndWasWrittenSinceTheLast(t *testing.T) {
	db := open(t)
	if err := db.SaveChannel(t.Context(), learn.Channel{ID: "CQUIET", Private: true}); err != nil {
		t.Fatal(err)
	}
	since, until := time.Unix(1000, 0), time.Unix(2000, 0)
	at := func(sec int64, channel string) func(*learn.Lesson) {
		return func(l *learn.Lesson) { l.Created, l.Channel = time.Unix(sec, 0).UTC(), channel }
	}
	write(t, db, "before", at(1000, ""))
	write(t, db, "first", at(1001, ""))
	write(t, db, "secret", at(1500, "CQUIET"))
	gone := write(t, db, "withdrawn", at(1600, ""))
	write(t, db, "last", at(2000, ""))
	write(t, db, "after", at(2001, ""))
	if err := db.WithdrawLesson(t.Context(), gone.ID, until); err != nil {
		t.Fatal(err)
	}
	for channel, want := range map[string][]string{"COPEN": {"last", "first"}, "CQUIET": {"last", "secret", "first"}} {
		lessons, err := db.NewLessons(t.Context(), learn.Edition{Channel: channel, Since: since, Until: until}, 10)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, l := range lessons {
			got = append(got, l.Takeaway)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q", channel, got)
		}
	}
}

func TestMyLessonsComeNewestFirstAndInPages(t *testing.T) {
	db := open(t)
	for i, takeaway := range []string{"one", "two", "three"} {
		write(t, db, takeaway, func(l *learn.Lesson) { l.Created = time.Unix(int64(1000+i), 0) })
	}
	write(t, db, "of Ben", func(l *learn.Lesson) { l.Author = "UBEN" })
	mine, total, err := db.Mine(t.Context(), ana, 1, 1)
	if err != nil || total != 3 || len(mine) != 1 || mine[0].Takeaway != "two" {
		t.Errorf("%v of %d, %v", mine, total, err)
	}
}

func TestWantingToTryCountsOncePerMemberAndCanBeTakenBack(t *testing.T) {
	db := open(t)
	l := write(t, db, "Read before you meet", nil)
	set := func(member string, state learn.UseState) bool {
		t.Helper()
		changed, err := db.SetUse(t.Context(), learn.Use{Lesson: l.ID, Member: member, State: state, Updated: l.Created})
		if err != nil {
			t.Fatal(err)
		}
		return changed
	}
	if !set("UBEN", learn.WillTry) || set("UBEN", learn.WillTry) || !set("UEVE", learn.WillTry) {
		t.Error("pressing again is news, or pressing first is none")
	}
	seen, err := db.SeenLesson(t.Context(), ben, l.ID)
	if err != nil || seen.Uses.Trying != 2 {
		t.Errorf("%d want to try it, %v", seen.Uses.Trying, err)
	}
	if !set("UBEN", learn.NoUse) || set("UBEN", learn.NoUse) {
		t.Error("taking back is no news, or taking back again is some")
	}
	use, err := db.Use(t.Context(), l.ID, "UBEN")
	if err != nil || use.State != learn.NoUse {
		t.Errorf("%+v, %v", use, err)
	}
	if use, err := db.Use(t.Context(), l.ID, "UEVE"); err != nil || use.State != learn.WillTry {
		t.Errorf("%+v, %v", use, err)
	}
}

func TestAWithdrawnLessonIsGoneForAll(t *testing.T) {
	db := open(t)
	l := write(t, db, "Read before you meet", nil)
	for range 2 {
		if err := db.WithdrawLesson(t.Context(), l.ID, l.Created); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := db.SeenLesson(t.Context(), ana, l.ID); !errors.Is(err, store.ErrNone) {
		t.Errorf("its author sees it: %v", err)
	}
}
