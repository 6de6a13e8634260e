package bot_test

import (
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"
)

// everyPace is how often somebody does something in the benchmarks: fifty times a second.
const everyPace = 20 * time.Millisecond

// BenchmarkLessons has fifty lessons a second written: the command's
// acknowledgement, its form, and the form's acknowledgement after the commit.
func BenchmarkLessons(b *testing.B) {
	w := newWorkplace(b, 100)
	w.start()
	w.paced(func(id string) {
		if form := w.opens(id, "/lessons submit"); form != "" {
			w.submits(id, form)
		}
	})
	w.tell("ack", "open", "submit")
}

// BenchmarkAnswers has fifty commands a second answered by their acknowledgement.
func BenchmarkAnswers(b *testing.B) {
	w := newWorkplace(b, 100)
	w.start()
	w.paced(func(id string) { w.asks(id, "/lessons help") })
	w.tell("ack")
}

// BenchmarkRefresh is BenchmarkAnswers while Slack refreshes a connection
// twice a second. It fails when a command goes unanswered.
func BenchmarkRefresh(b *testing.B) {
	w := newWorkplace(b, 100)
	w.start()
	asked := 0
	w.paced(func(id string) { w.asks(id, "/lessons help") }, func() {
		if asked++; asked%25 == 0 {
			w.sim.Faults().Refresh("refresh_requested")
		}
	})
	w.tell("ack")
}

// paced lets one person after the other act, fifty a second, each beside the others.
func (w *workplace) paced(act func(id string), also ...func()) { w.pacedBy(everyPace, act, also...) }

// pacedBy is paced with so much time between two people.
func (w *workplace) pacedBy(every time.Duration, act func(id string), also ...func()) {
	pace := time.NewTicker(every)
	defer pace.Stop()
	var acting sync.WaitGroup
	for i := 0; w.Loop(); i++ {
		<-pace.C
		for _, do := range also {
			do()
		}
		acting.Go(func() { act(w.people[i%len(w.people)]) })
	}
	acting.Wait()
	w.ReportMetric(0, "ns/op")
}

// BenchmarkCrowd has forms that are open already submitted by so many at once.
func BenchmarkCrowd(b *testing.B) {
	for _, crowd := range []int{8, 32} {
		b.Run(fmt.Sprintf("people=%d", crowd), func(b *testing.B) {
			w := newWorkplace(b, 20*crowd)
			w.start()
			forms := make([]string, len(w.people))
			rounds := 0
			for b.Loop() {
				rounds++
				b.StopTimer()
				w.atOnce(crowd, func(i int) { forms[i] = w.opens(w.people[i], "/lessons submit") })
				b.StartTimer()
				w.atOnce(crowd, func(i int) { w.submits(w.people[i], forms[i]) })
			}
			w.tell("submit")
			b.ReportMetric(float64(rounds*len(w.people))/b.Elapsed().Seconds(), "submits/s")
			b.ReportMetric(0, "ns/op")
		})
	}
}

// atOnce does something for everybody, so many at a time.
func (w *workplace) atOnce(crowd int, do func(i int)) {
	next := make(chan int)
	var acting sync.WaitGroup
	for range crowd {
		acting.Go(func() {
			for i := range next {
				do(i)
			}
		})
	}
	for i := range w.people {
		next <- i
	}
	close(next)
	acting.Wait()
}

// BenchmarkStart is the time until the bot is connected.
func BenchmarkStart(b *testing.B) {
	for _, database := range []string{"new", "existing"} {
		b.Run("database="+database, func(b *testing.B) {
			w := newWorkplace(b, 10)
			path := filepath.Join(b.TempDir(), "bench.db")
			w.running(path)()
			for b.Loop() {
				b.StopTimer()
				if database == "new" {
					if err := os.Remove(path); err != nil {
						b.Fatal(err)
					}
				}
				b.StartTimer()
				began := time.Now()
				stop := w.running(path)
				w.took.add("ready", began)
				b.StopTimer()
				stop()
				b.StartTimer()
			}
			w.tell("ready")
			b.ReportMetric(0, "ns/op")
		})
	}
}
