package digest_test

import (
	"fmt"
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
	for b.Loop() {
		r, err := d.f.Edition(b.Context(), one)
		d.no(err)
		if len(r.Shows) != 2*learn.MaxListed+1 {
			b.Fatalf("it shows %d things", len(r.Shows))
		}
	}
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
