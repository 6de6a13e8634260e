package question_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// A thousand questions are due at half past nine, after an event of everybody.
func BenchmarkAThousandAtHalfPastNine(b *testing.B) {
	s := newStage(b)
	all, ids := make([]learn.Member, 1000), make([]string, 1000)
	for i := range all {
		ids[i] = fmt.Sprintf("U%04d", i)
		all[i] = learn.Member{ID: ids[i], Zone: "Europe/Rome"}
	}
	s.no(s.db.SaveMembers(b.Context(), all))
	day := at(s, "2026-01-05 18:30")
	for b.Loop() {
		b.StopTimer()
		s.no(s.Plan(b.Context(), day)) // what is left of the month before
		s.event(day.Format("2006-01-02 15:04"), ids...)
		morning := learn.WorkingMorning(day, day.Location())
		b.StartTimer()
		s.no(s.Plan(b.Context(), morning))
		day = day.AddDate(0, 0, 28)
	}
	b.ReportMetric(float64(b.Elapsed().Milliseconds())/float64(b.N), "ms/op")
}

// When nothing is due, what is asked every minute costs next to nothing.
func BenchmarkNothingDue(b *testing.B) {
	s := newStage(b)
	e := s.event("2026-01-05 18:30", "UANA", "UBEN")
	for b.Loop() {
		s.no(s.Plan(b.Context(), e.Ends()))
		_, err := s.NextDue(b.Context(), e.Ends().Add(time.Minute))
		s.no(err)
	}
}
