package outbox_test

import (
	"fmt"
	"testing"

	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// BenchmarkPosting posts to a thousand channels, since one takes a post a second.
func BenchmarkPosting(b *testing.B) {
	const channels = 1000
	o := newOffice(b)
	o.sim.Faults().Unlimited(true)
	for i := range channels {
		id := fmt.Sprintf("CB%d", i)
		o.sim.AddChannel(slacksim.Channel{ID: id, Name: fmt.Sprintf("bench-%d", i)})
		o.sim.Join(id, o.sim.BotUser())
	}
	p := o.open()
	p.box.Rates = nil
	rounds := 0
	for b.Loop() {
		rounds++
		err := p.db.Transact(b.Context(), func(tx *store.DB) error {
			planned := &process{office: o, db: tx}
			for i := range channels {
				planned.card(fmt.Sprintf("CB%d", i), fmt.Sprintf("event %d of round %d", i, rounds))
			}
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
		p.drain()
	}
	b.ReportMetric(float64(rounds*channels)/b.Elapsed().Seconds(), "posts/s")
}
