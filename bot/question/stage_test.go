package question_test

import (
	"path/filepath"
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/question"
	"github.com/fieldnotes-slack/fieldnotes/store"
	"github.com/fieldnotes-slack/fieldnotes/store/storetest/ready"
)

// stage is the feature on a store of its own. Ana and Chiara are in Rome, Ben
// is in London, Dev in Kolkata, Grace in New York; nobody knows where Max is.
type stage struct {
	*question.Feature
	testing.TB
	db *store.DB
}

func newStage(t testing.TB) *stage {
	t.Helper()
	db, err := store.Open(t.Context(), ready.URL(t, filepath.Join(t.TempDir(), "questions.db")))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	locales, err := chat.LoadLocales("en")
	if err != nil {
		t.Fatal(err)
	}
	s := &stage{TB: t, db: db, Feature: question.New(db, &chat.Workspace{Locales: locales}, nil)}
	s.Kinds = map[learn.QuestionKind]question.Kind{
		learn.TurnoutQuestion: {Render: s.Turnout, Drop: (*store.DB).DropTurnouts},
	}
	s.no(db.SaveMembers(t.Context(), []learn.Member{
		{ID: "UANA", Zone: "Europe/Rome"}, {ID: "UBEN", Zone: "Europe/London"}, {ID: "UCHIARA", Zone: "Europe/Rome"},
		{ID: "UDEV", Zone: "Asia/Kolkata"}, {ID: "UGRACE", Zone: "America/New_York"}, {ID: "UMAX"},
	}))
	return s
}

func (s *stage) no(err error) {
	s.Helper()
	if err != nil {
		s.Fatal(err)
	}
}

// at reads an instant as clocks in Rome show it.
func at(t testing.TB, text string) time.Time {
	t.Helper()
	when, err := time.ParseInLocation("2006-01-02 15:04", text, learn.Location("Europe/Rome"))
	if err != nil {
		t.Fatal(err)
	}
	return when
}

// event is one in Rome of two hours to which members go, and which is over.
func (s *stage) event(start string, goers ...string) learn.Event {
	s.Helper()
	e := learn.Event{
		ID: learn.NewID(), Title: "Data & Coffee", Start: at(s, start), Zone: "Europe/Rome", Format: learn.InPerson,
		Channel: "C1", SharedBy: "UELENA", Created: at(s, "2026-01-01 09:00"), Updated: at(s, "2026-01-01 09:00"),
	}
	_, err := s.db.AddEvent(s.Context(), e)
	s.no(err)
	var all []learn.Question
	for _, m := range goers {
		s.no(s.db.Answer(s.Context(), e.ID, m, learn.Going, e.Created))
		to, err := s.db.Member(s.Context(), m)
		s.no(err)
		zone := to.Zone
		if zone == "" {
			zone = e.Zone
		}
		all = append(all, e.TurnoutQuestion(m, learn.Location(zone), e.Ends()))
	}
	s.no(s.db.InquireAll(s.Context(), all))
	return e
}

func (s *stage) prefers(member string, change func(*learn.Preferences)) {
	s.Helper()
	p := learn.UsualPreferences()
	change(&p)
	s.no(s.db.SavePreferences(s.Context(), member, p))
}

// asked is a question that was posted.
type asked struct {
	about, to, when string // on the clocks where they are
}

// until lets time pass, stopping wherever something is due, and returns what
// was asked.
func (s *stage) until(to string) (all []asked) {
	s.Helper()
	for end := at(s, to); ; {
		now, err := s.NextDue(s.Context(), time.Time{})
		s.no(err)
		if now.IsZero() || now.After(end) {
			return all
		}
		s.no(s.Plan(s.Context(), now))
		all = append(all, s.post(now)...)
		if next, err := s.NextDue(s.Context(), now); err != nil || !next.IsZero() && !next.After(now) {
			s.Fatalf("after %s comes %s, %v", now, next, err)
		}
	}
}

// post posts all that is to be posted at now.
func (s *stage) post(now time.Time) (all []asked) {
	s.Helper()
	for {
		some, err := s.db.Claim(s.Context(), now, 1000, nil)
		s.no(err)
		if len(some) == 0 {
			return all
		}
		for _, d := range some {
			r, err := s.Render(s.Context(), d)
			s.no(err)
			d.State, d.Channel, d.TS = learn.Sent, "D"+d.Place, "1.1"
			if r.Gone {
				d.State = learn.Skipped
			}
			s.no(s.db.SetShown(s.Context(), d.ID, r.Shows))
			s.no(s.db.Record(s.Context(), d, ""))
			if !r.Gone {
				all = append(all, s.posted(d, now))
			}
		}
	}
}

func (s *stage) posted(d learn.Delivery, now time.Time) asked {
	s.Helper()
	q, err := s.db.QuestionByID(s.Context(), d.Subject)
	s.no(err)
	e, err := s.db.Event(s.Context(), q.Subject)
	s.no(err)
	to, err := s.db.Member(s.Context(), d.Place)
	s.no(err)
	return asked{e.Day(), to.ID, now.In(to.Location()).Format("Mon 2 Jan 15:04")}
}
