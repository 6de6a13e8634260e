package digest_test

import (
	"fmt"
	"runtime"
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

// A minute's tick with 5,000 digests, none of them due.
func BenchmarkPlanNothingDue(b *testing.B) {
	d := open(b, "en")
	d.no(d.db.Transact(b.Context(), func(tx *store.DB) error {
		for i := range 5000 {
			s := monday("Europe/Rome")
			err := tx.SaveDigest(b.Context(), learn.Digest{Channel: fmt.Sprint("C", i), Schedule: s, Next: s.Next(due(b))})
			if err != nil {
				return err
			}
		}
		return nil
	}))
	for b.Loop() {
		d.plan(due(b))
	}
}

// A thousand editions that fall due together.
func BenchmarkPlanThousandDue(b *testing.B) {
	d := open(b, "en")
	d.no(d.db.Transact(b.Context(), func(tx *store.DB) error {
		for i := range 1000 {
			s := monday("Europe/Rome")
			err := tx.SaveDigest(b.Context(), learn.Digest{Channel: fmt.Sprint("C", i), Schedule: s, Next: due(b)})
			if err != nil {
				return err
			}
		}
		return nil
	}))
	now := due(b)
	for b.Loop() {
		d.plan(now)
		now = now.Add(7 * day)
	}
}

// An edition over 100,000 lessons of two years, when -short over the latest
// 3,000 of them, and 5,000 events of one.
func BenchmarkCompose(b *testing.B) {
	d, lessons := subscribed(b, "en", general), 100_000
	if testing.Short() {
		lessons = 3000
	}
	d.thousands(b, lessons, func(in desk, n int) {
		in.write(fmt.Sprint("Lesson ", n), due(b).Add(-time.Duration(n)*10*time.Minute), benchLesson(n))
	})
	d.thousands(b, 5000, func(in desk, n int) {
		in.share(fmt.Sprint("Event ", n), due(b).Add(time.Duration(n-2500)*100*time.Minute), nil)
	})
	d.plan(due(b))
	one := d.claim(due(b))[0]
	for name, filter := range map[string]learn.Filter{
		"all": {}, "followed": {Industries: learn.Industries()[:2], Topics: []string{"Hiring"}}, "followed by few": {Topics: []string{"Pottery"}},
	} {
		b.Run(name, func(b *testing.B) {
			follows, err := d.db.Digest(b.Context(), general)
			d.no(err)
			follows.Filter = filter
			d.no(d.db.SaveDigest(b.Context(), follows))
			for b.Loop() {
				_, err := d.f.Edition(b.Context(), one)
				d.no(err)
			}
		})
	}
}

// A year of twenty channels' editions. Memory that grows with it would end a
// process that runs for years.
func BenchmarkYear(b *testing.B) {
	for b.Loop() {
		d := open(b, "en")
		for i := range 20 {
			channel := fmt.Sprint("C0", i)
			d.no(d.db.SaveChannel(b.Context(), learn.Channel{ID: channel, Name: channel, Bot: learn.Inside}))
			d.subscribe(channel, monday("Europe/Rome"), due(b).Add(-time.Hour))
		}
		var before uint64
		for week := range 52 {
			now := due(b).AddDate(0, 0, 7*week)
			d.write(fmt.Sprint("Lesson ", week), now.Add(-day), nil)
			d.plan(now)
			for _, one := range d.claim(now) {
				r, err := d.f.Edition(b.Context(), one)
				d.no(err)
				d.no(d.db.SetShown(b.Context(), one.ID, r.Shows))
			}
			if week == 4 {
				before = heap()
			}
		}
		grown := float64(heap()) - float64(before)
		if b.ReportMetric(grown, "B-grown"); grown > 4<<20 {
			b.Errorf("memory has grown by %.0f bytes in a year", grown)
		}
	}
}

// heap is how many bytes are in use once nothing is left to clear away.
func heap() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// thousands stores many things, a thousand in a transaction.
func (d desk) thousands(b *testing.B, count int, add func(in desk, n int)) {
	for n := 0; n < count; n += 1000 {
		d.no(d.db.Transact(b.Context(), func(tx *store.DB) error {
			for i := range 1000 {
				add(desk{b, tx, d.ws, d.f}, n+i)
			}
			return nil
		}))
	}
}

func benchLesson(n int) func(*learn.Lesson) {
	return func(l *learn.Lesson) {
		l.Industry, l.Topics = learn.Industries()[n%20], []string{"hiring", "agendas"}
		l.Channel = []string{general, secret, ""}[n%3]
	}
}
