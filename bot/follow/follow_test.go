package follow_test

import (
	"context"
	"errors"
	"path/filepath"
	"testing"
	"testing/synctest"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/follow"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
	"github.com/fieldnotes-slack/fieldnotes/store/storetest/ready"
)

// monday is a quarter past ten in Rome, where all are.
var monday = time.Date(2026, 11, 23, 9, 15, 0, 0, time.UTC)

type stage struct {
	*follow.Feature
	testing.TB
	db  *store.DB
	loc *chat.Locales
}

func newStage(t testing.TB) *stage {
	t.Helper()
	db, err := store.Open(t.Context(), ready.URL(t, filepath.Join(t.TempDir(), "follow.db")))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	locales, err := chat.LoadLocales("en")
	if err != nil {
		t.Fatal(err)
	}
	if err := db.SaveMembers(t.Context(), []learn.Member{{ID: "UANA", Zone: "Europe/Rome"}, {ID: "UBEN", Zone: "Europe/Rome"}}); err != nil {
		t.Fatal(err)
	}
	return &stage{Feature: follow.New(db, &chat.Workspace{Locales: locales}), TB: t, db: db, loc: locales}
}

func (s *stage) by(who, locale string) *chat.Request {
	return &chat.Request{Now: monday, Who: learn.Member{ID: who, Zone: "Europe/Rome", Locale: locale}, Loc: s.loc.For(locale)}
}

// noted is what Ana has noted since.
func (s *stage) noted(locale, text string) learn.FollowUp {
	s.Helper()
	req := s.by("UANA", locale)
	req.Text = text
	if _, err := s.Note(s.Context(), req); err != nil {
		s.Fatalf("%s: %v", text, err)
	}
	some, _, err := s.db.FollowUps(s.Context(), "UANA", 1)
	if err != nil || len(some) != 1 {
		s.Fatalf("%s: noted %v, %v", text, some, err)
	}
	if _, err := s.db.FinishFollowUp(s.Context(), "UANA", some[0].ID, monday); err != nil {
		s.Fatal(err)
	}
	return some[0]
}

func TestWhatIsSaidIsSplitIntoWhatAndWhen(t *testing.T) {
	s := newStage(t)
	rome := learn.Location("Europe/Rome")
	for _, said := range []struct{ locale, text, what, when string }{
		{"en-GB", "write to somebody by Friday", "write to somebody", "2026-11-27 09:00"},
		{"en-GB", "By Friday write to somebody", "write to somebody", "2026-11-27 09:00"},
		{"en-GB", "write to somebody until 3 December", "write to somebody", "2026-12-03 09:00"},
		{"en-GB", "call back in 2 hours", "call back", "2026-11-23 12:15"},
		{"en-GB", "call the museum tomorrow at 15:30", "call the museum", "2026-11-24 15:30"},
		{"en-GB", "call the museum today", "call the museum", "2026-11-23 12:15"},
		{"en-GB", "send the slides next week", "send the slides", "2026-11-30 09:00"},
		{"it-IT", "scrivere a una persona entro venerdì", "scrivere a una persona", "2026-11-27 09:00"},
		{"it-IT", "mandare le slide entro il 4 dicembre", "mandare le slide", "2026-12-04 09:00"},
		{"it-IT", "chiamare il museo domani alle 15", "chiamare il museo", "2026-11-24 15:00"},
		{"it-IT", "chiamare il museo fra tre giorni", "chiamare il museo", "2026-11-26 09:00"},
		{"it-IT", "scrivere a qualcuno per lunedì", "scrivere a qualcuno", "2026-11-30 09:00"},
		{"it-IT", "write to them by Friday", "write to them", "2026-11-27 09:00"},
	} {
		u := s.noted(said.locale, said.text)
		if when := u.Due.In(rome).Format("2006-01-02 15:04"); u.What != said.what || when != said.when {
			t.Errorf("%q: %q at %s, want %q at %s", said.text, u.What, when, said.what, said.when)
		}
	}
}

