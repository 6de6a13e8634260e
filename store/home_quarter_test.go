package store_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// life is what Ana does around the end of a year.
type life struct {
	*testing.T
	db *store.DB
}

func (l life) must(_ any, err error) {
	l.Helper()
	if err != nil {
		l.Fatal(err)
	}
}

// visit is an event to which Ana goes to meet three people.
func (l life) visit(industry string, start time.Time) string {
	l.Helper()
	e := learn.Event{ID: learn.NewID(), Title: "Talk", Start: start, Zone: "Europe/Rome", Industry: industry, Channel: "C1", SharedBy: "UBEN", Created: start}
	l.must(l.db.AddEvent(l.Context(), e))
	l.must(nil, l.db.Answer(l.Context(), e.ID, "UANA", learn.Going, start))
	l.must(l.db.SaveIntention(l.Context(), e.ID, "UANA", learn.Intention{Meet: 3}, start))
	return e.ID
}

func (l life) lesson(event string, met int, at time.Time) string {
	l.Helper()
	id := learn.NewID()
	l.must(l.db.AddLesson(l.Context(), learn.Lesson{ID: id, Author: "UANA", Event: event, Takeaway: "Ask first", Met: met, Learned: learn.NotSaid, Created: at}))
	return id
}

func (l life) quarter(want learn.Quarter, now time.Time) {
	l.Helper()
	p, err := learn.ParsePeriod("quarter", now, learn.Location("Europe/Rome"))
	l.must(nil, err)
	got, err := l.db.Quarter(l.Context(), "UANA", p, now, "technology")
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		l.Errorf("%s: %v (-want +got):\n%s", now, err, diff)
	}
}

func december(day, hour int) time.Time {
	return time.Date(2026, 12, day, hour, 0, 0, 0, learn.Location("Europe/Rome"))
}

func TestWhoWroteFromAnEventWasThereWhateverTheyHadSaid(t *testing.T) {
	l := life{t, open(t)}
	maybe := learn.Event{ID: learn.NewID(), Title: "Talk", Start: december(10, 18), Zone: "Europe/Rome", Industry: "health", Channel: "C1", SharedBy: "UBEN", Created: december(1, 9)}
	l.must(l.db.AddEvent(l.Context(), maybe))
	l.must(nil, l.db.Answer(l.Context(), maybe.ID, "UANA", learn.Maybe, december(2, 9)))
	l.quarter(learn.Quarter{Met: learn.NotSaid}, december(11, 9))
	l.lesson(maybe.ID, 2, december(11, 9))
	l.lesson(maybe.ID, 1, december(11, 10))
	l.quarter(learn.Quarter{Outside: 1, Met: 2, Lessons: 2}, december(11, 12))
}

func TestAQuarterHasWhatItsEventsBroughtWheneverThatIsWritten(t *testing.T) {
	l := life{t, open(t)}
	l.quarter(learn.Quarter{Met: learn.NotSaid}, december(30, 12))
	eve := l.visit("health", december(31, 18))
	l.quarter(learn.Quarter{Ahead: 1, Met: learn.NotSaid}, december(30, 12))
	l.quarter(learn.Quarter{Outside: 1, Hoped: 3, Met: learn.NotSaid}, december(31, 21))

	l.lesson(eve, 2, december(31, 22))
	l.lesson(eve, 4, december(33, 9))
	l.lesson("", 1, december(31, 23))
	l.lesson("", 7, december(32, 0))
	l.lesson("", learn.NotSaid, december(32, 1))
	l.quarter(learn.Quarter{Outside: 1, Hoped: 3, Met: 5, Lessons: 2}, december(31, 23))
	l.quarter(learn.Quarter{Met: 7, Lessons: 3}, december(34, 12))
}

func TestAQuarterHasNoEventThatOneMissedOrThatDidNotTakePlace(t *testing.T) {
	l, now := life{t, open(t)}, december(20, 12)
	for _, turnout := range []learn.Turnout{learn.Missed, learn.CalledOff} {
		l.must(nil, l.db.SayTurnout(t.Context(), l.visit("health", december(1, 18)), "UANA", turnout, now))
	}
	cancelled, err := l.db.Event(t.Context(), l.visit("health", december(2, 18)))
	l.must(nil, err)
	cancelled.Cancelled = december(2, 9)
	l.must(nil, l.db.SaveEvent(t.Context(), cancelled))
	l.must(nil, l.db.Answer(t.Context(), l.visit("health", december(3, 18)), "UANA", learn.NotGoing, now))
	l.visit("Technology", december(4, 18))
	l.visit("", december(5, 18))
	l.quarter(learn.Quarter{Hoped: 6, Met: learn.NotSaid}, now)
}

func TestWhoUsedLessonsOftenIsOneColleague(t *testing.T) {
	l, now := life{t, open(t)}, december(20, 12)
	for i := range 3 {
		id := l.lesson("", learn.NotSaid, december(1, 9).AddDate(0, -3*i, 0))
		for _, u := range []learn.Use{
			{Member: "UBEN", State: learn.Used, Updated: now},
			{Member: fmt.Sprint("UOLD", i), State: learn.Used, Updated: now.AddDate(0, -4, 0)},
			{Member: "UDEV", State: learn.WillTry, Updated: now},
		} {
			u.Lesson = id
			l.must(l.db.SetUse(t.Context(), u))
		}
	}
	l.quarter(learn.Quarter{Met: learn.NotSaid, Lessons: 1, Users: 1}, now)
}
