package notice_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// reads is what a message says, a line each, without its buttons.
func reads(m chat.Message) []string {
	var all []string
	for _, b := range m.Blocks {
		switch b := b.(type) {
		case *slack.SectionBlock:
			all = append(all, strings.Split(b.Text.Text, "\n")...)
		case *slack.ContextBlock:
			all = append(all, b.ContextElements.Elements[0].(*slack.TextBlockObject).Text)
		}
	}
	return all
}

func (s *stage) means(e learn.Event, member string, why learn.Intention) {
	s.Helper()
	_, err := s.db.SaveIntention(s.Context(), e.ID, member, why, longAgo)
	s.no(err)
}

// reminded plans at an instant what is due and returns the member's reminder.
func (s *stage) reminded(member, when string) learn.Delivery {
	s.Helper()
	now := at(s, when)
	s.no(s.Plan(s.Context(), now))
	for _, d := range s.claim(now) {
		if d.Place == member {
			return d
		}
	}
	s.Fatalf("%s is not reminded at %s", member, when)
	return learn.Delivery{}
}

func TestAReminderQuotesTheIntentionAndSaysWhoElseGoes(t *testing.T) {
	s := newStage(t)
	e := s.event("2026-11-26T17:30:00Z", nil)
	s.answers(e, learn.Going, "UANA", "UBEN", "UCHIARA")
	why := learn.Intention{Purposes: []learn.Purpose{learn.MeetPeople, learn.GetAdvice}, Meet: 3, ComeBack: "a name for our hiring."}
	s.means(e, "UANA", why)
	s.means(e, "UCHIARA", why)
	for _, c := range []struct {
		member, when string
		want         []string
		text         string
	}{
		{"UANA", "2026-11-25T15:00:00Z", []string{
			"Tomorrow at 18:30: *<https://example.org/data|Data &amp; Coffee>*", "In person, Talent Garden",
			"You wanted to meet 3 new people, get advice and come back with a name for our hiring.", "<@UBEN> and <@UCHIARA> go too.",
		}, "Tomorrow at 18:30: Data &amp; Coffee"},
		{"UCHIARA", "2026-11-26T16:30:00Z", []string{
			"Oggi alle 18:30: *<https://example.org/data|Data &amp; Coffee>*", "In presenza, Talent Garden",
			"Volevi conoscere 3 persone nuove, chiedere consigli e tornare con a name for our hiring.", "Ci vanno anche <@UANA> e <@UBEN>.",
		}, "Oggi alle 18:30: Data &amp; Coffee"},
		{"UBEN", "2026-11-25T21:00:00Z", []string{
			"Tomorrow at 12:30: *<https://example.org/data|Data &amp; Coffee>*", "In person, Talent Garden (Thursday 18:30 in Rome)",
			"<@UANA> and <@UCHIARA> go too.",
		}, "Tomorrow at 12:30: Data &amp; Coffee"},
	} {
		r, err := s.Reminder(t.Context(), s.reminded(c.member, c.when))
		s.no(err)
		got := reads(r.Message)
		if diff := cmp.Diff(append(c.want, got[len(got)-1]), got); diff != "" || r.Message.Text != c.text {
			t.Errorf("%s reads %q (-want +got):\n%s", c.member, r.Message.Text, diff)
		}
	}
}

func TestAReminderIsNotPostedOnceItDoesNotHelp(t *testing.T) {
	for what, then := range map[string]func(s *stage, e learn.Event, d *learn.Delivery){
		"they can't come any more": func(s *stage, e learn.Event, _ *learn.Delivery) { s.answers(e, learn.NotGoing, "UANA") },
		"it is cancelled": func(s *stage, e learn.Event, _ *learn.Delivery) {
			e.Cancelled = longAgo
			s.no(s.db.SaveEvent(s.Context(), e))
		},
		"it has moved": func(s *stage, e learn.Event, _ *learn.Delivery) {
			e.Start, e.End = e.Start.Add(time.Hour), e.End.Add(time.Hour)
			s.no(s.db.SaveEvent(s.Context(), e))
		},
		"they want none": func(s *stage, _ learn.Event, _ *learn.Delivery) {
			s.prefers("UANA", func(p *learn.Preferences) { p.Muted = []learn.Notice{learn.DayBefore} })
		},
		"they want no messages now": func(s *stage, _ learn.Event, d *learn.Delivery) {
			s.prefers("UANA", func(p *learn.Preferences) { p.Paused = d.Claimed.Add(time.Hour) })
		},
		"Slack was down until it began": func(_ *stage, e learn.Event, d *learn.Delivery) { d.Claimed = e.Start },
	} {
		s := newStage(t)
		e := s.event("2026-11-26T17:30:00Z", nil)
		s.answers(e, learn.Going, "UANA")
		d := s.reminded("UANA", "2026-11-25T15:00:00Z")
		if r, err := s.Reminder(t.Context(), d); err != nil || r.Gone {
			t.Fatalf("nothing to say: %v", err)
		}
		then(s, e, &d)
		if r, err := s.Reminder(t.Context(), d); err != nil || !r.Gone {
			t.Errorf("%s: still %q, %v", what, r.Message.Text, err)
		}
	}
}

