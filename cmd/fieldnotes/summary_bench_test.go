package main

import (
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/store"
	"github.com/fieldnotes-slack/fieldnotes/store/storetest"
)

// BenchmarkYearsSummary is the program that prints the summary of the running
// year of storetest.Large: its CPU time, and the most memory that it held.
func BenchmarkYearsSummary(b *testing.B) {
	file := filepath.Join(b.TempDir(), "large.db")
	db, err := store.Open(b.Context(), file)
	if err != nil {
		b.Fatal(err)
	}
	if err := db.Close(); err != nil {
		b.Fatal(err)
	}
	storetest.Large(b, file, time.Date(time.Now().Year(), 1, 1, 0, 0, 0, 0, time.UTC))
	var cpu time.Duration
	var resident int64
	for b.Loop() {
		c := exec.Command(binary, "summary", "--period", "year")
		c.Env = []string{"FIELDNOTES_DATABASE_URL=" + file}
		if out, err := c.CombinedOutput(); err != nil {
			b.Fatalf("%v\n%s", err, out)
		}
		cpu += c.ProcessState.UserTime() + c.ProcessState.SystemTime()
		resident = max(resident, c.ProcessState.SysUsage().(*syscall.Rusage).Maxrss/1024)
	}
	b.ReportMetric(float64(cpu.Milliseconds())/float64(b.N), "cpu-ms/op")
	b.ReportMetric(float64(resident), "peak-MiB")
}
