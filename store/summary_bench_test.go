package store

import (
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store/storetest"
)

// BenchmarkCountPeriod counts a year of storetest.Large for good, with the CPU
// time that it takes. BenchmarkCountQuarter counts one of its quarters, with all
// private answers.
func BenchmarkCountPeriod(b *testing.B)  { benchmarkCount(b, "2026") }
func BenchmarkCountQuarter(b *testing.B) { benchmarkCount(b, "2026-Q2") }

func benchmarkCount(b *testing.B, period string) {
	file := filepath.Join(b.TempDir(), "large.db")
	db, err := Open(b.Context(), file)
	if err != nil {
		b.Fatal(err)
	}
	defer func() {
		if err := db.Close(); err != nil {
			b.Error(err)
		}
	}()
	start := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	storetest.Large(b, file, start)
	at := start.AddDate(1, 1, 0)
	p, err := learn.ParsePeriod(period, at, time.UTC)
	if err != nil {
		b.Fatal(err)
	}
	var took time.Duration
	for b.Loop() {
		for _, statement := range []string{`DELETE FROM cell`, `DELETE FROM counted`} {
			if _, err := db.exec(b.Context(), statement); err != nil {
				b.Fatal(err)
			}
		}
		before := cpuTime(b)
		if err := db.CountPeriod(b.Context(), p, "technology", nil, at); err != nil {
			b.Fatal(err)
		}
		took += cpuTime(b) - before
	}
	b.ReportMetric(float64(took.Milliseconds())/float64(b.N), "cpu-ms/op")
	_, cells, err := db.Counted(b.Context(), p.Name)
	if err != nil || len(cells) < 50 {
		b.Fatalf("%d cells, %v", len(cells), err)
	}
}

// cpuTime is what the process has used so far.
func cpuTime(b *testing.B) time.Duration {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		b.Fatal(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}
