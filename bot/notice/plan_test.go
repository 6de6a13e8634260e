package notice_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/store"
)

func TestRemindersComeTheDayBeforeAtFourAndAnHourBeforeInTheMembersOwnZone(t *testing.T) {
	for what, c := range map[string]struct {
		start, member string
		want          []string
	}{
		"an evening in Rome, for Rome":            {"2026-11-26T17:30:00Z", "UANA", []string{"11-25 15:00", "11-26 16:30"}},
		"an evening in Rome, for New York":        {"2026-11-26T17:30:00Z", "UBEN", []string{"11-25 21:00", "11-26 16:30"}},
		"an evening in Rome, for Kolkata":         {"2026-11-26T13:30:00Z", "UDEV", []string{"11-25 10:30", "11-26 12:30"}},
		"nobody knows where: the event's zone":    {"2026-11-26T17:30:00Z", "UMAX", []string{"11-25 15:00", "11-26 16:30"}},
		"after midnight in Kolkata, another day":  {"2026-11-26T19:00:00Z", "UDEV", []string{"11-26 10:30"}},
		"the clocks went back in between":         {"2026-10-25T17:30:00Z", "UANA", []string{"10-24 14:00", "10-25 16:30"}},
		"the clocks went forward in between":      {"2026-03-29T16:30:00Z", "UANA", []string{"03-28 15:00", "03-29 15:30"}},
		"the clocks went back in New York":        {"2026-11-01T23:30:00Z", "UBEN", []string{"10-31 20:00", "11-01 22:30"}},
		"early: an hour before is in quiet hours": {"2026-11-26T07:30:00Z", "UANA", []string{"11-25 15:00", "11-26 07:00"}},
		"late: quiet hours last past the start":   {"2026-11-26T20:30:00Z", "UANA", []string{"11-25 15:00"}},
		"so early that it would come too late":    {"2026-11-26T07:10:00Z", "UANA", []string{"11-25 15:00"}},
	} {
		t.Run(what, func(t *testing.T) {
			s := newStage(t)
			e := s.event(c.start, nil)
			s.answers(e, learn.Going, c.member)
			got := s.until(e.Start.Add(-7*24*time.Hour), e.Start.Add(24*time.Hour))
			if diff := cmp.Diff(map[string][]string{c.member: c.want}, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestWhoGetsNoReminder(t *testing.T) {
	start := "2026-11-26T17:30:00Z"
	both := []string{"11-25 15:00", "11-26 16:30"}
	for what, c := range map[string]struct {
		then func(s *stage, e learn.Event)
		want []string
	}{
		"everybody who goes does": {func(*stage, learn.Event) {}, both},
		"who may come":            {func(s *stage, e learn.Event) { s.answers(e, learn.Maybe, "UANA") }, nil},
		"who waits for a place":   {func(s *stage, e learn.Event) { s.answers(e, learn.Waitlisted, "UANA") }, nil},
		"who can't":               {func(s *stage, e learn.Event) { s.answers(e, learn.NotGoing, "UANA") }, nil},
		"who has left us": {func(s *stage, _ learn.Event) {
			s.no(s.db.SaveMembers(s.Context(), []learn.Member{{ID: "UANA", Deleted: true}}))
		}, nil},
		"who turned one off": {func(s *stage, _ learn.Event) {
			s.prefers("UANA", func(p *learn.Preferences) { p.Muted = []learn.Notice{learn.DayBefore} })
		}, both[1:]},
		"who turned the other off": {func(s *stage, _ learn.Event) {
			s.prefers("UANA", func(p *learn.Preferences) { p.Muted = []learn.Notice{learn.HourBefore} })
		}, both[:1]},
		"who wants no messages until after it": {func(s *stage, e learn.Event) {
			s.prefers("UANA", func(p *learn.Preferences) { p.Paused = e.Start.Add(time.Hour) })
		}, nil},
		"who wants no messages until the morning gets it then": {func(s *stage, _ learn.Event) {
			s.prefers("UANA", func(p *learn.Preferences) { p.Paused = at(s, "2026-11-26T08:00:00Z") })
		}, []string{"11-26 08:00", "11-26 16:30"}},
		"who is quiet in the afternoon gets it after": {func(s *stage, _ learn.Event) {
			s.prefers("UANA", func(p *learn.Preferences) { p.Quiet = learn.Quiet{From: 14 * 60, To: 17 * 60} })
		}, []string{"11-25 16:00", "11-26 16:30"}},
		"who has just decided": {func(s *stage, e learn.Event) {
			s.no(s.db.Answer(s.Context(), e.ID, "UANA", learn.Going, at(s, "2026-11-25T13:30:00Z")))
		}, both[1:]},
		"an event that is off": {func(s *stage, e learn.Event) {
			e.Cancelled = longAgo
			s.no(s.db.SaveEvent(s.Context(), e))
		}, nil},
	} {
		t.Run(what, func(t *testing.T) {
			s := newStage(t)
			e := s.event(start, nil)
			s.answers(e, learn.Going, "UANA")
			c.then(s, e)
			if diff := cmp.Diff(c.want, s.until(at(t, "2026-11-24T00:00:00Z"), e.Start.Add(time.Hour))["UANA"]); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestRemindersFollowAnEventThatMoves(t *testing.T) {
	s := newStage(t)
	e := s.event("2026-11-26T17:30:00Z", nil)
	s.answers(e, learn.Going, "UANA")
	first := s.until(at(t, "2026-11-24T00:00:00Z"), at(t, "2026-11-25T16:00:00Z"))
	e.Start, e.End, e.Updated = e.Start.AddDate(0, 0, 7), e.End.AddDate(0, 0, 7), at(t, "2026-11-25T16:00:00Z")
	s.no(s.db.SaveEvent(t.Context(), e))
	then := s.until(e.Updated, at(t, "2026-12-04T00:00:00Z"))
	want := []map[string][]string{{"UANA": {"11-25 15:00"}}, {"UANA": {"12-02 15:00", "12-03 16:30"}}}
	if diff := cmp.Diff(want, []map[string][]string{first, then}); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestWhoWasToldOfANewTimeIsNotRemindedOfItAtOnce(t *testing.T) {
	s := newStage(t)
	e := s.event("2026-11-30T17:30:00Z", nil)
	s.answers(e, learn.Going, "UANA")
	e.Start, e.End, e.Updated = at(t, "2026-11-26T17:30:00Z"), at(t, "2026-11-26T19:00:00Z"), at(t, "2026-11-25T17:00:00Z")
	s.no(s.db.SaveEvent(t.Context(), e))
	if diff := cmp.Diff(map[string][]string{"UANA": {"11-26 16:30"}}, s.until(e.Updated, e.End)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestAfterDowntimeComesOnlyWhatStillHelps(t *testing.T) {
	for back, want := range map[string]int{
		"2026-11-25T15:01:00Z": 1, "2026-11-25T18:59:00Z": 1, "2026-11-25T21:01:00Z": 0,
		"2026-11-26T16:30:00Z": 1, "2026-11-26T16:59:00Z": 1, "2026-11-26T17:01:00Z": 0, "2026-11-26T17:29:00Z": 0, "2026-11-27T08:00:00Z": 0,
	} {
		s := newStage(t)
		s.answers(s.event("2026-11-26T17:30:00Z", nil), learn.Going, "UANA")
		now := at(t, back)
		s.no(s.Plan(t.Context(), now))
		if got := s.claim(now); len(got) != want {
			t.Errorf("back at %s: %d reminders, want %d", back, len(got), want)
		}
	}
}

func TestTheNextReminderIsFoundAmongEventsFarAway(t *testing.T) {
	s := newStage(t)
	now := at(t, "2026-11-20T12:00:00Z")
	next := func() time.Time {
		due, err := s.NextDue(t.Context(), now)
		s.no(err)
		return due
	}
	if !next().IsZero() {
		t.Error("something is due with no event")
	}
	s.event("2026-11-21T17:30:00Z", nil) // to which nobody goes
	s.answers(s.event("2026-12-24T06:00:00Z", nil), learn.Going, "UBEN")
	late := s.event("2026-12-24T16:00:00Z", nil)
	s.answers(late, learn.Going, "UDEV")
	if want := at(t, "2026-12-23T10:30:00Z"); !next().Equal(want) { // Kolkata's four o'clock, for the later event
		t.Errorf("next is %s, want %s", next(), want)
	}
}

func BenchmarkRemindersOfAnEventToWhich10000Go(b *testing.B) {
	const going = 10000
	now := at(b, "2026-11-25T15:00:00Z")
	for b.Loop() {
		b.StopTimer()
		s := newStage(b)
		e := s.event("2026-11-26T17:30:00Z", nil)
		s.no(s.db.Transact(b.Context(), func(tx *store.DB) error {
			var members []learn.Member
			for i := range going {
				id := fmt.Sprintf("U%06d", i)
				members = append(members, learn.Member{ID: id, Zone: "Europe/Rome", Locale: "en-US"})
				if err := tx.Answer(b.Context(), e.ID, id, learn.Going, longAgo); err != nil {
					return err
				}
			}
			return tx.SaveMembers(b.Context(), members)
		}))
		b.StartTimer()
		s.no(s.Plan(b.Context(), now))
		b.StopTimer()
		again := time.Now()
		s.no(s.Plan(b.Context(), now.Add(time.Minute)))
		b.ReportMetric(float64(time.Since(again).Milliseconds()), "ms/again")
		if heads, err := s.db.Heads(b.Context(), now, 2*going, nil); err != nil || len(heads) != going {
			b.Fatalf("%d reminders, %v", len(heads), err)
		}
		b.StartTimer()
	}
}
