package bot_test

import (
	"fmt"
	"sync/atomic"
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim"
)

// BenchmarkDrafts has fifty pauses a second in the typing of a hundred lessons
// told: the time until each is acknowledged, beside those that are being kept.
func BenchmarkDrafts(b *testing.B) {
	w := newWorkplace(b, 100)
	w.start()
	forms := map[string]string{}
	for _, id := range w.people {
		forms[id] = w.opens(id, "/lessons submit")
	}
	var said atomic.Int64
	w.paced(func(id string) {
		words := slacksim.Value{"value": fmt.Sprintf("Ask what they would do differently, then listen. %d", said.Add(1))}
		began := time.Now()
		err := w.sim.As(id).FillIn(w.Context(), forms[id], "takeaway", "takeaway", words)
		w.took.add("typed", began)
		if err != nil {
			w.Errorf("%s: %v", id, err)
		}
	})
	w.tell("typed")
}