func TestTheTipFitsWhyOneGoesAndStaysTheSame(t *testing.T) {
	s := newStage(t)
	tip := func(industry string, purposes ...learn.Purpose) string {
		e := s.event("2026-11-26T17:30:00Z", func(e *learn.Event) { e.Industry = industry })
		s.answers(e, learn.Going, "UANA")
		s.means(e, "UANA", learn.Intention{Purposes: purposes})
		d := s.reminded("UANA", "2026-11-25T15:00:00Z")
		var said []string
		for range 2 {
			r, err := s.Reminder(t.Context(), d)
			s.no(err)
			lines := reads(r.Message)
			said = append(said, lines[len(lines)-1])
		}
		if said[0] != said[1] {
			t.Errorf("first %q, then %q", said[0], said[1])
		}
		r, err := s.Reminder(t.Context(), s.reminded("UANA", "2026-11-26T16:30:00Z"))
		s.no(err)
		if lines := reads(r.Message); lines[len(lines)-1] == said[0] {
			t.Errorf("%q the day before, and an hour before", said[0])
		}
		return said[0]
	}
	for range 8 { // each event draws its own
		if said := tip("technology", learn.PractisePitch); !strings.Contains(said, "one sentence whom we help") && !strings.Contains(said, "one customer's story") {
			t.Errorf("to practise: %q", said)
		}
		if said := tip("farming"); !strings.Contains(said, "another industry") {
			t.Errorf("outside our industry: %q", said)
		}
		if said := tip(""); strings.Contains(said, "industry") {
			t.Errorf("no reason given: %q", said)
		}
	}
}

func TestWhoGoesOnlineIsToldNothingAboutTheRoom(t *testing.T) {
	s := newStage(t)
	for range 8 { // each event draws its own
		e := s.event("2026-11-26T17:30:00Z", func(e *learn.Event) { e.Format = learn.Online })
		s.answers(e, learn.Going, "UANA")
		s.means(e, "UANA", learn.Intention{Purposes: []learn.Purpose{learn.MeetPeople}})
		r, err := s.Reminder(t.Context(), s.reminded("UANA", "2026-11-25T15:00:00Z"))
		s.no(err)
		lines := reads(r.Message)
		if tip := lines[len(lines)-1]; !strings.Contains(tip, "works anywhere") && !strings.Contains(tip, "One good conversation") && !strings.Contains(tip, "before you go to bed") {
			t.Errorf("online: %q", tip)
		}
	}
}

func TestWhoGoesIsNamedToThoseWhoReadThePrivateChannelStill(t *testing.T) {
	s := newStage(t)
	s.no(s.db.SaveChannel(t.Context(), learn.Channel{ID: "CBOARD", Name: "board", Private: true}))
	s.ins = map[string][]string{"CBOARD": {"UANA", "UCHIARA"}}
	e := s.event("2026-11-26T17:30:00Z", func(e *learn.Event) { e.Channel = "CBOARD" })
	s.answers(e, learn.Going, "UANA", "UBEN", "UCHIARA")
	s.means(e, "UBEN", learn.Intention{Meet: 3})
	for _, c := range []struct {
		member, when string
		names        bool
	}{
		{"UANA", "2026-11-25T15:00:00Z", true},
		{"UCHIARA", "2026-11-26T16:30:00Z", true},
		{"UBEN", "2026-11-25T21:00:00Z", false}, // he has left it
	} {
		r, err := s.Reminder(t.Context(), s.reminded(c.member, c.when))
		got := s.says(r, err)
		if strings.Contains(got, "<@U") != c.names || !strings.Contains(got, "Data &amp; Coffee") {
			t.Errorf("%s reads %s", c.member, got)
		}
		if c.member == "UBEN" && !strings.Contains(got, "meet 3 new people") {
			t.Errorf("what is Ben's own is missing in %s", got)
		}
	}
}
