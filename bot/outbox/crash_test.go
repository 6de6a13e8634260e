package outbox_test

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim"
)

// scene is a delivery on its way, with what there was before.
type scene struct {
	what   string
	before func(p *process)
	plan   func(p *process) // planning twice is harmless, as for those who plan
	seen   func(o *office)  // what everybody sees in the end, and what is recorded
	// Between these steps things go wrong, "" for the first and the last: around
	// them it is like in another scene.
	from, until string
}

// part are the steps between which things go wrong.
func (s scene) part(taken []string) (before int, part []string) {
	if s.from != "" {
		before = slices.Index(taken, s.from)
	}
	end := len(taken)
	if s.until != "" {
		end = slices.Index(taken, s.until) + 1
	}
	return before, taken[before:end]
}

// mishaps are what may become of a call of Slack.
var mishaps = map[string]func(f *slacksim.Faults, method string){
	"its request lost":       func(f *slacksim.Faults, m string) { f.NextRequestLost(m) },
	"its answer lost":        func(f *slacksim.Faults, m string) { f.NextAnswerLost(m) },
	"502 before it was done": func(f *slacksim.Faults, m string) { f.NextFailsBefore(m, http.StatusBadGateway) },
	"502 after it was done":  func(f *slacksim.Faults, m string) { f.NextFailsAfter(m, http.StatusBadGateway) },
	"429":                    func(f *slacksim.Faults, m string) { f.NextLimited(m, 7) },
}

// fate is what goes wrong: with a call of Slack, with the process, or both.
type fate struct {
	end    end    // zero: it lives
	mishap string // with the call of that step; "" for none
	call   string
}

func (f fate) String() string {
	var parts []string
	if f.end != (end{}) {
		parts = append(parts, "dies "+f.end.String())
	}
	if f.mishap != "" {
		parts = append(parts, f.call+" "+f.mishap)
	}
	return strings.Join(parts, ", ")
}

// fates are all that may go wrong on the way that took these steps.
func (s scene) fates(taken []string) (all []fate) {
	methods := outboxMethods()
	before, part := s.part(taken)
	count := map[string]int{}
	for _, step := range taken[:before] {
		count[step]++
	}
	for _, step := range part {
		count[step]++
		nth := count[step]
		all = append(all, fate{end: end{step, nth, false}}, fate{end: end{step, nth, true}})
		if methods[step] == "" || nth > 1 {
			continue
		}
		for mishap := range mishaps {
			all = append(all, fate{mishap: mishap, call: step})
		}
		for _, unheard := range []string{"its request lost", "its answer lost"} {
			all = append(all, fate{mishap: unheard, call: step, end: end{step, 1, true}})
		}
	}
	return all
}

// play lets the scene happen with what goes wrong, and returns the steps that
// were taken since it was planned.
func (s scene) play(o *office, f fate) []string {
	p := o.open()
	if s.before != nil {
		s.before(p)
	}
	before := len(p.since(0))
	s.plan(p)
	if f.mishap != "" {
		mishaps[f.mishap](o.sim.Faults(), outboxMethods()[f.call])
	}
	if f.end != (end{}) {
		p.dies(f.end)
	}
	p.works()
	taken := p.since(before)
	if f.end != (end{}) {
		if !p.isDead() {
			o.Errorf("it never came to it; it took %q", taken)
		}
		synctest.Wait()
		next := o.open()
		s.plan(next)
		next.works()
	}
	<-time.After(time.Second) // a file is shown a moment after it is shared
	s.seen(o)
	return taken
}

// works lets the process work until nothing is left to do, or it dies. Admins
// aren't told at night.
func (p *process) works() {
	const answered, morning = 20 * time.Second, 9 * time.Hour
	for _, wait := range []time.Duration{answered, answered, answered, morning, answered, 0} {
		if err := p.box.Drain(p.Context()); err != nil && !p.isDead() {
			p.Fatal(err)
		}
		if p.isDead() {
			return
		}
		<-time.After(wait)
	}
}

// Whatever becomes of a call, and wherever the process dies: who is to see
// something sees it once. Nothing that the outbox does is left out.
func TestWhateverGoesWrongEverythingIsSeenOnce(t *testing.T) {
	var steps sync.Map
	t.Run("scenes", func(t *testing.T) {
		for _, s := range scenes() {
			t.Run(strings.ReplaceAll(s.what, " ", "_"), func(t *testing.T) {
				t.Parallel()
				for _, step := range s.playAll(t) {
					steps.Store(step, true)
				}
			})
		}
	})
	for _, step := range outboxSteps(t) {
		if _, taken := steps.Load(step); !taken {
			t.Errorf("no scene comes by the step %q", step)
		}
	}
}

// playAll plays the scene as it should be, then with all that may go wrong on
// the way that it took.
func (s scene) playAll(t *testing.T) (taken []string) {
	t.Helper()
	inOffice(t, func(o *office) { taken = s.play(o, fate{}) })
	for _, f := range s.fates(taken) {
		if t.Failed() {
			break
		}
		inOffice(t, func(o *office) {
			s.play(o, f)
			if o.Failed() {
				o.Fatalf("this went wrong: %s", f)
			}
		})
	}
	return taken
}

func (o *office) recorded(want map[learn.DeliveryState]int) {
	o.Helper()
	if got := o.states(); fmt.Sprint(got) != fmt.Sprint(want) {
		o.Errorf("recorded as %v, want %v", got, want)
	}
}
