package question_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
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

func TestEverybodyIsAskedInTheirOwnMorningAndOnceMore(t *testing.T) {
	s := newStage(t)
	s.event("2026-11-26 18:30", "UBEN", "UDEV", "UGRACE", "UMAX")
	s.want(s.until("2027-01-31 12:00"),
		asked{"2026-11-26", "UDEV", "Fri 27 Nov 09:30"}, // it ended at one in the night in Kolkata
		asked{"2026-11-26", "UMAX", "Fri 27 Nov 08:30"}, // nobody knows where Max is: as where the event was
		asked{"2026-11-26", "UBEN", "Fri 27 Nov 09:30"},
		asked{"2026-11-26", "UGRACE", "Fri 27 Nov 09:30"},
		asked{"2026-11-26", "UDEV", "Mon 30 Nov 09:30"},
		asked{"2026-11-26", "UMAX", "Mon 30 Nov 08:30"},
		asked{"2026-11-26", "UBEN", "Mon 30 Nov 09:30"},
		asked{"2026-11-26", "UGRACE", "Mon 30 Nov 09:30"},
	)
}

func TestOfSeveralInOneMorningTheOldestComeFirst(t *testing.T) {
	s := newStage(t)
	s.event("2026-11-29 18:30", "UANA")
	s.event("2026-11-27 18:30", "UANA")
	s.event("2026-11-28 18:30", "UANA")
	s.want(s.until("2026-12-07 09:29"),
		asked{"2026-11-27", "UANA", "Mon 30 Nov 09:30"},
		asked{"2026-11-28", "UANA", "Mon 30 Nov 09:30"},
	)
	s.want(s.until("2026-12-07 09:30"),
		asked{"2026-11-27", "UANA", "Mon 7 Dec 09:30"},
		asked{"2026-11-28", "UANA", "Mon 7 Dec 09:30"},
	)
	s.want(s.until("2027-01-31 12:00"))
}

func TestTheWeekBeginsWhenAQuestionIsThere(t *testing.T) {
	s := newStage(t)
	s.event("2026-11-27 18:30", "UANA")
	s.event("2026-11-28 18:30", "UANA")
	s.no(s.Plan(t.Context(), at(s, "2026-11-30 09:30")))
	s.want(append(s.post(at(s, "2026-11-30 10:45")), s.until("2026-12-07 10:44")...), // when Slack was back
		asked{"2026-11-27", "UANA", "Mon 30 Nov 10:45"},
		asked{"2026-11-28", "UANA", "Mon 30 Nov 10:45"},
	)
	s.want(s.until("2026-12-07 10:45"),
		asked{"2026-11-27", "UANA", "Mon 7 Dec 10:45"},
		asked{"2026-11-28", "UANA", "Mon 7 Dec 10:45"},
	)
}

func TestAPauseEndsAndThenItIsAskedUnlessItIsStale(t *testing.T) {
	s := newStage(t)
	s.prefers("UANA", func(p *learn.Preferences) { p.Paused = at(s, "2026-12-05 00:00") })
	s.prefers("UCHIARA", func(p *learn.Preferences) { p.Paused = at(s, "2026-12-15 00:00") })
	s.event("2026-11-26 18:30", "UANA", "UCHIARA")
	s.want(s.until("2027-01-31 12:00"),
		asked{"2026-11-26", "UANA", "Mon 7 Dec 09:30"},
		asked{"2026-11-26", "UANA", "Thu 10 Dec 09:30"},
	)
}

func TestWhatIsPlannedAndCannotBePostedInTimeWaitsForAnotherMorning(t *testing.T) {
	for name, c := range map[string]struct {
		posted string // when Slack was back
		then   func(s *stage, e learn.Event)
		want   []asked
	}{
		"an hour later": {"2026-11-27 10:30", nil, []asked{
			{"2026-11-26", "UANA", "Fri 27 Nov 10:30"}, {"2026-11-26", "UANA", "Mon 30 Nov 09:30"},
		}},
		"in the afternoon": {"2026-11-27 14:00", nil, []asked{
			{"2026-11-26", "UANA", "Mon 30 Nov 09:30"}, {"2026-11-26", "UANA", "Thu 3 Dec 09:30"},
		}},
		"on Saturday": {"2026-11-28 09:30", nil, []asked{
			{"2026-11-26", "UANA", "Mon 30 Nov 09:30"}, {"2026-11-26", "UANA", "Thu 3 Dec 09:30"},
		}},
		"who pauses meanwhile": {"2026-11-27 10:30", func(s *stage, _ learn.Event) {
			s.prefers("UANA", func(p *learn.Preferences) { p.Paused = at(s, "2026-12-02 00:00") })
		}, []asked{{"2026-11-26", "UANA", "Wed 2 Dec 09:30"}, {"2026-11-26", "UANA", "Mon 7 Dec 09:30"}}},
		"who turns questions off meanwhile": {"2026-11-27 10:30", func(s *stage, _ learn.Event) {
			s.prefers("UANA", func(p *learn.Preferences) { p.Muted = []learn.Notice{learn.Questions} })
		}, nil},
		"who has said it meanwhile": {"2026-11-27 10:30", func(s *stage, e learn.Event) {
			s.no(s.db.SayTurnout(s.Context(), e.ID, "UANA", learn.Missed, at(s, "2026-11-27 10:00")))
		}, nil},
		"who leaves meanwhile": {"2026-11-27 10:30", func(s *stage, _ learn.Event) {
			s.no(s.db.SaveMembers(s.Context(), []learn.Member{{ID: "UANA", Zone: "Europe/Rome", Deleted: true}}))
		}, nil},
		"an event that is cancelled meanwhile": {"2026-11-27 10:30", func(s *stage, e learn.Event) {
			e.Cancelled = at(s, "2026-11-27 10:00")
			s.no(s.db.SaveEvent(s.Context(), e))
		}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			s := newStage(t)
			e := s.event("2026-11-26 18:30", "UANA")
			s.no(s.Plan(t.Context(), at(s, "2026-11-27 09:30")))
			if c.then != nil {
				c.then(s, e)
			}
			got := s.post(at(s, c.posted))
			s.want(append(got, s.until("2027-01-31 12:00")...), c.want...)
		})
	}
}

func TestNobodyIsAskedWhatHasLostItsSense(t *testing.T) {
	for name, then := range map[string]func(s *stage, e learn.Event){
		"cancelled": func(s *stage, e learn.Event) {
			e.Cancelled = e.Start
			s.no(s.db.SaveEvent(s.Context(), e))
		},
		"who can't come": func(s *stage, e learn.Event) {
			s.no(s.db.Answer(s.Context(), e.ID, "UANA", learn.NotGoing, e.Start))
		},
		"who took the answer back": func(s *stage, e learn.Event) {
			s.no(s.db.Answer(s.Context(), e.ID, "UANA", learn.NoAnswer, e.Start))
		},
		"who has written a lesson from it": func(s *stage, e learn.Event) {
			_, err := s.db.AddLesson(s.Context(), learn.Lesson{ID: learn.NewID(), Author: "UANA", Event: e.ID, Takeaway: "Ask first."})
			s.no(err)
		},
		"who has said it": func(s *stage, e learn.Event) {
			s.no(s.db.SayTurnout(s.Context(), e.ID, "UANA", learn.Went, e.Ends()))
		},
	} {
		s := newStage(t)
		then(s, s.event("2026-11-26 18:30", "UANA"))
		if got := s.until("2027-01-31 12:00"); len(got) > 0 {
			t.Errorf("%s: %v", name, got)
		}
	}
}
