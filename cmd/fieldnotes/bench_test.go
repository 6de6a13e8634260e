package main

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// BenchmarkProgram is the time from starting the program until it is
// connected, with a new database and with one that is there already, and the
// memory that it holds: idle, and right after a thousand commands.
func BenchmarkProgram(b *testing.B) {
	var w *workspace
	var fresh, again []time.Duration
	for b.Loop() {
		w = newWorkspace(b)
		fresh = append(fresh, w.connects(b))
		again = append(again, w.connects(b))
	}
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(median(fresh), "new-ms")
	b.ReportMetric(median(again), "existing-ms")
	p := w.bot(b)
	b.ReportMetric(p.resident(), "idle-MiB")
	w.asksMuch(b)
	b.ReportMetric(p.resident(), "busy-MiB")
	p.stops()
}

func median(all []time.Duration) float64 {
	slices.Sort(all)
	return float64(all[len(all)/2].Microseconds()) / 1000
}

// connects starts the program, and stops it once it is connected.
func (w *workspace) connects(b *testing.B) time.Duration {
	began := time.Now()
	p := w.bot(b)
	took := time.Since(began)
	p.stops()
	return took
}

// asksMuch has the crew type a thousand commands.
func (w *workspace) asksMuch(b *testing.B) {
	var people sync.WaitGroup
	for _, id := range crew {
		people.Go(func() {
			for range 1000 / len(crew) {
				if err := w.As(id).Say(b.Context(), general, "/lessons help"); err != nil {
					b.Error(err)
				}
			}
		})
	}
	people.Wait()
}

// resident is the memory that the process holds, in MiB.
func (p *process) resident() float64 {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", p.cmd.Process.Pid))
	if err != nil {
		p.t.Log("only Linux tells what a process holds: ", err)
		return 0
	}
	_, after, _ := strings.Cut(string(status), "VmRSS:")
	var kib float64
	if _, err := fmt.Sscanf(after, "%f kB", &kib); err != nil {
		p.t.Error(err)
	}
	return kib / 1024
}
