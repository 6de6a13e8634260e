//go:build !race

package bot_test

import (
	"maps"
	"math/rand/v2"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim"
)

// TestAQuarterOfQuestions lets fifty colleagues live from the first of October,
// a Thursday, to the last day of the year, a Thursday too, and then waits until
// all is asked that came of it. Clocks change in Adelaide, in Europe and in
// America. What people do follows from a seed; ids do not, and of two questions
// of the same moment they decide which one comes first. With the race detector
// it would take minutes, and that learns nothing here which stories don't tell it.
func TestAQuarterOfQuestions(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		q := newQuarter(t, 4)
		defer q.end()
		for day := quarterBegins; day.Before(quarterEnds); day = day.AddDate(0, 0, 1) {
			q.live(day)
		}
		q.until(allAsked)
		q.nobodyForgotten()
		for _, kind := range slices.Sorted(maps.Keys(promises)) {
			if n := q.count(kind); n < promises[kind].many {
				t.Errorf("only %d questions about %s: too little happens", n, kind)
			}
		}
		if q.offers < 10 {
			t.Errorf("only %d were offered to be asked: too little happens", q.offers)
		}
		if q.waited < 50 {
			t.Errorf("questions had to wait on %d mornings: too little happens", q.waited)
		}
	})
}

var (
	quarterBegins = time.Date(2026, 10, 1, 0, 0, 0, 0, time.UTC)
	quarterEnds   = time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC)
	allAsked      = time.Date(2027, 3, 5, 0, 0, 0, 0, time.UTC)

	// The bot stands still from a Sunday night to a Tuesday morning.
	stands = span{time.Date(2026, 11, 15, 22, 0, 0, 0, time.UTC), time.Date(2026, 11, 17, 10, 0, 0, 0, time.UTC)}
	leaves = time.Date(2026, 11, 11, 7, 0, 0, 0, time.UTC)
)

// quarter is a stage on which fifty more people live.
type quarter struct {
	*stage
	rand    *rand.Rand
	people  []*colleague
	events  []string // in the order in which their cards were seen
	lessons []string
	read    string // the newest of the cards
	waited  int    // mornings on which somebody had been asked enough already

	asked   map[matter][]time.Time
	settled map[matter]time.Time // when it was answered, or put aside
	putOff  map[matter]time.Time // when it was last
	tried   map[matter]time.Time // when somebody first wanted to try a lesson
	gone    map[string]bool      // lessons that were withdrawn or hidden
	puts    map[string]*put      // what people have had others asked, by subject
	cards   map[string]slacksim.Surface
	blocks  map[string]string // of the buttons of a card
	offers  int               // how often somebody was offered to be asked
}

// matter is what somebody may be asked.
type matter struct {
	kind            learn.QuestionKind
	member, subject string
}

// span is from an instant to before another.
type span struct{ from, to time.Time }

func (s span) has(at time.Time) bool { return !at.Before(s.from) && at.Before(s.to) }

func newQuarter(t *testing.T, seed uint64) *quarter {
	q := &quarter{
		stage: newStage(t, []line{{text: "Now: 2026-09-30 12:00 in Rome"}}), rand: rand.New(rand.NewPCG(seed, seed)),
		asked: map[matter][]time.Time{}, settled: map[matter]time.Time{},
		putOff: map[matter]time.Time{}, tried: map[matter]time.Time{}, gone: map[string]bool{},
		puts: map[string]*put{}, cards: map[string]slacksim.Surface{}, blocks: map[string]string{},
	}
	q.where = "the quarter"
	for i := range 50 {
		q.hires(i)
	}
	q.settle()
	q.repeats("Breakfast", "2026-10-08", "08:30", "Every week")
	q.repeats("Late show", "2026-10-16", "22:30", "Every two weeks")
	return q
}

// until lets time pass to an instant, and looks at what was asked wherever
// something happens.
func (q *quarter) until(to time.Time) {
	if stands.has(to) && !q.stopped {
		q.until(stands.from.Add(-time.Second))
		q.halt()
	}
	if q.stopped && !stands.has(to) {
		q.set(stands.to)
		q.start()
	}
	for !q.stopped {
		due, err := q.bot.NextDue(q.t.Context(), q.now())
		q.no(err)
		if due.IsZero() || due.After(to) {
			break
		}
		if due.After(q.now()) {
			q.set(due)
		}
		q.no(q.bot.Tick(q.t.Context(), q.now()))
		q.settle()
		q.look()
	}
	if to.After(q.now()) {
		q.advance(to)
	}
	q.look()
}

// look reads what is new in everybody's direct messages.
func (q *quarter) look() {
	for _, c := range q.people {
		for _, m := range q.sim.As(c.ID).Messages(c.direct) {
			if m.TS > c.seen {
				c.seen = m.TS
				q.reads(c, m)
				q.isOffered(c, m)
			}
		}
	}
}

func (q *quarter) count(kind learn.QuestionKind) (n int) {
	for about, times := range q.asked {
		if about.kind == kind {
			n += len(times)
		}
	}
	return n
}
