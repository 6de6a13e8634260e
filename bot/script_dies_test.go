package bot_test

import (
	"context"
	"sync/atomic"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store/storetest"
)

// mortal is the context of somebody who dies when it is asked for the nth time
// whether they still live, as the store does before and after each of its steps.
type mortal struct {
	context.Context
	die  context.CancelFunc
	left atomic.Int64
}

func (m *mortal) Done() <-chan struct{} {
	if m.left.Add(-1) == 0 {
		m.die()
	}
	return m.Context.Done()
}

// planInVain has the bot plan what is due now and die: at the first statement,
// then at the second, and so on, until it comes to its end. What it had planned
// until then stays. It notes the kinds of deliveries that were planned, and
// tells whether there were any.
func (s *stage) planInVain() (planned bool) {
	before := s.planned()
	for n := int64(1); ; n += 3 { // a statement asks about so often
		ctx, die := context.WithCancel(s.t.Context())
		m := &mortal{Context: ctx, die: die}
		m.left.Store(n)
		err := s.bot.Tick(m, s.now())
		die()
		if m.left.Load() > 0 {
			s.no(err)
			break
		}
		s.deaths++
	}
	for kind, n := range s.planned() {
		if n > before[kind] {
			s.inVain[kind], planned = true, true
		}
	}
	return planned
}

// planned counts all deliveries by kind.
func (s *stage) planned() map[learn.Kind]int {
	raw := storetest.Raw(s.t, s.database())
	defer raw.Close()
	rows, err := raw.QueryContext(s.t.Context(), `SELECT kind, count(*) FROM delivery GROUP BY kind`)
	s.no(err)
	defer rows.Close()
	all := map[learn.Kind]int{}
	for rows.Next() {
		var kind learn.Kind
		var n int
		s.no(rows.Scan(&kind, &n))
		all[kind] = n
	}
	s.no(rows.Err())
	return all
}

// diesOnTheWay moves the clock as advance does; whenever something is due, the
// bot dies over it, wherever it can, and another takes its place.
func (s *stage) diesOnTheWay(to time.Time) {
	for {
		due, err := s.bot.NextDue(s.t.Context(), s.now())
		s.no(err)
		if due.IsZero() || due.After(to) {
			return
		}
		if due.After(s.now()) {
			s.set(due)
		}
		if s.planInVain() {
			s.halt()
			s.start()
		}
		s.no(s.bot.Advance(s.t.Context(), s.set, s.now()))
		s.settle()
	}
}

func (s *stage) no(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatalf("%s: %v", s.where, err)
	}
}
