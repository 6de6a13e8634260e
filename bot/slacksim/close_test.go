package slacksim_test

import (
	"net/http"
	"runtime"
	"strings"
	"testing"
	"testing/synctest"
)

func TestNothingRunsOnAfterTheWorkspaceIsClosed(t *testing.T) {
	inWorkspace(t, func(w *world) {
		w.connect(silence)
		_, err := w.dialRaw() // an app that never reads, so that writing to it waits
		w.must(err)
		synctest.Wait()
		w.must(w.As("UANN").OpenHome(w.ctx))
		page, err := http.NewRequestWithContext(w.ctx, http.MethodGet, "http://localhost/sim/events", nil)
		w.must(err)
		stream, err := w.http.Do(page)
		w.must(err)
		defer func() { _ = stream.Body.Close() }()
		if stream.StatusCode != http.StatusOK || !strings.Contains(stacks(), "slacksim.(*Sim)") {
			t.Fatalf("nothing runs at all: the page got %d", stream.StatusCode)
		}
		w.Close()
		synctest.Wait()
		if left := stacks(); strings.Contains(left, "slacksim.(*Sim)") {
			t.Errorf("still running:\n%s", left)
		}
	})
}

func stacks() string {
	buffer := make([]byte, 1<<20)
	return string(buffer[:runtime.Stack(buffer, true)])
}
