package notice_test

import (
	"context"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/notice"
	"github.com/fieldnotes-slack/fieldnotes/store"
	"github.com/fieldnotes-slack/fieldnotes/store/storetest/ready"
)

// stage is the feature on a store of its own. Ana is in Rome, Ben in New York,
// Chiara in Rome and Italian, Dev in Kolkata; nobody knows where Max is.
type stage struct {
	*notice.Feature
	testing.TB
	db  *store.DB
	ins map[string][]string // by channel, who Slack says is in it
}

// in is what Slack says of who is where.
func (s *stage) in(_ context.Context, member string, channels []string, _ time.Time) bool {
	return slices.ContainsFunc(channels, func(c string) bool { return slices.Contains(s.ins[c], member) })
}

func newStage(t testing.TB) *stage {
	t.Helper()
	db, err := store.Open(t.Context(), ready.URL(t, filepath.Join(t.TempDir(), "notices.db")))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	locales, err := chat.LoadLocales("en")
	if err != nil {
		t.Fatal(err)
	}
	s := &stage{TB: t, db: db}
	s.Feature = notice.New(db, &chat.Workspace{Locales: locales, Home: "technology", BotName: "@Fieldnotes", In: s.in})
	s.no(db.SaveChannel(t.Context(), learn.Channel{ID: "C1", Name: "general"}))
	s.no(db.SaveMembers(t.Context(), []learn.Member{
		{ID: "UANA", Name: "ana", Zone: "Europe/Rome", Locale: "en-US"}, {ID: "UBEN", Name: "ben", Zone: "America/New_York", Locale: "en-US"},
		{ID: "UCHIARA", Name: "chiara", Zone: "Europe/Rome", Locale: "it-IT"}, {ID: "UDEV", Name: "dev", Zone: "Asia/Kolkata", Locale: "en-GB"},
		{ID: "UMAX", Name: "max"}, {ID: "UGONE", Name: "gone", Zone: "Europe/Rome", Deleted: true},
	}))
	return s
}

func (s *stage) no(err error) {
	s.Helper()
	if err != nil {
		s.Fatal(err)
	}
}

func at(t testing.TB, text string) time.Time {
	t.Helper()
	when, err := time.Parse(time.RFC3339, text)
	if err != nil {
		t.Fatal(err)
	}
	return when
}

// longAgo is when everything on the stage was shared and answered.
var longAgo = time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)

// event is one in Rome, an hour and a half long, unless change says otherwise.
func (s *stage) event(start string, change func(*learn.Event)) learn.Event {
	s.Helper()
	e := learn.Event{
		ID: learn.NewID(), Title: "Data & Coffee", Link: "https://example.org/data", Start: at(s, start), Zone: "Europe/Rome",
		Format: learn.InPerson, Place: "Talent Garden", Channel: "C1", SharedBy: "UELENA", Created: longAgo, Updated: longAgo,
	}
	e.End = e.Start.Add(90 * time.Minute)
	if change != nil {
		change(&e)
	}
	_, err := s.db.AddEvent(s.Context(), e)
	s.no(err)
	return e
}

func (s *stage) answers(e learn.Event, answer learn.RSVP, members ...string) {
	s.Helper()
	for _, m := range members {
		s.no(s.db.Answer(s.Context(), e.ID, m, answer, longAgo))
	}
}

func (s *stage) prefers(member string, change func(*learn.Preferences)) {
	s.Helper()
	p := learn.UsualPreferences()
	change(&p)
	s.no(s.db.SavePreferences(s.Context(), member, p))
}

// claim takes all that is to be posted at now, or later.
func (s *stage) claim(now time.Time) (all []learn.Delivery) {
	s.Helper()
	for {
		some, err := s.db.Claim(s.Context(), now, 1000, nil)
		s.no(err)
		if len(some) == 0 {
			return all
		}
		for _, d := range some {
			posted := d
			posted.State, posted.Channel, posted.TS = learn.Sent, "D"+d.Place, "1.1"
			s.no(s.db.Record(s.Context(), posted, ""))
		}
		all = append(all, some...)
	}
}

// until lets time pass, stopping wherever something is due, and returns what
// was to be posted when.
func (s *stage) until(from, to time.Time) map[string][]string {
	s.Helper()
	posted := map[string][]string{}
	for now := from; ; {
		s.no(s.Plan(s.Context(), now))
		s.no(s.Plan(s.Context(), now))
		for _, d := range s.claim(now) {
			posted[d.Place] = append(posted[d.Place], now.UTC().Format("01-02 15:04"))
		}
		due, err := s.NextDue(s.Context(), now)
		s.no(err)
		held, err := s.db.NextDelivery(s.Context(), now)
		if err == nil && (due.IsZero() || held.Before(due)) {
			due = held
		}
		if due.IsZero() || due.After(to) {
			return posted
		}
		if !due.After(now) {
			s.Fatalf("after %s comes %s", now, due)
		}
		now = due
	}
}