func TestNobodyTouchesAnotherMembersFollowUp(t *testing.T) {
	s := newStage(t)
	u := learn.FollowUp{ID: learn.NewID(), Member: "UANA", What: "Write to somebody", Due: monday.Add(time.Hour), Created: monday}
	if saved, err := s.db.SaveFollowUp(t.Context(), u); err != nil || !saved {
		t.Fatal(saved, err)
	}
	for name, do := range map[string]chat.Handler{
		"delete": s.Delete, "done": s.Done, "not done": s.NotDone, "done in a list": s.DoneInList, "change": s.Change,
		"tomorrow": s.Snooze(learn.Tomorrow), "next week": s.Snooze(learn.NextWeek),
	} {
		req := s.by("UBEN", "en-GB")
		req.Value = u.ID
		if reply, err := do(t.Context(), req); name != "delete" && !learn.Is(err, learn.NotFound) || reply.Open != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if got, err := s.db.FollowUp(t.Context(), "UANA", u.ID); err != nil || got != u {
		t.Errorf("it was %+v and is %+v, %v", u, got, err)
	}
}

func TestAReminderIsOverWhenItWouldNotHelp(t *testing.T) {
	for name, before := range map[string]func(context.Context, *store.DB, learn.FollowUp) error{
		"done": func(ctx context.Context, db *store.DB, u learn.FollowUp) error {
			_, err := db.FinishFollowUp(ctx, "UANA", u.ID, monday)
			return err
		},
		"put off": func(ctx context.Context, db *store.DB, u learn.FollowUp) error {
			_, err := db.SnoozeFollowUp(ctx, "UANA", u.ID, monday.Add(24*time.Hour))
			return err
		},
		"turned off": func(ctx context.Context, db *store.DB, _ learn.FollowUp) error {
			return db.SavePreferences(ctx, "UANA", learn.Preferences{Muted: []learn.Notice{learn.FollowUps}})
		},
		"a pause": func(ctx context.Context, db *store.DB, _ learn.FollowUp) error {
			return db.SavePreferences(ctx, "UANA", learn.Preferences{Paused: monday.Add(24 * time.Hour)})
		},
	} {
		s := newStage(t)
		u := learn.FollowUp{ID: learn.NewID(), Member: "UANA", What: "Write to somebody", Due: monday, Created: monday}
		if _, err := s.db.SaveFollowUp(t.Context(), u); err != nil {
			t.Fatal(err)
		}
		if err := s.Plan(t.Context(), monday); err != nil {
			t.Fatal(err)
		}
		d := learn.Delivery{Place: "UANA", Subject: u.ID, State: learn.Sending, Created: monday, Claimed: monday.Add(time.Minute)}
		if r, err := s.Reminder(t.Context(), d); err != nil || r.Gone {
			t.Errorf("before %s: gone %t, %v", name, r.Gone, err)
		}
		if err := before(t.Context(), s.db, u); err != nil {
			t.Fatal(err)
		}
		if r, err := s.Reminder(t.Context(), d); err != nil || !r.Gone {
			t.Errorf("%s: gone %t, %v", name, r.Gone, err)
		}
		want := time.Time{}
		if name == "put off" || name == "a pause" {
			want = monday.Add(24 * time.Hour)
		}
		if next, err := s.NextDue(t.Context(), monday); err != nil || !next.Equal(want) {
			t.Errorf("%s: the next at %s, %v, want %s", name, next, err, want)
		}
	}
}

func TestWhatIsPutOffWhileItsReminderIsPlannedStaysPutOff(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newStage(t)
		u := learn.FollowUp{ID: learn.NewID(), Member: "UANA", What: "Write to somebody", Due: monday, Created: monday}
		if _, err := s.db.SaveFollowUp(t.Context(), u); err != nil {
			t.Fatal(err)
		}
		tomorrow, planned := monday.Add(24*time.Hour), make(chan error, 1)
		err := s.db.Transact(t.Context(), func(tx *store.DB) error {
			go func() { planned <- s.Plan(t.Context(), monday) }()
			synctest.Wait() // until it wants to write
			_, err := tx.SnoozeFollowUp(t.Context(), "UANA", u.ID, tomorrow)
			return err
		})
		if err := errors.Join(err, <-planned); err != nil {
			t.Fatal(err)
		}
		if next, err := s.NextDue(t.Context(), monday); err != nil || !next.Equal(tomorrow) {
			t.Errorf("the next reminder comes at %s, %v", next, err)
		}
	})
}
