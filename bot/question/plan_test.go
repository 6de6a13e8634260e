package question_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

func (s *stage) want(got []asked, want ...asked) {
	s.Helper()
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(asked{}), cmpopts.EquateEmpty()); diff != "" {
		s.Errorf("asked (-want +got):\n%s", diff)
	}
}

func TestNobodyIsAskedMoreThanTwiceInSevenDays(t *testing.T) {
	s := newStage(t)
	s.event("2026-11-23 18:30", "UBEN")
	s.event("2026-11-24 18:30", "UBEN")
	s.event("2026-11-25 18:30", "UBEN")
	s.want(s.until("2027-01-31 12:00"),
		asked{"2026-11-23", "UBEN", "Tue 24 Nov 09:30"},
		asked{"2026-11-24", "UBEN", "Wed 25 Nov 09:30"},
		asked{"2026-11-23", "UBEN", "Tue 1 Dec 09:30"},
		asked{"2026-11-24", "UBEN", "Wed 2 Dec 09:30"},
		asked{"2026-11-25", "UBEN", "Tue 8 Dec 09:30"},
	)
}
